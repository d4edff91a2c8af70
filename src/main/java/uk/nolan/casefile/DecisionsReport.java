package uk.nolan.casefile;

import java.util.List;

/** The decisions of a period for the committee (N47): how many of each, and a line for each case decided. */
public record DecisionsReport(Period period, List<Count> numbers, List<CommitteeLine> lines) {

    /** How often something occurred. */
    public record Count(String what, long number) {}

    /** Unchangeable. */
    public DecisionsReport {
        numbers = List.copyOf(numbers);
        lines = List.copyOf(lines);
    }
}
