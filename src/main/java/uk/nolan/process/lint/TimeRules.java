package uk.nolan.process.lint;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import uk.nolan.council.Finding;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.process.ElementProperties;
import uk.nolan.process.templates.TimerExpression;

/**
 * Whether diagrams and the council's deadlines agree: every timer and due date comes from a deadline that there is, a timer that a case of this council can come to has its row, and each row has
 * something that records the day from which it is counted, or it would never run.
 */
final class TimeRules {

    /** Recorded by the program itself: with the complaint, with a late letter that is accepted, with sanctions that have days. */
    private static final Set<String> BY_THE_PROGRAM = Set.of("received", "complaint-dated", "closed", "representations-received");

    private static final Set<String> TIMERS = Set.of("expiry", "expiryFor", "outOfReach", "reminder");
    private static final Set<String> DUE = Set.of("due", "dueFor");

    /** A round at one minute of the hour, at most: what is due on a day is found by the working-day round. */
    private static final Pattern ROUND = Pattern.compile("(?:0|[1-5]?\\d) [1-5]?\\d (?:\\*|[\\d,/-]+) \\S+ \\S+ \\S+(?: \\S+)?");

    private TimeRules() {}

    /** The timers and due dates of one diagram. */
    static void diagram(Diagram diagram, Known known, List<Finding> findings) {
        diagram.all(UserTask.class).stream().filter(task -> task.getCamundaDueDate() != null).forEach(task -> {
            Optional<Expression.Asked> asked = question(task.getCamundaDueDate(), DUE);
            if (asked.isEmpty()) {
                findings.add(diagram.find(task, "its due date \"" + Allowed.shortened(task.getCamundaDueDate()) + "\" does not come from a deadline", "Choose a deadline, or write ${deadlines.due(execution, '…')}."));
            } else {
                agrees(diagram, task, asked.get(), task.getCamundaDueDate(), findings);
            }
        });
        diagram.all(TimerEventDefinition.class).forEach(timer -> timer(diagram, timer, findings));
        diagram.all(FlowElement.class).forEach(element -> {
            String deadline = ElementProperties.of(element).get("deadline");
            if (deadline != null && !deadline.isBlank()) {
                exists(diagram, element, deadline, known, findings);
            }
        });
        diagram.xml().all().flatMap(element -> java.util.stream.Stream.concat(java.util.stream.Stream.of(element.text()), element.attributes.stream().map(XmlText.Attribute::value))
                .filter(Expression::isIn).flatMap(text -> Expression.read(text).stream()).flatMap(expression -> expression.asked().stream())
                .filter(asked -> asked.bean().equals("deadlines"))
                .flatMap(asked -> (asked.method().equals("later") ? asked.texts().stream().skip(1) : asked.texts().stream()))
                .filter(deadline -> !known.deadlines().contains(deadline))
                .map(deadline -> diagram.find(element, "there is no deadline \"" + deadline + "\"", "Use one of " + known.deadlines() + "."))).distinct().forEach(findings::add);
    }

    private static void exists(Diagram diagram, FlowElement element, String deadline, Known known, List<Finding> findings) {
        if (!known.deadlines().contains(deadline)) {
            findings.add(diagram.find(element, "there is no deadline \"" + deadline + "\"", "Choose one of " + known.deadlines() + ", or add a row to deadlines.dmn."));
        }
    }

    private static void timer(Diagram diagram, TimerEventDefinition timer, List<Finding> findings) {
        FlowElement event = (FlowElement) timer.getParentElement();
        String cycle = timer.getTimeCycle() == null ? null : timer.getTimeCycle().getTextContent().strip();
        if (cycle != null) {
            if (!(event instanceof StartEvent && event.getParentElement() instanceof Process) || !ROUND.matcher(cycle).matches()) {
                findings.add(diagram.find(event, "its time \"" + Allowed.shortened(cycle) + "\" does not come from a deadline", "Only a process of its own may begin at a time of day, like 0 0 7 ? * MON-FRI."));
            }
            return;
        }
        String time = timer.getTimeDate() == null ? "" : timer.getTimeDate().getTextContent().strip();
        if (timer.getTimeDuration() != null) {
            findings.add(diagram.find(event, "its time \"" + Allowed.shortened(timer.getTimeDuration().getTextContent()) + "\" is counted by the clock and not in the council's days", "Choose Date and a deadline."));
        } else if (time.isEmpty()) {
            findings.add(diagram.find(event, "it does not say which time it waits for", "Choose a deadline."));
        } else {
            Optional<Expression.Asked> asked = question(time, TIMERS);
            if (asked.isEmpty()) {
                findings.add(diagram.find(event, "its time \"" + Allowed.shortened(time) + "\" does not come from a deadline", "Choose a deadline, or write ${deadlines.expiry(execution, '…')}."));
            } else {
                agrees(diagram, event, asked.get(), time, findings);
            }
        }
    }

    private static Optional<Expression.Asked> question(String text, Set<String> methods) {
        return Expression.read(text).flatMap(Expression::onlyQuestion).filter(asked -> asked.bean().equals("deadlines") && methods.contains(asked.method()) && !asked.texts().isEmpty());
    }

    /** What was chosen in a template governs. */
    private static void agrees(Diagram diagram, FlowElement element, Expression.Asked asked, String time, List<Finding> findings) {
        String chosen = ElementProperties.of(element).get(TimerExpression.DEADLINE);
        Optional<String> wanted = TimerExpression.of(ElementProperties.of(element));
        boolean timer = !(element instanceof UserTask);
        if (chosen != null && !chosen.isBlank() && (timer ? !time.equals(wanted.orElse("")) : !chosen.equals(asked.texts().get(0)))) {
            findings.add(diagram.find(element, "it waits for " + Allowed.shortened(time) + ", but its property says \"" + chosen + "\"", "Choose the deadline in the template and leave the timer's value empty."));
        }
    }

    /** What the council's table and the diagrams together leave without a row, or without a beginning. */
    static void together(Known known, List<Finding> findings) {
        if (!known.whole()) {
            return;
        }
        Set<String> own = known.rules().stream().map(DeadlineRule::deadline).collect(Collectors.toSet());
        Set<FlowNode> reached = CouncilReach.of(known.diagrams().stream().map(Diagram::model).toList(), known.council().get().arrangements(), own);
        known.diagrams().forEach(diagram -> diagram.all(TimerEventDefinition.class).forEach(timer -> {
            FlowElement event = (FlowElement) timer.getParentElement();
            if (timer.getTimeDate() != null && reached.contains(event)) {
                question(timer.getTimeDate().getTextContent(), TIMERS).map(asked -> asked.texts().get(0)).filter(deadline -> known.deadlines().contains(deadline) && !own.contains(deadline))
                        .ifPresent(deadline -> findings.add(diagram.find(event, "its timer waits for the deadline \"" + deadline + "\", which deadlines.dmn does not have",
                                "Add a row for it, or set the arrangement in council.yaml that leaves this step out.")));
            }
        }));
        Set<String> recorded = recorded(known, reached);
        String table = "processes/councils/" + known.council().get().key() + "/deadlines.dmn";
        known.rules().stream().filter(rule -> rule.countedFrom().each().isEmpty()).forEach(rule -> rule.countedFrom().facts().stream()
                .filter(fact -> !recorded.contains(fact))
                .forEach(fact -> findings.add(new Finding(table, rule.deadline(), 0, "column countedFrom: no step of this council's procedure records \"" + fact + "\", so the deadline would never run",
                        "Correct the name, or take the row away. Recorded are " + recorded + "."))));
    }

    private static Set<String> recorded(Known known, Collection<FlowNode> reached) {
        Set<String> facts = new TreeSet<>(BY_THE_PROGRAM);
        reached.stream().map(BaseElement.class::cast).map(ElementProperties::of).forEach(properties -> {
            facts.addAll(properties.list("fact"));
            facts.addAll(properties.list("provided"));
        });
        reached.stream().map(TimeRules::form).filter(known.definitions()::containsKey).forEach(form -> facts.addAll(known.definitions().get(form).facts()));
        return facts;
    }

    private static String form(FlowNode node) {
        return node instanceof UserTask task ? task.getCamundaFormRef() : node instanceof StartEvent start ? start.getCamundaFormRef() : null;
    }
}
