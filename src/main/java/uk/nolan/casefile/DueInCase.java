package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.List;

/**
 * A due date of an open case, for overviews of all cases: dates and states, and nothing about people.
 *
 * @param stage the stage of the case as the diagram names it, or "Received" before the first
 * @param deadline key of the deadline
 * @param name as people call it, such as "Initial assessment"
 * @param kind what missing it means, in the words of {@link uk.nolan.deadline.DeadlineRule#kind()}
 * @param roles who must act, by the codes of {@code deadlines.dmn}, the first of them before the others; never empty
 * @param due the last day in time, London
 */
public record DueInCase(String reference, String stage, String deadline, String name, String kind, List<String> roles, LocalDate due) {

    /** Unchangeable. */
    public DueInCase {
        roles = List.copyOf(roles);
    }
}
