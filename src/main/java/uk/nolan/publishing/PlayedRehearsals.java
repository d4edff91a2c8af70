package uk.nolan.publishing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.rehearsal.Playback;
import uk.nolan.rehearsal.Report;

/** How rehearsals came out, by what was played: the set without its rehearsals, the rehearsal, and the program that played. Of the sets that were played last. */
@Component
class PlayedRehearsals {

    /** As many sets as can be brought back, and two that are being worked on. */
    private static final int SETS = 12;

    private final JdbcTemplate database;
    private final OwnProgram program;
    private final Clock clock;

    PlayedRehearsals(JdbcTemplate database, OwnProgram program, Clock clock) {
        this.database = database;
        this.program = program;
        this.clock = clock;
    }

    /** How this rehearsal came out in this set; empty where it has not been played yet. */
    Optional<Playback> find(ProcedureFiles set, String rehearsal) {
        return database.query(
                        "select playback from played_rehearsal where set_digest = ? and rehearsal_digest = ? and program = ?",
                        (row, number) -> row.getString(1),
                        withoutRehearsals(set),
                        digest(set.bytes(rehearsal)),
                        program.mark())
                .stream()
                .findFirst()
                .map(Report::playback)
                .map(playback -> playback.in(rehearsal));
    }

    /** Keeps how rehearsals came out in a set, by the names of their files, and forgets the sets played longest ago. */
    @Transactional
    void keep(ProcedureFiles set, Map<String, Playback> played) {
        String digest = withoutRehearsals(set);
        played.forEach((rehearsal, playback) -> {
            String own = digest(set.bytes(rehearsal));
            database.update("delete from played_rehearsal where set_digest = ? and rehearsal_digest = ? and program = ?", digest, own, program.mark());
            database.update(
                    "insert into played_rehearsal (set_digest, rehearsal_digest, program, playback, played_at) values (?, ?, ?, ?, ?)",
                    digest, own, program.mark(), Report.json(playback), Timestamp.from(clock.instant()));
        });
        database.queryForList("select set_digest from played_rehearsal group by set_digest order by max(played_at) desc", String.class).stream()
                .skip(SETS)
                .forEach(old -> database.update("delete from played_rehearsal where set_digest = ?", old));
    }

    private static String withoutRehearsals(ProcedureFiles set) {
        Set<String> rehearsals = set.contents().keySet().stream().filter(name -> name.startsWith("processes/rehearsals/")).collect(Collectors.toSet());
        return set.laidOver(Map.of(), rehearsals).digest();
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
