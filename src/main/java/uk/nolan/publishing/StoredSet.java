package uk.nolan.publishing;

import java.util.Optional;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uk.nolan.council.LiveSet;
import uk.nolan.council.ProcedureFiles;

/** Reads the live set from the database before anything else is made of it: what the folder holds now counts only when it has passed the door. */
@Component
@DependsOnDatabaseInitialization
class StoredSet implements LiveSet {

    private final JdbcTemplate database;

    StoredSet(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public Optional<ProcedureFiles> stored() {
        return database.query(
                        "select p.number, c.stored_set from procedure_change p join change_content c on c.change_id = p.id where p.state = 'LIVE'",
                        (row, line) -> ProcedureFiles.of("version " + row.getInt(1), PackedFiles.files(row.getBytes(2))))
                .stream()
                .findFirst();
    }
}
