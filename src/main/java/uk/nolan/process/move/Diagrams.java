package uk.nolan.process.move;

import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** What the diagrams of the versions show, and what their steps are called. */
@Component
class Diagrams {

    private final RepositoryService repository;

    Diagrams(RepositoryService repository) {
        this.repository = repository;
    }

    /** The definition of a process in a version; empty where the version does not have it. */
    Optional<ProcessDefinition> in(Version version, String process) {
        return Optional.ofNullable(repository.createProcessDefinitionQuery().deploymentId(version.deployment()).processDefinitionKey(process).singleResult());
    }

    BpmnModelInstance drawn(String definition) {
        return repository.getBpmnModelInstance(definition);
    }

    /** A step of a diagram; empty where the diagram has none of this id. */
    Optional<FlowElement> step(String definition, String step) {
        ModelElementInstance found = drawn(definition).getModelElementById(own(step));
        return found instanceof FlowElement element ? Optional.of(element) : Optional.empty();
    }

    /** The name of a step as drawn; its id where it bears none. */
    String named(String definition, String step) {
        return step(definition, step).map(Diagrams::named).orElse(own(step));
    }

    static String named(FlowElement element) {
        return element.getName() == null ? element.getId() : element.getName().replaceAll("\\s+", " ");
    }

    /** The name of the diagram. */
    String title(String definition) {
        ProcessDefinition found = repository.getProcessDefinition(definition);
        return found.getName() == null ? found.getKey() : found.getName();
    }

    /** A step that is done several times has another id in the engine. */
    private static String own(String step) {
        return step.replaceAll("#.*", "");
    }
}
