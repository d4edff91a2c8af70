package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.council.Council;
import uk.nolan.process.EngineClock;

/**
 * Rehearsals hold on H2 too, in which the program plays where no database is named. All of them are played on PostgreSQL, see {@link RehearsalsTest};
 * what could come out differently here by the database alone shows in a few of them, evenly chosen.
 */
@NolanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InMemoryTest {

    private static final int ONE_OF = 27;

    @Autowired
    private Player player;

    @Autowired
    private Council council;

    @Autowired
    private EngineClock clock;

    /** The engine's clock is one for the whole JVM; whoever comes next finds it at the present. */
    @AfterAll
    void goHome() {
        clock.comeHome();
    }

    List<Path> some() throws IOException {
        List<Path> ofCouncil = RehearsalsTest.all().stream().filter(file -> RehearsalFile.read(file).council().equals(council.key())).toList();
        return IntStream.range(0, ofCouncil.size()).filter(number -> number % ONE_OF == 0).mapToObj(ofCouncil::get).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("some")
    void holds(Path file) {
        Playback playback = player.play(file);
        assertThat(playback.held()).as(playback::inFull).isTrue();
        assertThat(playback.scenes()).isNotEmpty();
    }
}
