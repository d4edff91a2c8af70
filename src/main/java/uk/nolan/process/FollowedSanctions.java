package uk.nolan.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Sanction;
import uk.nolan.casefile.Sanctions;

/** What diagrams ask about the sanctions of a case: {@code ${sanctions.toFollowUp(execution)}}. */
@Component("sanctions")
public class FollowedSanctions {

    private final Sanctions sanctions;

    FollowedSanctions(Sanctions sanctions) {
        this.sanctions = sanctions;
    }

    /** The codes of the sanctions that the panel decided on, each to be followed up (D24). */
    public List<String> toFollowUp(DelegateExecution execution) {
        return sanctions.of(execution.getProcessBusinessKey()).stream().map(Sanction::code).toList();
    }

    /** What brings a sanction to its end: {@code period}, {@code date} or {@code none}. */
    public String ends(DelegateExecution execution, String sanction) {
        return sanctions.find(execution.getProcessBusinessKey(), sanction).map(Sanction::ends).orElse("none");
    }
}
