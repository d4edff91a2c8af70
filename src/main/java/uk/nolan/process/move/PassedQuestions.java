package uk.nolan.process.move;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.springframework.stereotype.Component;
import uk.nolan.process.ProcedureVersion;

/**
 * Finds what a case could not answer after a move: a gateway ahead that asks for a code which only a step records that the case has passed, in a version that did not yet record it. The case would
 * come there in weeks, and stand still.
 */
@Component
class PassedQuestions {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ProcedureVersion versions;
    private final Diagrams diagrams;

    PassedQuestions(RuntimeService runtime, RepositoryService repository, ProcedureVersion versions, Diagrams diagrams) {
        this.runtime = runtime;
        this.repository = repository;
        this.versions = versions;
        this.diagrams = diagrams;
    }

    /**
     * The questions of the version that a process could not answer, each a sentence.
     *
     * @param before what ran before it was brought into the version
     */
    List<String> of(Running before, Version to) {
        Set<String> waiting = waiting(runtime.getActivityInstance(before.instance()));
        Set<String> known = runtime.createVariableInstanceQuery().processInstanceIdIn(before.instance()).list().stream().map(VariableInstance::getName).collect(Collectors.toSet());
        String deployment = repository.getProcessDefinition(before.definition()).getDeploymentId();
        Map<String, String> asked = ahead(before, to.deployment(), waiting);
        asked.keySet().removeAll(known);
        if (asked.isEmpty()) {
            return List.of();
        }
        // what could not be answered before either is asked behind another condition
        asked.keySet().removeAll(ahead(before, deployment, waiting).keySet());
        List<BpmnModelInstance> all = repository.createProcessDefinitionQuery().deploymentId(to.deployment()).list().stream().map(ProcessDefinition::getId).map(diagrams::drawn).toList();
        List<String> sentences = new ArrayList<>();
        asked.forEach((code, who) -> {
            Set<String> steps = Ahead.recording(code, all, forms(to.deployment()));
            if (!steps.isEmpty()) {
                sentences.add("\"%s\" asks in %s for an answer that is given in \"%s\", a step that this case has passed."
                        .formatted(who, to.inWords(), String.join("\" or \"", steps)));
            }
        });
        return sentences;
    }

    private Map<String, String> ahead(Running running, String deployment, Set<String> waiting) {
        BpmnModelInstance drawn = drawn(deployment, running.process());
        Ahead ahead = Ahead.from(drawn, waiting, called -> drawn(deployment, called), forms(deployment));
        running.call().ifPresent(call -> {
            BpmnModelInstance caller = drawn(deployment, call.process());
            if (caller != null && caller.getModelElementById(call.step()) instanceof CallActivity activity && activity.getExtensionElements() != null) {
                activity.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list()
                        .forEach(out -> ahead.asks(out.getCamundaSourceExpression(), Diagrams.named(activity)));
            }
        });
        return ahead.askedAndNotRecorded();
    }

    private BpmnModelInstance drawn(String deployment, String process) {
        ProcessDefinition found = repository.createProcessDefinitionQuery().deploymentId(deployment).processDefinitionKey(process).singleResult();
        return found == null ? null : diagrams.drawn(found.getId());
    }

    private Function<String, Collection<String>> forms(String deployment) {
        return form -> versions.findForm(deployment, form).map(found -> (Collection<String>) found.routingKeys()).orElse(List.of());
    }

    /** The steps at which a process waits, those that wait to be carried out too. */
    private static Set<String> waiting(ActivityInstance instance) {
        Set<String> steps = new LinkedHashSet<>();
        for (ActivityInstance child : instance.getChildActivityInstances()) {
            steps.addAll(waiting(child));
        }
        for (var transition : instance.getChildTransitionInstances()) {
            steps.add(transition.getActivityId());
        }
        if (steps.isEmpty()) {
            steps.add(instance.getActivityId());
        }
        return steps;
    }
}
