package uk.nolan.process.delegates;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officer;

/** Counts representations that came late and were accepted by a recorded decision: the assessment is then due from their receipt (procedure b.3). */
@Component("acceptLateRepresentations")
class AcceptLateRepresentations implements JavaDelegate {

    private final CaseFiles caseFiles;

    AcceptLateRepresentations(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        LocalDate received = LocalDate.parse(caseFiles.answers(reference).text("late-representations", "receivedOn").orElseThrow());
        caseFiles.record(reference, "late-representations-received", received, Officer.PROGRAM.signature());
        caseFiles.record(reference, "representations-received", received, Officer.PROGRAM.signature());
    }
}
