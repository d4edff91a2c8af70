package uk.nolan.process.move;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What may still come in a diagram from where a case waits: which codes its gateways ask for, and which codes are recorded on the way. A code that is asked for ahead, is recorded nowhere ahead and is
 * not there already belongs to a step that the case has passed.
 */
final class Ahead {

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])([A-Za-z_]\\w*)(?![\\w(])");

    private final Function<String, BpmnModelInstance> called;
    private final Function<String, Collection<String>> recordedByForm;
    private final Set<FlowNode> reached = new LinkedHashSet<>();
    private final Deque<FlowNode> next = new ArrayDeque<>();
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final Set<String> recorded = new LinkedHashSet<>();

    private Ahead(Function<String, BpmnModelInstance> called, Function<String, Collection<String>> recordedByForm) {
        this.called = called;
        this.recordedByForm = recordedByForm;
    }

    /**
     * Looks ahead.
     *
     * @param waiting ids of the steps at which the case waits
     * @param called the diagram that a call activity leads to, by its name; null where there is none
     * @param recordedByForm the codes that a form records
     */
    static Ahead from(BpmnModelInstance drawn, Set<String> waiting, Function<String, BpmnModelInstance> called, Function<String, Collection<String>> recordedByForm) {
        Ahead ahead = new Ahead(called, recordedByForm);
        waiting.forEach(step -> {
            if (drawn.getModelElementById(step) instanceof FlowNode node) {
                ahead.leave(node);
                ahead.around(node.getParentElement());
            }
        });
        ahead.walk();
        return ahead;
    }

    /** The codes that are asked for and not recorded ahead, each with the name of the gateway or step that asks for it. */
    Map<String, String> askedAndNotRecorded() {
        Map<String, String> open = new LinkedHashMap<>(asked);
        open.keySet().removeAll(recorded);
        return open;
    }

    /** Notes that something asks for the codes which an expression names. */
    void asks(String expression, String who) {
        if (expression != null && expression.contains("{")) {
            Matcher name = NAME.matcher(QUOTED.matcher(expression).replaceAll("''"));
            while (name.find()) {
                asked.putIfAbsent(name.group(1), who);
            }
        }
    }

    private void walk() {
        while (!next.isEmpty()) {
            FlowNode node = next.remove();
            if (node instanceof SubProcess sub) {
                enter(sub.getFlowElements());
            }
            if (node instanceof CallActivity call && call.getCalledElement() != null && !call.getCalledElement().contains("{")) {
                BpmnModelInstance stage = called.apply(call.getCalledElement());
                if (stage != null) {
                    stage.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class).forEach(process -> enter(process.getFlowElements()));
                }
            }
            leave(node);
        }
    }

    /** What is recorded when a step is done, and where the ways out of it lead. */
    private void leave(FlowNode node) {
        reached.add(node);
        if (node instanceof UserTask task && task.getCamundaFormRef() != null) {
            recorded.addAll(recordedByForm.apply(task.getCamundaFormRef()));
        }
        if (node instanceof BusinessRuleTask table && table.getCamundaResultVariable() != null) {
            recorded.add(table.getCamundaResultVariable());
        }
        if (node instanceof CallActivity && node.getExtensionElements() != null) {
            node.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list().forEach(out -> {
                if (out.getCamundaTarget() != null) {
                    recorded.add(out.getCamundaTarget());
                }
            });
        }
        if (node instanceof Activity activity && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics each && each.getCamundaElementVariable() != null) {
            recorded.add(each.getCamundaElementVariable());
        }
        node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream().filter(event -> node.equals(event.getAttachedTo())).forEach(this::reach);
        node.getOutgoing().forEach(flow -> {
            if (flow.getConditionExpression() != null) {
                asks(flow.getConditionExpression().getTextContent(), Diagrams.named(node));
            }
            reach(flow.getTarget());
        });
    }

    /** Out of the part of the diagram in which the case waits, and what may happen beside it. */
    private void around(ModelElementInstance part) {
        part.getChildElementsByType(SubProcess.class).stream().filter(SubProcess::triggeredByEvent).forEach(this::reach);
        if (part instanceof SubProcess sub) {
            leave(sub);
            around(sub.getParentElement());
        }
    }

    private void enter(Collection<FlowElement> elements) {
        elements.stream().filter(element -> element instanceof StartEvent || element instanceof SubProcess sub && sub.triggeredByEvent()).map(FlowNode.class::cast).forEach(this::reach);
    }

    private void reach(FlowNode node) {
        if (reached.add(node)) {
            next.add(node);
        }
    }

    /** The names of the user tasks that record a code, as drawn. */
    static Set<String> recording(String code, Collection<BpmnModelInstance> diagrams, Function<String, Collection<String>> recordedByForm) {
        Set<String> steps = new LinkedHashSet<>();
        diagrams.forEach(drawn -> drawn.getModelElementsByType(UserTask.class).stream()
                .filter(task -> task.getCamundaFormRef() != null && recordedByForm.apply(task.getCamundaFormRef()).contains(code))
                .forEach(task -> steps.add(Diagrams.named(task))));
        return steps;
    }
}
