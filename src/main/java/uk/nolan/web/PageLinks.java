package uk.nolan.web;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/** Which links the frame of the pages shows to the signed-in officer: what she cannot open is not offered. The frame itself asks, so that no page can forget. */
@Component
class PageLinks {

    private final Officers officers;

    PageLinks(Officers officers) {
        this.officers = officers;
    }

    /**
     * The links of one officer.
     *
     * @param cases whether to the list of cases
     * @param reports whether to reports and publications
     * @param procedure whether to the procedure and its versions
     */
    record Shown(boolean cases, boolean reports, boolean procedure) {}

    /** The links for whoever is signed in. */
    public Shown shown() {
        Optional<Officer> officer = Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication()).map(Authentication::getName).flatMap(officers::find);
        return new Shown(officer.filter(PageLinks::worksOnCases).isPresent(), officer.filter(ReportDesk::isOpenTo).isPresent(), officer.filter(ProcedureDesk::isOpenTo).isPresent());
    }

    /** Whether somebody works on cases. Operations and administrators watch over the program and see dates and states, never names or texts. */
    static boolean worksOnCases(Officer officer) {
        return officer.roles().stream().anyMatch(role -> role != Role.OPERATIONS && role != Role.ADMINISTRATOR);
    }
}
