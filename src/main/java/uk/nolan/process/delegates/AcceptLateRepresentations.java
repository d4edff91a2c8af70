package uk.nolan.process.delegates;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officer;

/**
 * Counts representations that were entered after the window had closed and accepted by a recorded decision: the assessment is then due from their
 * receipt (procedure b.3). What had come by the last day and was only entered later is not late.
 */
@Component("acceptLateRepresentations")
class AcceptLateRepresentations implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;

    AcceptLateRepresentations(CaseFiles caseFiles, CaseDeadlines deadlines) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        LocalDate received = LocalDate.parse(caseFiles.answers(reference).text("late-representations", "receivedOn").orElseThrow());
        boolean late = deadlines.due(reference, "representations").map(due -> received.isAfter(due.due())).orElse(true);
        if (late) {
            caseFiles.record(reference, "late-representations-received", received, Officer.PROGRAM.signature());
        }
        caseFiles.record(reference, "representations-received", received, Officer.PROGRAM.signature());
    }
}
