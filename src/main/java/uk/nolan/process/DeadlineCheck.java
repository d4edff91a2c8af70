package uk.nolan.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.process.forms.FormDefinition;

/**
 * Whether table and diagrams agree on deadlines: a timer that a case of this council can come to needs its row, and a row needs something that
 * records the day from which it is counted, or it would never run.
 */
final class DeadlineCheck {

    /** Recorded by the program itself: with the complaint, with a late letter that is accepted, with sanctions that have days. */
    private static final Set<String> BY_THE_PROGRAM = Set.of("received", "complaint-dated", "closed", "representations-received");

    private static final Pattern TIMER = Pattern.compile("deadlines\\.(?:expiry|outOfReach)\\(execution\\s*,\\s*'([^']*)'");

    private final List<DeadlineRule> rules;
    private final Map<String, BpmnModelInstance> diagrams;
    private final Map<String, FormDefinition> forms;
    private final List<String> findings;

    DeadlineCheck(List<DeadlineRule> rules, Map<String, BpmnModelInstance> diagrams, Map<String, FormDefinition> forms, List<String> findings) {
        this.rules = rules;
        this.diagrams = diagrams;
        this.forms = forms;
        this.findings = findings;
    }

    /** Adds a finding for every timer without a row, and for every row that nothing can start. */
    void check(Map<String, String> arrangements) {
        Set<String> own = rules.stream().map(DeadlineRule::deadline).collect(Collectors.toSet());
        Set<FlowNode> reached = Reach.of(diagrams.values(), arrangements, own);
        diagrams.forEach((file, model) -> DiagramExpressions.in(model).forEach((element, expressions) -> expressions.forEach(expression -> {
            Matcher timer = TIMER.matcher(expression);
            while (timer.find()) {
                if (!own.contains(timer.group(1)) && reached.contains(element)) {
                    findings.add("%s, \"%s\": its timer waits for the deadline \"%s\", which deadlines.dmn does not have. Add a row for it, or set the arrangement in council.yaml that leaves this step out."
                            .formatted(file, named(element), timer.group(1)));
                }
            }
        })));
        Set<String> recorded = recorded(reached);
        rules.stream().filter(rule -> rule.countedFrom().each().isEmpty()).forEach(rule -> rule.countedFrom().facts().stream()
                .filter(fact -> !recorded.contains(fact))
                .forEach(fact -> findings.add("deadlines.dmn, deadline \"%s\", column countedFrom: no step of this council's procedure records \"%s\", so the deadline would never run. Correct the name, or take the row away. Recorded are %s."
                        .formatted(rule.deadline(), fact, recorded))));
    }

    private static String named(FlowElement element) {
        return element.getName() == null ? element.getId() : element.getName().replaceAll("\\s+", " ");
    }

    private static String form(FlowNode node) {
        return node instanceof UserTask task ? task.getCamundaFormRef() : node instanceof StartEvent start ? start.getCamundaFormRef() : null;
    }

    private Set<String> recorded(Set<FlowNode> reached) {
        Set<String> facts = new TreeSet<>(BY_THE_PROGRAM);
        reached.stream().map(BaseElement.class::cast).map(ElementProperties::of).forEach(properties -> {
            facts.addAll(properties.list("fact"));
            facts.addAll(properties.list("provided"));
        });
        reached.stream().map(DeadlineCheck::form).filter(forms::containsKey).forEach(form -> facts.addAll(forms.get(form).facts()));
        return facts;
    }
}
