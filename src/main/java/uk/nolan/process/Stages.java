package uk.nolan.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.springframework.stereotype.Component;

/** The stages of a complaint as the diagrams name them: the property {@code stage} of a call activity. */
@Component
public class Stages {

    private final RepositoryService repository;
    private final AsProgram program;
    private final Map<String, List<String>> kept = new ConcurrentHashMap<>();

    Stages(RepositoryService repository, AsProgram program) {
        this.repository = repository;
        this.program = program;
    }

    /** The names of the stages in the newest version of the procedure, in the order in which its diagrams show them from left to right. */
    public List<String> inOrder() {
        return program.get(() -> {
            String spine = newest(Procedure.COMPLAINT).getId();
            List<String> known = kept.get(spine);
            if (known == null) {
                Set<String> stages = new LinkedHashSet<>();
                collect(spine, stages, new HashSet<>());
                known = List.copyOf(stages);
                kept.put(spine, known);
            }
            return known;
        });
    }

    private void collect(String definition, Set<String> stages, Set<String> seen) {
        if (!seen.add(definition)) {
            return;
        }
        List<CallActivity> calls = new ArrayList<>(repository.getBpmnModelInstance(definition).getModelElementsByType(CallActivity.class));
        calls.sort(Comparator.comparingDouble((CallActivity call) -> bounds(call).getX()).thenComparing(call -> bounds(call).getY()));
        for (CallActivity call : calls) {
            String stage = ElementProperties.of(call).get("stage");
            if (stage != null) {
                stages.add(stage);
            }
            if (!call.getCalledElement().contains("${")) {
                collect(newest(call.getCalledElement()).getId(), stages, seen);
            }
        }
    }

    private ProcessDefinition newest(String process) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
    }

    private static Bounds bounds(CallActivity call) {
        return ((org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape) call.getDiagramElement()).getBounds();
    }
}
