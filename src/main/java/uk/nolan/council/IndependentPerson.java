package uk.nolan.council;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An Independent Person appointed under the Localism Act 2011, section 28(7).
 *
 * @param id short name used in files and by the engine
 * @param name full name with the title
 * @param email where consultations go
 * @param telephone given to subject members, who may ask for a view
 * @param from first day of the appointment
 * @param to last day of the appointment; empty if it has no end
 */
public record IndependentPerson(String id, String name, String email, String telephone, LocalDate from, Optional<LocalDate> to) {

    /** Whether appointed on that day, first and last day included. */
    public boolean inOffice(LocalDate on) {
        return !on.isBefore(from) && to.map(last -> !on.isAfter(last)).orElse(true);
    }
}
