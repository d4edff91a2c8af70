package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.nolan.OwnJvm;

/**
 * The machine is switched off while one change is being rehearsed and another is going live: the old version is live and whole at the next start, and both changes can be checked again with their files.
 * Then it is switched off while cases are being moved: each has moved or has not, none is half, and the next start goes on.
 */
class KilledTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingIsHalf() throws Exception {
        assertThat(run("publishing")).as(log("publishing")).isEqualTo(137);
        assertThat(rows("select state || ' ' || coalesce(number, 0) from procedure_change order by id")).as("going live had been written, but not for good").containsExactly("LIVE 1", "CHECKING 0", "CHECKING 0");
        assertThat(rows("select count(*) from ACT_RE_DEPLOYMENT")).as("the engine's versions").containsExactly("1");

        haltNoMore();
        assertThat(run("moving")).as(log("moving")).isEqualTo(137);
        assertThat(log("moving").lines().filter(line -> line.matches("(OPENED|FOUND|AGAIN) .*"))).containsExactly(
                "OPENED with version 1, whole true, begins with it true",
                "FOUND published INTERRUPTED",
                "AGAIN published LIVE as version 2 with [processes/councils/newark-and-sherwood/deadlines.dmn][]",
                "FOUND checked INTERRUPTED",
                "AGAIN checked LIVE as version 3 with [processes/validity.bpmn][]");
        assertThat(standing()).as("the second had been written, but not for good").containsExactly("NSDC-2026-0001 MOVED 3 3 1", "NSDC-2026-0002 WAITING 1 1 0", "NSDC-2026-0003 WAITING 1 1 0");

        haltNoMore();
        assertThat(run("going-on")).as(log("going-on")).isZero();
        assertThat(standing()).hasSize(3).allSatisfy(one -> assertThat(one).endsWith(" MOVED 3 3 1"));
        assertThat(log("going-on"))
                .contains("MOVED NSDC-2026-0003 [Initial assessment falls due Thursday 7 January 2027 instead of Thursday 14 January 2027]")
                .contains("DUE 2027-01-07");
    }

    /** Of each case: what is written of its move, the version in its file, the versions in which its processes run, and how often its journal tells of the move. */
    private List<String> standing() throws SQLException {
        return rows(
                """
                select c.reference || ' ' || m.state || ' ' || coalesce(p.number, 0) || ' '
                    || (select listagg(distinct q.number, ',') from ACT_RU_EXECUTION e join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_ join procedure_change q on q.deployment_id = d.DEPLOYMENT_ID_
                        where e.BUSINESS_KEY_ = c.reference) || ' '
                    || (select count(*) from journal_entry j where j.case_id = c.id and j.line like 'Moved from version 1 to version 3%')
                from standards_case c join case_move m on m.case_reference = c.reference join procedure_change p on p.deployment_id = c.procedure_version order by c.reference
                """);
    }

    private int run(String start) throws IOException, InterruptedException {
        return OwnJvm.run(folder, start + ".log", KilledInOwnJvm.class, folder.toString(), start);
    }

    private String log(String start) throws IOException {
        Path log = folder.resolve(start + ".log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private void haltNoMore() throws SQLException {
        try (Connection database = database()) {
            database.createStatement().execute("drop trigger halt");
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("nolan"), "nolan", "");
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection database = database();
                ResultSet rows = database.createStatement().executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
