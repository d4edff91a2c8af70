package uk.nolan.people;

import java.util.Set;

/**
 * Somebody who works on cases.
 *
 * @param id the sign-in name
 * @param name the full name, as it stands in letters and in the journal
 * @param email where internal notes go, or null
 * @param roles what this person may do, empty for nobody or the program itself
 */
public record Officer(String id, String name, String email, Set<Role> roles) {

    /** The program itself, where a timer and not a person acted. */
    public static final Officer PROGRAM = new Officer("nolan", "Nolan", null, Set.of());

    public Officer {
        roles = Set.copyOf(roles);
    }

    /** Whether this officer holds at least one of the roles. */
    public boolean holds(Role... anyOf) {
        for (Role role : anyOf) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this officer may do a Monitoring Officer's work: the officer or a deputy (NS-6-1). */
    public boolean actsAsMonitoringOfficer() {
        return holds(Role.MONITORING_OFFICER, Role.DEPUTY);
    }

    /** The capacity in which this officer acts, for decisions and letters (NS-6-3). */
    public String capacity() {
        return roles.stream().sorted().findFirst().map(Role::title).orElse("");
    }

    /** Name and capacity in one, for the journal. */
    public String signature() {
        return capacity().isEmpty() ? name : name + ", " + capacity();
    }
}
