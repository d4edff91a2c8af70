package uk.nolan.deadline;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as they are written in letters. */
public final class WrittenDate {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

    private WrittenDate() {}

    /** "Friday 18 December 2026". */
    public static String inFull(LocalDate date) {
        return FULL.format(date);
    }

    /** "25 December". */
    static String withoutYear(LocalDate date) {
        return SHORT.format(date);
    }
}
