package uk.nolan.process.delegates;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.Outgoing;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;

/** Tells Monitoring Officer and deputies that somebody has declared a conflict of interest in a case, so that somebody else can act (procedure a.6). */
@Component("tellOfConflict")
class TellOfConflict implements JavaDelegate {

    private final Correspondence correspondence;
    private final CaseFiles caseFiles;
    private final Officers officers;

    TellOfConflict(Correspondence correspondence, CaseFiles caseFiles, Officers officers) {
        this.correspondence = correspondence;
        this.caseFiles = caseFiles;
        this.officers = officers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        correspondence.send(correspondence.writeNote(
                reference,
                Outgoing.of("notes/conflict", List.of()),
                () -> correspondence.recipientsOr(reference, List.of("monitoring-officer", "deputies"), "escalation"),
                "conflict " + CurrentJob.id(execution),
                "Told of a conflict of interest"));
        execution.setVariable("reroute", monitoringOfficers(reference) ? "yes" : "no");
    }

    /** Whether it is the conflict of somebody who does the Monitoring Officer's work in the case, so that it must be decided who does it from now on (NS-6-2, ST-1.2.2-1). */
    private boolean monitoringOfficers(String reference) {
        List<CaseFiles.Declared> conflicts = caseFiles.conflicts(reference);
        String officer = conflicts.get(conflicts.size() - 1).officerId();
        boolean actsInThisCase = caseFiles.get(reference).actingOfficerId().filter(officer::equals).isPresent();
        return actsInThisCase || officers.find(officer).filter(Officer::actsAsMonitoringOfficer).isPresent();
    }
}
