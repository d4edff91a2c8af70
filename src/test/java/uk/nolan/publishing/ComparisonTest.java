package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.nolan.publishing.Comparison.Kind;
import uk.nolan.rehearsal.Playback;
import uk.nolan.rehearsal.Scene;

/** What an administrator is told of a rehearsal that came out so before, and so now. */
class ComparisonTest {

    private static Playback played(String what, String found) {
        List<Scene> scenes = List.of(new Scene(LocalDate.parse("2027-01-04"), "Monitoring Officer", what, List.of()));
        return new Playback("a.yaml", "A story", "NSDC-2027-0001", scenes, Optional.ofNullable(found).map(due -> new Playback.Failure("step 1", 12, "due 11 January", due)));
    }

    private static void assertKind(Playback before, Playback after, Kind kind, boolean holdsUp, String words) {
        Comparison comparison = Comparison.of(before, after);
        assertThat(comparison.kind()).isEqualTo(kind);
        assertThat(comparison.holdsUp()).isEqualTo(holdsUp);
        assertThat(comparison.inWords()).startsWith("Rehearsal \"A story\" (a.yaml): " + words + ".");
    }

    @Test
    void whatHoldsNeverHoldsUp() {
        Playback held = played("Decide validity", null);
        assertKind(held, held, Kind.SAME, false, "as before");
        assertKind(held, played("Acknowledge complaint", null), Kind.TOLD_OTHERWISE, false, "as its file expects, by another way than before");
        assertKind(played("Decide validity", "12 January"), held, Kind.TOLD_OTHERWISE, false, "as its file expects, by another way than before");
        assertKind(null, held, Kind.TOLD_OTHERWISE, false, "as its file expects");
    }

    @Test
    void whatDoesNotHoldHoldsUpUnlessItStoppedInTheSameWayBefore() {
        Playback late = played("Decide validity", "12 January");
        assertKind(played("Decide validity", null), late, Kind.NOT_AS_EXPECTED, true, "no longer as its file expects");
        assertKind(null, late, Kind.NOT_AS_EXPECTED, true, "not as its file expects");
        assertKind(played("Decide validity", "13 January"), late, Kind.NOT_AS_EXPECTED, true, "not as its file expects, and otherwise than before");
        assertKind(played("Acknowledge complaint", "12 January"), late, Kind.NOT_AS_EXPECTED, true, "not as its file expects, and otherwise than before");
        assertKind(late, played("Decide validity", "12 January"), Kind.STILL_NOT_AS_EXPECTED, false, "not as its file expects, as before");
    }
}
