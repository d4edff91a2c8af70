package uk.nolan.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcedureFilesTest {

    @TempDir
    Path folder;

    private ProcedureFiles files() throws IOException {
        Files.createDirectories(folder.resolve("forms"));
        Files.createDirectories(folder.resolve("processes/councils/b"));
        Files.createDirectories(folder.resolve("processes/councils/a/notices"));
        Files.writeString(folder.resolve("processes/z.bpmn"), "z");
        Files.writeString(folder.resolve("processes/a.bpmn"), "café");
        Files.writeString(folder.resolve("processes/a.txt"), "");
        Files.writeString(folder.resolve("processes/councils/a/council.yaml"), "");
        Files.writeString(folder.resolve("processes/councils/a/notices/deep.html"), "");
        return ProcedureFiles.in(folder);
    }

    @Test
    void aFolderListsByStableNames() throws IOException {
        ProcedureFiles files = files();
        assertThat(files.list("processes", ".bpmn")).containsExactly("processes/a.bpmn", "processes/z.bpmn");
        assertThat(files.list("processes/", ".bpmn")).hasSize(2);
        assertThat(files.list("forms", ".form")).isEmpty();
        assertThat(files.list("processes/nowhere", "")).isEmpty();
        assertThat(files.list("processes/councils/a", "")).containsExactly("processes/councils/a/council.yaml");
        assertThat(files.folders("processes/councils")).as("folders with a file").containsExactly("a");
        assertThat(files.read("processes/a.bpmn")).isEqualTo("café");
        assertThat(files.exists("processes/a.bpmn")).isTrue();
        assertThat(files.exists("processes/councils")).isFalse();
        assertThat(files.origin()).isEqualTo("the folder " + folder.toAbsolutePath().normalize());
    }

    @Test
    void thePackedFilesHaveTheSameNames() {
        ProcedureFiles files = ProcedureFiles.from(" ");
        assertThat(files.list("processes", ".yaml")).contains("processes/holidays.yaml");
        assertThat(files.list("processes/councils/newark-and-sherwood", ".dmn")).contains("processes/councils/newark-and-sherwood/deadlines.dmn");
        assertThat(files.list("processes/nowhere", ".yaml")).isEmpty();
        assertThat(files.folders("processes/councils")).contains("newark-and-sherwood");
        assertThat(files.exists("processes/nowhere.yaml")).isFalse();
        assertThat(files.exists("processes/councils")).isFalse();
        assertThat(files.origin()).isEqualTo("the program");
        assertThatThrownBy(() -> files.read("processes/nowhere.yaml")).isInstanceOf(ConfigurationProblem.class).hasMessageStartingWith("processes/nowhere.yaml is not there (looked in the program)");
    }

    @Test
    void aFolderMustHoldBothParts() throws IOException {
        Files.createDirectories(folder.resolve("processes"));
        assertThatThrownBy(() -> ProcedureFiles.from(folder.toString()))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("has no folder forms/ in it: set nolan.procedure to a folder that holds processes/ and forms/");
        assertThatThrownBy(() -> ProcedureFiles.in(folder.resolve("nowhere"))).hasMessageContaining("has no folder processes/ in it");
    }

    @Test
    void nothingOutsideIsRead() throws IOException {
        ProcedureFiles files = files();
        for (String name : List.of("../secret", "/etc/passwd", "processes\\..\\secret")) {
            assertThatIllegalArgumentException().isThrownBy(() -> files.read(name));
        }
    }

    @Test
    void aSetHoldsWhatGoesLiveTogetherForOneCouncil() throws IOException {
        ProcedureFiles files = files();
        Files.createDirectories(folder.resolve("processes/councils/a-b/notices/fragments"));
        Files.createDirectories(folder.resolve("processes/rehearsals"));
        for (String name : List.of(
                "processes/holidays.yaml", "processes/README.md", "processes/councils/a-b/council.yaml", "processes/councils/a-b/notices/fragments/letter.html",
                "processes/councils/a/.hidden.yaml", "processes/councils/a/notes.txt", "processes/rehearsals/a-one.yaml", "processes/rehearsals/a-b-one.yaml", "processes/rehearsals/b-one.yaml",
                "forms/give-view.form")) {
            Files.writeString(folder.resolve(name), name);
        }
        assertThat(files.everything("a")).containsExactly(
                "forms/give-view.form", "processes/a.bpmn", "processes/councils/a/council.yaml", "processes/councils/a/notices/deep.html", "processes/holidays.yaml", "processes/rehearsals/a-one.yaml",
                "processes/z.bpmn");
        assertThat(files.everything("a-b")).contains("processes/councils/a-b/notices/fragments/letter.html", "processes/rehearsals/a-b-one.yaml").doesNotContain("processes/councils/a/council.yaml");

        ProcedureFiles set = files.setOf("a");
        Files.writeString(folder.resolve("processes/a.bpmn"), "changed");
        assertThat(set.read("processes/a.bpmn")).as("as it was").isEqualTo("café");
        assertThat(set.list("processes", ".bpmn")).containsExactly("processes/a.bpmn", "processes/z.bpmn");
        assertThat(set.folders("processes/councils")).containsExactly("a");
        assertThat(set.everything("a")).isEqualTo(List.copyOf(set.contents().keySet()));
        assertThat(set.setOf("a").digest()).isEqualTo(set.digest());
        assertThatThrownBy(() -> set.read("processes/README.md")).hasMessageContaining("looked in the folder " + folder.toAbsolutePath().normalize());
    }

    @Test
    void aChangeIsLaidOverASetWhichStaysAsItWas() {
        ProcedureFiles set = ProcedureFiles.of("version 3", Map.of("processes/a.bpmn", bytes("a"), "processes/b.bpmn", bytes("b")));
        ProcedureFiles changed = set.laidOver(Map.of("processes/a.bpmn", bytes("new"), "forms/c.form", bytes("c")), Set.of("processes/b.bpmn"));
        assertThat(changed.contents().keySet()).containsExactly("forms/c.form", "processes/a.bpmn");
        assertThat(changed.read("processes/a.bpmn")).isEqualTo("new");
        assertThat(set.read("processes/a.bpmn")).isEqualTo("a");
        assertThat(changed.digest()).hasSize(64).isNotEqualTo(set.digest());
        assertThat(changed.laidOver(Map.of("processes/a.bpmn", bytes("a"), "processes/b.bpmn", bytes("b")), Set.of("forms/c.form")).digest()).as("equal again").isEqualTo(set.digest());
        assertThat(set.named("version 4").origin()).isEqualTo("version 4");
        assertThatIllegalArgumentException().isThrownBy(() -> set.laidOver(Map.of("../x", bytes("x")), Set.of()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
