package uk.nolan.process.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.notice.Correspondence;

/**
 * Ends the working-day round: sends the reminders and escalations that it has written, and every other letter in the ledger that no mail server
 * has taken, those of closed cases among them. What still cannot be sent is tried again and then an incident.
 */
@Component("sendWaitingLetters")
class SendWaitingLetters implements JavaDelegate {

    private final Correspondence correspondence;

    SendWaitingLetters(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        correspondence.sendWaiting();
    }
}
