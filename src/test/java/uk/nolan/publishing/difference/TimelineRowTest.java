package uk.nolan.publishing.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.nolan.rehearsal.Scene;

class TimelineRowTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 14);

    private static Scene scene(int days, String what, String... details) {
        return new Scene(DAY.plusDays(days), "Monitoring Officer", what, List.of(details));
    }

    @Test
    void whatMovedStandsInOneRowAndSaysWhatIsOtherwise() {
        List<TimelineRow> rows = TimelineRow.of(
                List.of(scene(0, "Acknowledge complaint"), scene(4, "Decide validity", "due 18 December", "sends letter"), scene(5, "Give view"), scene(9, "Assess complaint")),
                List.of(scene(0, "Acknowledge complaint"), scene(4, "Decide validity", "due 21 December", "sends letter"), scene(6, "Think again"), scene(11, "Assess complaint")));
        assertThat(rows).extracting(TimelineRow::mark).containsExactly(TimelineRow.Mark.SAME, TimelineRow.Mark.OTHERWISE, TimelineRow.Mark.GONE, TimelineRow.Mark.NEW, TimelineRow.Mark.OTHERWISE);
        assertThat(rows.get(1).before().otherDay()).isFalse();
        assertThat(rows.get(1).after().details()).containsExactly(new TimelineRow.Detail("due 21 December", true), new TimelineRow.Detail("sends letter", false));
        assertThat(rows.get(2).after()).isNull();
        assertThat(rows.get(3).before()).isNull();
        assertThat(rows.get(4).after().otherDay()).isTrue();
    }

    @Test
    void aRehearsalThatBreaksOffLacksItsEnd() {
        assertThat(TimelineRow.of(List.of(scene(0, "Acknowledge complaint"), scene(1, "Decide validity")), List.of(scene(0, "Acknowledge complaint"))))
                .extracting(TimelineRow::mark).containsExactly(TimelineRow.Mark.SAME, TimelineRow.Mark.GONE);
        assertThat(TimelineRow.of(List.of(), List.of())).isEmpty();
    }
}
