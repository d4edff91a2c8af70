package uk.nolan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.nolan.deadline.DeadlineRuleTest.rule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Abeyance stops clocks (procedure a.4; NS-5-2, NS-6-28, ST-2.5-2): the day of suspension counts as used, on resumption the remaining working days run from the
 * day after resumption, and deadlines in months or calendar days shift by the calendar days paused. Every date here was counted by hand.
 */
class AbeyanceTest {

    private static final Function<String, Optional<DueDate>> NO_OTHERS = other -> Optional.empty();

    private final WorkingDays calendar = WorkingDays.ofEngland(LocalDate.parse("2028-12-31"));
    private final DeadlineRule representations = rule("representations");

    /** The facts of a case with pauses, each written "2026-12-22 to 2026-12-30", or "2026-12-22" while it lasts. */
    private static Facts facts(String fact, String on, String... pauses) {
        Map<String, LocalDate> known = new HashMap<>(Map.of(fact, LocalDate.parse(on)));
        List<Pause> times = new ArrayList<>();
        for (String pause : pauses) {
            String[] days = pause.split(" to ");
            times.add(new Pause(LocalDate.parse(days[0]), days.length < 2 ? Optional.empty() : Optional.of(LocalDate.parse(days[1]))));
            known.put(Pause.BEGUN, LocalDate.parse(days[0]));
        }
        return facts(known, times);
    }

    private static Facts facts(Map<String, LocalDate> known, List<Pause> pauses) {
        return new Facts() {
            @Override
            public Optional<LocalDate> latest(String fact) {
                return Optional.ofNullable(known.get(fact));
            }

            @Override
            public List<Pause> pauses() {
                return pauses;
            }
        };
    }

    private Optional<DueDate> maybe(DeadlineRule rule, Facts facts) {
        return DeadlineCalculator.due(rule, facts, Optional.empty(), calendar, List.of(), NO_OTHERS);
    }

    private LocalDate due(DeadlineRule rule, Facts facts) {
        return maybe(rule, facts).orElseThrow().due();
    }

    /** "The day of suspension counts as used; on resumption the remaining working days run from the day after resumption": 10 working days. */
    @ParameterizedTest(name = "letter {0}, abeyance {1} to {2}: {3}")
    @CsvSource({
        // no holiday near: 2, 3, 4 February are used; seven are left, from 2 March
        "2027-02-01, 2027-02-04, 2027-03-01, 2027-03-10",
        // Christmas: 21 and 22 December are used; of the eight left 31 December is the first, 1 January is skipped
        "2026-12-18, 2026-12-22, 2026-12-30, 2027-01-12",
        // only a weekend and two holidays were paused: nothing moves
        "2026-12-18, 2026-12-26, 2026-12-28, 2027-01-06",
        // suspended on Christmas Eve, resumed on New Year's Eve: four used, six left from 4 January
        "2026-12-18, 2026-12-24, 2026-12-31, 2027-01-11",
        // resumed on New Year's Day, a holiday: the same six, and 4 January is the first
        "2026-12-18, 2026-12-24, 2027-01-01, 2027-01-11",
        // Easter: seven used by 24 March; three left from 31 March
        "2027-03-15, 2027-03-24, 2027-03-30, 2027-04-02",
        // from Maundy Thursday to Easter Monday: only days that do not count lie between
        "2027-03-15, 2027-03-25, 2027-03-29, 2027-03-31",
        // from Good Friday itself to the Tuesday: 30 March is lost
        "2027-03-15, 2027-03-26, 2027-03-30, 2027-04-01",
        // August: five used by 25 August; 30 August is skipped in the second part too
        "2027-08-18, 2027-08-25, 2027-08-27, 2027-09-06",
        // a Friday to a Monday
        "2027-08-18, 2027-08-20, 2027-08-23, 2027-09-03",
        // suspended on the Saturday, resumed on the Sunday
        "2027-08-18, 2027-08-21, 2027-08-22, 2027-09-02",
        // suspended and resumed on one day
        "2027-08-18, 2027-08-20, 2027-08-20, 2027-09-02",
        // suspended on the ninth day: one left
        "2027-08-18, 2027-09-01, 2027-09-30, 2027-10-01",
        // suspended on the due day, which counts as used: due that day
        "2027-08-18, 2027-09-02, 2027-09-30, 2027-09-02",
        // suspended when it had been missed already
        "2027-08-18, 2027-09-03, 2027-09-30, 2027-09-02",
        // over before the letter; and resumed on the day of the letter
        "2027-08-18, 2027-07-01, 2027-08-02, 2027-09-02",
        "2027-08-18, 2027-07-01, 2027-08-18, 2027-09-02",
        // the letter goes out in abeyance, or on the day of suspension: all ten are left, from 2 September
        "2027-08-18, 2027-08-02, 2027-09-01, 2027-09-15",
        "2027-08-18, 2027-08-18, 2027-09-01, 2027-09-15",
    })
    void theRemainingWorkingDaysRunFromTheDayAfterResumption(String letter, String suspended, String resumed, LocalDate due) {
        assertThat(due(representations, facts("first-letter-sent", letter, suspended + " to " + resumed))).isEqualTo(due);
    }

    @ParameterizedTest(name = "letter 18 August 2027, abeyance {0} and {1}: {2}")
    @CsvSource({
        // 2 used; 1, 2, 3 September make 5; five left from 21 September
        "2027-08-20 to 2027-08-31, 2027-09-03 to 2027-09-20, 2027-09-27",
        // suspended again on the day of resumption: eight left from 21 September
        "2027-08-20 to 2027-08-31, 2027-08-31 to 2027-09-20, 2027-09-30",
        // the second begins on the due day as moved by the first
        "2027-08-20 to 2027-08-31, 2027-09-10 to 2027-09-20, 2027-09-10",
        // the first was over before the letter
        "2027-07-01 to 2027-08-02, 2027-08-20 to 2027-08-31, 2027-09-10",
        // the letter went out in the first: ten from 24 August, 25, 26, 27, 31 August used by the second; 30 August skipped
        "2027-08-16 to 2027-08-24, 2027-08-31 to 2027-09-10, 2027-09-20",
    })
    void aSecondAbeyanceTakesWhatTheFirstLeft(String first, String second, LocalDate due) {
        assertThat(due(representations, facts("first-letter-sent", "2027-08-18", first, second))).isEqualTo(due);
    }

    /** "Deadlines in months or calendar days shift by the calendar days paused", and then roll as ever (b.1-7). */
    @ParameterizedTest(name = "{1} {2} from {0}, abeyance {4} to {5}, roll {3}: {6}")
    @CsvSource({
        // NS-10-10: 22 October, and 30 days are Sunday 21 November
        "2027-04-22,  6, months,        preceding, 2027-06-01, 2027-07-01, 2027-11-19",
        "2027-04-22,  6, months,        following, 2027-06-01, 2027-07-01, 2027-11-22",
        // suspended the day before: four days later
        "2027-04-22,  6, months,        preceding, 2027-10-21, 2027-10-25, 2027-10-26",
        "2027-04-22,  6, months,        preceding, 2027-10-22, 2027-12-25, 2027-10-22",
        // no 31 February: Sunday 28 February, and 14 days are Sunday 14 March
        "2027-01-31,  1, months,        preceding, 2027-02-10, 2027-02-24, 2027-03-12",
        // Saturday 9 January rolls to Friday 8 January: suspended on that day it is due; the day before it was not, and 11 days are Wednesday 20 January
        "2026-12-09,  1, months,        preceding, 2027-01-08, 2027-01-18, 2027-01-08",
        "2026-12-09,  1, months,        preceding, 2027-01-07, 2027-01-18, 2027-01-20",
        // appointed in abeyance: 10 July, and the 21 days until resumption are Saturday 31 July
        "2027-06-10,  1, months,        preceding, 2027-06-01, 2027-07-01, 2027-07-30",
        // over before
        "2027-06-10,  1, months,        preceding, 2027-05-01, 2027-06-10, 2027-07-09",
        // calendar days: 17 November, and 28 days are Wednesday 15 December
        "2027-10-18, 30, calendar days, following, 2027-11-01, 2027-11-29, 2027-12-15",
        // 38 days are Christmas Day, a Saturday, with substitutes on 27 and 28 December
        "2027-10-18, 30, calendar days, following, 2027-11-01, 2027-12-09, 2027-12-29",
        "2027-10-18, 30, calendar days, preceding, 2027-11-01, 2027-12-09, 2027-12-24",
        "2027-10-18, 30, calendar days, none,      2027-11-01, 2027-12-09, 2027-12-25",
        // a pause of a weekend moves calendar days, though it moves no working days
        "2027-10-18, 30, calendar days, following, 2027-11-06, 2027-11-07, 2027-11-18",
    })
    void monthsAndCalendarDaysShift(String from, int number, String unit, String roll, String suspended, String resumed, LocalDate due) {
        DeadlineRule rule = rule("x", "number", number, "unit", unit, "roll", roll);
        assertThat(due(rule, facts("first-letter-sent", from, suspended + " to " + resumed))).isEqualTo(due);
    }

    @Test
    void twoPausesAddUpInCalendarDays() {
        DeadlineRule investigation = rule("investigation", "number", 6, "unit", "months", "roll", "preceding");
        // 22 October, 30 days, 10 days: Wednesday 1 December
        assertThat(due(investigation, facts("first-letter-sent", "2027-04-22", "2027-06-01 to 2027-07-01", "2027-10-25 to 2027-11-04"))).isEqualTo("2027-12-01");
    }

    /** While a case is in abeyance nothing of it falls due, save what had to be done by the day of suspension. */
    @ParameterizedTest(name = "suspended {0}")
    @CsvSource({"2027-08-01", "2027-08-18", "2027-08-20", "2027-09-01"})
    void anAbeyanceThatLastsGivesNoDate(String suspended) {
        assertThat(maybe(representations, facts("first-letter-sent", "2027-08-18", suspended))).isEmpty();
        assertThat(maybe(rule("x", "number", 1, "unit", "months"), facts("first-letter-sent", "2027-08-18", suspended))).isEmpty();
        assertThat(maybe(rule("x", "number", 30, "unit", "calendar days"), facts("first-letter-sent", "2027-08-18", suspended))).isEmpty();
    }

    @ParameterizedTest(name = "suspended {0}")
    @CsvSource({"2027-09-02", "2027-09-03", "2027-12-24"})
    void whatWasDueByThenStaysDue(String suspended) {
        assertThat(due(representations, facts("first-letter-sent", "2027-08-18", suspended))).isEqualTo("2027-09-02");
    }

    @Test
    void aSecondAbeyanceThatLastsGivesNoDateEither() {
        assertThat(maybe(representations, facts("first-letter-sent", "2027-08-18", "2027-08-20 to 2027-08-31", "2027-09-03"))).isEmpty();
    }

    /** D25: "with its own review, counted from suspension, then from the last review, rolled to the preceding working day". */
    @Test
    void theReviewOfTheAbeyanceRunsInIt() {
        DeadlineRule review = rule("abeyance-review", "number", 30, "unit", "calendar days", "countedFrom", "later of suspended, abeyance-reviewed", "metBy", "resumed", "whose", "council", "roll", "preceding");
        LocalDate suspended = LocalDate.parse("2027-04-01");
        List<Pause> now = List.of(new Pause(suspended, Optional.empty()));
        assertThat(due(review, facts(Map.of("suspended", suspended), now))).as("Saturday 1 May").isEqualTo("2027-04-30");
        assertThat(due(review, facts(Map.of("suspended", suspended, "abeyance-reviewed", LocalDate.parse("2027-04-30")), now))).as("Sunday 30 May").isEqualTo("2027-05-28");
        assertThat(due(review, facts(Map.of("suspended", suspended, "abeyance-reviewed", LocalDate.parse("2027-05-01")), now))).as("31 May, a bank holiday").isEqualTo("2027-05-28");
        List<Pause> again = List.of(new Pause(LocalDate.parse("2027-01-04"), Optional.of(LocalDate.parse("2027-02-01"))), new Pause(suspended, Optional.empty()));
        assertThat(due(review, facts(Map.of("suspended", suspended, "abeyance-reviewed", LocalDate.parse("2027-01-29")), again))).as("a second abeyance").isEqualTo("2027-04-30");
    }

    /** A day that a decision or a meeting sets does not move: the agenda is counted back from the hearing, the committee meets when it meets, a restriction ends on its day. */
    @Test
    void daysThatAreSetDoNotMove() {
        String[] abeyance = {"2027-10-01 to 2027-12-01", "2027-12-20"};
        assertThat(due(rule("agenda", "number", 5, "unit", "clear working days before", "countedFrom", "date set: hearing-date", "roll", "none"), facts("hearing-date", "2027-10-14", abeyance))).isEqualTo("2027-10-06");
        assertThat(due(rule("sanction-end", "number", 0, "unit", "calendar days", "countedFrom", "date set: sanction-end-contact", "roll", "none"), facts("sanction-end-contact", "2027-10-31", abeyance))).isEqualTo("2027-10-31");
        assertThat(due(rule("publication", "number", 0, "countedFrom", "decision-notice-sent", "roll", "following"), facts("decision-notice-sent", "2027-10-18", abeyance))).isEqualTo("2027-10-18");
        DeadlineRule committee = rule("committee", "number", 1, "unit", "committee meetings", "countedFrom", "decision-notice-sent", "roll", "none");
        List<LocalDate> meetings = List.of(LocalDate.parse("2027-11-30"), LocalDate.parse("2028-01-25"));
        assertThat(DeadlineCalculator.due(committee, facts("decision-notice-sent", "2027-09-30", abeyance), Optional.empty(), calendar, meetings, NO_OTHERS)).map(DueDate::due).contains(LocalDate.parse("2027-11-30"));
    }

    /** The age of the events is no clock (D26). */
    @Test
    void aLookBackIsNeverDue() {
        DeadlineRule lookBack = rule("event-look-back", "number", 6, "unit", "months", "countedFrom", "received", "metBy", "", "whose", "look-back", "roll", "none");
        assertThat(maybe(lookBack, facts("received", "2027-01-04", "2027-01-05 to 2027-02-05"))).isEmpty();
    }

    /** ST-3.6-1: the assessment counts from the end of the representations, wherever that has moved; what is not yet known has no end to count from. */
    @Test
    void whatCountsFromTheEndOfAnotherDeadlineFollowsIt() {
        DeadlineRule assessment = rule("initial-assessment", "number", 20, "countedFrom", "representations-received else end of representations", "whose", "council", "roll", "preceding");
        Facts paused = facts("first-letter-sent", "2027-08-18", "2027-08-25 to 2027-08-27");
        DueDate due = DeadlineCalculator.due(assessment, paused, Optional.empty(), calendar, List.of(), other -> maybe(representations, paused)).orElseThrow();
        assertThat(due.countedFrom()).as("the end of the representations").isEqualTo("2027-09-06");
        assertThat(due.due()).isEqualTo("2027-10-04");
        assertThat(due.explanation()).as("the pause was before it").doesNotContain("abeyance");
        Facts later = facts("first-letter-sent", "2027-08-18", "2027-09-10 to 2027-09-20");
        DueDate afterwards = DeadlineCalculator.due(assessment, later, Optional.empty(), calendar, List.of(), other -> maybe(representations, later)).orElseThrow();
        assertThat(afterwards.countedFrom()).isEqualTo("2027-09-02");
        assertThat(afterwards.due()).as("3, 6 to 10 September used; fourteen left from 21 September").isEqualTo("2027-10-08");
        Facts lasting = facts("first-letter-sent", "2027-08-18", "2027-08-25");
        assertThat(DeadlineCalculator.due(assessment, lasting, Optional.empty(), calendar, List.of(), other -> maybe(representations, lasting))).isEmpty();
    }

    /** A day that was decided before the abeyance moves as the rule's own do (NS-6-22). */
    @ParameterizedTest(name = "extended to {0}, abeyance {1} to {2}: {3}")
    @CsvSource({
        // 11 to 15 and 18 to 20 January are left: eight from 2 February
        "2027-01-20, 2027-01-08, 2027-02-01, 2027-02-11",
        // a Saturday: the ten until then
        "2027-01-23, 2027-01-08, 2027-02-01, 2027-02-15",
        "2027-01-20, 2027-01-20, 2027-02-01, 2027-01-20",
        "2027-01-20, 2027-01-21, 2027-02-01, 2027-01-20",
        "2027-01-20, 2027-01-15, 2027-01-17, 2027-01-20",
    })
    void anExtensionDecidedBeforeMovesToo(LocalDate decided, LocalDate suspended, LocalDate resumed, LocalDate moved) {
        assertThat(DeadlineCalculator.afterPauses(representations, decided, List.of(new Pause(suspended, Optional.of(resumed))), calendar)).isEqualTo(moved);
    }

    @Test
    void anExtensionInMonthsMovesByCalendarDaysAndASetDayNotAtAll() {
        List<Pause> fortnight = List.of(new Pause(LocalDate.parse("2027-11-01"), Optional.of(LocalDate.parse("2027-11-15"))));
        LocalDate decided = LocalDate.parse("2027-11-30");
        DeadlineRule investigation = rule("investigation", "number", 6, "unit", "months", "roll", "preceding");
        assertThat(DeadlineCalculator.afterPauses(investigation, decided, fortnight, calendar)).isEqualTo("2027-12-14");
        assertThat(DeadlineCalculator.afterPauses(investigation, decided, List.of(), calendar)).isEqualTo(decided);
        DeadlineRule set = rule("reconsideration", "number", 0, "unit", "calendar days", "countedFrom", "date set: reconsider-by", "roll", "none");
        assertThat(DeadlineCalculator.afterPauses(set, decided, fortnight, calendar)).isEqualTo(decided);
    }

    @Test
    void saysHowItWasCounted() {
        assertThat(maybe(representations, facts("first-letter-sent", "2026-12-18", "2026-12-22 to 2026-12-30")).orElseThrow().explanation())
                .isEqualTo("10 working days from Friday 18 December 2026; in abeyance from Tuesday 22 December 2026 to Wednesday 30 December 2026, so the remaining 8 working days run from the day after, not counting 1 January (New Year's Day)");
        assertThat(maybe(representations, facts("first-letter-sent", "2027-08-18", "2027-09-01 to 2027-09-30")).orElseThrow().explanation())
                .contains("; in abeyance from Wednesday 1 September 2027 to Thursday 30 September 2027, so the remaining 1 working day ");
        assertThat(maybe(rule("x", "number", 6, "unit", "months", "roll", "preceding"), facts("first-letter-sent", "2027-04-22", "2027-06-01 to 2027-07-01")).orElseThrow().explanation())
                .isEqualTo("6 months from Thursday 22 April 2027; in abeyance from Tuesday 1 June 2027 to Thursday 1 July 2027, so 30 calendar days later, which is Sunday 21 November 2027; as that is not a working day, the working day before it");
    }

    /** Pauses one after the other, made up by chance, all after 1 January 2026. */
    private static List<Pause> pauses(Random random) {
        List<Pause> pauses = new ArrayList<>();
        LocalDate day = LocalDate.parse("2026-01-01");
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalDate from = day.plusDays(random.nextInt(60));
            day = from.plusDays(random.nextInt(90));
            pauses.add(new Pause(from, Optional.of(day)));
        }
        return pauses;
    }

    private static boolean stands(LocalDate day, List<Pause> pauses) {
        return pauses.stream().anyMatch(pause -> day.isAfter(pause.from()) && !day.isAfter(pause.until().orElseThrow()));
    }

    /** No working day is lost and none is won: as many as the rule says are counted, and none of them lies in an abeyance. */
    @Test
    void asManyWorkingDaysAreCountedAsWithoutAbeyance() {
        Random random = new Random(2011);
        for (int i = 0; i < 3000; i++) {
            List<Pause> pauses = pauses(random);
            LocalDate from = LocalDate.parse("2026-01-01").plusDays(random.nextInt(200));
            int number = 1 + random.nextInt(40);
            DeadlineRule rule = rule("x", "number", number);
            LocalDate due = due(rule, facts(Map.of("first-letter-sent", from), pauses));
            assertThat(from.plusDays(1).datesUntil(due.plusDays(1)).filter(calendar::isWorkingDay).filter(day -> !stands(day, pauses)))
                    .as("%d working days from %s with %s: %s", number, from, pauses, due)
                    .hasSize(number);
            assertThat(calendar.isWorkingDay(due)).isTrue();
            assertThat(stands(due, pauses)).as("%s lies in %s", due, pauses).isFalse();
            assertThat(due).isAfterOrEqualTo(due(rule, facts(Map.of("first-letter-sent", from), List.of())));
        }
    }

    @Test
    void calendarDaysAreConservedToo() {
        Random random = new Random(28);
        for (int i = 0; i < 3000; i++) {
            List<Pause> pauses = pauses(random);
            LocalDate from = LocalDate.parse("2026-01-01").plusDays(random.nextInt(200));
            int number = 1 + random.nextInt(60);
            LocalDate due = due(rule("x", "number", number, "unit", "calendar days", "roll", "none"), facts(Map.of("first-letter-sent", from), pauses));
            assertThat(from.plusDays(1).datesUntil(due.plusDays(1)).filter(day -> !stands(day, pauses))).as("%d days from %s with %s", number, from, pauses).hasSize(number);
            int months = 1 + random.nextInt(6);
            LocalDate end = due(rule("x", "number", months, "unit", "months", "roll", "none"), facts(Map.of("first-letter-sent", from), pauses));
            assertThat(from.plusDays(1).datesUntil(end.plusDays(1)).filter(day -> !stands(day, pauses)))
                    .hasSize((int) ChronoUnit.DAYS.between(from, from.plusMonths(months)));
        }
    }

    /** While the last abeyance lasts a deadline has no date or the one that it had before. */
    @Test
    void anAbeyanceThatLastsNeverInventsADate() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            List<Pause> before = pauses(random);
            LocalDate last = before.isEmpty() ? LocalDate.parse("2026-01-01") : before.get(before.size() - 1).until().orElseThrow();
            List<Pause> pauses = new ArrayList<>(before);
            Pause open = new Pause(last.plusDays(random.nextInt(40)), Optional.empty());
            pauses.add(open);
            Map<String, LocalDate> letter = Map.of("first-letter-sent", LocalDate.parse("2026-01-01").plusDays(random.nextInt(200)));
            LocalDate unpaused = due(representations, facts(letter, before));
            Optional<LocalDate> due = maybe(representations, facts(letter, pauses)).map(DueDate::due);
            assertThat(due).isEqualTo(unpaused.isAfter(open.from()) ? Optional.empty() : Optional.of(unpaused));
        }
    }
}
