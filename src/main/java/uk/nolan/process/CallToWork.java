package uk.nolan.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uk.nolan.casefile.HandedOver;
import uk.nolan.casefile.OffersMayHaveChanged;

/**
 * Begins "Call to work" in a case when a task begins to wait for somebody who does not work in the program every day, or when somebody else may act in it: once for each case and
 * transaction, at its end, so that what is done at once calls nobody.
 */
@Component
@Order(4)
class CallToWork extends AbstractProcessEnginePlugin {

    private static final String WORK_WAITS = "WorkWaits";

    private final ObjectProvider<RuntimeService> runtime;
    private final WaitingTasks waiting;
    private final AsProgram program;

    CallToWork(ObjectProvider<RuntimeService> runtime, WaitingTasks waiting, AsProgram program) {
        this.runtime = runtime;
        this.waiting = waiting;
        this.program = program;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition().addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, CallToWork.this::created);
            }
        });
    }

    private void created(DelegateTask task) {
        boolean forSomebodyElsewhere = task.getCandidates().stream().anyMatch(link -> link.getUserId() != null || WaitingTasks.isElsewhere(link.getGroupId()));
        if (forSomebodyElsewhere) {
            lookAtTheEnd(task.getExecution().getProcessBusinessKey());
        }
    }

    @EventListener
    void somebodyElseActs(HandedOver handedOver) {
        lookAtTheEnd(handedOver.reference());
    }

    @EventListener
    void offersMayHaveChanged(OffersMayHaveChanged changed) {
        lookAtTheEnd(changed.reference());
    }

    private void lookAtTheEnd(String reference) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            begin(reference);
            return;
        }
        Pending pending = (Pending) TransactionSynchronizationManager.getSynchronizations().stream().filter(Pending.class::isInstance).findFirst().orElse(null);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        pending.cases.add(reference);
    }

    private void begin(String reference) {
        program.run(() -> {
            if (waiting.of(reference).stream().anyMatch(waiting::mayWaitForSomebodyElsewhere)) {
                runtime.getObject().createMessageCorrelation(WORK_WAITS).processInstanceBusinessKey(reference).correlateStartMessage();
            }
        });
    }

    /** After the tasks of a case that was handed over have been offered to whoever acts now. */
    private final class Pending implements TransactionSynchronization {

        private final Set<String> cases = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            Set<String> changed = new LinkedHashSet<>(cases);
            cases.clear();
            changed.forEach(CallToWork.this::begin);
        }
    }
}
