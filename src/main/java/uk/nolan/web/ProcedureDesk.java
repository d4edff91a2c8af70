package uk.nolan.web;

import java.security.Principal;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/** Opens the pages of the procedure to those who may change it: administrators, and nobody else. */
@Component
class ProcedureDesk {

    private final Officers officers;

    ProcedureDesk(Officers officers) {
        this.officers = officers;
    }

    /** @throws AccessDeniedException for everybody else */
    Officer open(Principal principal) {
        return Optional.ofNullable(principal)
                .map(Principal::getName)
                .flatMap(officers::find)
                .filter(ProcedureDesk::isOpenTo)
                .orElseThrow(() -> new AccessDeniedException("Not an account that changes the procedure"));
    }

    /** Whether somebody may come in. */
    static boolean isOpenTo(Officer officer) {
        return officer.holds(Role.ADMINISTRATOR);
    }
}
