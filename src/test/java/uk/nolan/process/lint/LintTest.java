package uk.nolan.process.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.notice.TextCheck;

/** The procedure as it is shipped keeps its own rules, for each council. */
class LintTest {

    private final Lint lint = new Lint();

    @ParameterizedTest
    @ValueSource(strings = {"newark-and-sherwood", "stroud"})
    void theProcedureAsShipped(String council) {
        ProcedureFiles set = ProcedureFiles.in(Path.of(""));
        assertThat(lint.findings(set, council)).extracting(Finding::sentence).isEmpty();
        long before = System.nanoTime();
        lint.findings(set, council);
        assertThat((System.nanoTime() - before) / 1_000_000).as("milliseconds for a set of which every file is known").isLessThan(3_000);
    }

    @Test
    void theCommonTextsOfLetters() throws IOException {
        Path folder = Path.of("src/main/resources/notices");
        TextCheck texts = TextCheck.of(ProcedureFiles.in(Path.of("")), "newark-and-sherwood");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString().replace('\\', '/').replaceFirst("\\.html$", ""))
                    .flatMap(notice -> texts.ofProgram(notice).stream()).map(Finding::sentence)).isEmpty();
        }
    }
}
