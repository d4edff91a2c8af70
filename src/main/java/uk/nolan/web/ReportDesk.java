package uk.nolan.web;

import java.security.Principal;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/** Opens the reports to the committee and the register of publications to those who work with them: Monitoring Officer, deputies, Democratic Services. */
@Component
class ReportDesk {

    private static final Role[] WORK_WITH_THEM = {Role.MONITORING_OFFICER, Role.DEPUTY, Role.DEMOCRATIC_SERVICES};

    private final Officers officers;

    ReportDesk(Officers officers) {
        this.officers = officers;
    }

    /** @throws AccessDeniedException for everybody else */
    Officer open(Principal principal) {
        return Optional.ofNullable(principal)
                .map(Principal::getName)
                .flatMap(officers::find)
                .filter(ReportDesk::isOpenTo)
                .orElseThrow(() -> new AccessDeniedException("Not an account that works with reports"));
    }

    /** Whether somebody may come in. */
    static boolean isOpenTo(Officer officer) {
        return officer.holds(WORK_WITH_THEM);
    }
}
