package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaybackTest {

    private static final List<Scene> SCENES = List.of(
            scene("2026-12-11", "Monitoring Officer", "Complaint received", "open  Decide validity, due Fri 18 Dec 2026"),
            scene("2026-12-16", "by itself", "Reminder", "note  reminder of validity to monitoring-officer"),
            scene("2026-12-16", "Monitoring Officer", "Decide validity"));

    @Test
    void printsTheTimeline() {
        Playback held = new Playback("words.yaml", "Words in a meeting", "NSDC-2026-0001", SCENES, Optional.empty());
        assertThat(held.held()).isTrue();
        assertThat(held.inFull()).isEqualTo("""
                Words in a meeting
                words.yaml, NSDC-2026-0001

                  Fri 11 Dec 2026  Monitoring Officer  Complaint received
                                                         open  Decide validity, due Fri 18 Dec 2026
                  Wed 16 Dec 2026  by itself           Reminder
                                                         note  reminder of validity to monitoring-officer
                                   Monitoring Officer  Decide validity
                """);
        assertThat(held.inBrief()).isEqualTo("held    words.yaml  Words in a meeting\n");
    }

    @Test
    void printsStepExpectedAndFound() {
        Playback failed = new Playback("words.yaml", "Words in a meeting", "NSDC-2026-0001", SCENES, Optional.of(new Playback.Failure(
                "step 2, Wednesday 16 December 2026, Monitoring Officer: Decide validity",
                27,
                "sent: nothing",
                "sent: " + "a letter to somebody, ".repeat(6))));
        assertThat(failed.held()).isFalse();
        assertThat(failed.inFull()).startsWith("Words in a meeting\n").endsWith("\n\n" + failed.failureInWords());
        assertThat(failed.inBrief()).startsWith("FAILED  words.yaml").endsWith(failed.failureInWords());
        assertThat(failed.failureInWords()).isEqualTo("""
                  Not as expected: step 2, Wednesday 16 December 2026, Monitoring Officer: Decide validity
                    stands in  words.yaml line 27
                    expected   sent: nothing
                    found      sent: a letter to somebody, a letter to somebody, a letter to somebody, a letter to somebody, a letter to
                               somebody, a letter to somebody,
                """);
    }

    private static Scene scene(String on, String who, String what, String... details) {
        return new Scene(LocalDate.parse(on), who, what, List.of(details));
    }
}
