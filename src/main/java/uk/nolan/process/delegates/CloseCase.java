package uk.nolan.process.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officer;
import uk.nolan.process.ElementProperties;

/** Closes the case with the outcome that the diagram names. */
@Component("closeCase")
class CloseCase implements JavaDelegate {

    private final CaseFiles caseFiles;

    CloseCase(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        caseFiles.close(execution.getProcessBusinessKey(), ElementProperties.of(execution).required("outcome"), Officer.PROGRAM.signature());
    }
}
