package uk.nolan.process;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.repository.Deployment;
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
     * @param source what the procedure's own deployments are marked with
     */
    void beginNoMore(ProcedureFiles set, String source) {
        RepositoryService repository = engine.getObject().getRepositoryService();
        Set<String> versions = repository.createDeploymentQuery().deploymentSource(source).list().stream().map(Deployment::getId).collect(Collectors.toSet());
        repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(newest -> versions.contains(newest.getDeploymentId()) && !set.exists(newest.getResourceName()))
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
