package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.nolan.OwnJvm;

/** The command {@code rehearse} in a JVM of its own, as an administrator would run it, on a database that is not in memory. */
class RehearseTest {

    private static final List<String> ONE_OF_EACH_COUNCIL = List.of(
            "processes/rehearsals/newark-and-sherwood-rejected-not-in-code.yaml", "processes/rehearsals/stroud-referred-to-the-county.yaml");

    @TempDir
    Path folder;

    @Test
    void councilFollowsCouncilInOneDatabase() throws Exception {
        try (EmbeddedPostgres postgres = ForgetfulPostgres.start()) {
            Path console = folder.resolve("console.log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    OwnJvm.classPath(),
                    "uk.nolan.Nolan",
                    "rehearse",
                    "--quiet",
                    "--database",
                    postgres.getJdbcUrl("postgres", "postgres")));
            command.addAll(ONE_OF_EACH_COUNCIL);
            Process rehearse = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile())
                    .start();
            try {
                assertThat(rehearse.waitFor(5, TimeUnit.MINUTES)).as("played within five minutes, on a busy machine too").isTrue();
            } finally {
                rehearse.destroyForcibly();
            }
            assertThat(Files.readString(console)).contains("2 rehearsals played, all as expected");
            assertThat(rehearse.exitValue()).isZero();
            aDatabaseWithWorkInItIsLeftAlone(postgres);
        }
    }

    private void aDatabaseWithWorkInItIsLeftAlone(EmbeddedPostgres postgres) {
        int result = Rehearse.run(
                uk.nolan.Nolan.class, "--database", postgres.getJdbcUrl("postgres", "postgres"),
                ONE_OF_EACH_COUNCIL.get(0));
        assertThat(result).as("broken orders").isEqualTo(2);
    }
}
