package uk.nolan.process.delegates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.nolan.council.Council;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.Recipient;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/** Finds out who is meant when a deadline's rule names whom to remind or to tell: officers by their role, parties by the case. */
@Component
class Addressees {

    private static final Map<String, Role> OFFICERS = Map.of("monitoring-officer", Role.MONITORING_OFFICER, "deputies", Role.DEPUTY);

    private final Officers officers;
    private final Correspondence correspondence;
    private final Council council;

    Addressees(Officers officers, Correspondence correspondence, Council council) {
        this.officers = officers;
        this.correspondence = correspondence;
        this.council = council;
    }

    List<Recipient> of(String reference, List<String> codes) {
        List<Recipient> found = new ArrayList<>();
        for (String code : codes) {
            if (OFFICERS.containsKey(code)) {
                officers.inRole(OFFICERS.get(code)).stream()
                        .filter(officer -> officer.email() != null && !officer.email().isBlank())
                        .forEach(officer -> found.add(new Recipient(code, officer.name(), officer.email(), null)));
            } else if (code.equals("escalation")) {
                found.add(new Recipient(code, council.name(), council.escalationAddress(), null));
            } else {
                found.addAll(correspondence.recipients(reference, List.of(code)));
            }
        }
        return found;
    }
}
