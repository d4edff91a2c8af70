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

/** The machine is switched off while cases are being moved: each has moved or has not, none is half, and the next start goes on. */
class MovesKilledTest {

    @TempDir
    Path folder;

    @Test
    void whatWaitsIsMovedAfterTheNextStart() throws Exception {
        assertThat(run("begin", "-D" + HaltInTheMiddle.AT + "=3")).as(log("begin")).isEqualTo(137);
        List<String> standing = standing();
        assertThat(standing).as("the third had been written, but not for good").containsExactly(
                "NSDC-2026-0001 MOVED 2 2 1", "NSDC-2026-0002 MOVED 2 2 1", "NSDC-2026-0003 WAITING 1 1 0", "NSDC-2026-0004 WAITING 1 1 0", "NSDC-2026-0005 WAITING 1 1 0");
        assertThat(run("go-on")).as(log("go-on")).isZero();
        assertThat(standing()).hasSize(MovesInOwnJvm.CASES).allSatisfy(one -> assertThat(one).endsWith(" MOVED 2 2 1"));
        assertThat(log("go-on")).contains("MOVED NSDC-2026-0005 [Initial assessment falls due Thursday 7 January 2027 instead of Thursday 14 January 2027]");
    }

    /** Of each case: what is written of its move, the version in its file, the versions in which its processes run, and how often its journal tells of the move. */
    private List<String> standing() throws SQLException {
        return rows(
                """
                select c.reference || ' ' || m.state || ' ' || coalesce(p.number, 0) || ' '
                    || (select listagg(distinct q.number, ',') from ACT_RU_EXECUTION e join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_ join procedure_change q on q.deployment_id = d.DEPLOYMENT_ID_
                        where e.BUSINESS_KEY_ = c.reference) || ' '
                    || (select count(*) from journal_entry j where j.case_id = c.id and j.line like 'Moved from version 1 to version 2%')
                from standards_case c join case_move m on m.case_reference = c.reference join procedure_change p on p.deployment_id = c.procedure_version order by c.reference
                """);
    }

    private int run(String what, String... settings) throws IOException, InterruptedException {
        return OwnJvm.run(folder, what + ".log", MovesInOwnJvm.class, List.of(settings), folder.toString(), what);
    }

    private String log(String what) throws IOException {
        Path log = folder.resolve(what + ".log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("nolan"), "nolan", "");
                ResultSet rows = database.createStatement().executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
