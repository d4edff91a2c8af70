package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdersTest {

    @TempDir
    Path folder;

    @Test
    void takesFilesAndFoldersInOrder() throws IOException {
        Path alone = Files.createFile(folder.resolve("z.yaml"));
        Path many = Files.createDirectory(folder.resolve("many"));
        Path first = Files.createFile(many.resolve("a.yaml"));
        Path second = Files.createFile(many.resolve("b.yml"));
        Files.createFile(many.resolve("README.md"));
        Orders orders = Orders.of("--quiet", "--council", "stroud", alone.toString(), many.toString());
        assertThat(orders.files()).containsExactly(alone, first, second);
        assertThat(orders.council()).contains("stroud");
        assertThat(orders.procedure()).isEmpty();
        assertThat(orders.quiet()).isTrue();
    }

    @Test
    void takesAProcedureByItsFolderOrByItsProcesses() throws IOException {
        Path alone = Files.createFile(folder.resolve("z.yaml"));
        Path processes = Files.createDirectory(folder.resolve("processes"));
        assertThatThrownBy(() -> Orders.of("--processes", folder.toString(), alone.toString()))
                .hasMessageContaining("no processes/ and forms/");
        Files.createDirectory(folder.resolve("forms"));
        assertThat(Orders.of("--processes", folder.toString(), alone.toString()).procedure()).contains(folder);
        assertThat(Orders.of("--processes", processes.toString(), alone.toString()).procedure()).contains(folder);
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThatThrownBy(Orders::of).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Orders.of("--loud")).hasMessage("There is no option --loud.");
        assertThatThrownBy(() -> Orders.of("--council")).hasMessage("--council needs a value after it.");
        assertThatThrownBy(() -> Orders.of("nowhere")).hasMessage("There is no file or folder nowhere.");
        assertThatThrownBy(() -> Orders.of(folder.toString())).hasMessageContaining("There is no rehearsal");
    }

    @Test
    void endsWithTwoForWhatIsBroken() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "rehearsal: Nothing else\n");
        assertThat(Rehearse.run(OrdersTest.class, broken.toString())).isEqualTo(2);
        assertThat(Rehearse.run(OrdersTest.class, "--loud")).isEqualTo(2);
    }
}
