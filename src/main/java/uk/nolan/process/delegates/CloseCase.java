package uk.nolan.process.delegates;

import org.camunda.bpm.engine.RuntimeService;
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
    private final RuntimeService runtime;

    CloseCase(CaseFiles caseFiles, RuntimeService runtime) {
        this.caseFiles = caseFiles;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        caseFiles.close(reference, ElementProperties.of(execution).required("outcome"), Officer.PROGRAM.signature());
        endBesides(reference, execution.getProcessInstanceId());
    }

    /** What officers started beside the procedure, such as a request that nobody has answered yet, ends with the case; an abeyance cannot be there, because a case at rest does not close. */
    private void endBesides(String reference, String own) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).rootProcessInstances().list().stream()
                .filter(running -> !running.getId().equals(own))
                .forEach(running -> runtime.deleteProcessInstance(running.getId(), "The case was closed"));
    }
}
