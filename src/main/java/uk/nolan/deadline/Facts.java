package uk.nolan.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The dated facts of one case, as far as deadlines ask for them. */
@FunctionalInterface
public interface Facts {

    /** The latest date recorded for that fact, such as {@code first-letter-sent}; empty if it has not happened. Days in Europe/London. */
    Optional<LocalDate> latest(String fact);

    /** The date recorded last for that fact, which a later decision may have brought forward, such as {@code hearing-date}; it may lie ahead. */
    default Optional<LocalDate> newest(String fact) {
        return latest(fact);
    }

    /** When the case was in abeyance, in order; the last may last still (procedure a.4). */
    default List<Pause> pauses() {
        return List.of();
    }
}
