package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.nolan.OwnJvm;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

/**
 * A council that nobody has thought of needs a folder and nothing else: its own name, prefix, bodies, town and numbers, and it plays a case from end to end by
 * the command {@code rehearse}, in a JVM of its own, as an administrator would try it.
 */
class ThirdCouncilTest {

    private static final String MODEL = "stroud";
    private static final String KEY = "wealdmere";

    private static final String PLACES =
            """
            places:
              - id: hartsbury
                name: Hartsbury Town Council
                kind: town
                clerk: { name: Mr Aldous Finch, email: clerk@hartsbury.example }
                code: wealdmere
                codeAddress: https://www.hartsbury.example/code-of-conduct
            """;

    private static final String MEMBERS =
            """
            members:
              - id: winifred-ashdown
                name: Cllr Winifred Ashdown
                email: winifred.ashdown@hartsbury.example
                group: None
                seats:
                  - { authority: hartsbury, from: 2025-05-06 }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aFolderOfItsOwn() throws IOException {
        for (String part : new String[] {"processes", "forms"}) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.startsWith("processes/rehearsals")).toList()) {
                    copy(file, folder.resolve(file));
                }
            }
        }
        Path model = Path.of("processes/councils", MODEL);
        try (Stream<Path> files = Files.walk(model)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, own("").resolve(model.relativize(file)));
            }
        }
        Files.writeString(own("places.yaml"), PLACES);
        Files.writeString(own("members.yaml"), MEMBERS);
        edit("code.yaml", "(?m)^  - id: stroud$", "  - id: wealdmere");
        edit("council.yaml", "(?m)^key: .*$", "key: wealdmere");
        edit("council.yaml", "(?m)^name: .*$", "name: Wealdmere District Council");
        edit("council.yaml", "(?m)^referencePrefix: SDC", "referencePrefix: WDC");
        edit("council.yaml", "(?m)^code: .*$", "code: wealdmere");
        edit("council.yaml", "(?m)^  committee: .*$", "  committee: Conduct Committee");
        edit("council.yaml", "(?m)^  panel: .*$", "  panel: Conduct Hearing Panel");
        number("acknowledgement", 10, 3);
        number("representations", 10, 15);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private Path own(String file) {
        return folder.resolve("processes/councils").resolve(KEY).resolve(file);
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(own(file));
        String edited = text.replaceFirst(from, to);
        assertThat(edited).as(file).isNotEqualTo(text);
        Files.writeString(own(file), edited);
    }

    /** Another number in the row of a deadline. */
    private void number(String deadline, int from, int to) throws IOException {
        edit("deadlines.dmn", "(?s)(<text>\"" + deadline + "\"</text>(?:(?!</rule>).)*?<text>)" + from + "(</text>)", "$1" + to + "$2");
    }

    @Test
    void itsBooksAreItsOwn() {
        ProcedureFiles files = ProcedureFiles.in(folder);
        Council council = CouncilBooks.load(files, KEY);
        assertThat(CouncilBooks.keys(files)).contains(KEY);
        assertThat(council.prefix()).isEqualTo("WDC");
        assertThat(council.labels()).isEqualTo(new Council.Labels("Conduct Committee", "Conduct Hearing Panel"));
        assertThat(council.authorities()).hasSize(2);
        String table = CouncilBooks.path(KEY, "deadlines.dmn");
        assertThat(ProcedureVersion.deadlineRules(table, files.read(table)))
                .extracting(rule -> rule.deadline() + ": " + rule.period())
                .contains("acknowledgement: 3 working days", "representations: 15 working days", "initial-assessment: 20 working days");
    }

    @Test
    void aCaseOfItIsPlayedFromEndToEnd() throws Exception {
        Path console = folder.resolve("console.log");
        Process rehearse = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx600m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        OwnJvm.classPath(),
                        "uk.nolan.Nolan",
                        "rehearse",
                        "--processes",
                        folder.toString(),
                        "src/test/resources/rehearsals/wealdmere-no-further-action.yaml")
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        try {
            assertThat(rehearse.waitFor(5, TimeUnit.MINUTES)).as("played within five minutes, on a busy machine too").isTrue();
        } finally {
            rehearse.destroyForcibly();
        }
        assertThat(Files.readString(console)).contains("1 rehearsal played, all as expected.", "WDC-2027-0001", "due Thu 1 Apr 2027", "due Wed 21 Apr 2027").doesNotContain("SDC-", "Stroud");
        assertThat(rehearse.exitValue()).isZero();
    }
}
