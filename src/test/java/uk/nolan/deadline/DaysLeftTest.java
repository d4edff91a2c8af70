package uk.nolan.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many days are left, counted by hand. In 2026 Christmas Day is a Friday, its Monday stands for Boxing Day, and 1 January is a Friday. */
class DaysLeftTest {

    private static final WorkingDays ENGLAND = WorkingDays.ofEngland(LocalDate.parse("2028-12-31"));

    private static DeadlineRule rule(String unit, String roll) {
        return DeadlineRule.of("test", "assessment", Map.ofEntries(
                Map.entry("name", "Assessment"), Map.entry("number", 10), Map.entry("unit", unit), Map.entry("countedFrom", "received"), Map.entry("metBy", "assessed"),
                Map.entry("whose", "council"), Map.entry("roll", roll), Map.entry("remind", ""), Map.entry("tell", ""), Map.entry("delayNotice", "no"), Map.entry("sends", ""),
                Map.entry("basis", "source")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-22, 4 working days left", // 23, 24, 29 and 30 December
        "2026-12-25, 2 working days left",
        "2026-12-29, 1 working day left",
        "2026-12-30, due today",
        "2026-12-31, 1 working day late",
        "2027-01-01, 1 working day late",
        "2027-01-04, 2 working days late"
    })
    void countsWorkingDaysOverChristmas(LocalDate today, String words) {
        assertThat(DaysLeft.inWords(rule("working days", "preceding"), LocalDate.parse("2026-12-30"), today, ENGLAND)).isEqualTo(words);
    }

    /** Easter 2027: Good Friday on 26 March, Easter Monday on 29 March. */
    @ParameterizedTest
    @CsvSource({"2027-03-24, 2 working days left", "2027-03-25, 1 working day left", "2027-03-29, 1 working day left", "2027-04-01, 2 working days late"})
    void countsWorkingDaysOverEaster(LocalDate today, String words) {
        assertThat(DaysLeft.inWords(rule("clear working days before", "none"), LocalDate.parse("2027-03-30"), today, ENGLAND)).isEqualTo(words);
    }

    @Test
    void countsByTheCalendarWhereTheRuleDoes() {
        for (String unit : List.of("calendar days", "months")) {
            assertThat(DaysLeft.inWords(rule(unit, "preceding"), LocalDate.parse("2026-12-30"), LocalDate.parse("2026-12-22"), ENGLAND)).isEqualTo("8 calendar days left");
            assertThat(DaysLeft.late(rule(unit, "preceding"), LocalDate.parse("2026-12-30"), LocalDate.parse("2027-01-04"), ENGLAND)).isEqualTo("5 calendar days late");
        }
    }

    /** What was due on Friday is late on Saturday, though no working day has passed; and a day set by decision may be a Saturday. */
    @Test
    void neverSaysNoDays() {
        DeadlineRule rule = rule("working days", "preceding");
        assertThat(DaysLeft.inWords(rule, LocalDate.parse("2026-12-18"), LocalDate.parse("2026-12-19"), ENGLAND)).isEqualTo("1 calendar day late");
        assertThat(DaysLeft.inWords(rule, LocalDate.parse("2026-12-19"), LocalDate.parse("2026-12-18"), ENGLAND)).isEqualTo("1 calendar day left");
    }

    @Test
    void aPageThatListsTheDaysLeftOutNeedNotReadThemTwice() {
        SkippedDay christmas = new SkippedDay(LocalDate.parse("2026-12-25"), "Christmas Day");
        SkippedDay monday = new SkippedDay(LocalDate.parse("2026-12-28"), "substitute day for Boxing Day");
        DueDate due = DeadlineCalculator.due(
                        rule("working days", "preceding"), new Received(LocalDate.parse("2026-12-18")), Optional.empty(), ENGLAND, List.of(), other -> Optional.empty())
                .orElseThrow();
        assertThat(due.skipped()).contains(christmas, monday);
        assertThat(due.explanation()).contains("not counting 25 December (Christmas Day), 28 December");
        assertThat(due.counting()).isEqualTo("10 working days from Friday 18 December 2026");
        assertThat(christmas.inFull()).isEqualTo("Friday 25 December 2026 (Christmas Day)");
    }

    private record Received(LocalDate on) implements Facts {

        @Override
        public Optional<LocalDate> latest(String fact) {
            return Optional.of(on);
        }

        @Override
        public Optional<LocalDate> newest(String fact) {
            return Optional.of(on);
        }

        @Override
        public List<Pause> pauses() {
            return List.of();
        }
    }
}
