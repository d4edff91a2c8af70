package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.nolan.NolanTest;
import uk.nolan.council.Finding;
import uk.nolan.process.Story;
import uk.nolan.publishing.ProcedureChange.State;

/** What has changed in the folder, or in the program's own files after an upgrade, is offered at the next start like anybody's change; whatever is wrong with it, the program starts with what is live. */
@NolanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FolderHandleTest {

    private static final String DEADLINES = "processes/councils/newark-and-sherwood/deadlines.dmn";
    private static final String VALIDITY = "processes/validity.bpmn";

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ApplicationContext program;

    @Autowired
    private Story story;

    @TempDir
    Path temporary;

    private StandInDoor at;
    private Path folder;
    private int folders;

    /** How the live version names a task and a deadline, and other names for them, in each test others. */
    private String name;

    private String renamed;
    private String assessment;
    private String first;

    @BeforeAll
    void aDoor() {
        story.begin("2026-12-11");
        at = new StandInDoor(program);
    }

    @BeforeEach
    void aFolderAsTheLiveVersion() throws IOException {
        // what other tests changed in these files before is nobody's change here
        database.update("update procedure_change set changed = '[]'");
        folder = temporary.resolve("procedure-" + folders++);
        name = live(VALIDITY, "(?<=id=\"Activity_SendRejection\" )name=\"[^\"]*\"");
        assessment = live(DEADLINES, "(?<=\"OutputEntry_InitialAssessmentName\">\\s{1,20})<text>[^<]*</text>");
        renamed = "name=\"Send rejection %c\"".formatted('a' + folders);
        first = "<text>\"First assessment %c\"</text>".formatted('a' + folders);
        for (Map.Entry<String, byte[]> file : at.live.set().contents().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        assertNothingIsOffered();
    }

    @AfterAll
    void asItWas() {
        at.asItWas();
        at.close();
    }

    private String live(String file, String place) {
        Matcher found = Pattern.compile(place).matcher(at.live.set().read(file));
        assertThat(found.find()).as(place).isTrue();
        return found.group();
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private byte[] live(String file, String from, String to) {
        assertThat(at.live.set().read(file)).contains(from);
        return at.live.set().read(file).replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private ProcedureChange started() {
        return at.start(folder.toString()).orElseThrow(() -> new AssertionError("nothing was offered"));
    }

    private void assertNothingIsOffered() {
        assertThat(at.start(folder.toString())).isEmpty();
    }

    @Test
    void whatChangedInTheFolderGoesLiveAtTheNextStart() throws IOException {
        int before = at.door.live().number().orElseThrow();
        assertNothingIsOffered();
        edit(VALIDITY, name, renamed);
        ProcedureChange change = started();
        assertThat(change.findings()).isEmpty();
        assertThat(change.state()).isEqualTo(State.LIVE);
        assertThat(change.number()).contains(before + 1);
        assertThat(change.handle()).isEqualTo(Handle.FILES);
        assertThat(change.changed()).containsExactly(VALIDITY);
        assertThat(at.live.set().read(VALIDITY)).contains(renamed);
        assertNothingIsOffered();
    }

    @Test
    void whatIsBrokenIsRefusedOnceAndTheProgramStartsAllTheSame() throws IOException {
        String live = at.live.set().digest();
        edit(VALIDITY, "formRef=\"decide-validity\"", "formRef=\"decide-on-validity\"");
        ProcedureChange change = started();
        assertThat(change.state()).isEqualTo(State.REFUSED);
        assertThat(change.findings()).extracting(Finding::sentence).anyMatch(sentence -> sentence.startsWith("processes/validity.bpmn, \"Decide validity\": there is no form \"decide-on-validity\""));
        assertThat(at.live.set().digest()).isEqualTo(live);
        assertNothingIsOffered();
        edit(VALIDITY, "formRef=\"decide-on-validity\"", "formRef=\"decide-validity\"");
        edit(VALIDITY, name, renamed);
        assertThat(started().state()).as("mended").isEqualTo(State.LIVE);
    }

    @Test
    void aFolderThatIsNoProcedureChangesNothing() throws IOException {
        int number = at.door.live().number().orElseThrow();
        assertThat(at.start(temporary.resolve("gone").toString())).isEmpty();
        Path empty = Files.createDirectories(temporary.resolve("empty"));
        Files.createDirectories(empty.resolve("processes"));
        Files.createDirectories(empty.resolve("forms"));
        ProcedureChange change = at.start(empty.toString()).orElseThrow();
        assertThat(change.state()).isEqualTo(State.REFUSED);
        assertThat(change.findings()).hasSizeGreaterThan(3);
        assertThat(at.door.live().number()).contains(number);
    }

    @Test
    void whatAnAdministratorChangedStaysWhileTheFolderIsAsItWas() {
        at.book.take(Map.of());
        assertNothingIsOffered();
        at.offered(Map.of("validity.bpmn", live(VALIDITY, name, renamed)), Set.of());
        assertNothingIsOffered();
        assertThat(at.live.set().read(VALIDITY)).contains(renamed);
    }

    @Test
    void whatChangedElsewhereInTheFolderLeavesAnAdministratorsChangeAlone() throws IOException {
        at.offered(Map.of("validity.bpmn", live(VALIDITY, name, renamed)), Set.of());
        edit(DEADLINES, assessment, first);
        ProcedureChange change = started();
        assertThat(change.state()).as(change.remarks().toString()).isEqualTo(State.LIVE);
        assertThat(at.live.set().read(VALIDITY)).contains(renamed);
        assertThat(at.live.set().read(DEADLINES)).contains(first);
    }

    @Test
    void whatBothChangedWaitsForAnAdministratorsReason() throws IOException {
        at.offered(Map.of("deadlines.dmn", live(DEADLINES, "<text>\"Representations\"</text>", "<text>\"Comments\"</text>")), Set.of());
        edit(DEADLINES, assessment, first);
        ProcedureChange change = started();
        assertThat(change.findings()).isEmpty();
        assertThat(change.state()).isEqualTo(State.DIFFERENT);
        assertThat(change.remarks()).anyMatch(remark -> remark.startsWith(DEADLINES + " was changed in the folder " + folder) && remark.contains("by another handle"));
        assertThat(at.live.set().read(DEADLINES)).contains("\"Comments\"").doesNotContain(first);
        assertNothingIsOffered();
        at.door.publishAllTheSame(change.id(), StandInDoor.ADMINISTRATOR, "The folder is right.");
        assertThat(at.live.set().read(DEADLINES)).contains(first);
        assertNothingIsOffered();
    }

    @Test
    void whatWasPutIntoModelersFormIsNotTakenForAnothersChange() throws IOException {
        edit(VALIDITY, "<bpmn:process ", "<!-- ours --><bpmn:process ");
        assertNothingIsOffered();
        edit(VALIDITY, name, renamed);
        ProcedureChange first = started();
        assertThat(first.state()).isEqualTo(State.LIVE);
        assertThat(first.madeSo()).isNotEmpty();
        assertThat(at.live.set().read(VALIDITY)).doesNotContain("ours");
        edit(VALIDITY, renamed, "name=\"Reject complaint\"");
        ProcedureChange second = started();
        assertThat(second.remarks()).isEmpty();
        assertThat(second.state()).isEqualTo(State.LIVE);
    }

    @Test
    void whatWasBeingCheckedWhenTheProgramEndedIsTakenUpAgain() throws IOException {
        edit(VALIDITY, name, renamed);
        FolderHandle.Change change = new FolderHandle(at.door, at.book, at.changes, at.checks, at.live, folder.toString()).changed().orElseThrow();
        long id = at.book.enter(new Offer(Handle.FILES, "program", change.origin(), change.files(), change.removed()), new ChangeBook.Besides(null, change.remarks(), change.taken()));
        assertNothingIsOffered();
        ProcedureChange again = at.door.await(id);
        assertThat(again.state()).isEqualTo(State.LIVE);
        assertThat(at.live.set().read(VALIDITY)).contains(renamed);
    }

    @Test
    void theProgramsOwnFilesAreOfferedAfterAnUpgrade() throws IOException {
        at.asItWas();
        aFolderAsTheLiveVersion();
        edit(VALIDITY, name, renamed);
        assertThat(started().state()).as("as it was before the upgrade").isEqualTo(State.LIVE);
        ProcedureChange upgrade = at.start("").orElseThrow();
        assertThat(upgrade.state()).isEqualTo(State.LIVE);
        assertThat(upgrade.why()).isEqualTo("Changed in the program");
        assertThat(upgrade.changed()).containsExactly(VALIDITY);
        assertThat(at.start("")).isEmpty();
    }
}
