package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
                .containsExactlyInAnyOrder("monitoring-officer", "deputies");
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
}
