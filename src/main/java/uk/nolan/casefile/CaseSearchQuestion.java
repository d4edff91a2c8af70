package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an officer looks for in the list of cases.
 *
 * @param text words that must all stand in the reference or the parties' names, in any order; empty for every case
 * @param authority the authority on which the subject member sits, an id of the council's books
 * @param standing which cases, as they stand today
 * @param stage the stage in which a case is, as the diagram names it
 * @param received days between which a case was received
 * @param order what comes first
 * @param page which page of the result, from 1; one beyond the last means the last
 */
public record CaseSearchQuestion(
        String text, Optional<String> authority, Standing standing, Optional<String> stage, Received received, Order order, int page) {

    /** Which cases, as they stand today. */
    public enum Standing {
        OPEN,
        CLOSED,
        /** Open, and its clocks stand still (procedure a.4). */
        IN_ABEYANCE,
        ALL
    }

    /** A span of days of receipt, from the first to before the last; a side that is not given is open. */
    public record Received(Optional<LocalDate> from, Optional<LocalDate> before) {

        /** At any time. */
        public static final Received EVER = new Received(Optional.empty(), Optional.empty());
    }

    /** What the list is sorted by. */
    public enum By {
        NEXT_DUE,
        REFERENCE,
        RECEIVED
    }

    /** In which order the list stands. A case without a due date comes last in any case. */
    public record Order(By by, boolean descending) {}
}
