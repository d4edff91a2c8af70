package uk.nolan.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
