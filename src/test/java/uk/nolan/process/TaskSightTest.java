package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/** Each sees her own tasks and no others, whatever door of the engine is tried; whoever watches over the program sees dates and states. */
@NolanTest
class TaskSightTest {

    /** Where the engine's REST interface lists anything. */
    private static final List<String> LISTS = List.of(
            "task", "process-instance", "execution", "variable-instance", "job", "incident", "external-task", "event-subscription", "batch", "deployment", "user", "group", "authorization",
            "history/task", "history/process-instance", "history/activity-instance", "history/variable-instance", "history/detail", "history/job-log", "history/incident",
            "history/identity-link-log", "history/user-operation", "history/decision-instance", "history/external-task-log");

    /** What there is to know about one task. */
    private static final List<String> PARTS = List.of("", "/form", "/form-variables", "/variables", "/localVariables", "/localVariables/stage", "/identity-links", "/comment", "/attachment", "/deployed-form", "/rendered-form");

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Officers officers;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identity;

    @Autowired
    private AuthorizationService authorizations;

    private final List<String> accounts = new ArrayList<>();

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-11");
    }

    @AfterEach
    void nothingLeftBehind() {
        timeline.clear();
        accounts.forEach(identity::deleteUser);
        assertThat(authorizations.createAuthorizationQuery().resourceType(Resources.TASK).count()).as("rights to tasks that are gone").isZero();
    }

    private Officer officer(String id) {
        return officers.find(id).orElseThrow();
    }

    private Rest.Answer get(String path, Officer officer) {
        return story.rest().get(path, officer);
    }

    private List<String> names(Officer officer) {
        List<String> names = new ArrayList<>();
        get("task", officer).json().forEach(task -> names.add(task.path("name").asText()));
        return names.stream().sorted().toList();
    }

    /** By which the engine would give a case away. */
    private Set<String> traces(String reference) {
        Set<String> traces = runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream().map(ProcessInstance::getId).collect(Collectors.toSet());
        tasks.createTaskQuery().processInstanceBusinessKey(reference).list().forEach(task -> traces.add(task.getId()));
        traces.add(reference);
        return traces;
    }

    private void seesNothing(Officer officer, String reference) {
        Set<String> traces = traces(reference);
        List<String> paths = new ArrayList<>(LISTS);
        filters.createFilterQuery().list().forEach(filter -> paths.add("filter/" + filter.getId() + "/list"));
        for (String path : paths) {
            Rest.Answer answer = get(path, officer);
            assertThat(answer.status()).as(path).isIn(200, 403, 404);
            traces.forEach(trace -> assertThat(answer.body()).as(officer.id() + " at " + path).doesNotContain(trace));
        }
        assertThat(get("task/count", officer).json().path("count").asInt()).as(officer.id()).isEqualTo(names(officer).size());
        for (Task task : tasks.createTaskQuery().processInstanceBusinessKey(reference).list()) {
            for (String part : PARTS) {
                Rest.Answer answer = get("task/" + task.getId() + part, officer);
                assertThat(answer.status() >= 400 || answer.body().equals("[]")).as(officer.id() + " at the task's " + part + ": " + answer.body()).isTrue();
            }
            assertThat(get("process-instance/" + task.getProcessInstanceId(), officer).status()).as(officer.id()).isGreaterThanOrEqualTo(400);
            assertThat(get("execution/" + task.getExecutionId() + "/localVariables", officer).status()).as(officer.id()).isGreaterThanOrEqualTo(400);
        }
    }

    private void declares(Officer officer, String reference) {
        procedure.start("declare-conflict", Map.of("caseReference", reference, "conflict", "actual", "reasons", "We are neighbours."), officer);
        timeline.runWaiting();
    }

    /** NS-3-3: a view is asked of one Independent Person; the officers who wait for it see that they wait. */
    @Test
    void aConsultationIsSeenByWhoIsAskedAndByWhoWaits() {
        String reference = story.upTo("Give view");
        Officer asked = officer("independentPerson");
        Officer other = officer("independentPerson2");
        assertThat(names(asked)).containsExactly("Give view");
        assertThat(names(officer("monitoringOfficer"))).containsExactly("Give view");
        assertThat(names(officer("deputy"))).containsExactly("Give view");
        seesNothing(other, reference);
        for (Role role : List.of(Role.EXTERNAL_ASSESSOR, Role.INVESTIGATING_OFFICER, Role.HEARING_PANEL, Role.PANEL_CHAIR, Role.COMMITTEE_CHAIR, Role.DEMOCRATIC_SERVICES)) {
            seesNothing(story.officer(role), reference);
        }

        Map<String, Object> choice = Map.of("caseReference", reference, "reasons", "She is ill.", "independentPerson", "cornelius-wade");
        procedure.start("choose-independent-person", new HashMap<>(choice), officer("monitoringOfficer"));
        timeline.runWaiting();
        assertThat(names(other)).containsExactly("Give view");
        seesNothing(asked, reference);
    }

    /** NS-10-2: an investigation is seen by the officer who was appointed, until another is chosen. */
    @Test
    void anInvestigationIsSeenByWhoWasAppointed() {
        String reference = story.upTo("Plan investigation", Story.INVESTIGATED);
        assertThat(names(officer("investigatingOfficer"))).containsExactly("Plan investigation");
        seesNothing(officer("investigatingOfficer2"), reference);
        procedure.start("choose-investigating-officer", new HashMap<>(Map.of(
                "caseReference", reference, "conflictChecked", true, "reasons", "She is ill.", "investigatingOfficer", "investigatingOfficer2")), officer("monitoringOfficer"));
        timeline.runWaiting();
        assertThat(names(officer("investigatingOfficer2"))).containsExactly("Plan investigation");
        seesNothing(officer("investigatingOfficer"), reference);
        assertThat(names(officer("monitoringOfficer"))).containsExactly("Plan investigation");
    }

    /** Procedure a.6: whoever has a conflict of interest sees nothing of the case, not even what she had claimed, now or later; of other cases everything. */
    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"MONITORING_OFFICER", "DEPUTY"})
    void aConflictedOfficerSeesNothingOfTheCase(Role role) {
        Officer conflicted = story.officer(role);
        story.complaint(Map.of("complainantName", "Mr Silas Overbury"));
        String reference = story.complaint(Map.of());
        String claimed = story.task("Decide validity").id();
        identity.setAuthentication(conflicted.id(), conflicted.roles().stream().map(Role::group).toList());
        tasks.claim(claimed, conflicted.id());
        identity.clearAuthentication();
        declares(conflicted, reference);
        assertThat(tasks.createTaskQuery().taskId(claimed).singleResult().getAssignee()).as("free for somebody else").isNull();
        seesNothing(conflicted, reference);
        assertThat(names(conflicted)).containsExactly("Acknowledge complaint", "Decide validity");
        Officer other = story.officer(role == Role.DEPUTY ? Role.MONITORING_OFFICER : Role.DEPUTY);
        procedure.complete(story.task("Decide validity"), story.answers("Decide validity"), other);
        timeline.runWaiting();
        seesNothing(conflicted, reference);
        assertThat(names(other)).contains("Prepare first letter");
    }

    /** An Independent Person with a conflict of interest sees the view no more that she was asked for. */
    @Test
    void whoDeclaresAtTheFormSeesTheTaskNoMore() {
        String reference = story.upTo("Give view");
        identity.setAuthentication("independentPerson", List.of(Role.INDEPENDENT_PERSON.group()));
        tasks.claim(story.task("Give view").id(), "independentPerson");
        identity.clearAuthentication();
        Map<String, Object> answers = story.answers("Give view");
        answers.put("interest", "actual");
        assertThat(story.rest().submit(story.task("Give view"), answers, officer("independentPerson")).status()).isEqualTo(400);
        timeline.runWaiting();
        assertThat(tasks.createTaskQuery().taskName("Give view").singleResult().getAssignee()).isNull();
        seesNothing(officer("independentPerson"), reference);
    }

    /** NS-6-2: an assessor from outside sees the case that was handed over, with what it waits for, and nothing of it any more when it is taken back. */
    @Test
    void anAssessorFromOutsideSeesTheCaseHandedOver() {
        Officer assessor = officer("externalAssessor");
        String reference = story.upTo("Prepare consultation");
        seesNothing(assessor, reference);
        handOver(reference, assessor, "assessor");
        assertThat(names(assessor)).containsExactly("Prepare consultation");
        procedure.complete(story.task("Prepare consultation"), story.answers("Prepare consultation"), assessor);
        timeline.runWaiting();
        assertThat(names(assessor)).containsExactly("Give view");
        handOver(reference, officer("deputy"), "deputy");
        seesNothing(assessor, reference);
    }

    private void handOver(String reference, Officer to, String kind) {
        procedure.start("hand-over", new HashMap<>(Map.of("caseReference", reference, "actingOfficer", to.id(), "handoverKind", kind, "reasons", "Both of us know the member well.")), officer("monitoringOfficer"));
        timeline.runWaiting();
    }

    /** An account made in Admin sees at once what is hers, and what is in other hands not for a moment. */
    @Test
    void aNewOfficerSeesHerTasksAtOnce() {
        String investigated = story.upTo("Plan investigation", Story.INVESTIGATED);
        Officer investigator = joins("newInvestigator", Role.INVESTIGATING_OFFICER);
        seesNothing(investigator, investigated);
        Officer deputy = joins("newDeputy", Role.DEPUTY);
        assertThat(names(deputy)).containsExactly("Plan investigation");

        identity.createMembership("newInvestigator", Role.DEPUTY.group());
        assertThat(names(officer("newInvestigator"))).as("a deputy now").containsExactly("Plan investigation");
        identity.deleteMembership("newInvestigator", Role.DEPUTY.group());
        seesNothing(officer("newInvestigator"), investigated);
        story.complaint(Map.of("complainantName", "Mr Silas Overbury"));
        OpenTask claimed = story.task("Decide validity");
        identity.setAuthentication(deputy.id(), List.of(Role.DEPUTY.group()));
        tasks.claim(claimed.id(), deputy.id());
        identity.clearAuthentication();
        identity.deleteMembership("newDeputy", Role.DEPUTY.group());
        assertThat(tasks.createTaskQuery().taskId(claimed.id()).singleResult().getAssignee()).as("what she had claimed is free").isNull();
        assertThat(names(officer("newDeputy"))).isEmpty();
    }

    /** NS-3-3: the council's books know an Independent Person by her name; who bears it is the one who is asked. */
    @Test
    void anotherNameIsAnotherPerson() {
        String reference = story.upTo("Give view");
        Officer person = joins("newPerson", Role.INDEPENDENT_PERSON);
        assertThat(names(person)).as("an Independent Person who stands in no book").containsExactly("Give view");
        String[] name = officer("independentPerson2").name().split(" (?=[^ ]+$)");
        Map<String, String> profile = Map.of("id", "newPerson", "firstName", name[0], "lastName", name[1], "email", "");
        assertThat(story.rest().ask("PUT", "user/newPerson/profile", profile, person)).satisfies(refused -> assertThat(refused.status()).isEqualTo(400))
                .satisfies(refused -> assertThat(refused.message()).contains("An administrator can change it"));
        Map<String, String> sameName = Map.of("id", "newPerson", "firstName", "Ms Winnifred", "lastName", "Thorne", "email", "winnifred.thorne@example.org");
        assertThat(story.rest().ask("PUT", "user/newPerson/profile", sameName, person).status()).isEqualTo(204);
        User user = identity.createUserQuery().userId("newPerson").singleResult();
        user.setFirstName(name[0]);
        user.setLastName(name[1]);
        identity.saveUser(user);
        seesNothing(officer("newPerson"), reference);
    }

    private Officer joins(String id, Role role) {
        User user = identity.newUser(id);
        user.setFirstName("Ms Winnifred");
        user.setLastName("Thorne");
        identity.saveUser(user);
        accounts.add(id);
        identity.createMembership(id, role.group());
        return officer(id);
    }

    /** Operations and administrators find every case and when what is due, and nobody's name and nobody's words. */
    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"OPERATIONS", "ADMINISTRATOR"})
    void whoWatchesOverTheProgramSeesStatesAndNoNames(Role role) {
        String reference = story.upTo("Give view", Map.of());
        Officer asked = officer("independentPerson");
        identity.setAuthentication(asked.id(), List.of(Role.INDEPENDENT_PERSON.group()));
        tasks.claim(story.task("Give view").id(), asked.id());
        identity.clearAuthentication();
        Officer watches = story.officer(role);
        for (List<String> groups : List.of(List.of(role.group()), List.of(role.group(), role == Role.ADMINISTRATOR ? "camunda-admin" : role.group()))) {
            identity.setAuthentication(watches.id(), groups);
            assertThat(story.rest().asIs("process-instance").body()).contains(reference);
            assertThat(story.rest().asIs("job").body()).contains("dueDate");
            for (String path : LISTS) {
                identity.setAuthentication(watches.id(), groups);
                String body = story.rest().asIs(path).body();
                if (!List.of("user", "authorization").contains(path)) {
                    assertThat(body).as(path).doesNotContain("Vardle", "imogen", "Ellesby", "rhona", "Rude words", "independentPerson\"", "monitoringOfficer\"", "augusta", "marlbeck");
                }
            }
            for (String part : PARTS) {
                identity.setAuthentication(watches.id(), groups);
                assertThat(story.rest().asIs("task/" + story.task("Give view").id() + part).status()).as(part).isGreaterThanOrEqualTo(400);
            }
        }
        identity.clearAuthentication();
    }

    private List<String> list(String name, Officer officer) {
        Filter filter = filters.createFilterQuery().filterName(name).singleResult();
        Rest.Answer answer = story.rest().ask("POST", "filter/" + filter.getId() + "/list", Map.of("sorting", List.of(Map.of("sortBy", "dueDate", "sortOrder", "asc"))), officer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        answer.json().forEach(task -> names.add(task.path("name").asText()));
        return names;
    }

    @Test
    void thereAreFiveListsAndTheFirstShowsWhatTheTeamDoesNext() {
        assertThat(filters.createFilterQuery().list()).extracting(Filter::getName, filter -> filter.getProperties().get("priority"))
                .containsExactlyInAnyOrder(tuple("My team's", 1), tuple("Mine", 2), tuple("Due this week", 3), tuple("Overdue", 4), tuple("Waiting for others", 5));
    }

    /** Friday 11 December 2026: validity is due on the 18th, and so is the acknowledgement; the window for representations ends on Monday 28. */
    @Test
    void eachListShowsToEachWhatItsNameSays() {
        story.complaint(Map.of());
        Officer officer = officer("monitoringOfficer");
        assertThat(list("My team's", officer)).containsExactlyInAnyOrder("Acknowledge complaint", "Decide validity");
        assertThat(list("Mine", officer)).isEmpty();
        assertThat(list("Due this week", officer)).isEmpty();
        assertThat(list("Waiting for others", officer)).isEmpty();
        identity.setAuthentication(officer.id(), List.of(Role.MONITORING_OFFICER.group()));
        tasks.claim(story.task("Decide validity").id(), officer.id());
        identity.clearAuthentication();
        assertThat(list("Mine", officer)).containsExactly("Decide validity");
        assertThat(list("Mine", officer("deputy"))).isEmpty();
        assertThat(list("My team's", officer("deputy"))).contains("Decide validity");

        story.on("2026-12-13");
        assertThat(list("Due this week", officer)).as("on Sunday, of next week").isEmpty();
        story.on("2026-12-14");
        assertThat(list("Due this week", officer)).as("on Monday").containsExactlyInAnyOrder("Acknowledge complaint", "Decide validity");
        assertThat(list("Overdue", officer)).isEmpty();
        story.on("2026-12-19");
        assertThat(list("Due this week", officer)).isEmpty();
        assertThat(list("Overdue", officer)).contains("Decide validity");
        for (String name : List.of("My team's", "Mine", "Due this week", "Overdue", "Waiting for others")) {
            assertThat(list(name, officer("independentPerson"))).as(name).isEmpty();
            assertThat(list(name, officer("operations"))).as(name).isEmpty();
        }
    }

    @Test
    void whatWaitsForAPartyOrForAnotherOfficerIsListedForWhoWaits() {
        story.upTo("Record representations");
        assertThat(list("Waiting for others", officer("deputy"))).containsExactly("Record representations");
        assertThat(list("My team's", officer("deputy"))).contains("Record representations");
        story.goesOn("Give view", Map.of());
        assertThat(list("Waiting for others", officer("monitoringOfficer"))).containsExactly("Give view");
        assertThat(list("My team's", officer("monitoringOfficer"))).isEmpty();
        assertThat(list("Waiting for others", officer("independentPerson"))).as("it waits for her").isEmpty();
        assertThat(list("My team's", officer("independentPerson"))).containsExactly("Give view");
    }

    /** What is due next comes first; what has no date comes last, on every database. */
    @Test
    void whatHasNoDateComesLast() {
        story.upTo("Plan enquiries");
        story.complaint(Map.of("complainantName", "Mr Silas Overbury"));
        assertThat(list("My team's", officer("monitoringOfficer"))).hasSize(3).endsWith("Plan enquiries");
    }

    private Map<String, Object> row(String task) {
        return tasks.getVariablesLocal(story.task(task).id());
    }

    @Test
    void theRowShowsCaseStageAndWhoseDateItIs() {
        String reference = story.complaint(Map.of());
        assertThat(row("Acknowledge complaint")).containsOnly(Map.entry("caseReference", reference), Map.entry("stage", "Validity"), Map.entry("dueKind", "council's target"));
        story.goesOver("Decide validity", story.answers("Decide validity"));
        assertThat(row("Acknowledge complaint")).as("the case has gone on").containsEntry("stage", "First letter and representations");
        assertThat(row("Prepare first letter")).containsEntry("dueKind", "no date").doesNotContainKey("waitsFor");
        story.goesOver("Prepare first letter", story.answers("Prepare first letter"));
        assertThat(row("Record representations")).containsEntry("dueKind", "party's deadline").containsEntry("waitsFor", "a party");
        story.goesOn("Give view", Map.of());
        assertThat(row("Give view")).containsEntry("stage", "Independent Person's view").containsEntry("waitsFor", "Independent Person").containsEntry("dueKind", "party's deadline");
    }

    @Test
    void aDaySetByTheLawIsNamedSo() {
        story.upTo("Publish agenda", Story.INVESTIGATED);
        assertThat(row("Publish agenda")).containsEntry("dueKind", "statute").containsEntry("stage", "Hearing arrangements").doesNotContainKey("waitsFor");
    }

    /** Law 2: the words of a row come from the program alone, by whichever door, and no other word stands at a task. */
    @Test
    void nobodyWritesIntoARow() {
        story.complaint(Map.of());
        String task = story.task("Decide validity").id();
        Map<String, Object> before = row("Decide validity");
        for (String id : List.of("monitoringOfficer", "administrator", "operations")) {
            for (Map.Entry<String, String> word : Map.of("stage", "Hearing", "dueKind", "statute", "waitsFor", "a party", "caseReference", "NSDC-2026-0002").entrySet()) {
                for (String scope : List.of("localVariables", "variables")) {
                    Rest.Answer answer = story.rest().ask("PUT", "task/" + task + "/" + scope + "/" + word.getKey(), Map.of("value", word.getValue()), officer(id));
                    assertThat(answer.status()).as(id + " " + scope + " " + word.getKey()).isBetween(400, 499);
                }
            }
        }
        assertThat(row("Decide validity")).isEqualTo(before);
        Map<String, Object> forms = new HashMap<>(story.answers("Decide validity"));
        forms.put("stage", "Hearing");
        assertThat(story.rest().submit(story.task("Decide validity"), forms, officer("monitoringOfficer")).status()).isEqualTo(400);
    }
}
