package uk.nolan.process;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The empty stage before a rehearsal: no case, no letter, no running process. Exists in rehearsals only. */
@Component
@Profile("rehearsal")
public class Stage {

    private static final List<String> TABLES =
            List.of("case_move", "move_batch", "look", "publication", "letter", "conflict", "document", "journal_entry", "moved_due_date", "noted_due_date", "extension", "answer", "fact", "standards_case", "reference_counter");

    private final Timeline timeline;
    private final JdbcTemplate database;

    Stage(Timeline timeline, JdbcTemplate database) {
        this.timeline = timeline;
        this.database = database;
    }

    /** Takes everything of earlier rehearsals away. */
    public void clear() {
        timeline.clear();
        TABLES.forEach(table -> database.update("delete from " + table));
    }
}
