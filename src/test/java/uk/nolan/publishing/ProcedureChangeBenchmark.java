package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;
import uk.nolan.TestCast;
import uk.nolan.council.ProcedureFiles;

/**
 * Measures how long an administrator waits from offering a change until it is told what becomes of it, with 20 rehearsals: the whole door, with real JVMs. Its name keeps it out of
 * {@code mvn verify}; the README says how to run it.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@ActiveProfiles({"rehearsal", "test"})
@Import({TestCast.class, uk.nolan.notice.TestPostbox.class})
class ProcedureChangeBenchmark {

    private static final String COUNCIL = "newark-and-sherwood";
    private static final String DEADLINES = "processes/councils/" + COUNCIL + "/deadlines.dmn";
    private static final int REHEARSALS = 20;

    @Autowired
    private Door door;

    /** The shipped procedure with every fifth rehearsal, as a folder that an administrator keeps. */
    @DynamicPropertySource
    static void aFolderWithTwentyRehearsals(DynamicPropertyRegistry settings) throws IOException {
        Path folder = Files.createTempDirectory("nolan-benchmark");
        FileSystemUtils.copyRecursively(Path.of("processes"), folder.resolve("processes"));
        FileSystemUtils.copyRecursively(Path.of("forms"), folder.resolve("forms"));
        List<String> all = ProcedureFiles.in(folder).everything(COUNCIL).stream().filter(name -> name.startsWith("processes/rehearsals/")).toList();
        for (int i = 0; i < all.size(); i++) {
            if (i % 5 != 0 || i / 5 >= REHEARSALS) {
                Files.delete(folder.resolve(all.get(i)));
            }
        }
        settings.add("nolan.procedure", folder::toString);
    }

    @Test
    void fromTheOfferToTheAnswer() {
        measure("the first change, with the live set played too", text -> text.replaceFirst("Validity check", "Check of validity"));
        Duration usual = measure("a change", text -> text.replaceFirst("Check of validity", "Validity"));
        assertThat(usual).as("from the offer to the answer").isLessThan(Duration.ofSeconds(60));
    }

    private Duration measure(String what, UnaryOperator<String> edit) {
        String table = door.set(door.live().id()).orElseThrow().read(DEADLINES);
        String edited = edit.apply(table);
        assertThat(edited).isNotEqualTo(table);
        long begin = System.nanoTime();
        ProcedureChange change = door.await(door.offer(new Offer(Handle.PAGE, "administrator", "measured", Map.of(DEADLINES, edited.getBytes()), Set.of())));
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("%n%s: %s after %.0f s, %d rehearsals%n", what, change.state(), taken.toMillis() / 1000.0, REHEARSALS);
        assertThat(change.findings()).isEmpty();
        assertThat(change.state()).isIn(ProcedureChange.State.LIVE, ProcedureChange.State.DIFFERENT);
        return taken;
    }
}
