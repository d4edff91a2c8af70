package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.nolan.council.YamlEntry;
import uk.nolan.deadline.WorkingDays;

class DaysTest {

    /** A Sunday. */
    private static final LocalDate TODAY = LocalDate.parse("2027-01-03");

    private final WorkingDays workingDays = WorkingDays.ofEngland(LocalDate.parse("2028-12-31"));
    private final Days days = Days.countedFrom(TODAY, workingDays);

    @ParameterizedTest
    @CsvSource({"-1, 2026-12-31", "-4, 2026-12-24", "-5, 2026-12-23"})
    void countsWorkingDaysBack(String written, LocalDate day) {
        assertThat(days.read(YamlEntry.parse("file", "on: " + written), "on")).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-18", "+2", "0", "soon"})
    void takesOnlyDaysBeforeToday(String written) {
        YamlEntry entry = YamlEntry.parse("file", "on: " + written);
        assertThatThrownBy(() -> days.read(entry, "on")).hasMessageContaining("file line 1").hasMessageContaining("like -12");
    }

    @Test
    void fillsDaysIntoTexts() {
        assertThat(days.fill("day -1")).isEqualTo("2026-12-31");
        assertThat(days.fill("day +1")).isEqualTo("2027-01-04");
        assertThat(days.fill("In the meeting of day -1, and again on day +1."))
                .isEqualTo("In the meeting of Thursday 31 December 2026, and again on Monday 4 January 2027.");
        assertThat(days.fill("Some day, or a holiday -1 long")).isEqualTo("Some day, or a holiday -1 long");
    }

    @Test
    void everyStoryOfTheDemonstrationLiesBeforeToday() {
        assertThat(Demonstration.stories(days)).hasSizeGreaterThan(7).allSatisfy(story -> {
            assertThat(story.complaint().received()).isBefore(TODAY);
            assertThat(story.story()).allSatisfy(step -> assertThat(step.on()).isBefore(TODAY));
        });
    }
}
