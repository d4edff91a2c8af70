package uk.nolan.process;

import uk.nolan.casefile.StandardsCase;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;

/** Who may know who complains where the identity is withheld: only those who must (NS-6-18, NS-7-8). The one place for every form, page, list and search. */
public final class Confidentiality {

    private Confidentiality() {}

    /** Whether an officer does the Monitoring Officer's work in a case: by office, or because the case was handed over (NS-6-2). */
    public static boolean acts(Officer officer, StandardsCase file) {
        return officer.actsAsMonitoringOfficer() || file.actingOfficerId().filter(officer.id()::equals).isPresent();
    }

    /** Whether an officer may know who complains in a case. */
    public static boolean mayKnowComplainant(Officer officer, StandardsCase file) {
        return !file.identityWithheld() || acts(officer, file) || mayKnowEveryComplainant(officer);
    }

    /** Whether an officer may, by office, know who complains in every case that she may see. */
    public static boolean mayKnowEveryComplainant(Officer officer) {
        return officer.actsAsMonitoringOfficer() || officer.holds(Role.INDEPENDENT_PERSON, Role.INVESTIGATING_OFFICER);
    }
}
