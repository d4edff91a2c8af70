package uk.nolan.process.move;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * A process that runs in a case: the case from receipt to closure, a stage of it, or an event.
 *
 * @param instance the engine's id of the process instance
 * @param definition the engine's id of the process definition, which belongs to one version
 * @param process the process's id in every version
 * @param suspended whether it stands still, because the case is in abeyance
 * @param call where another process of the case called it; empty where it began by itself
 */
record Running(String instance, String definition, String process, boolean suspended, Optional<Call> call) {

    /**
     * The place from which a process was called.
     *
     * @param instance of the caller
     * @param definition of the caller
     * @param process the caller's id in every version
     * @param step the id of the call activity
     */
    record Call(String instance, String definition, String process, String step) {}

    /** Everything that runs in a case, callers before those that they called. */
    static List<Running> in(String reference, RuntimeService runtime, ProcessEngineConfigurationImpl engine) {
        List<ProcessInstance> instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).orderByProcessInstanceId().asc().list();
        return engine.getCommandExecutorTxRequired().execute(command -> instances.stream()
                .map(instance -> {
                    ExecutionEntity caller = command.getExecutionManager().findExecutionById(instance.getId()).getSuperExecution();
                    return new Running(
                            instance.getId(),
                            instance.getProcessDefinitionId(),
                            key(command, instance.getProcessDefinitionId()),
                            instance.isSuspended(),
                            Optional.ofNullable(caller).map(from -> new Call(
                                    from.getProcessInstanceId(), from.getProcessDefinitionId(), key(command, from.getProcessDefinitionId()), from.getActivityId())));
                })
                .toList());
    }

    private static String key(CommandContext command, String definition) {
        return command.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(definition).getKey();
    }
}
