package uk.nolan.process.lint;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import uk.nolan.council.Finding;

/** Whether every step of a diagram can be reached from a start and leads to an end, as drawn: dead steps, steps after which nothing follows, circles without a way out, errors that nobody catches. */
final class FlowRules {

    private final Diagram diagram;
    private final List<Finding> findings;

    private FlowRules(Diagram diagram, List<Finding> findings) {
        this.diagram = diagram;
        this.findings = findings;
    }

    static void diagram(Diagram diagram, List<Finding> findings) {
        FlowRules rules = new FlowRules(diagram, findings);
        diagram.all(Process.class).forEach(process -> rules.scope(process.getFlowElements(), Diagram.named(process)));
        diagram.all(SubProcess.class).forEach(sub -> rules.scope(sub.getFlowElements(), Diagram.named(sub)));
    }

    private void scope(Collection<FlowElement> elements, String where) {
        List<FlowNode> nodes = elements.stream().filter(FlowNode.class::isInstance).map(FlowNode.class::cast).toList();
        Set<FlowNode> starts = nodes.stream().filter(node -> node instanceof StartEvent || node instanceof SubProcess sub && sub.triggeredByEvent()).collect(Collectors.toCollection(LinkedHashSet::new));
        if (nodes.stream().noneMatch(StartEvent.class::isInstance)) {
            findings.add(new Finding(diagram.file(), where, 0, "it has no start", "Draw a start event."));
        }
        if (nodes.stream().noneMatch(EndEvent.class::isInstance)) {
            findings.add(new Finding(diagram.file(), where, 0, "it has no end", "Draw an end event."));
        }
        Map<FlowNode, Set<FlowNode>> forward = new HashMap<>();
        Map<FlowNode, Set<FlowNode>> backward = new HashMap<>();
        nodes.forEach(node -> next(node, nodes).forEach(to -> {
            forward.computeIfAbsent(node, any -> new LinkedHashSet<>()).add(to);
            backward.computeIfAbsent(to, any -> new LinkedHashSet<>()).add(node);
        }));
        Set<FlowNode> reached = walk(starts, forward);
        Set<FlowNode> told = walk(nodes.stream().filter(node -> !starts.contains(node) && node.getIncoming().isEmpty() && !(node instanceof BoundaryEvent) && catchesLink(node) == null).collect(Collectors.toSet()), forward);
        Set<FlowNode> ending = walk(nodes.stream().filter(node -> node instanceof EndEvent || node instanceof SubProcess sub && sub.triggeredByEvent()).collect(Collectors.toSet()), backward);
        // where one way ends everything, another may go round until then
        boolean endsAll = nodes.stream().anyMatch(node -> node instanceof EndEvent end && end.getEventDefinitions().stream().anyMatch(TerminateEventDefinition.class::isInstance) && reached.contains(end));
        for (FlowNode node : nodes) {
            boolean links = throwsLink(node) != null;
            boolean follows = !node.getOutgoing().isEmpty() || node instanceof EndEvent || links || node instanceof SubProcess sub && sub.triggeredByEvent();
            boolean entered = !node.getIncoming().isEmpty() || starts.contains(node) || node instanceof BoundaryEvent || catchesLink(node) != null;
            if (!entered) {
                find(node, "nothing leads to it", "Draw the flow that is missing, or delete it.");
            } else if (!reached.contains(node) && !told.contains(node)) {
                find(node, "no case can ever get to it", "Draw a flow to it from a step that is reached, or delete it.");
            }
            if (!follows) {
                find(node, "nothing follows it", "Draw the flow to what comes next, or end with an end event.");
            } else if (!endsAll && !ending.contains(node) && forward.getOrDefault(node, Set.of()).stream().allMatch(to -> !to.getOutgoing().isEmpty())) {
                find(node, "a case that gets to it would never come to an end", "Draw a way out of the circle.");
            }
            if (!(node instanceof Gateway) && node.getOutgoing().size() > 1) {
                find(node, "more than one flow leaves it, and all would be taken at once", "Let one flow leave it, to a gateway.");
            }
            if (node instanceof Gateway && node.getOutgoing().size() == 1 && node.getIncoming().size() == 1) {
                find(node, "the gateway neither parts nor joins anything", "Draw the flow that is missing, or delete the gateway.");
            }
            if (node instanceof ExclusiveGateway && node.getOutgoing().size() == 1 && node.getName() != null && node.getName().strip().endsWith("?")) {
                find(node, "only one answer is left to its question", "Draw the flow that is missing.");
            }
        }
    }

    private static Set<FlowNode> next(FlowNode node, List<FlowNode> nodes) {
        Set<FlowNode> next = new LinkedHashSet<>();
        node.getOutgoing().stream().map(SequenceFlow::getTarget).filter(to -> to != null).forEach(next::add);
        nodes.stream().filter(other -> other instanceof BoundaryEvent event && node.equals(event.getAttachedTo())).forEach(next::add);
        String link = throwsLink(node);
        if (link != null) {
            nodes.stream().filter(other -> link.equals(catchesLink(other))).forEach(next::add);
        }
        return next;
    }

    private static String throwsLink(FlowNode node) {
        return node instanceof ThrowEvent event && !(node instanceof EndEvent) ? link(event.getEventDefinitions()) : null;
    }

    private static String catchesLink(FlowNode node) {
        return node instanceof CatchEvent event ? link(event.getEventDefinitions()) : null;
    }

    private static String link(Collection<EventDefinition> definitions) {
        return definitions.stream().filter(LinkEventDefinition.class::isInstance).map(LinkEventDefinition.class::cast).map(LinkEventDefinition::getName).filter(name -> name != null).findFirst().orElse(null);
    }

    private static Set<FlowNode> walk(Set<FlowNode> from, Map<FlowNode, Set<FlowNode>> ways) {
        Set<FlowNode> seen = new HashSet<>(from);
        Deque<FlowNode> ahead = new ArrayDeque<>(from);
        while (!ahead.isEmpty()) {
            ways.getOrDefault(ahead.remove(), Set.of()).stream().filter(seen::add).forEach(ahead::add);
        }
        return seen;
    }

    /** What only shows when all diagrams are seen together: stages that nobody calls, errors that nobody catches or throws. */
    static void together(Known known, List<Finding> findings) {
        Set<String> called = known.diagrams().stream().flatMap(one -> one.all(CallActivity.class).stream()).map(CallActivity::getCalledElement).collect(Collectors.toSet());
        for (Diagram diagram : known.diagrams()) {
            Process process = diagram.process();
            if (process != null && !called.contains(process.getId()) && !CouncilReach.beginsByItself(process)) {
                findings.add(diagram.find(process, "no diagram calls this stage, and nothing starts it", "Draw a call activity for it, or give its start event a form."));
            }
        }
        Set<String> thrown = codes(known, EndEvent.class);
        Set<String> caught = codes(known, BoundaryEvent.class);
        for (Diagram diagram : known.diagrams()) {
            diagram.all(ErrorEventDefinition.class).stream().filter(error -> error.getError() != null).forEach(error -> {
                FlowElement event = (FlowElement) error.getParentElement();
                String code = String.valueOf(error.getError().getErrorCode());
                if (event instanceof EndEvent && !caught.contains(code)) {
                    findings.add(diagram.find(event, "nobody catches the error \"" + code + "\" with which it ends", "Draw a boundary event with this code on the call of the stage."));
                } else if (event instanceof BoundaryEvent && !thrown.contains(code)) {
                    findings.add(diagram.find(event, "no stage ends with the error \"" + code + "\" that it waits for", "Correct the code, or delete the event."));
                }
            });
        }
    }

    private static Set<String> codes(Known known, Class<?> kind) {
        return known.diagrams().stream().flatMap(one -> one.all(ErrorEventDefinition.class).stream())
                .filter(error -> kind.isInstance(error.getParentElement()) && error.getError() != null)
                .map(error -> String.valueOf(error.getError().getErrorCode())).collect(Collectors.toSet());
    }

    private void find(FlowNode node, String what, String cure) {
        findings.add(diagram.find(node, what, cure));
    }
}
