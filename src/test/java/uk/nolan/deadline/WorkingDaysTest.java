package uk.nolan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    private final WorkingDays days = WorkingDays.ofEngland(LocalDate.parse("2028-12-31"));

    /** Procedure b.1, "handy check values". */
    @ParameterizedTest(name = "{0} + {1} working days = {2}")
    @CsvSource({
        "2026-12-24,  5, 2027-01-05",
        "2026-12-24, 10, 2027-01-12",
        "2026-12-24, 20, 2027-01-26",
        "2027-03-25,  5, 2027-04-05",
        "2027-03-25, 10, 2027-04-12",
        "2027-03-25, 20, 2027-04-26",
        "2027-08-27,  5, 2027-09-06",
        "2027-08-27, 10, 2027-09-13",
        "2027-08-27, 20, 2027-09-27",
        "2026-12-18,  5, 2026-12-29",
        "2026-12-18, 10, 2027-01-06",
        "2026-12-18, 20, 2027-01-20",
    })
    void theHandyCheckValuesHold(LocalDate from, int number, LocalDate due) {
        assertThat(days.add(from, number)).isEqualTo(due);
    }

    /** Rule b.1-2: the trigger day is day 0; a trigger on a weekend or holiday behaves like one on the last working day before it. */
    @ParameterizedTest(name = "{0} + 5 working days = {1}")
    @CsvSource({
        "2026-12-24, 2027-01-05", // Thursday, Christmas Eve
        "2026-12-25, 2027-01-05", // Christmas Day
        "2026-12-26, 2027-01-05", // Saturday, Boxing Day
        "2026-12-27, 2027-01-05", // Sunday
        "2026-12-28, 2027-01-05", // substitute for Boxing Day
        "2026-12-29, 2027-01-06", // the next working day counts for itself
        "2026-12-11, 2026-12-18", // Friday to Friday
        "2026-12-12, 2026-12-18", // Saturday
        "2026-12-13, 2026-12-18", // Sunday
        "2027-03-26, 2027-04-05", // Good Friday
        "2027-03-28, 2027-04-05", // Easter Sunday, and the clocks go forward
        "2027-08-30, 2027-09-06", // Summer bank holiday
    })
    void theTriggerDayIsDayNought(LocalDate from, LocalDate due) {
        assertThat(days.add(from, 5)).isEqualTo(due);
    }

    /** Rule b.1-1: bank holidays with every substitute day, and the one-off days of these years. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-05-08", "2021-12-27", "2021-12-28", "2022-01-03", "2022-06-02", "2022-06-03", "2022-09-19", "2022-12-26", "2022-12-27", "2023-01-02", "2023-05-08", "2026-04-03", "2026-04-06",
                "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28",
                "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26"
            })
    void aBankHolidayIsNoWorkingDay(LocalDate day) {
        assertThat(days.isWorkingDay(day)).isFalse();
        assertThat(days.holiday(day)).isPresent();
    }

    /** Rule b.1-9: between Christmas and New Year, and on the days that only other nations keep, England works. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-12-24", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-04", "2028-01-04", "2022-05-30", "2020-05-04", "2027-03-17", "2027-07-12", "2027-08-02", "2027-11-30"})
    void theseAreWorkingDays(LocalDate day) {
        assertThat(days.isWorkingDay(day)).isTrue();
    }

    @Test
    void eightWeekdaysAYearAreHolidays() {
        for (int year : List.of(2021, 2024, 2025, 2026, 2027, 2028)) {
            assertThat(days.skipped(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31))).as("in %s", year).hasSize(8);
        }
    }

    /** Procedure b.1, the list of holidays used, with the names that letters show. */
    @Test
    void saysWhatWasSkipped() {
        assertThat(days.skipped(LocalDate.parse("2026-12-18"), LocalDate.parse("2027-01-06")))
                .extracting(SkippedDay::toString)
                .containsExactly("25 December (Christmas Day)", "28 December (substitute day for Boxing Day)", "1 January (New Year's Day)");
        assertThat(days.skipped(LocalDate.parse("2027-03-15"), LocalDate.parse("2027-03-31"))).extracting(SkippedDay::name).containsExactly("Good Friday", "Easter Monday");
    }

    @Test
    void countsBetween() {
        assertThat(days.between(LocalDate.parse("2026-12-18"), LocalDate.parse("2027-01-06"))).isEqualTo(10);
        assertThat(days.between(LocalDate.parse("2026-12-18"), LocalDate.parse("2026-12-18"))).isZero();
        assertThat(days.between(LocalDate.parse("2026-12-18"), LocalDate.parse("2026-12-01"))).isZero();
    }

    @Test
    void rollsBothWays() {
        LocalDate sunday = LocalDate.parse("2027-02-28");
        assertThat(days.onOrBefore(sunday)).isEqualTo("2027-02-26");
        assertThat(days.onOrAfter(sunday)).isEqualTo("2027-03-01");
        LocalDate monday = LocalDate.parse("2027-03-01");
        assertThat(days.onOrBefore(monday)).isEqualTo(monday);
        assertThat(days.onOrAfter(monday)).isEqualTo(monday);
        assertThat(days.previousWorkingDay(monday)).isEqualTo("2027-02-26");
        assertThat(days.nextWorkingDay(monday)).isEqualTo("2027-03-02");
    }

    @Test
    void refusesANegativeNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> days.add(LocalDate.parse("2027-03-01"), -1));
    }

    /** Rule b.1-10: one-off holidays happen at short notice. */
    @Test
    void aProclamationMakesAnotherCalendar() {
        LocalDate fourth = LocalDate.parse("2027-01-04");
        WorkingDays mourning = days.withHolidays(Map.of(fourth, "Day of mourning"), Set.of());
        assertThat(mourning.add(LocalDate.parse("2026-12-18"), 10)).isEqualTo("2027-01-07");
        assertThat(mourning.skipped(LocalDate.parse("2027-01-01"), fourth)).containsExactly(new SkippedDay(fourth, "Day of mourning"));
        assertThat(days.isWorkingDay(fourth)).as("the first calendar is as it was").isTrue();
        assertThat(mourning.withHolidays(Map.of(), Set.of(fourth)).isWorkingDay(fourth)).isTrue();

        LocalDate earlyMay = LocalDate.parse("2027-05-03");
        WorkingDays moved = days.withHolidays(Map.of(LocalDate.parse("2027-05-07"), "Early May bank holiday"), Set.of(earlyMay));
        assertThat(moved.isWorkingDay(earlyMay)).isTrue();
        assertThat(moved.isWorkingDay(LocalDate.parse("2027-05-07"))).isFalse();
        assertThat(moved.withHolidays(Map.of(earlyMay, "After all"), Set.of()).isWorkingDay(earlyMay)).isFalse();

        assertThatIllegalArgumentException().isThrownBy(() -> days.withHolidays(Map.of(), Set.of(fourth))).withMessageContaining("Monday 4 January 2027 is no bank holiday");
    }

    /** Rule b.1-9: closures count only where the council says so. */
    @Test
    void aClosureCountsOnlyWhereTheCouncilSaysSo() {
        LocalDate shut = LocalDate.parse("2026-12-30");
        WorkingDays off = new WorkingDays(Map.of(), Set.of(), Map.of(shut, "Christmas shutdown"), false, days.knownUntil());
        assertThat(off.isWorkingDay(shut)).isTrue();
        assertThat(off.isOpen(shut)).isFalse();
        WorkingDays on = new WorkingDays(Map.of(), Set.of(), Map.of(shut, "Christmas shutdown"), true, days.knownUntil());
        assertThat(on.isWorkingDay(shut)).isFalse();
        assertThat(on.holiday(shut)).contains("Christmas shutdown");
    }

    @Test
    void holdsForAnyDate() {
        Random random = new Random(1995);
        for (int i = 0; i < 3000; i++) {
            LocalDate from = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(3650));
            int number = 1 + random.nextInt(60);
            LocalDate due = days.add(from, number);
            assertThat(days.isWorkingDay(due)).as("%s + %s lands on %s", from, number, due).isTrue();
            assertThat(days.subtract(due, number)).as("%s + %s and back", from, number).isEqualTo(days.onOrBefore(from));
            assertThat(days.between(from, due)).as("working days from %s to %s", from, due).isEqualTo(number);
            assertThat(days.add(from, number + 1)).as("one more").isAfter(due);
            assertThat(days.add(from.plusDays(1), number)).as("a day later").isAfterOrEqualTo(due);
            assertThat(due).as("never earlier than in a year without holidays").isAfterOrEqualTo(from.plusDays(number));
        }
    }
}
