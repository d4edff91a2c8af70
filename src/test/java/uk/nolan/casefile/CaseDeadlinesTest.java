package uk.nolan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DueDate;
import uk.nolan.deadline.Holidays;

/** The due dates of a case over its facts, its extensions and its times in abeyance. The council of these rules has no hearing window and no look-back. */
class CaseDeadlinesTest {

    private static final String CASE = "SDC-2026-0001";
    private static final List<DeadlineRule> RULES = Stream.of(
                    rule("representations", 10, "working days", "first-letter-sent", "representations-received, representations-closed", "party", "following"),
                    rule("initial-assessment", 20, "working days", "representations-received else end of representations", "assessed", "council", "preceding"),
                    rule("investigation", 6, "months", "investigator-appointed", "draft-sent", "council", "preceding"),
                    rule("committee", 1, "committee meetings", "decision-notice-sent", "reported-to-committee", "council", "none"),
                    rule("abeyance-review", 30, "calendar days", "later of suspended, abeyance-reviewed", "resumed", "council", "preceding"))
            .toList();

    private final Filed filed = new Filed();
    private final Filed.One one = filed.complaint(CASE, "2026-12-11");
    private CaseDeadlines deadlines;

    private static DeadlineRule rule(String key, int number, String unit, String countedFrom, String metBy, String whose, String roll) {
        return DeadlineRule.of("test", key, Map.ofEntries(
                Map.entry("name", key), Map.entry("number", number), Map.entry("unit", unit), Map.entry("countedFrom", countedFrom), Map.entry("metBy", metBy),
                Map.entry("whose", whose), Map.entry("roll", roll), Map.entry("remind", ""), Map.entry("tell", ""), Map.entry("delayNotice", "no"),
                Map.entry("sends", ""), Map.entry("basis", "source")));
    }

    @BeforeEach
    void theCouncilsRules() {
        Calendar calendar = mock(Calendar.class);
        when(calendar.workingDays()).thenReturn(Holidays.load(ProcedureFiles.packed()).workingDays(Filed.COUNCIL));
        deadlines = new CaseDeadlines(filed.caseFiles, version -> RULES, calendar, mock(NotedDueDates.class), mock(DueDateMoves.class), Filed.COUNCIL);
    }

    private Optional<LocalDate> due(String deadline) {
        return deadlines.due(CASE, deadline).map(DueDate::due);
    }

    private List<String> open() {
        return deadlines.open(CASE).stream().map(open -> open.rule().deadline() + " " + open.dueDate().due()).toList();
    }

    /** Procedure a.10: what one council has and another has not. */
    @Test
    void aDeadlineThatTheCouncilDoesNotHaveIsNeverDue() {
        one.fact("report-completed", "2027-09-10").fact("referred-to-hearing", "2027-09-20");
        assertThat(deadlines.has(CASE, "hearing")).isFalse();
        assertThat(deadlines.has(CASE, "representations")).isTrue();
        assertThat(due("hearing")).isEmpty();
        assertThat(deadlines.earliest(CASE, "hearing-held")).isEmpty();
        assertThat(deadlines.lastEventIsOver(CASE)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> deadlines.rule(CASE, "hearing")).withMessageContaining("\"hearing\"");
    }

    @Test
    void abeyanceStopsWhatRunsAndBeginsItsOwnReview() {
        one.fact("first-letter-sent", "2026-12-18");
        assertThat(open()).containsExactly("representations 2027-01-06", "initial-assessment 2027-02-03");
        one.fact("suspended", "2026-12-22");
        assertThat(open()).containsExactly("abeyance-review 2027-01-21");
        one.fact("abeyance-reviewed", "2027-01-21");
        assertThat(open()).as("Saturday 20 February").containsExactly("abeyance-review 2027-02-19");
        one.fact("resumed", "2027-02-01");
        assertThat(open()).as("eight working days from 2 February, and twenty after them").containsExactly("representations 2027-02-11", "initial-assessment 2027-03-11");
    }

    /** It stays due, but nobody is reminded of it before the abeyance ends. */
    @Test
    void whatWasDueOnTheDayOfSuspensionStaysDue() {
        one.fact("first-letter-sent", "2026-12-18").fact("suspended", "2027-01-06");
        assertThat(due("representations")).contains(LocalDate.parse("2027-01-06"));
        assertThat(due("initial-assessment")).isEmpty();
        assertThat(open()).containsExactly("abeyance-review 2027-02-05");
        one.fact("resumed", "2027-01-18");
        assertThat(open()).as("the twenty working days of the assessment begin after the resumption").containsExactly("representations 2027-01-06", "initial-assessment 2027-02-15");
    }

    @Test
    void meetingsGoOnInAbeyance() {
        one.fact("decision-notice-sent", "2027-01-22").fact("suspended", "2027-01-25");
        assertThat(due("committee")).isEqualTo(Filed.COUNCIL.nextCommittee(LocalDate.parse("2027-01-22"))).isPresent();
    }

    /** NS-6-22: what was decided before the abeyance moves with it; what was decided in it, or after, stands. */
    @Test
    void anExtensionMovesWithTheAbeyanceThatBeganAfterIt() {
        one.fact("first-letter-sent", "2026-12-18").extended("representations", "2027-01-20", "2027-01-04").fact("suspended", "2027-01-08").fact("resumed", "2027-02-01");
        assertThat(due("representations")).as("eight of its working days were left").contains(LocalDate.parse("2027-02-11"));
        assertThat(due("initial-assessment")).as("counted from there").contains(LocalDate.parse("2027-03-11"));
        one.extended("representations", "2027-02-19", "2027-01-29");
        assertThat(due("representations")).as("decided in abeyance").contains(LocalDate.parse("2027-02-19"));
        one.extended("representations", "2027-02-26", "2027-02-05");
        assertThat(due("representations")).as("decided after it").contains(LocalDate.parse("2027-02-26"));
        one.fact("suspended", "2027-02-24").fact("resumed", "2027-03-01");
        assertThat(due("representations")).as("two of them were left").contains(LocalDate.parse("2027-03-03"));
    }

    @Test
    void anExtensionInMonthsMovesByCalendarDays() {
        one.fact("investigator-appointed", "2027-04-22").extended("investigation", "2027-11-30", "2027-10-15").fact("suspended", "2027-11-01").fact("resumed", "2027-11-15");
        assertThat(due("investigation")).contains(LocalDate.parse("2027-12-14"));
    }

    /** "Abeyance stops clocks": an extended one too, although the rule's own day was over before. */
    @Test
    void anExtendedDeadlineHasNoDateWhileTheAbeyanceLasts() {
        one.fact("first-letter-sent", "2026-12-18").extended("representations", "2027-01-20", "2027-01-04").fact("suspended", "2027-01-08");
        assertThat(due("representations")).isEmpty();
        assertThat(open()).containsExactly("abeyance-review 2027-02-05");
        one.fact("resumed", "2027-02-01");
        assertThat(open()).containsExactly("representations 2027-02-11", "initial-assessment 2027-03-11");
    }

    @Test
    void aClosedCaseHasNothingOpen() {
        one.fact("first-letter-sent", "2026-12-18").closed("2027-01-04", "withdrawn");
        assertThat(open()).isEmpty();
    }
}
