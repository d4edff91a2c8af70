package uk.nolan.process;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uk.nolan.council.ProcedureFiles;

/**
 * Diagrams that a set does not have any more. The engine keeps the last of each, for the cases that run in it, and would go on beginning new ones at its start timer's hours and at its start message.
 */
@Component
class TakenOut {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    TakenOut(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    /**
     * Lets nothing begin by itself any more with what a set does not have, in the transaction of whoever asks.
     *
     * @param former the version that was live until now
     */
    void beginNoMore(ProcedureFiles set, String former) {
        engine.getObject().getRepositoryService().createProcessDefinitionQuery().deploymentId(former).list().stream()
                .filter(process -> !set.exists(process.getResourceName()))
                .forEach(this::beginsNoMore);
    }

    private void beginsNoMore(ProcessDefinition process) {
        ManagementService jobs = engine.getObject().getManagementService();
        List<Job> timers = jobs.createJobQuery().processDefinitionId(process.getId()).timers().list();
        timers.stream().filter(timer -> timer.getProcessInstanceId() == null).forEach(timer -> jobs.deleteJob(timer.getId()));
        engine.getObject().getCommandExecutorTxRequired().execute(command -> {
            EventSubscriptionManager messages = command.getEventSubscriptionManager();
            messages.findEventSubscriptionsByConfiguration(EventType.MESSAGE.name(), process.getId()).forEach(messages::deleteEventSubscription);
            return null;
        });
    }
}
