package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.WorkingDays;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.people.Role;

/** Dates are asked for, never stored: when a fact, a decision or the calendar moves one, the engine's open timers and tasks move with it. */
@NolanTest
class DueDatesTest {

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Calendar calendar;

    @Autowired
    private DueDates dueDates;

    @Autowired
    private Timeline timeline;

    @Autowired
    private EngineClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService jobs;

    private WorkingDays before;
    private String reference;

    @BeforeEach
    void theWindowIsOpenUntilTheSixthOfJanuary() {
        before = calendar.workingDays();
        story.begin("2026-12-18");
        reference = story.upTo("Record representations");
        assertThat(dueOfTask("Record representations")).isEqualTo(london("2027-01-06T23:59"));
    }

    @AfterEach
    void theCalendarAsItWas() {
        calendar.replace(before);
    }

    private static Instant london(String time) {
        return LocalDateTime.parse(time).atZone(EngineClock.LONDON).toInstant();
    }

    private Instant dueOfTask(String name) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).taskName(name).singleResult().getDueDate().toInstant();
    }

    /** When each of the case's timers fires, by the event that it stands at. */
    private Map<String, Instant> timers() {
        Map<String, Instant> timers = new LinkedHashMap<>();
        for (ProcessInstance instance : runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).list()) {
            for (Job job : jobs.createJobQuery().processInstanceId(instance.getId()).timers().list()) {
                timers.put(jobs.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId(), job.getDuedate().toInstant());
            }
        }
        return timers;
    }

    private List<String> journalSince(int lines) {
        return caseFiles.journal(reference).stream().skip(lines).map(JournalEntry::line).toList();
    }

    private List<String> reminders(String deadline) {
        return ledger.letters(reference).stream().filter(Letter::isNote)
                .filter(letter -> letter.notice().equals("notes/reminder") && letter.occasion().contains(deadline))
                .map(letter -> letter.dated() + " to " + letter.recipientRole())
                .toList();
    }

    private void extend(String deadline, String to) {
        procedure.start("extend-deadline", Map.of("deadlineOfCase", reference + ":" + deadline, "newDate", to, "reasons", "She is in hospital."), story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
    }

    @Test
    void anExtensionMovesTheOpenTaskAndItsTimer() {
        assertThat(timers()).containsOnly(
                entry("Event_RepresentationWindowClosed", london("2027-01-07T00:00")),
                entry("Event_AssessmentOutOfReach", london("2027-01-21T00:00")));
        int lines = caseFiles.journal(reference).size();
        extend("representations", "2027-01-13");
        assertThat(dueOfTask("Record representations")).isEqualTo(london("2027-01-13T23:59"));
        assertThat(timers()).contains(entry("Event_RepresentationWindowClosed", london("2027-01-14T00:00")));
        assertThat(journalSince(lines)).filteredOn(line -> line.contains(" moved from ")).singleElement().asString()
                .startsWith("Representations moved from Wednesday 6 January 2027 to Wednesday 13 January 2027 because it was extended by decision");
        story.on("2027-01-13");
        assertThat(story.open(reference)).contains("Record representations");
        timeline.runTo(london("2027-01-13T23:59:59"));
        assertThat(story.open(reference)).contains("Record representations");
        timeline.runTo(london("2027-01-14T00:00:00"));
        assertThat(story.open(reference)).contains("Plan enquiries").doesNotContain("Record representations");
    }

    @Test
    void aProclaimedHolidayMovesEveryOpenDateAndTheJournalListsWhatMoved() {
        int lines = caseFiles.journal(reference).size();
        calendar.replace(calendar.workingDays().withHolidays(Map.of(LocalDate.of(2027, 1, 4), "Bank holiday for the coronation"), Set.of()));
        dueDates.refreshAll("the bank holidays changed");
        assertThat(dueOfTask("Record representations")).isEqualTo(london("2027-01-07T23:59"));
        assertThat(timers()).containsOnly(
                entry("Event_RepresentationWindowClosed", london("2027-01-08T00:00")),
                entry("Event_AssessmentOutOfReach", london("2027-01-22T00:00")));
        assertThat(journalSince(lines)).hasSize(2).allSatisfy(line -> assertThat(line).contains("because the bank holidays changed").contains("4 January (Bank holiday for the coronation)"))
                .anySatisfy(line -> assertThat(line).startsWith("Representations moved from Wednesday 6 January 2027 to Thursday 7 January 2027"))
                .anySatisfy(line -> assertThat(line).startsWith("Initial assessment moved from Wednesday 20 January 2027 to Thursday 21 January 2027"));
        dueDates.refreshAll("the bank holidays changed");
        assertThat(journalSince(lines)).as("asked again, nothing moves").hasSize(2);
        calendar.replace(before);
        dueDates.refreshAll("the bank holidays changed");
        assertThat(dueOfTask("Record representations")).isEqualTo(london("2027-01-06T23:59"));
        assertThat(journalSince(lines)).hasSize(4);
    }

    @Test
    void representationsThatComeInMoveTheAssessment() {
        story.does("2026-12-23", "Record representations", Map.of("representationsReceivedOn", "2026-12-23", "representations", "It was a joke."));
        assertThat(timers()).contains(entry("Event_AssessmentOutOfReach", london("2027-01-26T00:00")));
        assertThat(caseFiles.journal(reference)).extracting(JournalEntry::line)
                .anySatisfy(line -> assertThat(line).startsWith("Initial assessment moved from Wednesday 20 January 2027 to Monday 25 January 2027 because of representations received"));
    }

    @Test
    void theRoundRemindsOnceAndAgainAfterAnExtension() {
        timeline.runTo(london("2027-01-04T06:59"));
        assertThat(reminders("representations")).isEmpty();
        timeline.runTo(london("2027-01-04T07:00"));
        assertThat(reminders("representations")).containsExactly("2027-01-04 to subject-member");
        timeline.runTo(london("2027-01-05T12:00"));
        assertThat(reminders("representations")).as("the next day").hasSize(1);
        extend("representations", "2027-01-13");
        timeline.runTo(london("2027-01-08T12:00"));
        assertThat(reminders("representations")).as("a week before the new date").hasSize(1);
        timeline.runTo(london("2027-01-13T12:00"));
        assertThat(reminders("representations")).containsExactly("2027-01-04 to subject-member", "2027-01-11 to subject-member");
    }

    /** The machine was off from New Year's Eve until the day before the window shuts. */
    @Test
    void aRoundThatMissedADayMakesUpForItOnTheNext() {
        timeline.runTo(london("2026-12-31T12:00"));
        clock.travelTo(london("2027-01-05T09:30"));
        timeline.runWaiting();
        assertThat(reminders("representations")).containsExactly("2027-01-05 to subject-member");
        assertThat(caseFiles.journal(reference)).extracting(JournalEntry::line).filteredOn(line -> line.startsWith("Reminder: Representations")).hasSize(1);
        Instant next = jobs.createJobQuery().timers().list().stream().filter(job -> job.getProcessInstanceId() == null).findFirst().orElseThrow().getDuedate().toInstant();
        assertThat(next).isEqualTo(london("2027-01-06T07:00"));
        timeline.runTo(london("2027-01-06T12:00"));
        assertThat(reminders("representations")).hasSize(1);
    }

    @Test
    void aRoundOnABankHolidayIsNotHeld() {
        calendar.replace(calendar.workingDays().withHolidays(Map.of(LocalDate.of(2027, 1, 5), "Day of mourning"), Set.of()));
        dueDates.refreshAll("the bank holidays changed");
        assertThat(dueOfTask("Record representations")).isEqualTo(london("2027-01-07T23:59"));
        timeline.runTo(london("2027-01-05T12:00"));
        assertThat(reminders("representations")).containsExactly("2027-01-04 to subject-member");
        story.begin("2027-01-01");
        reference = story.complaint(Map.of());
        timeline.runTo(london("2027-01-01T12:00"));
        assertThat(ledger.letters(reference)).isEmpty();
    }

    @Test
    void anOverdueAssessmentIsToldAtOnceAndAgainEveryFiveWorkingDaysAndHigherUpFromTheSecondTime() {
        timeline.runTo(london("2027-02-12T12:00"));
        List<String> told = ledger.letters(reference).stream()
                .filter(letter -> letter.notice().equals("notes/overdue") && letter.occasion().contains("initial-assessment"))
                .map(letter -> letter.dated() + " to " + letter.recipientRole())
                .toList();
        assertThat(told).containsExactly(
                "2027-01-21 to monitoring-officer", "2027-01-21 to deputies",
                "2027-01-27 to deputies",
                "2027-02-03 to deputies", "2027-02-03 to escalation",
                "2027-02-10 to deputies", "2027-02-10 to escalation");
    }

    /** Clocks go forward on Sunday 28 March 2027 and back on Sunday 31 October 2027; a day ends at midnight London all the same. */
    @ParameterizedTest
    @CsvSource({
        "2027-03-26, 2027-03-26T23:59:00Z, 2027-03-27T00:00:00Z",
        "2027-03-27, 2027-03-27T23:59:00Z, 2027-03-28T00:00:00Z",
        "2027-03-28, 2027-03-28T22:59:00Z, 2027-03-28T23:00:00Z",
        "2027-03-29, 2027-03-29T22:59:00Z, 2027-03-29T23:00:00Z",
        "2027-10-30, 2027-10-30T22:59:00Z, 2027-10-30T23:00:00Z",
        "2027-10-31, 2027-10-31T23:59:00Z, 2027-11-01T00:00:00Z",
    })
    void aDayEndsAtMidnightInLondonWhateverTheClocksDo(LocalDate lastDay, Instant due, Instant expiry) {
        extend("representations", lastDay.toString());
        assertThat(dueOfTask("Record representations")).isEqualTo(due);
        assertThat(timers()).contains(entry("Event_RepresentationWindowClosed", expiry));
        assertThat(procedure.openTasks(reference)).filteredOn(task -> task.name().equals("Record representations")).singleElement()
                .satisfies(task -> assertThat(task.due()).contains(lastDay));
    }

    @Test
    void theWindowClosesAtTheMidnightThatTheClocksChangeAndNotAnHourLate() {
        extend("representations", "2027-03-28");
        timeline.runTo(Instant.parse("2027-03-28T22:59:59Z"));
        assertThat(story.open(reference)).contains("Record representations");
        timeline.runTo(Instant.parse("2027-03-28T23:00:00Z"));
        assertThat(story.open(reference)).doesNotContain("Record representations");
        assertThat(caseFiles.facts(reference).latest("representations-closed")).contains(LocalDate.of(2027, 3, 29));
    }

    /** Seven in the morning London, in winter and in summer time. */
    @ParameterizedTest
    @CsvSource({"2027-03-26T12:00, 2027-03-29T06:00:00Z", "2027-03-25T12:00, 2027-03-26T07:00:00Z", "2027-10-29T12:00, 2027-11-01T07:00:00Z", "2027-10-28T12:00, 2027-10-29T06:00:00Z"})
    void theRoundBeginsAtSevenInLondon(String now, Instant next) {
        clock.travelTo(london(now));
        timeline.windRound();
        List<Date> rounds = jobs.createJobQuery().timers().list().stream().filter(job -> job.getProcessInstanceId() == null).map(Job::getDuedate).toList();
        assertThat(rounds).singleElement().satisfies(date -> assertThat(date.toInstant()).isEqualTo(next));
        assertThat(ZonedDateTime.ofInstant(next, EngineClock.LONDON).toLocalTime()).isEqualTo(LocalTime.of(7, 0));
    }
}
