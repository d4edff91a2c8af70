package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A case in abeyance, in which the clocks stand still (procedure a.4, NS-5-2, ST-2.5-2).
 *
 * @param stage the stage in which it rests, or "Received" before the first
 * @param since the day of suspension
 * @param why the ground, in the words of the form's closed list; never the reasons that somebody typed
 * @param review the day on which the abeyance is looked at again; empty where the council has no such day
 */
public record PausedCase(String reference, String stage, LocalDate since, Optional<String> why, Optional<LocalDate> review) {}
