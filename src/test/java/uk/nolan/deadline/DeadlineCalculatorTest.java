package uk.nolan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.nolan.deadline.DeadlineRuleTest.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.nolan.council.Council.Reminders;

class DeadlineCalculatorTest {

    private static final Function<String, Optional<DueDate>> NO_OTHERS = other -> Optional.empty();
    private static final Reminders REMINDERS = new Reminders(2, 5, 20, 5);

    private final WorkingDays calendar = WorkingDays.ofEngland(LocalDate.parse("2028-12-31"));
    private final DeadlineRule acknowledgement = rule("acknowledgement", "number", 5, "countedFrom", "received", "metBy", "acknowledged");
    private final DeadlineRule representations = rule("representations");
    private final DeadlineRule assessment = rule("initial-assessment", "number", 20, "countedFrom", "later of received, representations-received", "metBy", "assessed", "whose", "council", "roll", "preceding");

    private static Facts facts(Object... pairs) {
        Map<String, LocalDate> known = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            known.put((String) pairs[i], LocalDate.parse((String) pairs[i + 1]));
        }
        return fact -> Optional.ofNullable(known.get(fact));
    }

    private DueDate due(DeadlineRule rule, Facts facts, LocalDate... meetings) {
        return DeadlineCalculator.due(rule, facts, Optional.empty(), calendar, List.of(meetings), NO_OTHERS).orElseThrow();
    }

    private DueDate extended(DeadlineRule rule, Facts facts, String until) {
        return DeadlineCalculator.due(rule, facts, Optional.of(LocalDate.parse(until)), calendar, List.of(), NO_OTHERS).orElseThrow();
    }

    /** NS-4-12, NS-6-21, NS-6-27 with the dates of a complaint over Christmas 2026. */
    @Test
    void aComplaintOverChristmas() {
        Facts facts = facts("received", "2026-12-11", "first-letter-sent", "2026-12-18", "representations-received", "2027-01-06");
        assertThat(due(acknowledgement, facts).due()).isEqualTo("2026-12-18");
        assertThat(due(representations, facts).due()).isEqualTo("2027-01-06");
        assertThat(due(assessment, facts).due()).isEqualTo("2027-02-03");
    }

    /** NS-6-27 and hazard b.3: without representations the assessment runs from receipt, and can fall due before the representation window shuts. */
    @Test
    void withoutRepresentationsTheAssessmentRunsFromReceipt() {
        Facts facts = facts("received", "2026-12-11", "first-letter-sent", "2026-12-31");
        assertThat(due(representations, facts).due()).isEqualTo("2027-01-15");
        assertThat(due(assessment, facts).due()).isEqualTo("2027-01-13");
    }

    /** NS-4-12, NS-6-21, NS-6-27 with the dates of a complaint over Easter 2027. */
    @Test
    void aComplaintOverEaster() {
        Facts facts = facts("received", "2027-03-02", "first-letter-sent", "2027-03-15", "representations-received", "2027-03-30");
        assertThat(due(acknowledgement, facts).due()).isEqualTo("2027-03-09");
        assertThat(due(representations, facts).due()).isEqualTo("2027-03-31");
        assertThat(due(assessment, facts).due()).isEqualTo("2027-04-27");
    }

    /** Rules b.1-6 and b.1-7: months by the corresponding date, the last day if there is none; the council's own target rolls back, a party's date forward. */
    @ParameterizedTest(name = "{1} months from {0}, roll {2}: {3}")
    @CsvSource({
        "2026-11-30, 3, none,      2027-02-28", // no 30 February
        "2026-11-30, 3, preceding, 2027-02-26", // that 28 February is a Sunday
        "2026-11-30, 3, following, 2027-03-01",
        "2027-11-30, 3, none,      2028-02-29", // leap year
        "2027-11-30, 3, preceding, 2028-02-29",
        "2027-08-31, 6, none,      2028-02-29",
        "2027-04-22, 6, preceding, 2027-10-22",
        "2027-09-10, 3, preceding, 2027-12-10",
        "2027-01-31, 1, none,      2027-02-28",
        "2027-06-25, 6, following, 2027-12-29", // 25 December is a Saturday, 27 and 28 are substitutes
        "2027-06-25, 6, preceding, 2027-12-24",
    })
    void monthsGoByTheCorrespondingDate(String from, int months, String roll, LocalDate due) {
        assertThat(due(rule("investigation", "number", months, "unit", "months", "roll", roll), facts("first-letter-sent", from)).due()).isEqualTo(due);
    }

    /** Rules b.1-4 and b.1-7: calendar days, the trigger day excluded. */
    @ParameterizedTest(name = "30 calendar days from {0}, roll {1}: {2}")
    @CsvSource({
        "2027-04-22, preceding, 2027-05-21", // Saturday 22 May, Friday before
        "2027-05-21, preceding, 2027-06-18",
        "2027-06-18, preceding, 2027-07-16",
        "2027-07-16, preceding, 2027-08-13",
        "2027-08-13, preceding, 2027-09-10",
        "2027-09-10, preceding, 2027-10-08",
        "2027-04-22, following, 2027-05-24",
        "2027-04-22, none,      2027-05-22",
    })
    void calendarDaysRollAsTheRuleSays(String from, String roll, LocalDate due) {
        assertThat(due(rule("update", "number", 30, "unit", "calendar days", "roll", roll), facts("first-letter-sent", from)).due()).isEqualTo(due);
    }

    /** D19, Local Government Act 1972 s.100B: clear working days, neither the day of the meeting nor that of publication counted (procedure b.1-1). */
    @ParameterizedTest(name = "5 clear working days before {0}: {1}")
    @CsvSource({
        "2027-10-14, 2027-10-06", // scenario S3
        "2027-01-26, 2027-01-18", // scenario S4
        "2027-11-04, 2027-10-27", // scenario S12
        "2027-01-05, 2026-12-23", // over Christmas: 25 and 28 December and 1 January are skipped
        "2027-12-30, 2027-12-20", // Christmas on a Saturday: 27 and 28 December are substitutes
        "2027-04-01, 2027-03-22", // over Easter: 26 and 29 March are skipped
        "2027-03-30, 2027-03-18", // the Tuesday after Easter
        "2027-10-16, 2027-10-08", // a meeting on a Saturday has the same five days before it as one on the Monday
        "2027-10-18, 2027-10-08",
        "2027-09-06, 2027-08-26", // over the August bank holiday
    })
    void clearWorkingDaysLieBetweenAndAreNotCountedAtEitherEnd(String meeting, LocalDate lastDay) {
        DeadlineRule agenda = rule("agenda", "number", 5, "unit", "clear working days before", "countedFrom", "date set: hearing-date", "metBy", "agenda-published", "whose", "council", "roll", "none");
        DueDate due = due(agenda, facts("hearing-date", meeting));
        assertThat(due.due()).isEqualTo(lastDay);
        LocalDate between = lastDay.plusDays(1);
        assertThat(between.datesUntil(LocalDate.parse(meeting)).filter(calendar::isWorkingDay)).as("clear working days").hasSize(5);
    }

    @Test
    void saysHowClearWorkingDaysWereCounted() {
        DeadlineRule agenda = rule("agenda", "number", 5, "unit", "clear working days before", "countedFrom", "date set: hearing-date", "roll", "none");
        assertThat(due(agenda, facts("hearing-date", "2027-04-01")).explanation())
                .isEqualTo("5 clear working days before Thursday 1 April 2027, not counting 26 March (Good Friday) and 29 March (Easter Monday)");
    }

    /** D22, NS-16-6: the next meeting of the committee on the council's books, never one on the day itself; too few meetings on the books give no date. */
    @Test
    void countsInMeetingsOfTheCommittee() {
        DeadlineRule committee = rule("committee", "number", 1, "unit", "committee meetings", "countedFrom", "decision-notice-sent", "metBy", "reported-to-committee", "whose", "council", "roll", "none");
        LocalDate[] meetings = {LocalDate.parse("2027-02-18"), LocalDate.parse("2027-10-18"), LocalDate.parse("2027-11-25"), LocalDate.parse("2028-01-20")};
        DueDate due = due(committee, facts("decision-notice-sent", "2027-10-18"), meetings);
        assertThat(due.due()).isEqualTo("2027-11-25");
        assertThat(due.explanation()).isEqualTo("1 committee meeting from Monday 18 October 2027");
        assertThat(due(rule("committee", "number", 2, "unit", "committee meetings", "roll", "none"), facts("first-letter-sent", "2027-10-18"), meetings).due()).isEqualTo("2028-01-20");
        assertThat(DeadlineCalculator.due(committee, facts("decision-notice-sent", "2028-01-20"), Optional.empty(), calendar, List.of(meetings), NO_OTHERS)).isEmpty();
        assertThat(DeadlineCalculator.due(committee, facts("decision-notice-sent", "2027-10-18"), Optional.empty(), calendar, List.of(), NO_OTHERS)).isEmpty();
    }

    /** D17, NS-14-4 and NS-A2-7: not before 15 days after completion nor 14 days after issue, on a working day. */
    @ParameterizedTest(name = "completed {0}, issued {1}: {2} and {3}")
    @CsvSource({
        "2027-09-10, 2027-09-10, 2027-09-27, 2027-09-24", // scenario S3: Saturday 25 September
        "2026-11-30, 2026-12-02, 2026-12-15, 2026-12-16", // scenario S4
        "2027-12-10, 2027-12-13, 2027-12-29, 2027-12-29", // Christmas and its two substitutes
    })
    void aHearingMayNotBeHeldTooSoonAfterTheReport(String completed, String issued, LocalDate afterCompletion, LocalDate afterIssue) {
        DeadlineRule fromCompletion = rule("x", "number", 15, "unit", "calendar days", "countedFrom", "report-completed", "metBy", "hearing-held", "whose", "earliest", "roll", "following");
        DeadlineRule fromIssue = rule("x", "number", 14, "unit", "calendar days", "countedFrom", "report-issued", "metBy", "hearing-held", "whose", "earliest", "roll", "following");
        Facts facts = facts("report-completed", completed, "report-issued", issued);
        assertThat(due(fromCompletion, facts).due()).isEqualTo(afterCompletion);
        assertThat(due(fromIssue, facts).due()).isEqualTo(afterIssue);
    }

    /** D18, NS-14-3: within three months of completion, and only in a case that was referred to a hearing. */
    @Test
    void aHearingIsHeldWithinThreeMonthsOfTheReport() {
        DeadlineRule hearing = rule("hearing", "number", 3, "unit", "months", "countedFrom", "report-completed once referred-to-hearing", "metBy", "hearing-held", "whose", "council", "roll", "preceding");
        assertThat(due(hearing, facts("report-completed", "2027-09-10", "referred-to-hearing", "2027-09-20")).due()).isEqualTo("2027-12-10");
        DueDate due = due(hearing, facts("report-completed", "2026-11-30", "referred-to-hearing", "2026-12-07"));
        assertThat(due.due()).as("28 February 2027 is a Sunday").isEqualTo("2027-02-26");
        assertThat(due.explanation()).isEqualTo("3 months from Monday 30 November 2026, which is Sunday 28 February 2027; as that is not a working day, the working day before it");
        assertThat(DeadlineCalculator.due(hearing, facts("report-completed", "2027-09-10"), Optional.empty(), calendar, List.of(), NO_OTHERS)).isEmpty();
    }

    /** D11, NS-10-1, in the dates of scenario S3: each update is counted from the last one sent, and goes out on the working day before where its day is none. */
    @Test
    void progressUpdatesFollowEachOtherEveryThirtyDays() {
        DeadlineRule update = rule("progress-update", "number", 30, "unit", "calendar days", "countedFrom", "later of assessed, progress-update-sent", "metBy", "decision-notice-sent", "whose", "council", "roll", "preceding");
        List<LocalDate> sent = new ArrayList<>();
        Facts facts = fact -> fact.equals("assessed")
                ? Optional.of(LocalDate.parse("2027-04-22"))
                : fact.equals("progress-update-sent") ? sent.stream().reduce((earlier, later) -> later) : Optional.empty();
        for (int i = 0; i < 6; i++) {
            sent.add(due(update, facts).due());
        }
        assertThat(sent).extracting(LocalDate::toString).containsExactly("2027-05-21", "2027-06-18", "2027-07-16", "2027-08-13", "2027-09-10", "2027-10-08");
    }

    /** D12, NS-10-10, scenario S3: six months from the referral. */
    @Test
    void anInvestigationTakesSixMonths() {
        DeadlineRule investigation = rule("investigation", "number", 6, "unit", "months", "countedFrom", "referred-for-investigation", "metBy", "report-completed", "whose", "council", "roll", "preceding");
        assertThat(due(investigation, facts("referred-for-investigation", "2027-04-22")).due()).isEqualTo("2027-10-22");
    }

    /** D20, best practice for NS-A2-19: three working days, over Christmas too. */
    @ParameterizedTest(name = "hearing closed {0}: {1}")
    @CsvSource({
        "2027-10-14, 2027-10-19", // scenario S3
        "2027-01-26, 2027-01-29", // scenario S4
        "2026-12-23, 2026-12-30", // 25 and 28 December are skipped
        "2027-12-23, 2027-12-30", // 27 and 28 December are skipped
        "2026-12-30, 2027-01-05",
    })
    void theDecisionIsConfirmedWithinThreeWorkingDays(String closed, LocalDate due) {
        DeadlineRule confirmation = rule("written-confirmation", "number", 3, "countedFrom", "hearing-closed", "metBy", "decision-confirmed", "whose", "council", "roll", "preceding");
        assertThat(due(confirmation, facts("hearing-closed", closed)).due()).isEqualTo(due);
    }

    /** D13 and D16 in the dates of scenarios S3 and S4 (NS-10-7). */
    @Test
    void theDraftAndTheFormsBeforeAHearingWaitTenWorkingDays() {
        assertThat(due(rule("draft-comments", "countedFrom", "draft-sent"), facts("draft-sent", "2027-08-18")).due()).as("30 August is skipped").isEqualTo("2027-09-02");
        assertThat(due(rule("pre-hearing-forms", "countedFrom", "pre-hearing-requested"), facts("pre-hearing-requested", "2026-12-07")).due()).isEqualTo("2026-12-21");
    }

    /** D21, D24: a deadline of no days is the day itself, rolled where the rule says so; a restriction ends on its day, a bank holiday too. */
    @Test
    void aDeadlineOfNoDaysIsTheDayItself() {
        DeadlineRule end = rule("sanction-end-contact", "number", 0, "unit", "calendar days", "countedFrom", "date set: sanction-end-contact", "roll", "none");
        DueDate due = due(end, facts("sanction-end-contact", "2027-05-31"));
        assertThat(due.due()).as("scenario S4: a bank holiday").isEqualTo("2027-05-31");
        assertThat(due.explanation()).isEqualTo("the day itself, Monday 31 May 2027");
        DeadlineRule publication = rule("publication", "number", 0, "countedFrom", "decision-notice-sent", "roll", "following");
        assertThat(due(publication, facts("decision-notice-sent", "2027-10-18")).due()).isEqualTo("2027-10-18");
        assertThat(due(publication, facts("decision-notice-sent", "2027-10-16")).due()).as("issued on a Saturday").isEqualTo("2027-10-18");
    }

    /** D23: the reminder to a parish council, and the day on which its silence is told (scenario S3 gives 17 November as the chaser). */
    @Test
    void aParishCouncilIsRemindedAfterThirtyDays() {
        Facts facts = facts("parish-informed", "2027-10-18");
        assertThat(due(rule("parish-response", "number", 30, "unit", "calendar days", "countedFrom", "parish-informed"), facts).due()).isEqualTo("2027-11-17");
        assertThat(due(rule("parish-no-reply", "number", 60, "unit", "calendar days", "countedFrom", "parish-informed"), facts).due()).isEqualTo("2027-12-17");
    }

    /** NS-6-22: the Monitoring Officer may agree a longer period. An extension never shortens. */
    @Test
    void anExtensionNeverShortens() {
        Facts facts = facts("first-letter-sent", "2026-12-18");
        DueDate longer = extended(representations, facts, "2027-01-20");
        assertThat(longer.due()).isEqualTo("2027-01-20");
        assertThat(longer.extended()).isTrue();
        assertThat(longer.explanation())
                .isEqualTo("extended by decision from Wednesday 6 January 2027, which was 10 working days from Friday 18 December 2026, not counting 25 December (Christmas Day), 28 December (substitute day for Boxing Day) and 1 January (New Year's Day)");
        DueDate shorter = extended(representations, facts, "2026-12-22");
        assertThat(shorter.due()).isEqualTo("2027-01-06");
        assertThat(shorter.extended()).isFalse();
        assertThat(extended(representations, facts, "2027-01-06").extended()).isFalse();
        assertThat(extended(representations, facts, "2027-01-23").due()).as("a day that was decided stays, a Saturday too").isEqualTo("2027-01-23");
    }

    @Test
    void nothingIsDueBeforeItsFirstFact() {
        assertThat(DeadlineCalculator.due(representations, facts("received", "2026-12-11"), Optional.empty(), calendar, List.of(), NO_OTHERS)).isEmpty();
        assertThat(DeadlineCalculator.due(representations, facts(), Optional.of(LocalDate.parse("2027-01-20")), calendar, List.of(), NO_OTHERS)).isEmpty();
    }

    @Test
    void countsFromTheEndOfAnotherDeadlineAsExtended() {
        DeadlineRule fromEnd = rule("initial-assessment", "number", 20, "countedFrom", "representations-received else end of representations");
        Facts facts = facts("first-letter-sent", "2026-12-18");
        Function<String, Optional<DueDate>> others = other -> Optional.of(extended(representations, facts, "2027-01-20"));
        DueDate due = DeadlineCalculator.due(fromEnd, facts, Optional.empty(), calendar, List.of(), others).orElseThrow();
        assertThat(due.countedFrom()).isEqualTo("2027-01-20");
        assertThat(due.due()).isEqualTo("2027-02-17");
    }

    @Test
    void saysHowItWasCounted() {
        assertThat(due(representations, facts("first-letter-sent", "2026-12-18")).explanation())
                .isEqualTo("10 working days from Friday 18 December 2026, not counting 25 December (Christmas Day), 28 December (substitute day for Boxing Day) and 1 January (New Year's Day)");
        assertThat(due(acknowledgement, facts("received", "2027-08-27")).explanation()).isEqualTo("5 working days from Friday 27 August 2027, not counting 30 August (Summer bank holiday)");
        assertThat(due(acknowledgement, facts("received", "2026-12-11")).explanation()).isEqualTo("5 working days from Friday 11 December 2026");
        assertThat(due(rule("x", "number", 3, "unit", "months", "roll", "preceding"), facts("first-letter-sent", "2026-11-30")).explanation())
                .isEqualTo("3 months from Monday 30 November 2026, which is Sunday 28 February 2027; as that is not a working day, the working day before it");
        assertThat(due(representations, facts("first-letter-sent", "2026-12-18")).inWords()).isEqualTo("Wednesday 6 January 2027");
    }

    /** Rule b.1-10: never silently past the known end of the bank holidays. */
    @Test
    void saysWhenItGoesBeyondTheKnownHolidays() {
        DueDate known = due(acknowledgement, facts("received", "2028-12-20"));
        assertThat(known.due()).isEqualTo("2028-12-29");
        assertThat(known.beyondKnownHolidays()).isFalse();
        DueDate beyond = due(acknowledgement, facts("received", "2028-12-22"));
        assertThat(beyond.due()).isEqualTo("2029-01-03");
        assertThat(beyond.beyondKnownHolidays()).isTrue();
        assertThat(beyond.explanation()).endsWith("bank holidays are known only until Sunday 31 December 2028, so this date may still move");
    }

    /** Rule b.1-3: in time until the end of the due day in London, also where the clocks change. */
    @ParameterizedTest(name = "due {0}: shown {1}, expires {2}")
    @CsvSource({
        "2026-12-18, 2026-12-18T23:59:00Z, 2026-12-19T00:00:00Z",
        "2027-03-27, 2027-03-27T23:59:00Z, 2027-03-28T00:00:00Z", // the night in which the clocks go forward
        "2027-03-28, 2027-03-28T22:59:00Z, 2027-03-28T23:00:00Z", // summer time by its end
        "2027-08-27, 2027-08-27T22:59:00Z, 2027-08-27T23:00:00Z",
        "2027-10-31, 2027-10-31T23:59:00Z, 2027-11-01T00:00:00Z", // the clocks went back that morning
    })
    void expiresAtTheEndOfTheDayInLondon(String day, Instant shown, Instant expiry) {
        DueDate due = extended(acknowledgement, facts("received", "2026-12-01"), day);
        assertThat(due.dueInstant()).isEqualTo(shown);
        assertThat(due.expiry()).isEqualTo(expiry);
    }

    /** NS-6-8, rules b.1-6 and b.1-7: an event on the corresponding date is not over six months old, and nothing rolls. */
    @ParameterizedTest(name = "event {0}, complaint {1}: over {2}")
    @CsvSource({
        "2026-06-11, 2026-12-11, false",
        "2026-06-10, 2026-12-11, true",
        "2026-06-12, 2026-12-11, false",
        "2026-12-12, 2026-12-11, false",
        "2027-02-28, 2027-08-31, false", // 31 August less six months is 28 February
        "2027-02-27, 2027-08-31, true",
        "2028-02-29, 2028-08-31, false", // leap year
        "2028-02-28, 2028-08-31, true",
        "2026-12-26, 2027-06-27, true", // a Saturday: no roll
        "2026-12-27, 2027-06-27, false",
    })
    void looksBackByTheCorrespondingDate(LocalDate event, LocalDate complaint, boolean over) {
        DeadlineRule lookBack = rule("event-look-back", "number", 6, "unit", "months", "countedFrom", "complaint-dated else received", "metBy", "", "whose", "look-back", "roll", "none");
        assertThat(DeadlineCalculator.isOver(lookBack, event, complaint)).isEqualTo(over);
        assertThat(DeadlineCalculator.due(lookBack, facts("received", "2026-12-11"), Optional.empty(), calendar, List.of(), NO_OTHERS)).as("a look-back is never due").isEmpty();
    }

    /** Procedure a.4: 2 working days before, 5 for a period of more than 20. */
    @Test
    void remindsInTime() {
        assertThat(reminder(due(representations, facts("first-letter-sent", "2026-12-18")), calendar)).isEqualTo("2027-01-04");
        assertThat(reminder(due(acknowledgement, facts("received", "2026-12-24")), calendar)).as("over the New Year").isEqualTo("2026-12-31");
        assertThat(reminder(due(assessment, facts("received", "2026-12-11")), calendar)).as("exactly 20").isEqualTo("2027-01-11");
        assertThat(reminder(extended(assessment, facts("received", "2026-12-11"), "2027-01-14"), calendar)).as("21 with the extension").isEqualTo("2027-01-07");
        DueDate month = due(rule("x", "number", 1, "unit", "months", "roll", "preceding"), facts("first-letter-sent", "2027-04-22"));
        assertThat(month.due()).isEqualTo("2027-05-21");
        assertThat(reminder(month, calendar)).as("a month with a bank holiday has exactly 20").isEqualTo("2027-05-19");
        DueDate sixMonths = due(rule("x", "number", 6, "unit", "months", "roll", "preceding"), facts("first-letter-sent", "2027-04-22"));
        assertThat(reminder(sixMonths, calendar)).isEqualTo("2027-10-15");
    }

    /** Hazard b.3: a reminder that falls on a closure goes out earlier, not later. */
    @Test
    void remindsEarlierWhereTheOfficesAreShut() {
        LocalDate day = LocalDate.parse("2026-12-31");
        WorkingDays shut = new WorkingDays(Map.of(), Set.of(), Map.of(day, "Shutdown", day.minusDays(1), "Shutdown", day.minusDays(2), "Shutdown"), false, calendar.knownUntil());
        DueDate due = DeadlineCalculator.due(acknowledgement, facts("received", "2026-12-24"), Optional.empty(), shut, List.of(), NO_OTHERS).orElseThrow();
        assertThat(due.due()).as("the closure does not move the deadline").isEqualTo("2027-01-05");
        assertThat(reminder(due, shut)).isEqualTo("2026-12-24");
    }

    private static LocalDate reminder(DueDate due, WorkingDays calendar) {
        return DeadlineCalculator.reminderDay(due, REMINDERS, calendar);
    }

    /** Procedure a.4: escalations repeat every 5 working days after expiry. */
    @Test
    void repeatsEveryFiveWorkingDays() {
        DueDate due = due(acknowledgement, facts("received", "2026-12-11")); // Friday 18 December
        assertThat(repeats("2026-12-18", due)).as("on the due day itself").isZero();
        assertThat(repeats("2026-12-24", due)).isZero();
        assertThat(repeats("2026-12-29", due)).as("the fifth working day after it").isEqualTo(1);
        assertThat(repeats("2027-01-05", due)).isEqualTo(1);
        assertThat(repeats("2027-01-06", due)).isEqualTo(2);
        assertThat(repeats("2027-01-13", due)).isEqualTo(3);
    }

    private int repeats(String today, DueDate due) {
        return DeadlineCalculator.repeatsUntil(LocalDate.parse(today), due, REMINDERS, calendar);
    }

    @Test
    void neverLandsOnANonWorkingDayUnlessItMust() {
        Random random = new Random(28);
        String[] units = {"working days", "calendar days", "months"};
        for (int i = 0; i < 2000; i++) {
            String from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1700)).toString();
            String roll = random.nextBoolean() ? "preceding" : "following";
            int number = 1 + random.nextInt(40);
            DeadlineRule rule = rule("x", "number", number, "unit", units[random.nextInt(3)], "roll", roll);
            DueDate due = due(rule, facts("first-letter-sent", from));
            assertThat(calendar.isWorkingDay(due.due())).as("%s from %s rolled %s", rule.period(), from, roll).isTrue();
            LocalDate reminder = reminder(due, calendar);
            assertThat(calendar.isWorkingDay(reminder)).isTrue();
            assertThat(reminder).isBefore(due.due());
            DueDate dayLater = due(rule, facts("first-letter-sent", LocalDate.parse(from).plusDays(1).toString()));
            assertThat(dayLater.due()).as("%s from the day after %s", rule.period(), from).isAfterOrEqualTo(due.due());
        }
    }
}
