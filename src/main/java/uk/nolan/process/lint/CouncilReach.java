package uk.nolan.process.lint;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import uk.nolan.council.Arrangements;

/**
 * The steps of the diagrams that a case of this council can come to. A way that the council's arrangements shut, or that leads only to a
 * deadline which it does not have, is not walked (procedure a.10); every other condition may come out either way.
 */
final class CouncilReach {

    private static final Pattern ARRANGEMENT = Pattern.compile("arrangements\\.(\\w+)\\s*([!=]=)\\s*'([^']*)'");
    private static final Pattern HAS = Pattern.compile("(!?)\\s*deadlines\\.has\\(execution\\s*,\\s*'([^']*)'\\)");

    private final Map<String, Process> processes;
    private final Map<String, String> arrangements;
    private final Collection<String> deadlines;
    private final Set<FlowNode> reached = new LinkedHashSet<>();
    private final Deque<FlowNode> ahead = new ArrayDeque<>();

    private CouncilReach(Map<String, Process> processes, Map<String, String> arrangements, Collection<String> deadlines) {
        this.processes = processes;
        this.arrangements = arrangements;
        this.deadlines = deadlines;
    }

    /**
     * Every step that can be reached.
     *
     * @param arrangements the council's
     * @param deadlines names of the deadlines that the council has
     */
    static Set<FlowNode> of(Collection<BpmnModelInstance> diagrams, Map<String, String> arrangements, Collection<String> deadlines) {
        Map<String, Process> processes = new LinkedHashMap<>();
        diagrams.forEach(model -> model.getModelElementsByType(Process.class).forEach(process -> processes.put(process.getId(), process)));
        CouncilReach reach = new CouncilReach(processes, arrangements, deadlines);
        processes.values().stream().filter(CouncilReach::beginsByItself).forEach(process -> reach.enter(process.getFlowElements()));
        reach.walk();
        return reach.reached;
    }

    static boolean beginsByItself(Process process) {
        return process.getFlowElements().stream()
                .filter(StartEvent.class::isInstance)
                .map(StartEvent.class::cast)
                .anyMatch(start -> start.getCamundaFormRef() != null || !start.getEventDefinitions().isEmpty());
    }

    private void enter(Collection<FlowElement> elements) {
        elements.stream().filter(StartEvent.class::isInstance).map(FlowNode.class::cast).forEach(this::reach);
        elements.stream()
                .filter(SubProcess.class::isInstance)
                .map(SubProcess.class::cast)
                .filter(SubProcess::triggeredByEvent)
                .forEach(this::reach);
    }

    private void reach(FlowNode node) {
        if (reached.add(node)) {
            ahead.add(node);
        }
    }

    private void walk() {
        while (!ahead.isEmpty()) {
            FlowNode node = ahead.remove();
            node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                    .filter(event -> node.equals(event.getAttachedTo()))
                    .forEach(this::reach);
            if (node instanceof SubProcess sub) {
                enter(sub.getFlowElements());
            }
            if (node instanceof CallActivity call && processes.containsKey(call.getCalledElement())) {
                enter(processes.get(call.getCalledElement()).getFlowElements());
            }
            boolean certain = node.getOutgoing().stream().anyMatch(flow -> answer(flow).filter(Boolean.TRUE::equals).isPresent());
            node.getOutgoing().stream()
                    .filter(flow -> certain ? answer(flow).orElse(false) : answer(flow).orElse(true))
                    .forEach(flow -> reach(flow.getTarget()));
        }
    }

    /** Whether a way is open for certain, shut for certain, or neither. */
    private Optional<Boolean> answer(SequenceFlow flow) {
        if (flow.getConditionExpression() == null) {
            return Optional.empty();
        }
        String condition = flow.getConditionExpression().getTextContent().strip().replaceAll("^\\$\\{|}$", "");
        if (condition.contains("||")) {
            return Optional.empty();
        }
        Set<Optional<Boolean>> parts = new LinkedHashSet<>();
        Arrays.stream(condition.split("&&")).map(this::part).forEach(parts::add);
        if (parts.contains(Optional.of(false))) {
            return Optional.of(false);
        }
        return parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
    }

    private Optional<Boolean> part(String condition) {
        Matcher arrangement = ARRANGEMENT.matcher(condition.strip());
        if (arrangement.matches() && Arrangements.KNOWN.containsKey(arrangement.group(1))) {
            boolean same = arrangement.group(3).equals(arrangements.get(arrangement.group(1)));
            return Optional.of(arrangement.group(2).equals("==") == same);
        }
        Matcher has = HAS.matcher(condition.strip());
        return has.matches() ? Optional.of(deadlines.contains(has.group(2)) != has.group(1).equals("!")) : Optional.empty();
    }
}
