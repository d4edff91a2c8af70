package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.List;

/**
 * How complaints stand, for the committee (N48): numbers only, nobody named and no case told apart.
 *
 * @param asAt the day on which open cases are counted: the last of the period, or today while the period lasts
 * @param received complaints received in the period
 * @param open cases open on that day, by stage
 * @param allOpen the same for all of them together
 * @param closed cases closed in the period, by outcome
 * @param places the same by the kind of council; no single parish, where a number could point to a person
 * @param timeliness the council's own deadlines
 */
public record UpdateReport(
        Period period,
        LocalDate asAt,
        long received,
        List<Open> open,
        Open allOpen,
        List<DecisionsReport.Count> closed,
        List<Place> places,
        List<Kept> timeliness) {

    /** Unchangeable. */
    public UpdateReport {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
        places = List.copyOf(places);
        timeliness = List.copyOf(timeliness);
    }

    /** Open cases and how many days ago they were received: the youngest, the mean rounded to a whole number, the oldest; 0 where there is no case. */
    public record Open(String stage, long number, long youngest, long mean, long oldest) {}

    /** One kind of council. */
    public record Place(String name, long received, long open, long closed) {}

    /**
     * How a deadline was kept.
     *
     * @param inTime done in the period, by the due date
     * @param extended how many of these were in time only because the date had been put off by a decision
     * @param late done in the period, after the due date
     * @param overdue not done at the end of the period, and past the due date
     */
    public record Kept(String deadline, long inTime, long extended, long late, long overdue) {}
}
