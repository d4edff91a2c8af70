package uk.nolan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.Holidays;

/** How complaints stand, in numbers (NS-18-3). Due dates of 2027: acknowledgement within 5 working days, assessment within 20. */
class UpdateReportsTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<DeadlineRule> RULES = Stream.of(
                    rule("acknowledgement", "Acknowledgement", 5, "working days", "received", "acknowledged", "council", ""),
                    rule("representations", "Representations", 10, "working days", "first-letter-sent", "representations-received", "party", ""),
                    rule("initial-assessment", "Initial assessment", 20, "working days", "later of received, representations-received", "assessed", "council", ""),
                    rule("progress-update", "Progress update", 30, "calendar days", "later of assessed, progress-update-sent", "decision-notice-sent", "council",
                            "progress-update to complainant, subject-member"))
            .toList();

    private final Filed filed = new Filed();
    private UpdateReports reports;

    private static DeadlineRule rule(String key, String name, int number, String unit, String countedFrom, String metBy, String whose, String sends) {
        return DeadlineRule.of("test", key, Map.ofEntries(
                Map.entry("name", name), Map.entry("number", number), Map.entry("unit", unit), Map.entry("countedFrom", countedFrom), Map.entry("metBy", metBy),
                Map.entry("whose", whose), Map.entry("roll", "preceding"), Map.entry("remind", ""), Map.entry("tell", ""), Map.entry("delayNotice", "no"),
                Map.entry("sends", sends), Map.entry("basis", "source")));
    }

    @BeforeEach
    void today() {
        todayIs("2027-03-31");
    }

    private void todayIs(String day) {
        Calendar calendar = mock(Calendar.class);
        when(calendar.workingDays()).thenReturn(Holidays.load(ProcedureFiles.packed()).workingDays(Filed.COUNCIL));
        Clock clock = Clock.fixed(LocalDate.parse(day).atTime(12, 0).atZone(LONDON).toInstant(), LONDON);
        CaseDeadlines deadlines = new CaseDeadlines(filed.caseFiles, version -> RULES, calendar, mock(NotedDueDates.class), mock(DueDateMoves.class), Filed.COUNCIL);
        reports = new UpdateReports(filed.caseFiles, deadlines, version -> RULES, Filed.COUNCIL, clock);
    }

    private UpdateReport quarter() {
        return reports.report(new Period(LocalDate.parse("2027-01-01"), LocalDate.parse("2027-03-31")), Set.of());
    }

    private UpdateReport.Kept kept(String deadline) {
        return quarter().timeliness().stream().filter(one -> one.deadline().equals(deadline)).findFirst().orElseThrow();
    }

    @Test
    void countsWhatCameInWhatIsOpenAndHowOldItIs() {
        filed.complaint("NSDC-2026-0001", "2026-12-31").at("Investigation");
        filed.complaint("NSDC-2027-0001", "2027-03-01").at("Initial assessment");
        filed.complaint("NSDC-2027-0002", "2027-03-11").at("Initial assessment");
        filed.complaint("NSDC-2027-0003", "2027-03-31");
        filed.complaint("NSDC-2027-0004", "2027-04-01");
        UpdateReport report = quarter();
        assertThat(report.received()).isEqualTo(3);
        assertThat(report.open())
                .containsExactly(
                        new UpdateReport.Open("Initial assessment", 2, 20, 25, 30),
                        new UpdateReport.Open("Investigation", 1, 90, 90, 90),
                        new UpdateReport.Open("Received", 1, 0, 0, 0));
        assertThat(report.allOpen()).isEqualTo(new UpdateReport.Open("All open cases", 4, 0, 35, 90));
    }

    @Test
    void countsOutcomesAndKindsOfCouncils() {
        filed.complaint("NSDC-2027-0001", "2027-01-04").closed("2027-01-11", "rejected-at-validity");
        filed.complaint("NSDC-2027-0002", "2027-01-04").closed("2027-01-25", "no-further-action");
        filed.complaint("NSDC-2027-0003", "2026-12-01").about("newark-and-sherwood").closed("2027-01-26", "no-further-action");
        filed.complaint("NSDC-2027-0004", "2026-11-02").closed("2026-12-31", "breach");
        filed.complaint("NSDC-2027-0005", "2027-02-01").about("oxley-ferry");
        UpdateReport report = quarter();
        assertThat(report.closed()).containsExactly(new DecisionsReport.Count("No further action", 2), new DecisionsReport.Count("Rejected at validity", 1));
        assertThat(report.places())
                .containsExactly(
                        new UpdateReport.Place("Newark and Sherwood District Council", 0, 0, 1),
                        new UpdateReport.Place("Town and parish councils", 3, 1, 2));
    }

    @Test
    void isAnonymousThroughout() {
        filed.complaint("NSDC-2027-0001", "2027-01-04").assessed("2027-01-22", "informal").answer("assess-complaint", "potentialBreach", "yes");
        assertThat(quarter().toString()).doesNotContain("Ellesby", "Vardle", "Marlbeck", "NSDC-2027");
    }

    @Test
    void anEarlierPeriodIsCountedAtItsLastDay() {
        filed.complaint("NSDC-2027-0001", "2027-03-01").at("Investigation");
        filed.complaint("NSDC-2027-0002", "2027-03-01").closed("2027-05-03", "no-further-action");
        todayIs("2027-06-30");
        assertThat(quarter().asAt()).isEqualTo("2027-03-31");
        assertThat(quarter().open())
                .containsExactly(new UpdateReport.Open("Closed since that day", 1, 30, 30, 30), new UpdateReport.Open("Investigation", 1, 30, 30, 30));
    }

    @Test
    void aPeriodThatLastsIsCountedToday() {
        todayIs("2027-02-01");
        filed.complaint("NSDC-2027-0001", "2027-01-04");
        assertThat(quarter().asAt()).isEqualTo("2027-02-01");
        assertThat(quarter().allOpen().oldest()).isEqualTo(28);
    }

    /** Monday 4 January 2027 and 5 working days: Monday 11 January. The due day itself is in time (procedure b.1-3). */
    @Test
    void tellsWhatWasInTimeAndWhatWasLate() {
        filed.complaint("NSDC-2027-0001", "2027-01-04").fact("acknowledged", "2027-01-11").assessed("2027-01-25", "no-further-action").closed("2027-01-25", "no-further-action");
        filed.complaint("NSDC-2027-0002", "2027-01-04").fact("acknowledged", "2027-01-12").closed("2027-01-12", "withdrawn");
        assertThat(kept("Acknowledgement")).isEqualTo(new UpdateReport.Kept("Acknowledgement", 1, 0, 1, 0));
        assertThat(kept("Initial assessment")).isEqualTo(new UpdateReport.Kept("Initial assessment", 1, 0, 0, 0));
    }

    @Test
    void leavesOutPartiesPeriodsAndOtherQuarters() {
        filed.complaint("NSDC-2026-0001", "2026-12-01").fact("acknowledged", "2026-12-02").fact("first-letter-sent", "2026-12-10").fact("representations-received", "2027-01-04")
                .assessed("2027-01-25", "no-further-action").closed("2027-01-25", "no-further-action");
        assertThat(quarter().timeliness()).extracting(UpdateReport.Kept::deadline).containsExactly("Initial assessment");
    }

    /** Received on Monday 4 January, assessment due on Monday 1 February, put off to Friday 19 February. */
    @Test
    void tellsWhatWasInTimeOnlyByALaterDateSetByDecision() {
        filed.complaint("NSDC-2027-0001", "2027-01-04").fact("acknowledged", "2027-01-05").extended("initial-assessment", "2027-02-19", "2027-02-01")
                .assessed("2027-02-18", "no-further-action").closed("2027-02-18", "no-further-action");
        assertThat(kept("Initial assessment")).isEqualTo(new UpdateReport.Kept("Initial assessment", 1, 1, 0, 0));
    }

    @Test
    void anExtensionDecidedAfterwardsMakesNothingTimely() {
        filed.complaint("NSDC-2027-0001", "2027-01-04").fact("acknowledged", "2027-01-05").assessed("2027-02-18", "no-further-action")
                .extended("initial-assessment", "2027-02-19", "2027-03-01").closed("2027-03-02", "no-further-action");
        assertThat(kept("Initial assessment")).isEqualTo(new UpdateReport.Kept("Initial assessment", 0, 0, 1, 0));
    }

    @Test
    void tellsWhatIsOverdueOnTheLastDay() {
        filed.complaint("NSDC-2027-0001", "2027-02-22").fact("acknowledged", "2027-02-23");
        filed.complaint("NSDC-2027-0002", "2027-03-15");
        assertThat(kept("Initial assessment").overdue()).isEqualTo(1);
        assertThat(kept("Acknowledgement").overdue()).isEqualTo(1);
        todayIs("2027-06-30");
        filed.complaint("NSDC-2027-0003", "2027-03-15").fact("acknowledged", "2027-05-04");
        assertThat(kept("Acknowledgement").overdue()).as("acknowledged only after the quarter").isEqualTo(2);
    }

    /** Every 30 days from the assessment, each from the last one sent, until the decision notice; what ends the series is no update. */
    @Test
    void countsEachProgressUpdate() {
        filed.complaint("NSDC-2026-0001", "2026-11-02").assessed("2026-12-09", "investigate").fact("progress-update-sent", "2027-01-08").fact("progress-update-sent", "2027-02-10")
                .fact("decision-notice-sent", "2027-03-01");
        assertThat(kept("Progress update")).isEqualTo(new UpdateReport.Kept("Progress update", 1, 0, 1, 0));
    }

    @Test
    void aDecisionNoticeThatComesAfterAMissedUpdateIsLate() {
        filed.complaint("NSDC-2026-0001", "2026-11-02").assessed("2026-12-09", "investigate").fact("decision-notice-sent", "2027-01-20");
        assertThat(kept("Progress update")).isEqualTo(new UpdateReport.Kept("Progress update", 0, 0, 1, 0));
    }

    @Test
    void isEmptyWithoutComplaints() {
        UpdateReport report = quarter();
        assertThat(report.received() + report.allOpen().number()).isZero();
        assertThat(report.open()).isEmpty();
        assertThat(report.timeliness()).isEmpty();
    }
}
