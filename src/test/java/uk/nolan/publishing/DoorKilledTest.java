package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.nolan.OwnJvm;

/** The machine is switched off while one change is being rehearsed and another is going live: the old version is live and whole at the next start, and both changes can be checked again with their files. */
class DoorKilledTest {

    @TempDir
    Path folder;

    @Test
    void theOldVersionIsLiveAndTheChangesWaitToBeCheckedAgain() throws Exception {
        assertThat(run("begin")).as(log("begin")).isEqualTo(137);
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("nolan"), "nolan", "");
                ResultSet row = database.createStatement().executeQuery(
                        "select (select listagg(state || ' ' || coalesce(number, 0), ', ') within group (order by id) from procedure_change), (select count(*) from ACT_RE_DEPLOYMENT)")) {
            row.next();
            assertThat(row.getString(1)).as("going live had been written, but not for good").isEqualTo("LIVE 1, CHECKING 0, CHECKING 0");
            assertThat(row.getInt(2)).as("the engine's versions").isEqualTo(1);
        }
        assertThat(run("go-on")).as(log("go-on")).isZero();
        assertThat(log("go-on").lines().filter(line -> line.matches("(OPENED|FOUND|AGAIN) .*"))).containsExactly(
                "OPENED with version 1, whole true, begins with it true",
                "FOUND published INTERRUPTED",
                "AGAIN published LIVE as version 2 with [processes/holidays.yaml][]",
                "FOUND checked INTERRUPTED",
                "AGAIN checked LIVE as version 3 with [processes/validity.bpmn][]");
    }

    private int run(String what) throws IOException, InterruptedException {
        return OwnJvm.run(folder, what + ".log", DoorInOwnJvm.class, List.of(), folder.toString(), what);
    }

    private String log(String what) throws IOException {
        Path log = folder.resolve(what + ".log");
        return Files.exists(log) ? Files.readString(log) : "";
    }
}
