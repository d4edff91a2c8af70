package uk.nolan.process.lint;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import uk.nolan.process.forms.FormDefinition;

/** What each routing code can be: what forms offer, what tables answer, what diagrams hand into and out of stages. A code of which anything may come has no values here. */
final class Values {

    private static final Set<String> YES_NO = Set.of("yes", "no");

    private final Map<String, Set<String>> values = new TreeMap<>();
    private final Map<String, Set<String>> from = new HashMap<>();
    private final Set<String> open = new HashSet<>(Set.of("sanction", "caseReference", "execution"));

    private Values() {}

    /**
     * @param lists the choices of every council, by the lists' names
     * @param deadlines the names of all deadlines
     */
    static Map<String, Set<String>> of(Collection<FormDefinition> forms, Map<String, Set<String>> lists, Collection<Table> tables, Collection<Diagram> diagrams, Set<String> deadlines) {
        Values found = new Values();
        Set.of("parish", "dualHatted", "reroute", "workingDay", "anythingDue").forEach(name -> found.add(name, YES_NO));
        found.add("deadline", deadlines);
        forms.forEach(form -> form.routing().forEach((key, choices) -> {
            if (choices.list().isPresent()) {
                Optional.ofNullable(lists.get(choices.list().get())).ifPresentOrElse(codes -> found.add(key, codes), () -> found.open.add(key));
            } else {
                found.add(key, choices.codes());
            }
        }));
        diagrams.forEach(diagram -> found.diagram(diagram, tables));
        return found.spread();
    }

    private void add(String name, Set<String> codes) {
        values.computeIfAbsent(name, any -> new TreeSet<>()).addAll(codes);
    }

    private void diagram(Diagram diagram, Collection<Table> tables) {
        diagram.all(BusinessRuleTask.class).stream().filter(task -> task.getCamundaResultVariable() != null).forEach(task -> tables.stream()
                .flatMap(table -> table.decision(String.valueOf(task.getCamundaDecisionRef())).stream())
                .forEach(decision -> add(task.getCamundaResultVariable(), outputs(decision))));
        diagram.all(CamundaIn.class).forEach(in -> handed(in.getCamundaTarget(), in.getCamundaSource(), in.getCamundaSourceExpression()));
        diagram.all(CamundaOut.class).forEach(out -> handed(out.getCamundaTarget(), out.getCamundaSource(), out.getCamundaSourceExpression()));
    }

    private void handed(String target, String source, String expression) {
        if (target == null) {
            return;
        }
        add(target, Set.of());
        if (source != null) {
            from.computeIfAbsent(target, any -> new HashSet<>()).add(source);
        } else if (expression != null) {
            Expression.read(expression).ifPresent(read -> {
                add(target, read.texts());
                from.computeIfAbsent(target, any -> new HashSet<>()).addAll(read.names());
            });
        }
    }

    private static Set<String> outputs(XmlText.Element decision) {
        Set<String> codes = new TreeSet<>();
        decision.all().filter(element -> element.name.equals("outputEntry") || element.name.equals("outputValues")).flatMap(element -> element.child("text").stream())
                .flatMap(text -> FeelText.condition(text.text().strip()).stream()).forEach(read -> codes.addAll(read.texts()));
        return codes;
    }

    /** What is handed on can be all that it was before. */
    private Map<String, Set<String>> spread() {
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, Set<String>> handed : from.entrySet()) {
                for (String source : handed.getValue()) {
                    if (open.contains(source) && open.add(handed.getKey())) {
                        more = true;
                    }
                    more |= values.computeIfAbsent(handed.getKey(), any -> new TreeSet<>()).addAll(Set.copyOf(values.getOrDefault(source, Set.of())));
                }
            }
        }
        open.forEach(name -> values.put(name, Set.of()));
        return values;
    }
}
