package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.people.Role;
import uk.nolan.process.forms.FormRefusal;

/** One sees and completes the tasks of one's own role only, and completes them by their forms only, whatever service of the engine is tried. */
@NolanTest
class AuthorizationTest {

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService jobs;

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-11");
    }

    private List<String> seenBy(Role role) {
        return story.as(role, () -> tasks.createTaskQuery().list().stream().map(Task::getName).sorted().toList());
    }

    private void refused(Role role, Consumer<String> deed, OpenTask task) {
        assertThatThrownBy(() -> act(role, () -> deed.accept(task.id()))).as(role + ": " + task.name()).isInstanceOf(AuthorizationException.class);
    }

    private void act(Role role, Runnable deed) {
        story.as(role, () -> {
            deed.run();
            return null;
        });
    }

    /** The case stands as before, and what the officer is told has neither the engine's nor Java's words in it. */
    private void refusedAndNothingChanged(String reference, ThrowingCallable deed, String message) {
        List<String> before = stateOf(reference);
        assertThatThrownBy(deed).isInstanceOf(WebApplicationException.class).hasMessageContaining(message)
                .message().doesNotContain("ENGINE-", "Exception", "uk.nolan", "org.camunda", "null");
        assertThat(stateOf(reference)).isEqualTo(before);
    }

    private List<String> stateOf(String reference) {
        List<String> state = new ArrayList<>(procedure.openTasks(reference).stream().map(task -> task.name() + " " + task.due()).sorted().toList());
        caseFiles.journal(reference).stream().map(JournalEntry::line).forEach(state::add);
        caseFiles.answers(reference).forms().forEach(state::add);
        return state;
    }

    @Test
    void theMonitoringOfficerAndTheDeputySeeANewComplaintAndNobodyElseDoes() {
        story.complaint(Map.of());
        for (Role role : List.of(Role.MONITORING_OFFICER, Role.DEPUTY)) {
            assertThat(seenBy(role)).as(role.title()).containsExactly("Acknowledge complaint", "Decide validity");
        }
        for (Role role : List.of(Role.INDEPENDENT_PERSON, Role.HEARING_PANEL, Role.PANEL_CHAIR, Role.DEMOCRATIC_SERVICES, Role.OPERATIONS)) {
            assertThat(seenBy(role)).as(role.title()).isEmpty();
        }
    }

    @Test
    void theIndependentPersonSeesTheConsultationWhileItIsOpen() {
        story.upTo("Give view");
        assertThat(seenBy(Role.INDEPENDENT_PERSON)).containsExactly("Give view");
        onlyWaitsFor("Give view");
        story.does("2026-12-11", Role.INDEPENDENT_PERSON, "Give view", story.answers("Give view"));
        assertThat(seenBy(Role.INDEPENDENT_PERSON)).isEmpty();
        assertThat(seenBy(Role.MONITORING_OFFICER)).containsExactly("Assess complaint");
    }

    @Test
    void thePanelSeesWhatIsReferredToIt() {
        story.upTo("Assess complaint as panel", Map.of("Assess complaint", Map.of("outcome", "refer", "referralReason", "conflict")));
        assertThat(seenBy(Role.HEARING_PANEL)).containsExactly("Assess complaint as panel");
        assertThat(seenBy(Role.PANEL_CHAIR)).containsExactly("Assess complaint as panel");
        onlyWaitsFor("Assess complaint as panel");
        assertThat(seenBy(Role.INDEPENDENT_PERSON)).isEmpty();
    }

    /** Whoever does the Monitoring Officer's work sees what the case waits for, and does not do it. */
    private void onlyWaitsFor(String name) {
        OpenTask task = story.task(name);
        for (Role role : List.of(Role.MONITORING_OFFICER, Role.DEPUTY)) {
            assertThat(seenBy(role)).as(role.title()).containsExactly(name);
            assertThat(story.as(role, () -> forms.getTaskFormVariables(task.id()))).isNotEmpty();
            refused(role, id -> forms.submitTaskForm(id, story.answers(name)), task);
            refused(role, id -> tasks.claim(id, story.officer(role).id()), task);
            refused(role, id -> tasks.setVariableLocal(id, "stage", "Hearing"), task);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"INDEPENDENT_PERSON", "HEARING_PANEL", "PANEL_CHAIR", "DEMOCRATIC_SERVICES", "OPERATIONS"})
    void somebodyElsesTaskCanNeitherBeReadNorClaimedNorCompleted(Role stranger) {
        String reference = story.complaint(Map.of());
        List<String> before = stateOf(reference);
        OpenTask task = story.task("Decide validity");
        refused(stranger, id -> forms.submitTaskForm(id, story.answers("Decide validity")), task);
        refused(stranger, id -> forms.submitTaskFormWithVariablesInReturn(id, story.answers("Decide validity"), true), task);
        refused(stranger, id -> tasks.claim(id, story.officer(stranger).id()), task);
        refused(stranger, id -> tasks.complete(id), task);
        refused(stranger, id -> forms.getTaskFormData(id), task);
        refused(stranger, id -> forms.getTaskFormVariables(id), task);
        refused(stranger, id -> forms.getDeployedTaskForm(id), task);
        refused(stranger, id -> tasks.getVariables(id), task);
        assertThat(stateOf(reference)).isEqualTo(before);
    }

    @Test
    void anOfficerWhoClaimsATaskCanDoItAndStillBeStoodInFor() {
        story.complaint(Map.of());
        OpenTask task = story.task("Decide validity");
        String officer = story.officer(Role.MONITORING_OFFICER).id();
        act(Role.MONITORING_OFFICER, () -> tasks.claim(task.id(), officer));
        assertThatThrownBy(() -> act(Role.DEPUTY, () -> tasks.claim(task.id(), story.officer(Role.DEPUTY).id()))).hasMessageContaining("already claimed");
        assertThat(seenBy(Role.DEPUTY)).contains("Decide validity");
        procedure.complete(task, story.answers("Decide validity"), story.officer(Role.DEPUTY));
        assertThat(seenBy(Role.MONITORING_OFFICER)).doesNotContain("Decide validity");
    }

    /** NS-6-1. */
    @Test
    void everyTaskOfTheMonitoringOfficerIsADeputysToo() {
        List<String> tasksOfOneAlone = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(process -> repository.getBpmnModelInstance(process.getId()).getModelElementsByType(UserTask.class).stream())
                .filter(task -> task.getCamundaCandidateGroupsList().contains("monitoringOfficers") != task.getCamundaCandidateGroupsList().contains("deputies"))
                .map(UserTask::getName)
                .toList();
        assertThat(tasksOfOneAlone).isEmpty();
    }

    @Test
    void aDeputyTakesACaseFromReceiptToDecisionInHisOwnName() {
        String reference = procedure.start(Procedure.COMPLAINT, story.complaintAnswers(Map.of()), story.officer(Role.DEPUTY));
        story.tell(reference);
        for (String task : List.of("Acknowledge complaint", "Decide validity", "Prepare first letter", "Record representations", "Plan enquiries", "Prepare consultation")) {
            story.does("2026-12-11", Role.DEPUTY, task, story.answers(task));
        }
        story.does("2026-12-11", Role.INDEPENDENT_PERSON, "Give view", story.answers("Give view"));
        story.does("2026-12-11", Role.DEPUTY, "Assess complaint", story.answers("Assess complaint"));
        assertThat(caseFiles.get(reference).outcome()).contains("no-further-action");
        assertThat(caseFiles.journal(reference)).filteredOn(entry -> entry.line().equals("Assess complaint: No further action"))
                .extracting(JournalEntry::enteredBy).containsExactly("Mr Barnaby Olliffe, Deputy Monitoring Officer");
    }

    @Test
    void aTaskIsCompletedByItsFormOnly() {
        String reference = story.complaint(Map.of());
        String task = story.task("Decide validity").id();
        String officer = story.officer(Role.MONITORING_OFFICER).id();
        refusedAndNothingChanged(reference, () -> act(Role.MONITORING_OFFICER, () -> tasks.complete(task)), "completed by its form");
        refusedAndNothingChanged(reference, () -> act(Role.MONITORING_OFFICER, () -> tasks.complete(task, Map.of("doubt", true))), "Routing codes come from forms alone");
        refusedAndNothingChanged(reference, () -> act(Role.MONITORING_OFFICER, () -> tasks.completeWithVariablesInReturn(task, Map.of(), false)), "completed by its form");
        act(Role.MONITORING_OFFICER, () -> tasks.claim(task, officer));
        refusedAndNothingChanged(reference, () -> act(Role.MONITORING_OFFICER, () -> tasks.complete(task)), "completed by its form");
    }

    @Test
    void noOtherDoorLeadsPastTheForm() {
        String reference = story.complaint(Map.of());
        Task task = tasks.createTaskQuery().taskName("Decide validity").singleResult();
        Job timer = jobs.createJobQuery().processInstanceId(task.getProcessInstanceId()).timers().singleResult();
        Map<String, Runnable> doors = new LinkedHashMap<>();
        doors.put("an error", () -> tasks.handleBpmnError(task.getId(), "enough"));
        doors.put("an escalation", () -> tasks.handleEscalation(task.getId(), "enough"));
        doors.put("taking the task away", () -> tasks.deleteTask(task.getId()));
        doors.put("ending the case", () -> runtime.deleteProcessInstance(task.getProcessInstanceId(), "enough"));
        doors.put("stopping the case", () -> runtime.suspendProcessInstanceById(task.getProcessInstanceId()));
        doors.put("moving on", () -> runtime.createProcessInstanceModification(task.getProcessInstanceId()).cancelAllForActivity("Activity_DecideValidity").execute());
        doors.put("a signal", () -> runtime.signal(task.getExecutionId()));
        doors.put("a routing code at the task", () -> tasks.setVariable(task.getId(), "doubt", true));
        doors.put("a local routing code", () -> tasks.setVariableLocal(task.getId(), "doubt", true));
        doors.put("a routing code in the case", () -> runtime.setVariable(task.getProcessInstanceId(), "doubt", true));
        doors.put("resolving with a routing code", () -> tasks.resolveTask(task.getId(), Map.of("doubt", true)));
        doors.put("another due date", () -> tasks.setDueDate(task.getId(), new Date(0)));
        doors.put("another name", () -> tasks.setName(task.getId(), "Done"));
        doors.put("a stranger as candidate", () -> tasks.addCandidateGroup(task.getId(), "independentPersons"));
        doors.put("a stranger as assignee", () -> tasks.setAssignee(task.getId(), "independentPerson"));
        doors.put("another date for a timer", () -> jobs.setJobDuedate(timer.getId(), new Date(0)));
        doors.put("firing a timer", () -> jobs.executeJob(timer.getId()));
        List<String> before = stateOf(reference);
        List<String> open = new ArrayList<>();
        doors.forEach((door, deed) -> {
            try {
                act(Role.MONITORING_OFFICER, deed);
                open.add(door);
            } catch (RuntimeException refused) {
                assertThat(stateOf(reference)).as("after " + door).isEqualTo(before);
            }
        });
        assertThat(open).as("doors found open").isEmpty();
        assertThat(stateOf(reference)).isEqualTo(before);
        assertThat(runtime.createVariableInstanceQuery().variableName("doubt").count()).isZero();
    }

    @Test
    void aFormHandedInTwiceIsRefusedTheSecondTimeSayingSo() {
        String reference = story.complaint(Map.of());
        OpenTask task = story.task("Decide validity");
        procedure.complete(task, story.answers("Decide validity"), story.officer(Role.MONITORING_OFFICER));
        refusedAndNothingChanged(reference,
                () -> procedure.complete(task, story.answers("Decide validity"), story.officer(Role.MONITORING_OFFICER)), "already");
    }

    @Test
    void aComplaintIsReceivedByItsFormOnly() {
        for (Role role : List.of(Role.MONITORING_OFFICER, Role.DEPUTY, Role.DEMOCRATIC_SERVICES)) {
            assertThatThrownBy(() -> act(role, () -> runtime.startProcessInstanceByKey("complaint"))).isInstanceOf(FormRefusal.class).hasMessageContaining("started by its form");
            assertThatThrownBy(() -> act(role, () -> runtime.startProcessInstanceByKey("complaint", "NSDC-2026-9999", Map.of("parish", "no"))))
                    .hasMessageContaining("Routing codes come from forms alone");
            assertThatThrownBy(() -> act(role, () -> runtime.createProcessInstanceByKey("complaint").startBeforeActivity("Activity_InvestigateComplaint").execute()))
                    .isInstanceOf(FormRefusal.class).hasMessageContaining("started by its form");
        }
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        assertThat(caseFiles.all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"INDEPENDENT_PERSON", "HEARING_PANEL", "PANEL_CHAIR", "OPERATIONS"})
    void whoeverDoesNotReceiveComplaintsCannotHandOneIn(Role role) {
        assertThatThrownBy(() -> procedure.start(Procedure.COMPLAINT, story.complaintAnswers(Map.of()), story.officer(role))).isInstanceOf(AuthorizationException.class);
        assertThat(caseFiles.all()).isEmpty();
    }

    /** What moves or stops a case is for the Monitoring Officer and the deputies to begin, by whichever door (NS-6-1). */
    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"EXTERNAL_ASSESSOR", "INDEPENDENT_PERSON", "INVESTIGATING_OFFICER", "HEARING_PANEL", "PANEL_CHAIR", "COMMITTEE_CHAIR", "DEMOCRATIC_SERVICES", "OPERATIONS"})
    void whoeverDoesNotRunTheProcedureBringsNothingAboutInACase(Role role) {
        String reference = story.complaint(Map.of());
        List<String> before = stateOf(reference);
        for (String event : List.of("withdrawal", "left-office", "abeyance", "departure", "further-case", "police-referral", "hand-over", "returned", "extend-deadline")) {
            Map<String, Object> answers = Map.of(event.equals("extend-deadline") ? "deadlineOfCase" : "caseReference", event.equals("extend-deadline") ? reference + ":validity" : reference);
            assertThatThrownBy(() -> procedure.start(event, answers, story.officer(role))).as(event).isInstanceOf(AuthorizationException.class);
            assertThat(story.rest().start(event, answers, story.officer(role)).status()).as(event).isIn(403, 404);
        }
        assertThat(stateOf(reference)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"validity", "intake", "confidentiality", "other-council", "withdrawal-decision", "initial-assessment", "informal-resolution", "delay-notice", "working-day-round", "call-to-work"})
    void aStageCannotBeStartedOnItsOwn(String stage) {
        for (Role role : List.of(Role.MONITORING_OFFICER, Role.DEMOCRATIC_SERVICES, Role.OPERATIONS)) {
            assertThatThrownBy(() -> act(role, () -> runtime.startProcessInstanceByKey(stage))).isInstanceOf(AuthorizationException.class);
        }
        assertThatThrownBy(() -> act(Role.ADMINISTRATOR, () -> runtime.startProcessInstanceByKey(stage))).isInstanceOf(FormRefusal.class);
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void operationsSeeJobsAndMayTryThemAgainButNotDecideAnything() {
        String reference = story.complaint(Map.of());
        assertThat(story.as(Role.OPERATIONS, () -> jobs.createJobQuery().timers().list())).isNotEmpty();
        assertThat(story.as(Role.OPERATIONS, () -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).count())).isPositive();
        String instance = story.as(Role.OPERATIONS, () -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list()).get(0).getId();
        assertThatThrownBy(() -> act(Role.OPERATIONS, () -> runtime.deleteProcessInstance(instance, "enough"))).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> act(Role.OPERATIONS, () -> runtime.setVariable(instance, "parish", "no"))).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> act(Role.MONITORING_OFFICER, () -> repository.createDeployment().addString("a.bpmn", "<a/>").deploy())).hasMessageContaining("through its own door");
    }
}
