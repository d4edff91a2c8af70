package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A sanction that the panel decided on in a case.
 *
 * @param owner whose act it is: {@code monitoring-officer}, {@code group-leader}, {@code council-leader}, {@code council}, {@code parish}, {@code political-group} or {@code subject-member}
 * @param details the panel's particulars, may be empty
 * @param from first day of a restriction
 * @param until last day of a restriction, inclusive
 * @param by the day by which it is to be done
 */
public record Sanction(
        String code,
        String label,
        SanctionRule.Effect effect,
        String owner,
        String details,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<LocalDate> by) {

    /** What brings it to its end: {@code period} for a restriction, {@code date} for something to be done by a day, {@code none} where nothing is dated. */
    public String ends() {
        return until.isPresent() ? "period" : by.isPresent() ? "date" : "none";
    }
}
