package uk.nolan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.Holidays;

/** Which deadlines of a case were met and which were missed. Every date is counted by hand, over Christmas 2026 and Easter 2027. */
class DeadlineHistoryTest {

    private static final List<DeadlineRule> RULES = Stream.of(
                    rule("acknowledgement", 5, "working days", "received", "acknowledged", "council", ""),
                    rule("representations", 10, "working days", "first-letter-sent", "representations-received, representations-closed", "party", ""),
                    rule("initial-assessment", 20, "working days", "received", "assessed", "council", ""),
                    rule("progress-update", 30, "calendar days", "later of assessed, progress-update-sent", "decision-notice-sent", "council", "progress-update to complainant"))
            .toList();

    private final Filed filed = new Filed();
    private DeadlineHistory history;

    private static DeadlineRule rule(String key, int number, String unit, String countedFrom, String metBy, String whose, String sends) {
        return DeadlineRule.of("test", key, Map.ofEntries(
                Map.entry("name", key), Map.entry("number", number), Map.entry("unit", unit), Map.entry("countedFrom", countedFrom), Map.entry("metBy", metBy),
                Map.entry("whose", whose), Map.entry("roll", "preceding"), Map.entry("remind", ""), Map.entry("tell", ""), Map.entry("delayNotice", "no"),
                Map.entry("sends", sends), Map.entry("basis", "source")));
    }

    @BeforeEach
    void aCouncilsCalendar() {
        Calendar calendar = mock(Calendar.class);
        when(calendar.workingDays()).thenReturn(Holidays.load(ProcedureFiles.packed()).workingDays(Filed.COUNCIL));
        history = new DeadlineHistory(filed.caseFiles, new CaseDeadlines(filed.caseFiles, version -> RULES, calendar, mock(NotedDueDates.class), mock(DueDateMoves.class), Filed.COUNCIL));
    }

    /** "acknowledgement due 2026-12-30 done 2026-12-31 LATE" */
    private List<String> ended(String reference) {
        return history.of(reference).stream()
                .map(one -> "%s due %s on %s %s%s".formatted(one.rule().deadline(), one.due().due(), one.on(), one.how(), one.due().extended() ? " extended" : ""))
                .toList();
    }

    /** Received on Monday 21 December: 22, 23, 24, 29 and 30 December are the five working days, and the due day itself is in time (procedure b.1-3). */
    @Test
    void christmasIsNotCounted() {
        filed.complaint("NSDC-2026-0001", "2026-12-21").fact("acknowledged", "2026-12-30");
        filed.complaint("NSDC-2026-0002", "2026-12-21").fact("acknowledged", "2026-12-31");
        assertThat(ended("NSDC-2026-0001")).containsExactly("acknowledgement due 2026-12-30 on 2026-12-30 IN_TIME");
        assertThat(ended("NSDC-2026-0002")).containsExactly("acknowledgement due 2026-12-30 on 2026-12-31 LATE");
    }

    /** Ten working days from Thursday 18 March 2027, without Good Friday and Easter Monday, end on Monday 5 April. */
    @Test
    void whatAPartyLetsGoByRanOutAndIsNobodysDelay() {
        filed.complaint("NSDC-2027-0001", "2027-03-11").fact("acknowledged", "2027-03-12").fact("first-letter-sent", "2027-03-18").fact("representations-closed", "2027-04-06");
        filed.complaint("NSDC-2027-0002", "2027-03-11").fact("acknowledged", "2027-03-12").fact("first-letter-sent", "2027-03-18").fact("representations-received", "2027-04-06");
        assertThat(ended("NSDC-2027-0001")).last().isEqualTo("representations due 2027-04-05 on 2027-04-06 RAN_OUT");
        assertThat(ended("NSDC-2027-0002")).last().isEqualTo("representations due 2027-04-05 on 2027-04-06 LATE");
    }

    /** Assessed on Friday 8 January: 30 days on is Sunday 7 February, so the update is due on Friday the 5th; the next is counted from the day of sending. */
    @Test
    void whatIsSentAgainAndAgainEndsEachTime() {
        filed.complaint("NSDC-2027-0001", "2027-01-04").fact("acknowledged", "2027-01-04").assessed("2027-01-08", "investigate")
                .fact("progress-update-sent", "2027-02-08").fact("progress-update-sent", "2027-03-10").fact("decision-notice-sent", "2027-03-22");
        assertThat(ended("NSDC-2027-0001")).endsWith(
                "progress-update due 2027-02-05 on 2027-02-08 LATE",
                "progress-update due 2027-03-10 on 2027-03-10 IN_TIME");
    }

    /** Received on Monday 4 January 2027, assessment due on Monday 1 February. A later day counts from its decision on, not before. */
    @Test
    void aDueDateIsTheOneThatWasKnownThen() {
        filed.complaint("NSDC-2027-0001", "2027-01-04").extended("initial-assessment", "2027-02-19", "2027-02-01").assessed("2027-02-18", "no-further-action");
        filed.complaint("NSDC-2027-0002", "2027-01-04").assessed("2027-02-18", "no-further-action").extended("initial-assessment", "2027-02-19", "2027-03-01");
        assertThat(ended("NSDC-2027-0001")).containsExactly("initial-assessment due 2027-02-19 on 2027-02-18 IN_TIME extended");
        assertThat(ended("NSDC-2027-0002")).containsExactly("initial-assessment due 2027-02-01 on 2027-02-18 LATE");
    }

    @Test
    void whatWasOverdueWhenTheCaseClosedIsMissed() {
        filed.complaint("NSDC-2027-0001", "2027-01-04").fact("acknowledged", "2027-01-05").closed("2027-02-01", "withdrawn");
        filed.complaint("NSDC-2027-0002", "2027-01-04").fact("acknowledged", "2027-01-05").closed("2027-02-02", "withdrawn");
        assertThat(ended("NSDC-2027-0001")).containsExactly("acknowledgement due 2027-01-11 on 2027-01-05 IN_TIME");
        assertThat(ended("NSDC-2027-0002")).last().isEqualTo("initial-assessment due 2027-02-01 on 2027-02-02 NEVER_MET");
    }

    @Test
    void whatRunsHasNotEnded() {
        filed.complaint("NSDC-2027-0001", "2027-01-04");
        assertThat(ended("NSDC-2027-0001")).isEmpty();
    }
}
