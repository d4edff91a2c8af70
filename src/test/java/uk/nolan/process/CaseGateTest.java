package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.council.Council;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.forms.FormRefusal;

/** Who may act in a case, whatever door is used: not who has a conflict of interest, and of several of one office only the one whose case it is. */
@NolanTest
class CaseGateTest {

    private static final String CONFLICT = "You declared a conflict of interest in case NSDC-2026-0001 on Friday 11 December 2026";

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Council council;

    @Autowired
    private MockMvc browser;

    /** The two ways in which a form reaches the server: Tasklist's own service and the REST interface. */
    enum Door { JAVA, REST }

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-11");
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private Officer secondInvestigator() {
        return officers.inRole(Role.INVESTIGATING_OFFICER).get(1);
    }

    private <T> T as(Officer officer, Supplier<T> action) {
        identity.setAuthentication(officer.id(), officer.roles().stream().map(Role::group).toList());
        try {
            return action.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    private void declares(Officer officer, String reference) {
        procedure.start("declare-conflict", Map.of("caseReference", reference, "conflict", "actual", "reasons", "We are neighbours."), officer);
        timeline.runWaiting();
    }

    /** Refused with these words, and the case file is as before. */
    private void refused(String reference, ThrowingCallable deed, String message) {
        List<String> before = caseFiles.journal(reference).stream().map(JournalEntry::line).toList();
        assertThatThrownBy(deed).isInstanceOf(FormRefusal.class).hasMessageContaining(message).message().doesNotContain("ENGINE-", "Exception", "null");
        assertThat(caseFiles.journal(reference)).extracting(JournalEntry::line).isEqualTo(before);
    }

    private void does(Officer officer, String task) {
        procedure.complete(story.task(task), story.answers(task), officer);
        timeline.runWaiting();
    }

    /** Procedure a.6: whoever has declared a conflict neither opens the case nor acts in it, and the others are told. */
    @Test
    void aConflictedOfficerCanNeitherReadNorActNorStartAnythingInThatCase() {
        String reference = story.complaint(Map.of());
        Officer deputy = story.officer(Role.DEPUTY);
        declares(deputy, reference);
        String task = story.task("Decide validity").id();
        refused(reference, () -> does(deputy, "Decide validity"), CONFLICT);
        refused(reference, () -> as(deputy, () -> forms.getTaskFormData(task)), CONFLICT);
        refused(reference, () -> as(deputy, () -> forms.getTaskFormVariables(task)), CONFLICT);
        Map<String, Object> extension = Map.of("deadlineOfCase", reference + ":validity", "newDate", "2026-12-31", "reasons", "More time.");
        refused(reference, () -> procedure.start("extend-deadline", extension, deputy), CONFLICT);
        refused(reference, () -> declares(deputy, reference), CONFLICT);

        assertThat(caseFiles.conflicts(reference)).extracting(CaseFiles.Declared::officerName, CaseFiles.Declared::kind)
                .containsExactly(tuple("Mr Barnaby Olliffe", "actual"));
        assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals("notes/conflict")).extracting(Letter::recipientRole)
                .as("the deputy who has the conflict is not written to").containsExactly("monitoring-officer");
        does(story.officer(Role.MONITORING_OFFICER), "Decide validity");
        assertThat(story.open(reference)).contains("Prepare first letter");
    }

    @Test
    void aConflictInOneCaseIsNoneInAnother() {
        String conflicted = story.complaint(Map.of());
        declares(story.officer(Role.DEPUTY), conflicted);
        story.complaint(Map.of("complainantName", "Mr Silas Overbury"));
        String task = story.task("Decide validity").id();
        assertThatCode(() -> as(story.officer(Role.DEPUTY), () -> forms.getTaskFormVariables(task))).doesNotThrowAnyException();
        does(story.officer(Role.DEPUTY), "Decide validity");
    }

    /** NS-10-2: an investigation belongs to the officer who was appointed. */
    @Test
    void anotherInvestigatingOfficerIsRefusedUntilChosen() {
        Officer second = secondInvestigator();
        String reference = story.upTo("Plan investigation", Story.INVESTIGATED);
        assertThat(caseFiles.get(reference).investigatingOfficerId()).contains(story.officer(Role.INVESTIGATING_OFFICER).id());
        String task = story.task("Plan investigation").id();
        refused(reference, () -> does(second, "Plan investigation"), "Another officer was appointed to investigate case " + reference);
        refused(reference, () -> as(second, () -> forms.getTaskFormVariables(task)), "Another officer was appointed");
        assertThat(procedure.worksOn(reference, second)).as("opens the case's page").isFalse();
        assertThat(procedure.worksOn(reference, story.officer(Role.INVESTIGATING_OFFICER))).isTrue();
        does(story.officer(Role.INVESTIGATING_OFFICER), "Plan investigation");

        Map<String, Object> choice = new HashMap<>(Map.of("caseReference", reference, "conflictChecked", true, "reasons", "She is ill."));
        choice.put("investigatingOfficer", story.officer(Role.INVESTIGATING_OFFICER).id());
        refused(reference, () -> procedure.start("choose-investigating-officer", choice, story.officer(Role.MONITORING_OFFICER)), "this officer investigates the complaint already");
        choice.put("investigatingOfficer", second.id());
        procedure.start("choose-investigating-officer", choice, story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        refused(reference, () -> does(story.officer(Role.INVESTIGATING_OFFICER), "Record evidence"), "Another officer was appointed to investigate case " + reference);
        does(second, "Record evidence");
        assertThat(story.open(reference)).containsExactly("Prepare draft report");
    }

    /** A task that is the Monitoring Officer's too is still no other Investigating Officer's. */
    @Test
    void anotherInvestigatingOfficerDoesNotRecordCommentsOnTheDraft() {
        String reference = story.upTo("Record comments on draft", Story.INVESTIGATED);
        refused(reference, () -> does(secondInvestigator(), "Record comments on draft"), "Another officer was appointed");
        assertThat(procedure.worksOn(reference, secondInvestigator())).isFalse();
        does(story.officer(Role.MONITORING_OFFICER), "Record comments on draft");
    }

    /** A conflicted officer cannot be appointed. */
    @Test
    void whoHasAConflictIsNotAppointed() {
        Officer second = secondInvestigator();
        String reference = story.upTo("Appoint Investigating Officer", Story.INVESTIGATED);
        declares(second, reference);
        Map<String, Object> appointment = story.answers("Appoint Investigating Officer");
        appointment.put("investigatingOfficer", second.id());
        refused(reference, () -> procedure.complete(story.task("Appoint Investigating Officer"), appointment, story.officer(Role.MONITORING_OFFICER)), "has declared a conflict of interest");
        does(story.officer(Role.MONITORING_OFFICER), "Appoint Investigating Officer");
    }

    /** NS-3-3: the view is that of the Independent Person who was asked, until another is chosen. */
    @Test
    void anotherIndependentPersonIsRefusedUntilChosen() {
        String reference = story.upTo("Give view");
        List<Officer> persons = officers.inRole(Role.INDEPENDENT_PERSON);
        assertThat(persons).hasSizeGreaterThan(1);
        Officer asked = persons.get(0);
        Officer other = persons.get(1);
        String task = story.task("Give view").id();
        String message = asked.name() + " is the Independent Person who was asked in case " + reference + " (NS-3-3)";
        refused(reference, () -> does(other, "Give view"), message);
        refused(reference, () -> as(other, () -> forms.getTaskFormVariables(task)), message);
        assertThat(procedure.worksOn(reference, other)).as("opens the case's page").isFalse();
        assertThat(procedure.worksOn(reference, asked)).isTrue();

        Map<String, Object> choice = new HashMap<>(Map.of("caseReference", reference, "reasons", "She is ill."));
        choice.put("independentPerson", "augusta-penhale");
        refused(reference, () -> procedure.start("choose-independent-person", choice, story.officer(Role.MONITORING_OFFICER)), "this person advises on the case already");
        choice.put("independentPerson", otherThanAugusta());
        procedure.start("choose-independent-person", choice, story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        refused(reference, () -> does(asked, "Give view"), other.name() + " is the Independent Person who was asked");
        does(other, "Give view");
        assertThat(story.open(reference)).containsExactly("Assess complaint");
    }

    private String otherThanAugusta() {
        return council.independentPersons().stream().map(person -> person.id()).filter(id -> !id.equals("augusta-penhale")).findFirst().orElseThrow();
    }

    /** An Independent Person with a conflict is not chosen, and does not give the view that was asked for (procedure a.6). */
    @Test
    void anIndependentPersonWithAConflictIsNotChosen() {
        String reference = story.upTo("Give view");
        Officer asked = officers.inRole(Role.INDEPENDENT_PERSON).get(0);
        declares(asked, reference);
        refused(reference, () -> does(asked, "Give view"), CONFLICT);
        declares(officers.inRole(Role.INDEPENDENT_PERSON).get(1), reference);
        Map<String, Object> choice = Map.of("caseReference", reference, "reasons", "She is ill.", "independentPerson", otherThanAugusta());
        refused(reference, () -> procedure.start("choose-independent-person", choice, story.officer(Role.MONITORING_OFFICER)), "this person has declared a conflict of interest");
    }

    private void handsIn(Door door, String task, Map<String, Object> answers, Officer officer) {
        if (door == Door.JAVA) {
            procedure.complete(story.task(task), answers, officer);
        } else {
            Rest.Answer answer = story.rest().submit(story.task(task), answers, officer);
            assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        }
        timeline.runWaiting();
    }

    /** What an officer is told whose answers to a task, or to a start form, are refused. */
    private String refusal(Door door, String task, Map<String, Object> answers, Officer officer) {
        if (door == Door.JAVA) {
            Throwable refusal = catchThrowable(() -> procedure.complete(story.task(task), answers, officer));
            assertThat(refusal).as(task).isInstanceOfAny(FormRefusal.class, AuthorizationException.class);
            return refusal.getMessage();
        }
        Rest.Answer answer = story.rest().submit(story.task(task), answers, officer);
        assertThat(answer.status()).as(answer.body()).isIn(400, 403);
        return answer.message();
    }

    private String startRefusal(Door door, String process, Map<String, Object> answers, Officer officer) {
        if (door == Door.JAVA) {
            Throwable refusal = catchThrowable(() -> procedure.start(process, answers, officer));
            assertThat(refusal).as(process).isInstanceOf(FormRefusal.class);
            return refusal.getMessage();
        }
        Rest.Answer answer = story.rest().start(process, answers, officer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        return answer.message();
    }

    /** The status of the case's page. */
    private int page(String reference, Officer officer) {
        try {
            return browser.perform(get("/cases/" + reference).with(user(officer.id()))).andReturn().getResponse().getStatus();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** No task, no form, no page and no start form of the case is left to the officer, by whichever door. */
    private void lockedOut(String reference, Officer officer) {
        String message = "You declared a conflict of interest in case " + reference;
        List<String> before = caseFiles.journal(reference).stream().map(JournalEntry::line).toList();
        for (Door door : Door.values()) {
            for (OpenTask task : procedure.openTasks(reference)) {
                assertThat(refusal(door, task.name(), story.answers(task.name()), officer)).as(task.name()).contains(message);
                assertThatThrownBy(() -> as(officer, () -> forms.getTaskFormData(task.id()))).as(task.name()).hasMessageContaining(message);
                assertThat(story.rest().get("task/" + task.id() + "/form-variables", officer)).as(task.name())
                        .satisfies(answer -> assertThat(answer.status()).isEqualTo(400))
                        .satisfies(answer -> assertThat(answer.message()).contains(message));
            }
            Map<String, Object> named = Map.of("caseReference", reference);
            assertThat(startRefusal(door, "progress-update", with(named, Map.of("updateText", "All goes well.")), officer)).contains(message);
            assertThat(startRefusal(door, "declare-conflict", with(named, Map.of("conflict", "actual", "reasons", "Again.")), officer)).contains(message);
            assertThat(startRefusal(door, "extend-deadline", Map.of("deadlineOfCase", reference + ":validity", "newDate", "2026-12-31", "reasons", "More time."), officer)).contains(message);
            assertThat(startRefusal(door, "abeyance", with(named, Map.of("ground", "illness", "reasonInternal", "She is ill.", "reasonNeutral", "It must wait.")), officer)).contains(message);
            assertThat(startRefusal(door, "hand-over", with(named, Map.of("actingOfficer", officer.id(), "handoverKind", "deputy", "reasons", "I take it.")), officer)).contains(message);
        }
        assertThat(page(reference, officer)).as("the case's page").isEqualTo(404);
        assertThat(procedure.worksOn(reference, officer)).isFalse();
        assertThat(caseFiles.journal(reference)).extracting(JournalEntry::line).isEqualTo(before);
    }

    private static Map<String, Object> with(Map<String, Object> answers, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(answers);
        all.putAll(more);
        return all;
    }

    /** Procedure a.6, ST-1.4-1: everybody declares at every task; a conflict stands although the form goes no further, and the task waits for somebody else. */
    @ParameterizedTest
    @CsvSource({"JAVA, actual", "JAVA, potential", "REST, actual", "REST, potential"})
    void aConflictDeclaredAtATaskLocksTheOfficerOutAndTheTaskStays(Door door, String kind) {
        String reference = story.complaint(Map.of());
        Officer deputy = story.officer(Role.DEPUTY);
        assertThat(page(reference, deputy)).isEqualTo(200);
        Map<String, Object> answers = story.answers("Decide validity");
        answers.putAll(Map.of("interest", kind, "reasons", "Nothing that may be kept."));
        assertThat(refusal(door, "Decide validity", answers, deputy))
                .isEqualTo("Your conflict of interest in case " + reference + " is on file, and you can do nothing more in the case. "
                        + "The task stays open for somebody else; nothing else that you typed was kept.");
        timeline.runWaiting();

        assertThat(caseFiles.conflicts(reference)).extracting(CaseFiles.Declared::officerName, CaseFiles.Declared::kind).containsExactly(tuple("Mr Barnaby Olliffe", kind));
        assertThat(caseFiles.answers(reference).value("decide-validity", "reasons")).isEmpty();
        assertThat(story.open(reference)).containsExactlyInAnyOrder("Acknowledge complaint", "Decide validity", "Choose who acts");
        assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals("notes/conflict")).extracting(Letter::recipientRole).containsExactly("monitoring-officer");
        lockedOut(reference, deputy);
        does(story.officer(Role.MONITORING_OFFICER), "Decide validity");
        assertThat(story.open(reference)).contains("Prepare first letter");
    }

    /** NS-6-2, ST-1.2.2-1: it is settled who acts from now on, by the officer who is left or an administrator. */
    @ParameterizedTest
    @EnumSource(Door.class)
    void whoeverIsChosenActsInPlaceOfAConflictedMonitoringOfficer(Door door) {
        String reference = story.complaint(Map.of());
        Officer monitoringOfficer = story.officer(Role.MONITORING_OFFICER);
        Map<String, Object> answers = story.answers("Acknowledge complaint");
        answers.put("interest", "actual");
        refusal(door, "Acknowledge complaint", answers, monitoringOfficer);
        timeline.runWaiting();
        lockedOut(reference, monitoringOfficer);

        Map<String, Object> choice = story.answers("Choose who acts");
        choice.put("actingOfficer", monitoringOfficer.id());
        assertThat(refusal(door, "Choose who acts", choice, story.officer(Role.ADMINISTRATOR))).contains("has declared a conflict of interest in this case");
        handsIn(door, "Choose who acts", story.answers("Choose who acts"), story.officer(Role.ADMINISTRATOR));
        assertThat(caseFiles.get(reference).actingOfficerId()).contains(story.officer(Role.DEPUTY).id());
        assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals("handover")).extracting(Letter::recipientRole)
                .as("the subject member knows nothing of the case yet").containsExactlyInAnyOrder("complainant", "acting-officer");
        handsIn(door, "Acknowledge complaint", story.answers("Acknowledge complaint"), story.officer(Role.DEPUTY));
        lockedOut(reference, monitoringOfficer);
    }

    /** Whoever gives a view declares too; the Monitoring Officer then chooses another Independent Person, and nobody need act in the Monitoring Officer's place. */
    @ParameterizedTest
    @EnumSource(Door.class)
    void anIndependentPersonWhoDeclaresAtTheViewGivesNone(Door door) {
        String reference = story.upTo("Give view");
        Officer asked = officers.inRole(Role.INDEPENDENT_PERSON).get(0);
        Map<String, Object> answers = story.answers("Give view");
        answers.put("interest", "potential");
        assertThat(refusal(door, "Give view", answers, asked)).contains("is on file");
        timeline.runWaiting();
        assertThat(refusal(door, "Give view", story.answers("Give view"), asked)).contains(CONFLICT);
        assertThat(story.open(reference)).containsExactly("Give view");
        assertThat(page(reference, asked)).isEqualTo(404);
        assertThat(caseFiles.answers(reference).forms()).doesNotContain("give-view");
    }

    /** Who has declared that there is none is not asked again in the case, and can still find one out later. */
    @Test
    void noInterestIsDeclaredOncePerCaseAndAConflictAtAnyTime() {
        String reference = story.complaint(Map.of());
        assertThat(story.shown("Decide validity")).containsEntry("interestDeclared", "");
        does(story.officer(Role.MONITORING_OFFICER), "Decide validity");
        assertThat(story.shown("Prepare first letter")).containsEntry("interestDeclared", "none");
        Map<String, Object> answers = story.answers("Prepare first letter");
        answers.remove("interest");
        assertThat(refusal(Door.JAVA, "Prepare first letter", answers, story.officer(Role.DEPUTY))).isEqualTo("Your interest in this case: please answer this.");
        procedure.complete(story.task("Prepare first letter"), answers, story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        assertThat(caseFiles.declarations(reference)).extracting(CaseFiles.Declared::officerId, CaseFiles.Declared::kind).containsOnly(tuple("monitoringOfficer", "none"));

        Map<String, Object> later = story.answers("Record representations");
        later.put("interest", "actual");
        assertThat(refusal(Door.REST, "Record representations", later, story.officer(Role.MONITORING_OFFICER))).contains("is on file");
        timeline.runWaiting();
        lockedOut(reference, story.officer(Role.MONITORING_OFFICER));
    }

    /** A declaration stands by itself: what is wrong with the other answers does not matter, and an interest of an unknown kind is none. */
    @Test
    void onlyAKindThatTheFormOffersIsADeclaration() {
        String reference = story.complaint(Map.of());
        Officer deputy = story.officer(Role.DEPUTY);
        for (Object kind : List.of("", "distant", "ACTUAL", true, List.of("none", "actual"))) {
            assertThatThrownBy(() -> procedure.complete(story.task("Decide validity"), with(story.answers("Decide validity"), Map.of("interest", kind)), deputy))
                    .message().as("%s", kind).startsWith("Your interest in this case: ");
        }
        assertThat(caseFiles.declarations(reference)).isEmpty();
        for (Door door : Door.values()) {
            assertThat(refusal(door, "Decide validity", with(story.answers("Decide validity"), Map.of("interest", List.of("actual"))), story.officer(Role.MONITORING_OFFICER)))
                    .as("nobody declares a conflict and goes on").isNotBlank();
            assertThat(story.open(reference)).contains("Decide validity");
        }
        assertThat(refusal(Door.JAVA, "Decide validity", Map.of("interest", "potential", "reasons", "x".repeat(30_000)), deputy)).contains("is on file").doesNotContain("xxx");
        assertThat(caseFiles.conflicts(reference)).extracting(CaseFiles.Declared::officerId).contains("deputy");
    }

    /** NS-6-2: an assessor from outside sees and does nothing until a case is handed over, then all of the Monitoring Officer's work in that case and in no other. */
    @ParameterizedTest
    @EnumSource(Door.class)
    void anAssessorFromOutsideActsInTheCaseHandedOverAlone(Door door) {
        Officer assessor = story.officer(Role.EXTERNAL_ASSESSOR);
        String other = story.complaint(Map.of("complainantName", "Mr Silas Overbury"));
        String reference = story.complaint(Map.of());
        refusal(door, "Decide validity", story.answers("Decide validity"), assessor);
        String task = story.task("Decide validity").id();
        assertThatThrownBy(() -> as(assessor, () -> forms.getTaskFormVariables(task))).isInstanceOfAny(FormRefusal.class, AuthorizationException.class);
        assertThat(page(reference, assessor)).isEqualTo(404);
        assertThat(as(assessor, () -> procedure.worksOn(reference, assessor))).isFalse();

        Map<String, Object> handover = Map.of("caseReference", reference, "actingOfficer", assessor.id(), "handoverKind", "assessor", "reasons", "Both of us know the member well.");
        assertThatThrownBy(() -> procedure.start("hand-over", handover, assessor)).isInstanceOfAny(FormRefusal.class, AuthorizationException.class);
        procedure.start("hand-over", handover, story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals("handover")).extracting(Letter::recipientRole)
                .containsExactlyInAnyOrder("complainant", "acting-officer");

        assertThat(page(reference, assessor)).isEqualTo(200);
        handsIn(door, "Decide validity", story.answers("Decide validity"), assessor);
        handsIn(door, "Acknowledge complaint", story.answers("Acknowledge complaint"), assessor);
        handsIn(door, "Prepare first letter", story.answers("Prepare first letter"), assessor);
        assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals("first-letter")).singleElement()
                .satisfies(letter -> assertThat(letter.plainText()).contains("Mr Fergus Lattimore").doesNotContain("Thirza Gladwin"));

        story.tell(other);
        refusal(door, "Decide validity", story.answers("Decide validity"), assessor);
        assertThat(page(other, assessor)).isEqualTo(404);
        assertThat(procedure.worksOn(other, assessor)).isFalse();

        procedure.start("hand-over", Map.of("caseReference", reference, "actingOfficer", story.officer(Role.DEPUTY).id(), "handoverKind", "deputy", "reasons", "The assessor is ill."),
                story.officer(Role.MONITORING_OFFICER));
        story.tell(reference);
        assertThat(refusal(door, "Record representations", story.answers("Record representations"), assessor)).doesNotContain("ENGINE-");
        assertThat(page(reference, assessor)).isEqualTo(404);
        handsIn(door, "Record representations", story.answers("Record representations"), story.officer(Role.DEPUTY));
    }
}
