package uk.nolan.people;

import java.util.Set;

/**
 * Which cases an officer may see. Whoever does the Monitoring Officer's work sees every case, others those in which their work waits or that
 * were handed to them; nobody sees a case in which she has declared a conflict of interest (procedure a.6).
 *
 * @param all whether every case may be seen, save those of {@code never}
 * @param only references of the cases that may be seen where not all may; empty where all may
 * @param never references of the cases in which the officer declared a conflict of interest
 * @param officer whose sight this is
 */
public record Sight(boolean all, Set<String> only, Set<String> never, Officer officer) {

    public Sight {
        only = Set.copyOf(only);
        never = Set.copyOf(never);
    }

    /** Whether the officer may see the case with this reference. */
    public boolean shows(String reference) {
        return (all || only.contains(reference)) && !never.contains(reference);
    }
}
