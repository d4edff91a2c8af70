package uk.nolan.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When a deadline falls due in one case, and how that was counted.
 *
 * @param deadline key of the deadline
 * @param countedFrom the trigger day, day 0 of the count
 * @param due the last day in time, in Europe/London; what is done until its end is done in time (procedure b.1-3)
 * @param extended whether an extension, not the count, set the day
 * @param beyondKnownHolidays whether the day lies after the last day for which bank holidays are known, so that it may still move
 * @param skipped the days from Monday to Friday that were not counted
 * @param explanation how it was counted, in words, without a full stop
 */
public record DueDate(String deadline, LocalDate countedFrom, LocalDate due, boolean extended, boolean beyondKnownHolidays, List<SkippedDay> skipped, String explanation) {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** Unchangeable. */
    public DueDate {
        skipped = List.copyOf(skipped);
    }

    /** The first instant at which the deadline is missed: 00:00 London on the day after the due day. */
    public Instant expiry() {
        return due.plusDays(1).atStartOfDay(LONDON).toInstant();
    }

    /** The time that a task list shows: 23:59 London on the due day. */
    public Instant dueInstant() {
        return due.atTime(LocalTime.of(23, 59)).atZone(LONDON).toInstant();
    }

    /** How it was counted, in words and without the days that were not, for a page that lists {@link #skipped()} by itself. */
    public String counting() {
        return skipped.isEmpty() ? explanation : explanation.replace(DeadlineCalculator.notCounting(skipped), "");
    }

    /** The due day in full, such as "Wednesday 6 January 2027". */
    public String inWords() {
        return WrittenDate.inFull(due);
    }
}
