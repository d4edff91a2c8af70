package uk.nolan.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The expressions that a diagram asks the engine to evaluate, by the element at which they stand. */
final class DiagramExpressions {

    private DiagramExpressions() {}

    static Map<FlowElement, List<String>> in(BpmnModelInstance model) {
        Map<FlowElement, List<String>> expressions = new LinkedHashMap<>();
        model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .forEach(flow -> add(expressions, flow, flow.getConditionExpression().getTextContent()));
        model.getModelElementsByType(UserTask.class).forEach(task -> {
            add(expressions, task, task.getCamundaDueDate());
            add(expressions, task, task.getCamundaAssignee());
        });
        model.getModelElementsByType(CatchEvent.class).forEach(event -> event.getEventDefinitions().stream()
                .filter(TimerEventDefinition.class::isInstance)
                .map(TimerEventDefinition.class::cast)
                .forEach(timer -> {
                    if (timer.getTimeDate() != null) {
                        add(expressions, event, timer.getTimeDate().getTextContent());
                    }
                    if (timer.getTimeDuration() != null) {
                        add(expressions, event, timer.getTimeDuration().getTextContent());
                    }
                }));
        model.getModelElementsByType(Activity.class).forEach(activity -> {
            if (activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics several) {
                add(expressions, activity, several.getCamundaCollection());
                add(expressions, activity, several.getLoopCardinality() == null ? null : several.getLoopCardinality().getTextContent());
                add(expressions, activity, several.getCompletionCondition() == null ? null : several.getCompletionCondition().getTextContent());
            }
        });
        return expressions;
    }

    private static void add(Map<FlowElement, List<String>> expressions, FlowElement element, String text) {
        if (text != null) {
            expressions.computeIfAbsent(element, any -> new ArrayList<>()).add(text);
        }
    }
}
