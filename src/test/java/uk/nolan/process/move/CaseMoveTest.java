package uk.nolan.process.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.DeadlineHistory;
import uk.nolan.casefile.EndedDeadline;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.notice.Postbox;
import uk.nolan.notice.TestPostbox;
import uk.nolan.people.Role;
import uk.nolan.process.EngineClock;
import uk.nolan.process.OtherVersions;
import uk.nolan.process.OtherVersions.Edit;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/**
 * A case moves to another version with everything that runs in it, or not at all. Version 2 is what a council changes in a year; version 3 takes away or asks for what some cases have begun or passed.
 */
@NolanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseMoveTest {

    private static final String DEADLINES = "processes/councils/newark-and-sherwood/deadlines.dmn";

    /** A row of the table counts 20 working days; in version 2 they are 15. */
    private static final Edit FIFTEEN_DAYS = Edit.of(DEADLINES, number("InitialAssessment", 20), number("InitialAssessment", 15));

    @Autowired
    private Story story;

    @Autowired
    private OtherVersions versions;

    @Autowired
    private CaseMove moves;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private EngineClock clock;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private IdentityService identity;

    @Autowired
    private HistoryService history;

    @Autowired
    private DeadlineHistory ended;

    @Autowired
    private TestPostbox postbox;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionTemplate transaction;

    private Version first;
    private Version second;
    private Version third;

    @BeforeAll
    void threeVersions() {
        first = new Version(versions.live(), 1);
        second = new Version(
                versions.with(
                        FIFTEEN_DAYS,
                        Edit.of(DEADLINES, number("Representations", 10), number("Representations", 8)),
                        Edit.of("processes/intake.bpmn", "<camunda:property name=\"stage\" value=\"Validity\" />", "<camunda:property name=\"stage\" value=\"Validity check\" />"),
                        Edit.attribute("processes/enquiries.bpmn", "Activity_PlanEnquiries", "name", "Plan questions"),
                        Edit.attribute("processes/enquiries.bpmn", "Activity_PlanEnquiries", "camunda:candidateGroups", "democraticServices"),
                        Edit.attribute("processes/enquiries.bpmn", "Activity_PlanEnquiries", "camunda:dueDate", "${deadlines.due(execution, 'initial-assessment')}"),
                        Edit.of(
                                "processes/enquiries.bpmn", "    <bpmn:exclusiveGateway id=\"Gateway_EnquiriesNeeded\"",
                                """
                                    <bpmn:boundaryEvent id="Event_QuestionsOverdue" name="Questions overdue" cancelActivity="false" attachedToRef="Activity_PlanEnquiries">
                                      <bpmn:outgoing>Flow_QuestionsOverdue</bpmn:outgoing>
                                      <bpmn:timerEventDefinition id="TimerEventDefinition_QuestionsOverdue">
                                        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.expiry(execution, 'initial-assessment')}</bpmn:timeDate>
                                      </bpmn:timerEventDefinition>
                                    </bpmn:boundaryEvent>
                                    <bpmn:endEvent id="Event_QuestionsNoted" name="Overdue questions noted">
                                      <bpmn:incoming>Flow_QuestionsOverdue</bpmn:incoming>
                                    </bpmn:endEvent>
                                    <bpmn:sequenceFlow id="Flow_QuestionsOverdue" sourceRef="Event_QuestionsOverdue" targetRef="Event_QuestionsNoted" />
                                    <bpmn:exclusiveGateway id="Gateway_EnquiriesNeeded\""""),
                        Edit.of("forms/plan-enquiries.form", "# Plan enquiries", "# Plan your questions"),
                        Edit.of(
                                "processes/independent-person-view.bpmn",
                                "id=\"Flow_PrepareConsultationToSendConsultationBundle\" sourceRef=\"Activity_PrepareConsultation\" targetRef=\"Activity_SendConsultationBundle\" />",
                                """
                                id="Flow_PrepareConsultationToSendConsultationBundle" sourceRef="Activity_ConfirmReadiness" targetRef="Activity_SendConsultationBundle" />
                                    <bpmn:sequenceFlow id="Flow_ToReadiness" sourceRef="Activity_PrepareConsultation" targetRef="Activity_ConfirmReadiness" />
                                    <bpmn:userTask id="Activity_ConfirmReadiness" name="Confirm readiness" camunda:formRef="confirm-readiness" camunda:formRefBinding="deployment" camunda:candidateGroups="monitoringOfficers" />"""),
                        Edit.of(
                                "forms/confirm-readiness.form", "",
                                """
                                {"components": [{"type": "textarea", "id": "Field_Note", "key": "note", "label": "Note", "layout": {"row": "Row_Note", "columns": null}}],
                                 "type": "default", "id": "confirm-readiness", "schemaVersion": 16}""")),
                2);
        third = new Version(
                versions.with(
                        Edit.attribute("processes/assessment.bpmn", "Activity_InviteRepresentations", "calledElement", "oral-complaint"),
                        Edit.of("processes/validity.bpmn", "Activity_DecideValidity", "Activity_JudgeValidity"),
                        Edit.of(
                                "forms/plan-enquiries.form", "\"components\": [",
                                """
                                "components": [{"type": "radio", "id": "Field_Urgent", "key": "urgent", "label": "Urgent?", "values": [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no"}],
                                  "properties": {"routing": "yes"}, "layout": {"row": "Row_Urgent", "columns": null}},"""),
                        Edit.of(
                                "processes/assessment.bpmn", "        <camunda:properties>\n          <camunda:property name=\"stage\" value=\"Enquiries\" />",
                                "        <camunda:out source=\"urgent\" target=\"urgent\" />\n        <camunda:properties>\n          <camunda:property name=\"stage\" value=\"Enquiries\" />"),
                        Edit.of("processes/initial-assessment.bpmn", "${outcome == 'refer'}", "${outcome == 'refer' || urgent == 'yes'}")),
                3);
    }

    private static String number(String deadline, int days) {
        return "<outputEntry id=\"OutputEntry_%sNumber\">\n          <text>%d</text>".formatted(deadline, days);
    }

    @AfterAll
    void theLiveOneAlone() {
        timeline.clear();
        versions.takeAway();
    }

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-14");
    }

    @AfterEach
    void nothingLeft() {
        timeline.clear();
    }

    private List<Change> move(String reference, Version to) {
        return transaction.execute(status -> moves.move(reference, to, from -> "Moved to " + to.inWords() + " of the procedure: shorter periods", "Ms Ottilie Farrant, Administrator").changes());
    }

    /** The plain case of the first version, until a task is open. */
    private String upTo(String task) {
        versions.begin(first.deployment());
        return story.goesOn(task, Map.of());
    }

    private static List<String> sentences(List<Change> changes) {
        return changes.stream().map(Change::sentence).toList();
    }

    /** In which version each process of the case runs. */
    private List<String> runsIn(String reference) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream()
                .map(instance -> repository.getProcessDefinition(instance.getProcessDefinitionId()).getDeploymentId())
                .distinct()
                .toList();
    }

    private Map<String, Instant> timers(String reference) {
        Map<String, Instant> timers = new TreeMap<>();
        for (ProcessInstance instance : runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list()) {
            jobs.createJobQuery().processInstanceId(instance.getId()).timers().list()
                    .forEach(job -> timers.put(jobs.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId(), job.getDuedate().toInstant()));
        }
        return timers;
    }

    private static Instant london(String time) {
        return LocalDateTime.parse(time).atZone(EngineClock.LONDON).toInstant();
    }

    /** Everything that the database holds, a line for each row, so that two moments can be compared. */
    private List<String> everything() {
        List<String> all = new ArrayList<>();
        for (String table : database.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'", String.class)) {
            if (!table.matches("(?i)ACT_RU_METER_LOG|ACT_(GE|RE|ID)_.*|(flyway|procedure|change|played|taken)_.*")) {
                database.queryForList("select * from \"" + table + "\"").forEach(row -> all.add(table + " " + row));
            }
        }
        Collections.sort(all);
        return all;
    }

    /** Nothing is there that was not, and nothing is gone; says only what is. */
    private void unchangedSince(List<String> before) {
        Set<String> come = new TreeSet<>(everything());
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(come);
        come.removeAll(Set.copyOf(before));
        assertThat(tuple(gone, come)).isEqualTo(tuple(Set.of(), Set.of()));
    }

    /** NS-6-24: 20 working days from Monday 14 December 2026 end on Thursday 14 January 2027, 15 on Thursday 7 January; 25 and 28 December and 1 January are no working days. */
    @Test
    void dueDatesAreThoseOfTheStoredFactsAndNotOfTheDayOfTheMove() {
        String reference = upTo("Assess complaint");
        story.on("2027-01-05");
        assertThat(story.task("Assess complaint").due()).contains(LocalDate.of(2027, 1, 14));
        int lines = caseFiles.journal(reference).size();
        List<Change> changes = move(reference, second);
        assertThat(sentences(changes)).containsExactly(
                "\"Assess complaint\" is due Thursday 7 January 2027 instead of Thursday 14 January 2027", "Initial assessment falls due Thursday 7 January 2027 instead of Thursday 14 January 2027");
        assertThat(story.task("Assess complaint").due()).contains(LocalDate.of(2027, 1, 7));
        assertThat(timers(reference)).containsEntry("Event_AssessmentOverdue", london("2027-01-08T00:00"));
        assertThat(runsIn(reference)).containsExactly(second.deployment());
        assertThat(caseFiles.get(reference).procedureVersion()).isEqualTo(second.deployment());
        assertThat(caseFiles.journal(reference).stream().skip(lines)).extracting(JournalEntry::line, JournalEntry::enteredBy)
                .contains(tuple("Moved to version 2 of the procedure: shorter periods", "Ms Ottilie Farrant, Administrator"))
                .anySatisfy(line -> assertThat(line.toList().get(0).toString())
                        .startsWith("Initial assessment moved from Thursday 14 January 2027 to Thursday 7 January 2027 because the case follows version 2 of the procedure: "));
        timeline.runTo(london("2027-01-07T23:59:00"));
        assertThat(caseFiles.journal(reference)).noneMatch(line -> line.line().contains("Assessment overdue"));
        timeline.runTo(london("2027-01-08T00:00:00"));
        assertThat(caseFiles.journal(reference)).anyMatch(line -> line.line().contains("Assessment overdue"));
        story.toTheEnd(Map.of());
        assertThat(caseFiles.get(reference).outcome()).contains("no-further-action");
    }

    @Test
    void aCaseMovesThereAndBackAtEveryStageOfThePlainStory() {
        String reference = versions.begin(first.deployment());
        for (String task : List.of("Acknowledge complaint", "Prepare first letter", "Record representations", "Prepare consultation", "Give view", "Assess complaint")) {
            story.goesOn(task, Map.of());
            Map<String, Instant> timers = timers(reference);
            move(reference, second);
            assertThat(runsIn(reference)).as(task).containsExactly(second.deployment());
            move(reference, first);
            assertThat(runsIn(reference)).as(task).containsExactly(first.deployment());
            assertThat(timers(reference)).as(task).isEqualTo(timers);
            assertThat(story.open(reference)).contains(task);
        }
    }

    @Test
    void aStepSaysWhatItsNewDiagramSaysAndIsSeenByThoseToWhomItIsOffered() {
        String reference = upTo("Plan enquiries");
        identity.setAuthentication("deputy", List.of(Role.DEPUTY.group()));
        tasks.claim(story.task("Plan enquiries").id(), "deputy");
        identity.clearAuthentication();
        assertThat(sentences(move(reference, second))).containsExactly(
                "\"Plan enquiries\" is called \"Plan questions\"",
                "\"Plan questions\" is offered to Democratic Services instead of Monitoring Officer or Deputy Monitoring Officer",
                "\"Plan questions\" asks other questions",
                "\"Plan questions\" is due Thursday 7 January 2027, and had no day before",
                "Initial assessment falls due Thursday 7 January 2027 instead of Thursday 14 January 2027");
        String task = story.task("Plan questions").id();
        assertThat(tasks.getVariablesLocal(task)).containsOnly(
                entry("caseReference", reference), entry("stage", "Enquiries"), entry("dueKind", "council's target"), entry("waitsFor", "Democratic Services"));
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).as("what the deputy had claimed is free").isNull();
        assertThat(history.createHistoricTaskInstanceQuery().taskId(task).singleResult().getName()).isEqualTo("Plan questions");
        assertThat(timers(reference)).containsEntry("Event_QuestionsOverdue", london("2027-01-08T00:00"));
        for (Role waits : List.of(Role.MONITORING_OFFICER, Role.DEPUTY)) {
            assertThat(story.<Long>as(waits, () -> tasks.createTaskQuery().taskId(task).count())).as("%s reads it", waits).isEqualTo(1);
            assertThatThrownBy(() -> story.as(waits, () -> {
                tasks.claim(task, story.officer(waits).id());
                return null;
            })).as("%s only reads it", waits).isInstanceOf(AuthorizationException.class);
        }
        assertThat(story.<Long>as(Role.HEARING_PANEL, () -> tasks.createTaskQuery().taskId(task).count())).isZero();
        Map<String, Object> answers = story.answers("Plan enquiries");
        procedure.complete(story.task("Plan questions"), answers, story.officer(Role.DEMOCRATIC_SERVICES));
        timeline.runWaiting();
        story.goesOver("Prepare consultation", story.answers("Prepare consultation"));
        assertThat(story.open(reference)).as("the step that is new comes ahead").contains("Confirm readiness");

        String other = upTo("Plan enquiries");
        move(other, second);
        move(other, first);
        String back = story.task("Plan enquiries").id();
        assertThat(tasks.getVariablesLocal(back)).containsOnly(entry("caseReference", other), entry("stage", "Enquiries"), entry("dueKind", "no date"));
        story.as(Role.DEPUTY, () -> {
            tasks.claim(back, "deputy");
            return null;
        });
        assertThat(story.<Long>as(Role.DEMOCRATIC_SERVICES, () -> tasks.createTaskQuery().taskId(back).count())).isZero();
        assertThat(timers(other)).doesNotContainKey("Event_QuestionsOverdue");
    }

    @Test
    void theStageGetsItsNewName() {
        String reference = versions.begin(first.deployment());
        assertThat(sentences(move(reference, second))).containsExactly("Initial assessment falls due Thursday 7 January 2027 instead of Thursday 14 January 2027", "The stage \"Validity\" is called \"Validity check\"");
        assertThat(caseFiles.get(reference).stage()).contains("Validity check");
        assertThat(tasks.getVariableLocal(story.task("Acknowledge complaint").id(), "stage")).isEqualTo("Validity check");
    }

    @Test
    void aPreviewSaysTheSameAndLeavesNothing() {
        String reference = upTo("Plan enquiries");
        List<String> before = everything();
        List<Change> would = moves.preview(reference, second);
        unchangedSince(before);
        assertThat(would).hasSize(5).isEqualTo(move(reference, second));
        assertThat(everything()).isNotEqualTo(before);
    }

    @Test
    void aCaseThatCannotMoveSaysWhyAndStaysAsItWas() {
        String reference = versions.begin(first.deployment());
        cannot(reference, third, "The step \"Decide validity\", where this case waits, is not in version 3.");
        cannot(reference, first, "The case follows version 1 already.");
        story.goesOn("Record representations", Map.of());
        cannot(reference, third, "The step \"Invite representations\", where this case waits, leads to another diagram in version 3.");
        story.goesOn("Plan enquiries", Map.of());
        move(reference, third);
        move(reference, first);
        story.goesOn("Assess complaint", Map.of());
        cannot(reference, third, "\"Who decides?\" asks in version 3 for an answer that is given in \"Plan enquiries\", a step that this case has passed.");
        story.toTheEnd(Map.of());
        cannot(reference, second, "The case is closed.");
    }

    private void cannot(String reference, Version to, String... reasons) {
        List<String> before = everything();
        assertThatThrownBy(() -> move(reference, to)).isInstanceOfSatisfying(CannotMove.class, cannot -> assertThat(cannot.reasons()).containsExactly(reasons));
        assertThatThrownBy(() -> moves.preview(reference, to)).isInstanceOfSatisfying(CannotMove.class, cannot -> assertThat(cannot.reasons()).containsExactly(reasons));
        unchangedSince(before);
    }

    /** Friday 11 to Monday: the case rests, and what is new in the version rests with it. */
    @Test
    void aCaseInAbeyanceMovesAndGoesOnResting() {
        String reference = upTo("Plan enquiries");
        procedure.start(
                "abeyance", Map.of("caseReference", reference, "ground", "police", "reasonInternal", "Sergeant Quarles asks questions.", "reasonNeutral", "Something else must be waited for."),
                story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        move(reference, second);
        assertThat(runsIn(reference)).containsExactly(second.deployment());
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(reference).suspended().list()).singleElement().satisfies(task -> {
            assertThat(task.getName()).isEqualTo("Plan questions");
            assertThat(task.getDueDate()).isNull();
        });
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).active().list()).as("the abeyance alone").hasSize(1);
        assertThat(jobs.createJobQuery().active().timers().list()).filteredOn(job -> job.getProcessInstanceId() != null).as("its own review").hasSize(1);
        timeline.runTo(london("2027-01-10T12:00:00"));
        assertThat(story.open(reference)).containsExactlyInAnyOrder("Plan questions", "Review abeyance");
        assertThat(caseFiles.journal(reference)).noneMatch(line -> line.line().contains("Questions overdue"));
        story.does("2027-01-11", "Review abeyance", story.answers("Review abeyance"));
        assertThat(story.task("Plan questions").due()).as("the 15 working days begin after the abeyance").contains(LocalDate.of(2027, 2, 1));
        assertThat(timers(reference)).containsEntry("Event_QuestionsOverdue", london("2027-02-02T00:00"));
    }

    /** The delay was explained once, when the target had run out; the move does not explain it again. */
    @Test
    void whatHasHappenedDoesNotHappenOnceMore() {
        String reference = upTo("Assess complaint");
        story.on("2027-01-18");
        assertThat(story.open(reference)).contains("Confirm delay notice");
        int delays = story.open(reference).size();
        move(reference, second);
        timeline.runWaiting();
        assertThat(story.open(reference)).hasSize(delays);
        assertThat(timers(reference)).doesNotContainKeys("Event_AssessmentOutOfReach", "Event_AssessmentOverdue");
        assertThat(caseFiles.journal(reference).stream().filter(line -> line.line().equals("Assessment overdue"))).hasSize(1);
    }

    @Test
    void everySanctionThatIsFollowedUpMovesWithItsCase() {
        versions.begin(first.deployment());
        String reference = story.goesOn("Record performance of sanction", Story.INVESTIGATED);
        List<String> open = story.open(reference);
        Map<String, Instant> timers = timers(reference);
        move(reference, third);
        assertThat(runsIn(reference)).containsExactly(third.deployment());
        assertThat(story.open(reference)).isEqualTo(open);
        assertThat(timers(reference)).isEqualTo(timers);
        story.toTheEnd(Story.INVESTIGATED);
        assertThat(caseFiles.get(reference).outcome()).contains("breach");
    }

    @Test
    void whileAStepIsBeingCarriedOutTheCaseIsLeftAlone() {
        String reference = upTo("Record representations");
        String timer = jobs.createJobQuery().timers().list().stream().filter(job -> job.getProcessInstanceId() != null).findFirst().orElseThrow().getId();
        database.update("update ACT_RU_JOB set LOCK_OWNER_ = 'executor', LOCK_EXP_TIME_ = ? where ID_ = ?", java.sql.Timestamp.from(clock.instant().plusSeconds(300)), timer);
        assertThatThrownBy(() -> move(reference, second)).isInstanceOf(AtWork.class);
        assertThat(runsIn(reference)).containsExactly(first.deployment());
        clock.travelTo(clock.instant().plusSeconds(301));
        move(reference, second);
        assertThat(runsIn(reference)).containsExactly(second.deployment());
    }

    /** Ten working days from Monday 14 December end on Wednesday 30 December; the eight of version 2 would have ended on Christmas Eve. */
    @Test
    void whatWasInTimeStaysInTime() {
        String reference = upTo("Record representations");
        story.on("2026-12-29");
        story.goesOn("Plan enquiries", Map.of());
        EndedDeadline before = representations(reference);
        assertThat(tuple(before.due().due(), before.how())).isEqualTo(tuple(LocalDate.of(2026, 12, 30), EndedDeadline.How.IN_TIME));
        move(reference, second);
        assertThat(representations(reference)).isEqualTo(before);
        assertThat(caseFiles.get(reference).procedureVersionAt(clock.instant().minusSeconds(1))).as("by whose forms it is shown").isEqualTo(first.deployment());
    }

    private EndedDeadline representations(String reference) {
        return ended.of(reference).stream().filter(one -> one.rule().deadline().equals("representations")).findFirst().orElseThrow();
    }

    /** The mail server was away; the letter keeps its place in the ledger, and goes once. */
    @Test
    void aLetterThatWaitsGoesOnceAfterTheMove() {
        String reference = upTo("Prepare first letter");
        postbox.leadTo(new Postbox() {
            @Override
            public void deliver(Letter letter, MimeMessage message) {
                throw new IllegalStateException("The mail server is away");
            }

            @Override
            public String described() {
                return "nowhere";
            }
        });
        try {
            assertThatThrownBy(() -> story.goesOver("Prepare first letter", story.answers("Prepare first letter"))).isInstanceOf(RuntimeException.class);
            move(reference, second);
        } finally {
            postbox.takeEverything();
        }
        assertThat(runsIn(reference)).containsExactly(second.deployment());
        timeline.runTo(clock.instant().plusSeconds(3600));
        assertThat(story.open(reference)).contains("Record representations");
        assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals("first-letter")).singleElement().satisfies(letter -> assertThat(letter.sentAt()).isPresent());
    }
}
