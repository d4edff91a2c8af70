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
import uk.nolan.people.Role;

/** Law 2: no personal data in the engine, whatever door is tried. */
@NolanTest
class NoPersonalDataTest {

    private static final List<String> WORDS = List.of("Zebedee", "Quillfeather", "marmalade", "zebedee.quillfeather@example.org", "Tanglewood");

    @Autowired
    private Story story;

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
        assertThatThrownBy(() -> tasks.setVariableLocal(task.getId(), "gossip", true)).hasMessageContaining("no variable of the procedure");
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
