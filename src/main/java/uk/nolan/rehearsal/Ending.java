package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a case stands after the last step. */
sealed interface Ending {

    /** The line on which it stands in the file. */
    int line();

    /** The reference of the case; empty for the one with which the story begins. */
    Optional<String> reference();

    /** Those who have had no letter and no note about the case from beginning to end, by their recipient codes. */
    List<String> nothingTo();

    /** Closed with an outcome on a day. */
    record Closed(int line, Optional<String> reference, String outcome, LocalDate on, List<String> nothingTo) implements Ending {}

    /** Still open, with exactly these tasks and their due dates; an empty date stands for a task without one. */
    record StillOpen(int line, Optional<String> reference, Map<String, Optional<LocalDate>> tasks, List<String> nothingTo) implements Ending {}
}
