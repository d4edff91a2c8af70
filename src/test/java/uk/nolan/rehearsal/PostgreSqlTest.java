package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rehearsal holds on PostgreSQL too, by nothing but another database: the command {@code rehearse} in a JVM of its own, as an administrator would run it. */
class PostgreSqlTest {

    @TempDir
    Path folder;

    @Test
    void everyRehearsalHolds() throws Exception {
        try (EmbeddedPostgres postgres = forgetful().start()) {
            Path console = folder.resolve("console.log");
            Process rehearse = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xms700m",
                            "-Xmx900m",
                            "-Xmn400m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            withoutMeasuring(),
                            "uk.nolan.Nolan",
                            "rehearse",
                            "--quiet",
                            "--database",
                            postgres.getJdbcUrl("postgres", "postgres"),
                            "processes/rehearsals")
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile())
                    .start();
            try {
                assertThat(rehearse.waitFor(15, TimeUnit.MINUTES)).as("played within a quarter of an hour, on a busy machine too").isTrue();
            } finally {
                rehearse.destroyForcibly();
            }
            assertThat(Files.readString(console)).contains("all as expected");
            assertThat(rehearse.exitValue()).isZero();
            aDatabaseWithWorkInItIsLeftAlone(postgres);
        }
    }

    /** Nothing has to survive a power cut here, so nothing waits for the disk. */
    private static EmbeddedPostgres.Builder forgetful() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("autovacuum_naptime", "10s")
                .setServerConfig("jit", "off");
    }

    /** What measures the tests' walk through the diagrams works in their own JVM alone. */
    private static String withoutMeasuring() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("process-test-coverage"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void aDatabaseWithWorkInItIsLeftAlone(EmbeddedPostgres postgres) {
        int result = Rehearse.run(
                uk.nolan.Nolan.class, "--database", postgres.getJdbcUrl("postgres", "postgres"),
                "processes/rehearsals/newark-and-sherwood-rejected-not-in-code.yaml");
        assertThat(result).as("broken orders").isEqualTo(2);
    }
}
