package uk.nolan.web;

import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Looks;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.people.Sight;
import uk.nolan.process.Confidentiality;
import uk.nolan.process.Procedure;
import uk.nolan.process.SightOfCases;

/**
 * Opens a case file to those who may see it: Monitoring Officer and deputies always, the appointed Investigating Officer while it is open, others while a task of the
 * case waits for them, nobody who has declared a conflict of interest in it. To everybody else there is no such case.
 */
@Component
class CaseDesk {

    private final CaseFiles caseFiles;
    private final Officers officers;
    private final Procedure procedure;
    private final SightOfCases sightOfCases;
    private final Looks looks;

    CaseDesk(CaseFiles caseFiles, Officers officers, Procedure procedure, SightOfCases sightOfCases, Looks looks) {
        this.looks = looks;
        this.sightOfCases = sightOfCases;
        this.caseFiles = caseFiles;
        this.officers = officers;
        this.procedure = procedure;
    }

    /** An officer who looks at a case. */
    record Visit(StandardsCase file, Officer officer) {

        /** Whether the officer may know who complains: always, unless the identity is withheld from her role (NS-6-18). */
        boolean mayKnowComplainant() {
            return Confidentiality.mayKnowComplainant(officer, file);
        }

        /** Whether the officer may see documents. Nobody has looked into them, so they may show who complains. */
        boolean maySeeDocuments() {
            return mayKnowComplainant();
        }

        /** Whether the officer's work brings documents: the Monitoring Officer's, the investigation's and that of the hearing's papers. */
        boolean bringsDocuments() {
            return acts() || officer.holds(Role.INVESTIGATING_OFFICER, Role.DEMOCRATIC_SERVICES);
        }

        /** Whether the officer does the Monitoring Officer's work in this case: by office, or because the case was handed over (NS-6-2). */
        boolean acts() {
            return Confidentiality.acts(officer, file);
        }

        /** Whether the officer was appointed to investigate this case, and it is open (NS-10-2): comments and papers reach her when no task waits, too. */
        boolean investigates() {
            return file.isOpen() && officer.holds(Role.INVESTIGATING_OFFICER) && file.investigatingOfficerId().filter(officer.id()::equals).isPresent();
        }

        /** Whether the officer may attach documents. */
        boolean mayAttach() {
            return file.isOpen() && bringsDocuments();
        }
    }

    /** Opens the case for its page. @throws ResponseStatusException 404 where there is no such case, or none for this officer */
    Visit open(String reference, Principal principal) {
        return open(reference, principal, "case page");
    }

    /**
     * Opens the case for one of its pages or papers, and takes note of the look; of a refused one too.
     *
     * @param what what the officer looks at, in her words
     * @throws ResponseStatusException 404 where there is no such case, or none for this officer
     */
    Visit open(String reference, Principal principal, String what) {
        Officer officer = officers.find(principal.getName()).orElseThrow(CaseDesk::notThere);
        StandardsCase file = caseFiles.find(reference).orElseThrow(CaseDesk::notThere);
        Visit visit = new Visit(file, officer);
        boolean mayLook = (visit.acts() || visit.investigates() || procedure.worksOn(reference, officer))
                && caseFiles.conflicts(reference).stream().noneMatch(declared -> declared.officerId().equals(officer.id()));
        if (!mayLook) {
            looks.noteRefused(reference, officer.id(), officer.signature(), what);
            throw notThere();
        }
        looks.note(reference, officer.id(), officer.signature(), what);
        return visit;
    }

    /** Which cases the signed-in officer may see, for lists and searches. @throws ResponseStatusException 404 where the account is gone */
    Sight sight(Principal principal) {
        return sightOfCases.of(officers.find(principal.getName()).orElseThrow(CaseDesk::notThere));
    }

    /**
     * Lets everybody pass who has declared no conflict of interest in the case, for papers that are not shown for the sake of the case.
     *
     * @param what what the officer looks at, in her words
     * @throws ResponseStatusException 404 for whoever has declared one
     */
    void unlessConflicted(String reference, Officer officer, String what) {
        if (caseFiles.conflictsOf(officer.id()).contains(reference)) {
            looks.noteRefused(reference, officer.id(), officer.signature(), what);
            throw notThere();
        }
    }

    static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
