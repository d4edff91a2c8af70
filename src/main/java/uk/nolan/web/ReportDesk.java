package uk.nolan.web;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/** Opens the reports to the committee and the register of publications to those who work with them: Monitoring Officer, deputies, Democratic Services. */
@Component
class ReportDesk {

    private static final Role[] WORK_WITH_THEM = {Role.MONITORING_OFFICER, Role.DEPUTY, Role.DEMOCRATIC_SERVICES};

    private final Officers officers;
    private final CaseFiles caseFiles;

    ReportDesk(Officers officers, CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
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

    /** References of the cases of which this officer must see nothing, because she declared a conflict of interest in them (procedure a.6). */
    Set<String> leftOut(Officer officer) {
        return caseFiles.conflictsOf(officer.id());
    }

    /** Whether somebody may come in. */
    static boolean isOpenTo(Officer officer) {
        return officer.holds(WORK_WITH_THEM);
    }
}
