package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.TestCast;

/**
 * Plays every rehearsal of the folder against the real diagrams. Together they walk every node and every flow of every diagram; the build
 * measures that for this class and fails below.
 */
@NolanTest
class RehearsalsTest {

    @Autowired
    private Player player;

    @BeforeAll
    static void measure() {
        TestCast.WALKS_EVERYTHING.set(true);
    }

    static List<Path> rehearsals() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes/rehearsals"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rehearsals")
    void holds(Path file) {
        Playback playback = player.play(file);
        if (!playback.held()) {
            fail(playback.inFull());
        }
        assertThat(playback.scenes()).isNotEmpty();
    }
}
