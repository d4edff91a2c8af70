package uk.nolan.process.delegates;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.springframework.stereotype.Component;

/** Tells the rest of the same case what a message event says: everything in the case that waits for this message goes on (procedure a.11). Nobody waiting is no mistake. */
@Component("announce")
class Announce implements JavaDelegate {

    private final RuntimeService runtime;

    Announce(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        runtime.createMessageCorrelation(message(execution)).processInstanceBusinessKey(execution.getProcessBusinessKey()).correlateAll();
    }

    private static String message(DelegateExecution execution) {
        ThrowEvent event = (ThrowEvent) execution.getBpmnModelElementInstance();
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(MessageEventDefinition.class::cast)
                .map(MessageEventDefinition::getMessage)
                .map(Message::getName)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The event does not say which message it announces. Choose one in Modeler."));
    }
}
