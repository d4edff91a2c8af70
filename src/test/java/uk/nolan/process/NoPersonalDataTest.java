package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Role;

/** Law 2: no personal data in the engine, whatever door is tried. */
@NolanTest
class NoPersonalDataTest {

    private static final List<String> WORDS = List.of("Zebedee", "Quillfeather", "marmalade", "zebedee.quillfeather@example.org", "Tanglewood");

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-11");
    }

    @Test
    void nothingThatWasReadOrTypedIsFoundInAnyTableOfTheEngine() {
        String reference = story.complaint(Map.of(
                "complainantName", "Zebedee Quillfeather",
                "complainantEmail", "zebedee.quillfeather@example.org",
                "allegation", "He threw marmalade. " + "x".repeat(19_000),
                "evidence", "Seen in Tanglewood."));
        story.does("2026-12-14", "Acknowledge complaint", Map.of("note", "Dear Mr Quillfeather, thank you."));
        story.does("2026-12-14", "Decide validity", Map.of("grounds", List.of(), "doubt", false, "reasons", "The marmalade is within the code. " + "y".repeat(19_000)));
        story.does("2026-12-15", "Prepare first letter", Map.of("summary", "Marmalade in Tanglewood.", "independentPerson", "augusta-penhale"));
        story.does("2026-12-17", "Record representations", Map.of("representationsReceivedOn", "2026-12-17", "representations", "I never touch marmalade. " + "z".repeat(19_000)));
        story.does("2026-12-18", "Plan enquiries", Map.of("enquiryNotes", "The Tanglewood minutes.", "enquire", "no"));
        story.does("2026-12-18", "Prepare consultation", Map.of("independentPerson", "augusta-penhale", "question", "Marmalade?", "draftReasoning", "Mr Quillfeather is right."));
        story.does("2026-12-21", Role.INDEPENDENT_PERSON, "Give view", Map.of("view", "Marmalade is serious.", "minded", "agrees"));
        assertThatThrownBy(() -> story.does("2026-12-22", "Assess complaint", Map.of("criteria", List.of("a"), "outcome", "no-further-action"))).isInstanceOf(RuntimeException.class);
        story.does("2026-12-22", "Assess complaint", Map.of(
                "representationsWeighed", true, "criteria", List.of("a"), "reasonA", "Zebedee saw no marmalade.", "outcome", "no-further-action",
                "publicInterest", "None in Tanglewood.", "ipAddressed", "Quillfeather.", "reasons", "No marmalade."));
        assertThat(story.open(reference)).isEmpty();

        nothingOfItIsFoundInTheEngine();
    }

    /** The same on ways that do not go straight, most of which an officer begins by a form that is not a task's. */
    @Test
    void norOnTheWaysThatDoNotGoStraight() {
        String reference = story.complaint(Map.of(
                "complainantName", "Zebedee Quillfeather",
                "complainantEmail", "zebedee.quillfeather@example.org",
                "allegation", "He threw marmalade.",
                "complete", "no",
                "withholdIdentity", true,
                "withholdReasons", "He lives in Tanglewood."));
        story.does("2026-12-11", "Ask for information", Map.of("missing", "Was it marmalade?", "whatIfSilent", "Then Tanglewood must wait."));
        story.does("2026-12-14", "Record information", Map.of("receivedOn", "2026-12-14", "information", "Marmalade.", "completed", "yes", "completedOn", "2026-12-14"));
        story.does("2026-12-14", "Acknowledge complaint", Map.of("note", "Dear Mr Quillfeather, thank you."));
        story.does("2026-12-14", "Decide validity", Map.of("grounds", List.of(), "doubt", false, "otherRole", "yes", "reasons", "Marmalade."));
        story.does("2026-12-14", "Consider confidentiality", Map.of("weigh", "ask", "note", "Of Quillfeather."));
        story.does("2026-12-15", "Record reasons", Map.of("reasonsReceivedOn", "2026-12-15", "confidentialityReasons", "Tanglewood is small."));
        story.does("2026-12-15", "Consider confidentiality", Map.of("weigh", "decide", "note", "Zebedee will not say more."));
        story.does("2026-12-15", "Decide on confidentiality", Map.of(
                "kind", "request", "grounds", List.of("physical-harm"), "verySerious", "no", "hints", "Marmalade", "reasons", "Quillfeather would be pelted."));
        story.does("2026-12-15", "Decide on other council", Map.of(
                "whollyLocal", "no", "countyWide", "yes", "otherCouncil", "split", "otherName", "Tanglewood County Council", "otherEmail", "zebedee.quillfeather@example.org",
                "part", "The marmalade of the county.", "reasons", "It is Tanglewood's."));
        story.does("2026-12-15", "Prepare first letter", Map.of("summary", "Marmalade in Tanglewood.", "independentPerson", "augusta-penhale"));
        starts("police-referral", Map.of("caseReference", reference, "referredOn", "2026-12-15", "bodyName", "Tanglewood police", "bodyEmail", "zebedee.quillfeather@example.org", "facts", "Marmalade."));
        starts("hand-over", Map.of("caseReference", reference, "actingOfficer", "deputy", "handoverKind", "deputy", "reasons", "I know Quillfeather."));
        starts("departure", Map.of("caseReference", reference, "rule", "No marmalade.", "why", "Tanglewood.", "effect", "None on Zebedee."));
        story.does("2026-12-16", Role.PANEL_CHAIR, "Agree departure as panel chair", Map.of("departure", "refused", "comments", "Not for marmalade."));
        starts("further-case", Map.of(
                "caseReference", reference, "kind", "complainant", "complainantName", "Zebedee Quillfeather the younger", "complainantCapacity", "public",
                "complainantEmail", "zebedee.quillfeather@example.org", "allegation", "More marmalade.", "foundOn", "2026-12-16"));
        starts("abeyance", Map.of("caseReference", reference, "ground", "other", "reasonInternal", "Zebedee is away.", "reasonNeutral", "Tanglewood is snowed in.", "reference", "marmalade 1"));
        story.tell(reference);
        story.does("2026-12-18", "Review abeyance", Map.of("abeyance", "resume", "reviewedOn", "2026-12-18", "reasons", "Tanglewood can be reached."));
        starts("declare-conflict", Map.of("caseReference", reference, "conflict", "actual", "reasons", "Zebedee Quillfeather is my uncle."));
        starts("left-office", Role.DEPUTY, Map.of("caseReference", reference, "leftOn", "2026-12-18", "leftSeat", "marlbeck", "why", "resigned"));
        story.does("2026-12-18", Role.DEPUTY, "Decide whether to discontinue", Map.of("discontinue", "go-on", "reasons", "For Quillfeather's sake."));
        starts("withdrawal", Role.DEPUTY, Map.of("caseReference", reference, "receivedOn", "2026-12-18", "how", "e-mail", "words", "I, Zebedee, have had my fill of marmalade."));
        story.does("2026-12-18", Role.DEPUTY, "Prepare consultation", Map.of("independentPerson", "augusta-penhale", "question", "Marmalade?", "draftReasoning", "Mr Quillfeather is tired."));
        story.does("2026-12-21", Role.INDEPENDENT_PERSON, "Give view", Map.of("view", "Let Zebedee go.", "minded", "agrees"));
        story.does("2026-12-21", Role.DEPUTY, "Decide on withdrawal", Map.of(
                "intimidation", "yes", "intimidationDetails", "With marmalade.", "publicInterest", "None in Tanglewood.", "withdrawal", "stop", "ipAddressed", "Quillfeather.", "reasons", "No more marmalade."));
        assertThat(caseFiles.get(reference).outcome()).contains("withdrawn");
        nothingOfItIsFoundInTheEngine();
    }

    private void starts(String process, Map<String, Object> answers) {
        starts(process, Role.MONITORING_OFFICER, answers);
    }

    private void starts(String process, Role role, Map<String, Object> answers) {
        procedure.start(process, answers, story.officer(role));
        timeline.runWaiting();
    }

    private void nothingOfItIsFoundInTheEngine() {
        List<String> found = new ArrayList<>();
        for (Map<String, Object> column : database.queryForList(
                "select table_name, column_name from information_schema.columns where table_name like 'ACT\\_%' and data_type in ('CHARACTER VARYING', 'BINARY LARGE OBJECT', 'CHARACTER LARGE OBJECT', 'BINARY VARYING')")) {
            String table = column.get("TABLE_NAME").toString();
            String name = column.get("COLUMN_NAME").toString();
            for (Object value : database.queryForList("select \"" + name + "\" from \"" + table + "\" where \"" + name + "\" is not null", Object.class)) {
                String text = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value.toString();
                WORDS.stream().filter(word -> text.toLowerCase().contains(word.toLowerCase())).forEach(word -> found.add(table + "." + name + ": " + word));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aVariableThatTheProcedureDoesNotUseIsRefused() {
        Task task = aTask();
        assertThatThrownBy(() -> runtime.setVariable(task.getExecutionId(), "complainant", "x")).hasMessageContaining("no variable of the procedure");
        assertThatThrownBy(() -> tasks.setVariableLocal(task.getId(), "gossip", true)).hasMessageContaining("written by the program alone");
    }

    @Test
    void aSentenceInARoutingVariableIsRefused() {
        Task task = aTask();
        assertThatThrownBy(() -> runtime.setVariable(task.getExecutionId(), "outcome", "He said it at the fête")).hasMessageContaining("short code only");
        assertThatThrownBy(() -> runtime.setVariable(task.getExecutionId(), "outcome", List.of("a"))).hasMessageContaining("short code only");
    }

    @Test
    void anOfficerCannotSetARoutingCodePastTheForm() {
        Task task = aTask();
        identity.setAuthentication("monitoringOfficer", List.of("monitoringOfficers"));
        try {
            assertThatThrownBy(() -> tasks.resolveTask(task.getId(), Map.of("doubt", true))).hasMessageContaining("come from forms alone");
            assertThatThrownBy(() -> tasks.handleBpmnError(task.getId(), "none")).isInstanceOf(RuntimeException.class);
        } finally {
            identity.clearAuthentication();
        }
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).as("the task is still open").isEqualTo(1);
    }

    @Test
    void commentsAttachmentsAndLooseTasksAreRefused() {
        Task task = aTask();
        assertThatThrownBy(() -> tasks.createComment(task.getId(), null, "gossip")).hasMessageContaining("Comments and attachments");
        assertThatThrownBy(() -> tasks.saveTask(tasks.newTask())).hasMessageContaining("loose tasks");
        task.setDescription("gossip");
        assertThatThrownBy(() -> tasks.saveTask(task)).hasMessageContaining("stay as drawn");
    }

    private Task aTask() {
        String reference = story.complaint(Map.of());
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).taskName("Decide validity").singleResult();
    }
}
