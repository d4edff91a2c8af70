package uk.nolan.deadline;

import java.time.LocalDate;

/**
 * A day from Monday to Friday that is not counted as a working day.
 *
 * @param date the day
 * @param name why, such as "Christmas Day"
 */
public record SkippedDay(LocalDate date, String name) {

    /** "Friday 25 December 2026 (Christmas Day)". */
    public String inFull() {
        return WrittenDate.inFull(date) + " (" + name + ")";
    }

    @Override
    public String toString() {
        return WrittenDate.withoutYear(date) + " (" + name + ")";
    }
}
