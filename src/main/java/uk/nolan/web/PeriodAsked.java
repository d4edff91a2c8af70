package uk.nolan.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import uk.nolan.casefile.CaseFileProblem;
import uk.nolan.casefile.Period;

/** Reads the period that somebody asks for in an address or form. */
final class PeriodAsked {

    private PeriodAsked() {}

    /** The period cannot be meant. Says which field is wrong, and keeps what was typed. */
    static final class Wrong extends RuntimeException {

        private final String field;
        private final String from;
        private final String to;

        private Wrong(String field, String message, String from, String to) {
            super(message);
            this.field = field;
            this.from = from;
            this.to = to;
        }

        /** {@code from} or {@code to}. */
        String field() {
            return field;
        }

        String from() {
            return from;
        }

        String to() {
            return to;
        }
    }

    /**
     * The period from one day to another; a day that is not given at all is that of the usual period.
     *
     * @throws Wrong where a day is no date, or the two make no period
     */
    static Period read(String from, String to, Period usual) {
        String first = from == null ? usual.from().toString() : from.strip();
        String last = to == null ? usual.to().toString() : to.strip();
        LocalDate begin = day("from", "First day", first, first, last);
        LocalDate end = day("to", "Last day", last, first, last);
        try {
            return new Period(begin, end);
        } catch (CaseFileProblem problem) {
            throw new Wrong("to", problem.getMessage(), first, last);
        }
    }

    private static LocalDate day(String field, String label, String typed, String from, String to) {
        try {
            if (typed.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(typed);
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new Wrong(field, label + ": give a date, written year-month-day, for example 2027-03-31.", from, to);
    }
}
