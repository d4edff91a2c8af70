package uk.nolan.deadline;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A time in abeyance, in which the clocks of a case stand (procedure a.4, NS-5-2, ST-2.5-2). Days in Europe/London.
 *
 * @param from the day of suspension, which counts as used
 * @param until the day of resumption, after which the remaining days run; empty while the case is in abeyance
 */
public record Pause(LocalDate from, Optional<LocalDate> until) {

    /** The fact that begins a pause. */
    public static final String BEGUN = "suspended";

    /** The fact that ends it. */
    public static final String ENDED = "resumed";

    /** Whether the clocks stand still on this day and after. */
    public boolean lasts() {
        return until.isEmpty();
    }
}
