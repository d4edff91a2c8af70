package uk.nolan.rehearsal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.test.context.DynamicPropertyRegistry;

/** PostgreSQL for the length of a test. Nothing has to survive a power cut here, so nothing waits for the disk. */
final class ForgetfulPostgres {

    private ForgetfulPostgres() {}

    static EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("jit", "off")
                .start();
    }

    /** Makes an empty database in it and has the program use that. */
    static void database(EmbeddedPostgres postgres, String name, DynamicPropertyRegistry settings) {
        try (Connection server = postgres.getPostgresDatabase().getConnection(); Statement statement = server.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        settings.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", name));
        settings.add("spring.datasource.username", () -> "postgres");
    }
}
