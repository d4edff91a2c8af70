package uk.nolan.casefile;

import java.time.LocalDate;
import uk.nolan.council.Council;
import uk.nolan.deadline.WrittenDate;

/** A span of days that a report covers, first and last day included. */
public record Period(LocalDate from, LocalDate to) {

    private static final int LONGEST_YEARS = 10;

    /** @throws CaseFileProblem for a span that ends before it begins, or is too long to be meant */
    public Period {
        if (to.isBefore(from)) {
            throw new CaseFileProblem("The last day is before the first day. Choose a last day that is the same as the first or after it.");
        }
        if (to.isAfter(from.plusYears(LONGEST_YEARS))) {
            throw new CaseFileProblem("The period is longer than %d years. Choose a shorter one.".formatted(LONGEST_YEARS));
        }
    }

    /**
     * What the next report covers: from the last committee meeting before today, or where none is on the books from the first day of the year,
     * until today. What is decided on the day of a meeting goes to the next one, so that day counts.
     */
    public static Period sinceTheLastMeeting(Council council, LocalDate today) {
        return new Period(council.lastCommittee(today).orElse(today.withDayOfYear(1)), today);
    }

    /** Whether the day lies within. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** "Friday 1 January 2027 to Wednesday 31 March 2027". */
    public String inWords() {
        return WrittenDate.inFull(from) + " to " + WrittenDate.inFull(to);
    }
}
