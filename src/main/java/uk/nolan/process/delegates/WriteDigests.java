package uk.nolan.process.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.process.DailyDigests;

/** Writes to each officer what is late, due today and due this week (the round sends it at its end), once a day. */
@Component("writeDigests")
class WriteDigests implements JavaDelegate {

    private final DailyDigests digests;

    WriteDigests(DailyDigests digests) {
        this.digests = digests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        digests.write();
    }
}
