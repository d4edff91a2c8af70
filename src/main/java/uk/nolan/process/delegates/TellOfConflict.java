package uk.nolan.process.delegates;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.Outgoing;

/** Tells Monitoring Officer and deputies that somebody has declared a conflict of interest in a case, so that somebody else can act (procedure a.6). */
@Component("tellOfConflict")
class TellOfConflict implements JavaDelegate {

    private final Correspondence correspondence;

    TellOfConflict(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        correspondence.send(correspondence.writeNote(
                reference,
                Outgoing.of("notes/conflict", List.of()),
                () -> correspondence.recipients(reference, List.of("monitoring-officer", "deputies")),
                "conflict " + CurrentJob.id(execution),
                "Told of a conflict of interest"));
    }
}
