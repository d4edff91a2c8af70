package uk.nolan.process.move;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.springframework.stereotype.Component;

/** Hands a stage what its caller hands in only since this version, such as a code that begins empty: the stage began before and never got it. */
@Component
class HandedIn {

    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl engine;
    private final Diagrams diagrams;

    HandedIn(RuntimeService runtime, ProcessEngineConfigurationImpl engine, Diagrams diagrams) {
        this.runtime = runtime;
        this.engine = engine;
        this.diagrams = diagrams;
    }

    /** Hands in what is new, to a process that has been brought into the version with its caller. */
    void handIn(Running running, Version to) {
        running.call().ifPresent(call -> {
            Set<String> known = runtime.createVariableInstanceQuery().processInstanceIdIn(running.instance()).list().stream().map(VariableInstance::getName).collect(Collectors.toSet());
            diagrams.in(to, call.process())
                    .flatMap(caller -> diagrams.step(caller.getId(), call.step()))
                    .map(CallActivity.class::cast)
                    .map(activity -> activity.getExtensionElements() == null
                            ? List.<CamundaIn>of()
                            : activity.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list())
                    .orElse(List.of()).stream()
                    .filter(in -> in.getCamundaTarget() != null && !known.contains(in.getCamundaTarget()))
                    .forEach(in -> runtime.setVariable(running.instance(), in.getCamundaTarget(), value(running, in)));
        });
    }

    private Object value(Running running, CamundaIn in) {
        return engine.getCommandExecutorTxRequired().execute(command -> {
            ExecutionEntity caller = command.getExecutionManager().findExecutionById(running.instance()).getSuperExecution();
            return in.getCamundaSource() != null
                    ? caller.getVariable(in.getCamundaSource())
                    : engine.getExpressionManager().createExpression(in.getCamundaSourceExpression()).getValue(caller);
        });
    }
}
