package uk.nolan.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import uk.nolan.notice.Outgoing;

/** Reads from a diagram what is to be sent: at the send task itself, or, in a stage that only sends, at the call of that stage. */
public final class Outgoings {

    private Outgoings() {}

    /** Of a send task. @throws IllegalStateException where neither it nor its stage's caller names a notice */
    public static Outgoing of(DelegateExecution execution) {
        ElementProperties own = ElementProperties.of(execution);
        return own.get("notice") == null ? ofCaller(execution).orElseGet(() -> read(own, execution)) : read(own, execution);
    }

    /** Of the call activity that began this stage; empty where it names no notice. */
    public static Optional<Outgoing> ofCaller(DelegateExecution execution) {
        DelegateExecution caller = execution.getProcessInstance().getSuperExecution();
        return Optional.ofNullable(caller)
                .map(ElementProperties::of)
                .filter(properties -> properties.get("notice") != null)
                .map(properties -> read(properties, execution));
    }

    private static Outgoing read(ElementProperties properties, DelegateExecution execution) {
        String deadline = properties.get("deadline");
        return new Outgoing(
                properties.required("notice"),
                properties.list("recipients"),
                properties.get("fact"),
                properties.list("enclosure"),
                properties.list("enclosedTo"),
                properties.get("sender"),
                deadline == null ? (String) execution.getVariable("deadline") : deadline,
                (String) execution.getVariable("sanction"),
                properties.get("provided"));
    }
}
