package uk.nolan.process.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officer;
import uk.nolan.process.ElementProperties;

/** Keeps the complainant's identity back from now on, or lets it be known, as the diagram says (procedure a.5). */
@Component("settleIdentity")
class SettleIdentity implements JavaDelegate {

    private final CaseFiles caseFiles;

    SettleIdentity(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean withheld = switch (ElementProperties.of(execution).required("identity")) {
            case "withheld" -> true;
            case "disclosed" -> false;
            default -> throw new IllegalStateException("The property \"identity\" is neither withheld nor disclosed. Correct it in Modeler.");
        };
        String reference = execution.getProcessBusinessKey();
        caseFiles.withholdIdentity(reference, withheld);
        caseFiles.enter(reference, withheld ? "The complainant's identity is withheld" : "The complainant's identity may be disclosed to the subject member", Officer.PROGRAM.signature());
    }
}
