package uk.nolan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

class HolidaysTest {

    private final ProcedureFiles packed = ProcedureFiles.packed();
    private final Council council = CouncilBooks.load(packed, "newark-and-sherwood");

    @TempDir
    Path folder;

    @BeforeEach
    void aFolderWithOneCouncil() throws IOException {
        Files.createDirectories(folder.resolve("forms"));
        Files.createDirectories(folder.resolve("processes/councils/newark-and-sherwood"));
        Files.writeString(folder.resolve("processes/councils/newark-and-sherwood/council.yaml"), "key: newark-and-sherwood");
    }

    private Holidays load(String text) throws IOException {
        Files.writeString(folder.resolve(Holidays.FILE), text);
        return Holidays.load(ProcedureFiles.in(folder));
    }

    @Test
    void theShippedFileLoads() {
        WorkingDays days = Holidays.load(packed).workingDays(council);
        assertThat(days.knownUntil()).isAfterOrEqualTo("2028-12-31");
        assertThat(days.isWorkingDay(LocalDate.parse("2026-12-28"))).isFalse();
    }

    @Test
    void addsAndWithdraws() throws IOException {
        WorkingDays days = load("""
                knownUntil: 2028-12-31
                added:
                  - { date: 2027-05-07, name: Early May bank holiday }
                withdrawn:
                  - { date: 2027-05-03, reason: moved to Friday }
                closures:
                  - { council: newark-and-sherwood, from: 2026-12-29, to: 2026-12-31, name: Christmas shutdown }
                """).workingDays(council);
        assertThat(days.isWorkingDay(LocalDate.parse("2027-05-03"))).isTrue();
        assertThat(days.holiday(LocalDate.parse("2027-05-07"))).contains("Early May bank holiday");
        assertThat(days.isWorkingDay(LocalDate.parse("2026-12-30"))).as("this council counts its closures as working days").isTrue();
        assertThat(days.isOpen(LocalDate.parse("2026-12-30"))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "added     | { date: 2027-05-08, name: A }                                            | Saturday 8 May 2027 is not counted anyway",
                "added     | { date: 2027-05-03, name: A }                                            | is Early May bank holiday and a bank holiday already",
                "added     | { date: 2027-05-32, name: A }                                            | \"2027-05-32\" is not a date",
                "added     | { date: 2027-05-07 }                                                     | \"name\" is missing",
                "added     | { day: 2027-05-07, name: A }                                             | nobody knows the key \"day\"",
                "withdrawn | { date: 2027-05-04, reason: A }                                          | is no regular bank holiday",
                "closures  | { council: stroud, from: 2027-12-29, to: 2027-12-31, name: A }           | there is no council \"stroud\". Known are: newark-and-sherwood",
                "closures  | { council: newark-and-sherwood, from: 2027-12-31, to: 2027-12-29, name: A } | runs from its first day to its last",
            })
    void namesTheLineThatIsWrong(String list, String line, String message) throws IOException {
        StringBuilder text = new StringBuilder("# holidays\nknownUntil: 2028-12-31\n");
        int wrong = 0;
        for (String each : new String[] {"added", "withdrawn", "closures"}) {
            text.append(each).append(each.equals(list) ? ":\n  - " + line + "\n" : ": []\n");
            if (each.equals(list)) {
                wrong = (int) text.chars().filter(c -> c == '\n').count();
            }
        }
        String expected = "processes/holidays.yaml line " + wrong + ": ";
        assertThatThrownBy(() -> load(text.toString())).isInstanceOf(ConfigurationProblem.class).hasMessageStartingWith(expected).hasMessageContaining(message);
    }

    @Test
    void aDayAddedOrWithdrawnTwiceIsSaid() {
        assertThatThrownBy(() -> load("knownUntil: 2028-12-31\nadded:\n  - { date: 2027-05-07, name: A }\n  - { date: 2027-05-07, name: B }\nwithdrawn: []\nclosures: []\n"))
                .hasMessage("processes/holidays.yaml line 4: Friday 7 May 2027 is added twice. Take one line away.");
        assertThatThrownBy(() -> load("knownUntil: 2028-12-31\nadded: []\nwithdrawn:\n  - { date: 2027-05-03, reason: A }\n  - { date: 2027-05-03, reason: B }\nclosures: []\n"))
                .hasMessage("processes/holidays.yaml line 5: Monday 3 May 2027 is withdrawn twice. Take one line away.");
    }

    @Test
    void withoutAnEndOfKnowledgeItDoesNotStart() {
        assertThatThrownBy(() -> load("added: []\nwithdrawn: []\nclosures: []\n")).hasMessage("processes/holidays.yaml line 1: \"knownUntil\" is missing in this entry. Add it.");
        assertThatThrownBy(() -> Holidays.load(ProcedureFiles.in(folder))).as("nothing there").isInstanceOf(ConfigurationProblem.class);
    }
}
