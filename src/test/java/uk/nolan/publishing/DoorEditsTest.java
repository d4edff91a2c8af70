package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.nolan.NolanTest;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.people.Role;
import uk.nolan.process.ProcedureDeployment;
import uk.nolan.process.Story;
import uk.nolan.process.lint.Edits;
import uk.nolan.process.lint.Edits.Edit;
import uk.nolan.publishing.ProcedureChange.State;

/** Each broken edit is refused at the running program's door and the live version stays, in the record, in memory and in the engine; each good one goes live. */
@NolanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorEditsTest {

    /** Wrong for who reads the files as they are, but the door knows from the templates what is meant. */
    private static final Set<String> PUT_RIGHT = Set.of("an id that Modeler made up", "a form not bound to the version", "two answers changed about");

    @Autowired
    private ApplicationContext program;

    @Autowired
    private ProcedureDeployment deployment;

    @Autowired
    private Story story;

    @Autowired
    private JdbcTemplate database;

    private StandInDoor at;

    @BeforeAll
    void aDoor() {
        story.begin("2026-12-11");
        at = new StandInDoor(program);
    }

    @AfterEach
    void asItWas() {
        at.asItWas();
    }

    @AfterAll
    void close() {
        at.close();
    }

    static List<Edit> broken() {
        return Edits.BROKEN.stream().filter(edit -> !PUT_RIGHT.contains(edit.name())).toList();
    }

    static List<Edit> putRight() {
        return Edits.BROKEN.stream().filter(edit -> PUT_RIGHT.contains(edit.name())).toList();
    }

    /** What an administrator uploads: the file that the edit touched, and nothing else. */
    private ProcedureChange offer(Edit edit) {
        Map<String, byte[]> live = at.live.set().contents();
        Map<String, byte[]> edited = edit.of(live);
        Map<String, byte[]> files = new TreeMap<>(edited);
        files.entrySet().removeIf(file -> Arrays.equals(file.getValue(), live.get(file.getKey())));
        Set<String> removed = new TreeSet<>(live.keySet());
        removed.removeAll(edited.keySet());
        assertThat(files.size() + removed.size()).isEqualTo(1);
        return at.offered(files, removed);
    }

    /** How many versions of anything the engine has: nothing was deployed while this stays. */
    private Integer deployed() {
        return database.queryForObject("select (select count(*) from ACT_RE_DEPLOYMENT) + (select count(*) from ACT_RE_PROCDEF) + (select count(*) from ACT_RE_DECISION_DEF) from (values(0)) v", Integer.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void isRefusedAndTheLiveVersionStays(Edit edit) {
        ProcedureFiles set = at.live.set();
        int number = at.door.live().number().orElseThrow();
        int deployed = deployed();
        ProcedureChange change = offer(edit);
        assertThat(change.state()).isEqualTo(State.REFUSED);
        assertThat(change.number()).isEmpty();
        assertThat(change.findings()).as("%s: %s in %s", edit.element(), edit.words(), edit.foundIn()).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(edit.foundIn());
            assertThat(finding.element()).isEqualTo(edit.element());
            assertThat(finding.what()).contains(edit.words());
        });
        assertThat(at.door.live().number()).contains(number);
        assertThat(at.live.set()).isSameAs(set);
        assertThat(deployed()).isEqualTo(deployed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("putRight")
    void isPutRightSoThatNothingIsLeftOfIt(Edit edit) {
        ProcedureChange change = offer(edit);
        assertThat(change.state()).isEqualTo(State.REFUSED);
        assertThat(change.madeSo()).allMatch(sentence -> sentence.startsWith(edit.file()));
        assertThat(change.findings()).extracting(Finding::what).singleElement().asString().startsWith("nothing in it differs");
    }

    /** One upon another, as a council would make them in the course of years. */
    @Test
    void theGoodOnesGoLive() {
        for (Edit edit : Edits.GOOD) {
            int before = at.door.live().number().orElseThrow();
            ProcedureChange change = offer(edit);
            assertThat(change.findings()).as(edit.name()).isEmpty();
            assertThat(change.state()).as(edit.name()).isEqualTo(State.LIVE);
            assertThat(change.number()).as(edit.name()).contains(before + 1);
            assertThat(at.live.set().digest()).as(edit.name()).isEqualTo(at.door.set(change.id()).orElseThrow().digest());
            assertThat(List.of(change.changed(), change.added()).stream().flatMap(List::stream)).as(edit.name()).containsExactly(edit.file());
        }
        Set<String> newest = deployment.processes(at.door.live().deploymentId().orElseThrow()).stream().map(process -> story.newest(process.key())).collect(Collectors.toSet());
        assertThat(deployment.processes(at.door.live().deploymentId().orElseThrow())).extracting(ProcedureDeployment.DeployedProcess::id).as("with these whatever begins now begins").containsExactlyInAnyOrderElementsOf(newest);
    }

    /** The engine keeps the last of each diagram, and would go on offering and beginning it. */
    @Test
    void whatIsTakenOutOfTheSetBeginsNoMore() {
        String round = at.live.set().read("processes/working-day-round.bpmn").replace("\"working-day-round\"", "\"evening-round\"").replace("0 0 7 ? *", "0 0 19 ? *").replace("07:00", "19:00");
        String heard = at.live.set().read("processes/call-to-work.bpmn").replace("\"call-to-work\"", "\"call-elsewhere\"").replace("\"WorkWaits\"", "\"WorkElsewhere\"");
        ProcedureChange change = at.offered(
                Map.of("evening-round.bpmn", round.getBytes(StandardCharsets.UTF_8), "call-elsewhere.bpmn", heard.getBytes(StandardCharsets.UTF_8)), Set.of("late-comments.bpmn"));
        assertThat(change.findings()).isEmpty();
        assertThat(change.state()).isEqualTo(State.LIVE);
        assertThat(beginning()).containsExactlyInAnyOrder("working-day-round", "evening-round", "WorkWaits", "WorkElsewhere");
        assertThat(story.offeredToStart(Role.MONITORING_OFFICER)).contains("abeyance").doesNotContain("late-comments");
        at.asItWas();
        assertThat(beginning()).containsExactlyInAnyOrder("working-day-round", "WorkWaits");
        assertThat(story.offeredToStart(Role.MONITORING_OFFICER)).contains("late-comments");
    }

    private List<String> beginning() {
        return database.queryForList(
                "select PROCESS_DEF_KEY_ from ACT_RU_JOB where PROCESS_INSTANCE_ID_ is null and TYPE_ = 'timer' union all select EVENT_NAME_ from ACT_RU_EVENT_SUBSCR where EXECUTION_ID_ is null", String.class);
    }
}
