package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import uk.nolan.deadline.DeadlineRule;

/**
 * One page of what a search found.
 *
 * @param total how many cases were found in all
 * @param page which page this is, from 1
 * @param pages how many pages there are, at least 1
 * @param cases the cases on this page, in order
 */
public record CaseSearchResult(long total, int page, int pages, List<Found> cases) {

    /** How many cases stand on a page. */
    public static final int PAGE = 50;

    /**
     * A case that was found.
     *
     * @param file the case
     * @param next what falls due in it next, from the notes that follow every move; in abeyance only the abeyance's own review
     * @param inAbeyanceSince the day on which its clocks stopped, where they stand still
     */
    public record Found(StandardsCase file, Optional<Due> next, Optional<LocalDate> inAbeyanceSince) {}

    /** A due date as noted, and its rule. */
    public record Due(DeadlineRule rule, LocalDate on) {}
}
