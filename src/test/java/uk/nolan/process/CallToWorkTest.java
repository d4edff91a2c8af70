package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.health.HealthIndicator;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.forms.FormRefusal;

/** Who hears by e-mail that a task waits, and who does not. */
@NolanTest
class CallToWorkTest {

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Officers officers;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private IdentityService identity;

    @Autowired
    @Qualifier("lettersHealthIndicator")
    private HealthIndicator letters;

    @BeforeEach
    void emptyStage() {
        story.begin("2027-01-04");
    }

    @AfterEach
    void nothingLeftRunning() {
        identity.clearAuthentication();
        timeline.clear();
    }

    private List<Letter> calls(String reference) {
        return ledger.letters(reference).stream().filter(letter -> letter.notice().equals("notes/work-waits")).toList();
    }

    private List<String> called(String reference) {
        return calls(reference).stream().map(letter -> letter.recipientName() + ": " + letter.subject().replaceFirst("Waiting for you: ", "").replaceFirst("[,(].*", "").strip()).toList();
    }

    private void declaresConflict(Officer officer, String reference) {
        procedure.start("declare-conflict", Map.of("caseReference", reference, "conflict", "actual", "reasons", "Old friends."), officer);
        timeline.runWaiting();
    }

    /** NS-3-3: of the two Independent Persons only the one who was asked; by the fifth working day after today. */
    @Test
    void theIndependentPersonWhoWasAskedHearsOfItOnce() {
        String reference = story.upTo("Give view");
        assertThat(called(reference)).containsExactly("Dr Augusta Penhale: Give view");
        Letter call = calls(reference).get(0);
        assertThat(call.isNote()).isTrue();
        assertThat(call.sentAt()).isPresent();
        assertThat(call.email()).contains("independentPerson@nolan.example");
        assertThat(call.subject()).isEqualTo("Waiting for you: Give view, due Monday 11 January 2027 (%s)".formatted(reference));
        assertThat(call.plainText()).contains(
                "In case %s the task “Give view” waits for you. It is due on Monday 11 January 2027 (party's deadline).".formatted(reference),
                "Open the task (http://127.0.0.1:8080/tasks/%s)".formatted(story.task("Give view").id()))
                .doesNotContain("waits for others");
        assertThat(call.html() + call.plainText()).doesNotContain("Vardle", "Ellesby", "Marlbeck", "Rude");
        assertThat(caseFiles.journal(reference)).extracting(JournalEntry::line).contains("Told by e-mail that \"Give view\" waits: Dr Augusta Penhale, Independent Person");
    }

    @Test
    void nobodyHearsOfWorkOfThoseWhoWorkHereEveryDay() {
        String reference = story.upTo("Prepare consultation");
        assertThat(calls(reference)).isEmpty();
    }

    /** The new one hears of the task that is open, the old one nothing more. */
    @Test
    void anotherIndependentPersonHearsOfTheTaskThatIsOpen() {
        String reference = story.upTo("Give view");
        procedure.start("choose-independent-person", Map.of("caseReference", reference, "independentPerson", "cornelius-wade", "reasons", "Dr Penhale is ill."), story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        assertThat(called(reference)).containsExactly("Dr Augusta Penhale: Give view", "Mr Cornelius Wade: Give view");
    }

    /** Procedure a.6: a member of the panel with a conflict of interest hears of nothing that waits after it. */
    @Test
    void thePanelHearsOfItsTasksButNotWhoeverHasAConflict() {
        Map<String, Map<String, Object>> told = new HashMap<>(Story.INVESTIGATED);
        String reference = story.upTo("Open hearing", told);
        assertThat(called(reference)).contains("Cllr Leopold Starkey: Agree hearing procedure");
        declaresConflict(story.officer(Role.PANEL_CHAIR), reference);
        story.goesOn("Decide on breach", told);
        assertThat(called(reference)).contains("Cllr Winifred Ashdown: Decide on breach").doesNotContain("Cllr Leopold Starkey: Decide on breach");
        assertThat(called(reference)).as("done by Democratic Services, who live here").doesNotContain("Cllr Leopold Starkey: Open hearing");
    }

    @Test
    void whoSharesATaskIsToldSo() {
        String reference = story.upTo("Decide on breach", Story.INVESTIGATED);
        assertThat(calls(reference)).filteredOn(letter -> letter.subject().contains("Decide on breach")).hasSize(2)
                .allSatisfy(letter -> assertThat(letter.plainText()).contains("It waits for others as well. Whoever claims it first does it.", "No date is set for it."));
    }

    /** NS-6-2: an outside officer to whom the case is handed over hears of every task that is open, and of each that comes; a deputy, who works here, of none. */
    @Test
    void anOutsideOfficerWhoTakesACaseOverHearsOfWhatIsOpen() {
        String reference = story.complaint(Map.of());
        handOver(reference, story.officer(Role.DEPUTY), "deputy");
        assertThat(calls(reference)).isEmpty();
        handOver(reference, story.officer(Role.EXTERNAL_ASSESSOR), "assessor");
        assertThat(called(reference)).containsExactlyInAnyOrder("Mr Fergus Lattimore: Acknowledge complaint", "Mr Fergus Lattimore: Decide validity");
        story.goesOn("Prepare first letter", Map.of());
        assertThat(called(reference)).hasSize(3).contains("Mr Fergus Lattimore: Prepare first letter");
    }

    private void handOver(String reference, Officer to, String kind) {
        procedure.start("hand-over", Map.of("caseReference", reference, "actingOfficer", to.id(), "handoverKind", kind, "reasons", "Too much to do."), story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
    }

    @Test
    void aTaskThatIsDoneBeforeTheMailIsWrittenCallsNobody() {
        String reference = story.upTo("Give view");
        procedure.start("choose-independent-person", Map.of("caseReference", reference, "independentPerson", "cornelius-wade", "reasons", "Dr Penhale is ill."), story.officer(Role.MONITORING_OFFICER));
        Job call = jobs.createJobQuery().processDefinitionKey("call-to-work").singleResult();
        Officer wade = officers.inRole(Role.INDEPENDENT_PERSON).stream().filter(one -> one.name().equals("Mr Cornelius Wade")).findFirst().orElseThrow();
        procedure.complete(story.task("Give view"), story.answers("Give view"), wade);
        jobs.executeJob(call.getId());
        assertThat(called(reference)).containsExactly("Dr Augusta Penhale: Give view");
    }

    /** ST-2.5-2: while the case rests nobody is called; when it goes on, whoever was chosen meanwhile is. */
    @Test
    void aCaseInAbeyanceCallsNobodyUntilItGoesOn() {
        String reference = story.upTo("Prepare consultation");
        procedure.complete(story.task("Prepare consultation"), story.answers("Prepare consultation"), story.officer(Role.MONITORING_OFFICER));
        runAllButTheCall();
        assertThat(story.open(reference)).contains("Give view");
        procedure.start("abeyance", Map.of("caseReference", reference, "ground", "police", "reasonInternal", "They ask.", "reasonNeutral", "Something must be waited for."), story.officer(Role.MONITORING_OFFICER));
        runAllButTheCall();
        timeline.runWaiting();
        assertThat(calls(reference)).isEmpty();
        story.goesOver("Review abeyance", story.answers("Review abeyance"));
        assertThat(called(reference)).containsExactly("Dr Augusta Penhale: Give view");
    }

    private void runAllButTheCall() {
        List<Job> others = others();
        while (!others.isEmpty()) {
            jobs.executeJob(others.get(0).getId());
            others = others();
        }
    }

    private List<Job> others() {
        return jobs.createJobQuery().messages().active().list().stream().filter(job -> !"call-to-work".equals(job.getProcessDefinitionKey())).toList();
    }

    @Test
    void anAccountWithoutAnAddressGetsNoMailAndKeepsNobodyElseFromOne() {
        User chair = identity.createUserQuery().userId(story.officer(Role.PANEL_CHAIR).id()).singleResult();
        String email = chair.getEmail();
        chair.setEmail(null);
        identity.saveUser(chair);
        try {
            String reference = story.upTo("Decide on breach", Story.INVESTIGATED);
            assertThat(called(reference)).contains("Cllr Winifred Ashdown: Decide on breach").noneMatch(call -> call.startsWith("Cllr Leopold Starkey"));
            assertThat(letters.health().getDetails()).containsEntry("accountsWithoutEmail", List.of(chair.getId()));
        } finally {
            chair.setEmail(email);
            identity.saveUser(chair);
        }
    }

    /** Whoever is signed in, by whichever door. */
    @Test
    void nobodyButTheProgramStartsIt() {
        String reference = story.upTo("Give view");
        for (Role role : List.of(Role.MONITORING_OFFICER, Role.INDEPENDENT_PERSON, Role.OPERATIONS)) {
            assertThatThrownBy(() -> story.as(role, () -> runtime.startProcessInstanceByKey("call-to-work", reference))).hasMessageContaining("permission");
        }
        assertThatThrownBy(() -> story.as(Role.ADMINISTRATOR, () -> runtime.startProcessInstanceByKey("call-to-work", reference))).isInstanceOf(FormRefusal.class);
        assertThatThrownBy(() -> story.as(Role.ADMINISTRATOR, () -> runtime.createMessageCorrelation("WorkWaits").processInstanceBusinessKey(reference).correlateStartMessage()))
                .isInstanceOf(FormRefusal.class);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("call-to-work").count()).isZero();
    }
}
