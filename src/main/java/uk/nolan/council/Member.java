package uk.nolan.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A councillor or co-opted member, present or past, with every seat held.
 *
 * @param id short name used in files and by the engine, such as {@code rhona-ellesby}
 * @param name with the title, such as "Cllr Rhona Ellesby"
 * @param email where letters go
 * @param group name of the political group, or {@link #NO_GROUP}
 * @param seats every seat, at least one, in the order of the file
 * @param otherAuthorities names of councils outside these books on which the member sits too, such as the county (NS-6B-1)
 */
public record Member(String id, String name, String email, String group, List<Seat> seats, List<String> otherAuthorities) {

    /** What stands for the group of a member who is in none. */
    public static final String NO_GROUP = "None";

    /** Whether the member held any seat on that day. */
    public boolean inOffice(LocalDate on) {
        return seats.stream().anyMatch(seat -> seat.heldOn(on));
    }

    /** The seats held on that day. */
    public List<Seat> seatsOn(LocalDate on) {
        return seats.stream().filter(seat -> seat.heldOn(on)).toList();
    }

    /** The seat held on that council on that day. */
    public Optional<Seat> seatOn(String authority, LocalDate on) {
        return seatsOn(on).stream().filter(seat -> seat.authority().equals(authority)).findFirst();
    }

    /** Whether the member sat on more than one council on that day, as far as the books show (NS-6B-1). */
    public boolean dualHatted(LocalDate on) {
        return !otherAuthorities.isEmpty() || seatsOn(on).stream().map(Seat::authority).distinct().count() > 1;
    }

    /**
     * A seat on one council. The code applies from the day of acceptance of office, or of the first meeting if co-opted, to the last day in office (NS-A1.5-1).
     *
     * @param authority id of the council
     * @param from first day on which the code applied
     * @param to last day in office; empty while it lasts
     * @param coOpted whether co-opted with a vote rather than elected (NS-A1.2-1)
     */
    public record Seat(String authority, LocalDate from, Optional<LocalDate> to, boolean coOpted) {

        /** Whether the seat was held on that day, first and last day included. */
        public boolean heldOn(LocalDate on) {
            return !on.isBefore(from) && to.map(last -> !on.isAfter(last)).orElse(true);
        }
    }
}
