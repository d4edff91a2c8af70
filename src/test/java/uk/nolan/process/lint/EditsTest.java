package uk.nolan.process.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;

/** Each broken edit of the shipped set is found, in the right file and at the right element; each good one is let through. */
class EditsTest {

    private static final String COUNCIL = "newark-and-sherwood";
    private static final Map<String, byte[]> SHIPPED = ProcedureFiles.in(Path.of("")).setOf(COUNCIL).contents();

    private final Lint lint = new Lint();

    static List<Edits.Edit> broken() {
        return Edits.BROKEN;
    }

    static List<Edits.Edit> good() {
        return Edits.GOOD;
    }

    @Test
    void thereAreFiftyAndTen() {
        assertThat(Edits.BROKEN).hasSizeGreaterThanOrEqualTo(50).extracting(Edits.Edit::name).doesNotHaveDuplicates();
        assertThat(Edits.GOOD).hasSizeGreaterThanOrEqualTo(10).extracting(Edits.Edit::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void isFound(Edits.Edit edit) {
        List<Finding> findings = lint.findings(ProcedureFiles.of(edit.name(), edit.of(SHIPPED)), COUNCIL);
        assertThat(findings).as("%s: %s in %s", edit.element(), edit.words(), edit.foundIn())
                .anySatisfy(finding -> {
                    assertThat(finding.file()).isEqualTo(edit.foundIn());
                    assertThat(finding.element()).isEqualTo(edit.element());
                    assertThat(finding.what()).contains(edit.words());
                    assertThat(finding.cure()).isNotBlank();
                });
        assertThat(findings).as("told once, not many times over").hasSizeLessThan(8);
        assertThat(findings).extracting(Finding::sentence).noneMatch(sentence -> sentence.contains("null"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void isLetThrough(Edits.Edit edit) {
        assertThat(lint.findings(ProcedureFiles.of(edit.name(), edit.of(SHIPPED)), COUNCIL)).extracting(Finding::sentence).isEmpty();
    }
}
