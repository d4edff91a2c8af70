package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** How the case stands after the last step. */
sealed interface Ending {

    /** The line on which it stands in the file. */
    int line();

    /** Closed with an outcome on a day. */
    record Closed(int line, String outcome, LocalDate on) implements Ending {}

    /** Still open, with exactly these tasks and their due dates; an empty date stands for a task without one. */
    record StillOpen(int line, Map<String, Optional<LocalDate>> tasks) implements Ending {}
}
