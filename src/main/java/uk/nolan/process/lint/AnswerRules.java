package uk.nolan.process.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import uk.nolan.council.Arrangements;
import uk.nolan.council.Finding;

/**
 * Whether the flows that leave a gateway answer its question, and whether what they compare can be so. A condition says what its label says: a flow "No" is not taken on "yes", a flow "Hearing" not on the
 * code of another answer.
 */
final class AnswerRules {

    /** A flow of a gateway. @param only what its condition compares, where it is one comparison and nothing else */
    private record Answer(SequenceFlow flow, String label, Optional<Expression> condition, Optional<Expression.Compared> only) {}

    private final Diagram diagram;
    private final Map<String, Set<String>> values;
    private final List<Finding> findings;

    private AnswerRules(Diagram diagram, Map<String, Set<String>> values, List<Finding> findings) {
        this.diagram = diagram;
        this.values = values;
        this.findings = findings;
    }

    static void check(Diagram diagram, Known known, List<Finding> findings) {
        AnswerRules rules = new AnswerRules(diagram, known.whole() ? known.values() : Map.of(), findings);
        diagram.all(ExclusiveGateway.class).stream().filter(gateway -> gateway.getOutgoing().size() > 1).forEach(rules::gateway);
        diagram.all(InclusiveGateway.class).stream().filter(gateway -> gateway.getOutgoing().size() > 1 && gateway.getDefault() == null)
                .forEach(gateway -> findings.add(diagram.find(gateway, "it has no default flow", "Let one of its flows be the default, for when no condition holds.")));
        diagram.all(SequenceFlow.class).forEach(rules::flow);
    }

    private void gateway(ExclusiveGateway gateway) {
        SequenceFlow standard = gateway.getDefault();
        if (standard == null || !gateway.getOutgoing().contains(standard)) {
            find(gateway, "it has no default flow", "Let one of its flows be the default, for when no condition holds.");
        }
        List<Answer> answers = new ArrayList<>();
        for (SequenceFlow flow : gateway.getOutgoing()) {
            String label = flow.getName() == null ? "" : flow.getName().strip().replaceAll("\\s+", " ");
            if (label.isEmpty()) {
                find(flow, "it does not say which answer it is to \"" + Diagram.named(gateway) + "\"", "Write the answer on the flow.");
            } else if (answers.stream().anyMatch(other -> other.label().equalsIgnoreCase(label))) {
                find(flow, "two flows give the same answer to \"" + Diagram.named(gateway) + "\"", "Name them by what sets them apart.");
            }
            Optional<Expression> condition = Optional.ofNullable(flow.getConditionExpression()).flatMap(written -> Expression.read(written.getTextContent()));
            if (flow.equals(standard) && flow.getConditionExpression() != null) {
                find(flow, "it is the default flow and has a condition, which would never be asked", "Take the condition away, or let another flow be the default.");
            } else if (!flow.equals(standard) && flow.getConditionExpression() == null) {
                find(flow, "it has no condition", "Write when this answer holds, like ${review == 'hearing'}.");
            }
            answers.add(new Answer(flow, label, flow.equals(standard) ? Optional.empty() : condition, flow.equals(standard) ? Optional.empty() : condition.flatMap(Expression::onlyComparison)));
        }
        answers.stream().filter(answer -> answer.condition().isPresent() && !answer.label().isEmpty()).forEach(answer -> saysItsLabel(Diagram.named(gateway), answer, answers));
    }

    private void saysItsLabel(String question, Answer answer, List<Answer> all) {
        boolean yes = answer.label().equalsIgnoreCase("yes");
        boolean no = answer.label().equalsIgnoreCase("no");
        for (Expression.Compared one : answer.condition().get().compared()) {
            boolean affirms = Set.of("yes", "true").contains(one.value()) == one.equal();
            boolean plain = Set.of("yes", "true", "no", "false").contains(one.value());
            if (plain && (yes && !affirms || no && affirms)) {
                says(answer, "it is taken when " + said(one), "");
                return;
            }
        }
        Expression.Compared only = answer.only().filter(Expression.Compared::equal).orElse(null);
        if (only == null) {
            return;
        }
        if (yes || no) {
            List<String> affirming = possible(only.what()).stream().filter(value -> !Set.of("yes", "no", "true", "false").contains(value) && same(question, value)).toList();
            if (affirming.size() == 1 && affirming.get(0).equals(only.value()) != yes) {
                says(answer, "\"" + question + "\" is answered by \"" + affirming.get(0) + "\", and it is taken when " + said(only), "");
            }
            return;
        }
        if (!same(answer.label(), only.value())) {
            Optional<String> another = possible(only.what()).stream().filter(value -> !value.equals(only.value()) && same(answer.label(), value)).findFirst();
            Optional<Answer> other = all.stream().filter(each -> each != answer && !each.label().isEmpty() && same(each.label(), only.value())).findFirst();
            if (another.isPresent() || other.isPresent()) {
                says(answer, "it is taken when " + said(only), other.map(each -> " (that is the answer \"" + each.label() + "\")").orElse(""));
            }
        }
    }

    private void says(Answer answer, String what, String more) {
        find(answer.flow(), "its condition does not say what its label says: " + what + more, "Correct the condition or the label.");
    }

    private static String said(Expression.Compared one) {
        return one.what() + (one.equal() ? " is \"" : " is not \"") + one.value() + "\"";
    }

    private void flow(SequenceFlow flow) {
        if (flow.getConditionExpression() == null) {
            return;
        }
        if (!(flow.getSource() instanceof ExclusiveGateway || flow.getSource() instanceof InclusiveGateway)) {
            find(flow, "a condition stands on a flow that leaves no gateway of answers", "Draw an exclusive gateway that asks the question.");
        }
        Expression.read(flow.getConditionExpression().getTextContent()).ifPresent(condition -> condition.compared().forEach(one -> {
            Set<String> possible = possible(one.what());
            if (!possible.isEmpty() && !possible.contains(one.value())) {
                find(flow, one.what().startsWith("arrangements.")
                        ? "no council answers \"" + one.what().substring("arrangements.".length()) + "\" by \"" + one.value() + "\""
                        : "\"" + one.what() + "\" is never \"" + one.value() + "\"", "Use one of " + new TreeSet<>(possible) + ".");
            }
        }));
    }

    private Set<String> possible(String what) {
        return what.startsWith("arrangements.") ? Arrangements.KNOWN.getOrDefault(what.substring("arrangements.".length()), Set.of()) : values.getOrDefault(what, Set.of());
    }

    /** Whether a label and a code have a word in common, in whatever form: "Referred" and {@code refer}. */
    static boolean same(String label, String code) {
        List<String> words = words(label);
        return words(code).stream().anyMatch(one -> words.stream().anyMatch(other -> alike(one, other)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.UK).replace("'s", "").split("[^a-z]+")).filter(word -> word.length() > 2 && !Set.of("the", "and", "for", "not").contains(word)).toList();
    }

    private static boolean alike(String one, String other) {
        int common = 0;
        while (common < one.length() && common < other.length() && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        int shorter = Math.min(one.length(), other.length());
        return one.equals(other) || common >= Math.max(4, shorter - 1);
    }

    private void find(org.camunda.bpm.model.bpmn.instance.BaseElement element, String what, String cure) {
        findings.add(diagram.find(element, what, cure));
    }
}
