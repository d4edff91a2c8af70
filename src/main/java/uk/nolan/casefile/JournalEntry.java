package uk.nolan.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A line of a case's journal. Numbers run without a gap, from 1. */
@Entity
@Immutable
public class JournalEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Long caseId;
    int number;
    Instant enteredAt;
    String enteredBy;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String line;

    protected JournalEntry() {}

    public int number() {
        return number;
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    /** Who did it, with capacity; the program itself where a timer did. */
    public String enteredBy() {
        return enteredBy;
    }

    public String line() {
        return line;
    }
}
