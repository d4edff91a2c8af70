package uk.nolan.process.lint;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import uk.nolan.council.Finding;
import uk.nolan.people.Role;
import uk.nolan.process.ElementProperties;

/** What each step of a diagram needs: a name in the field's words, words about what it is for, and what carries it out. */
final class StepRules {

    private static final Pattern READABLE = Pattern.compile("(Activity|Event|Gateway)_[A-Z][A-Za-z0-9]*");

    /** How Modeler names what nobody has named: {@code Activity_0x1ab2c}. */
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z]+_(?=[a-z0-9]*\\d)[a-z0-9]{6,8}");

    /** What a name that says no action begins with; a verb that looks so ("Document") is told apart by its object. */
    private static final Pattern NO_VERB = Pattern.compile("(?i)(?:the|a|an)|\\w+(?:tion|ment|ness|ing|ance)");

    private static final Pattern PROVISION = Pattern.compile("\\b(?:NS|ST|BP|LA)-[A-Z]?[\\w.]+-\\d+\\b");
    private static final Pattern DAYS = Pattern.compile("P\\d+D");

    private final Diagram diagram;
    private final Known known;
    private final List<Finding> findings;

    private StepRules(Diagram diagram, Known known, List<Finding> findings) {
        this.diagram = diagram;
        this.known = known;
        this.findings = findings;
    }

    static void check(Diagram diagram, Known known, List<Finding> findings) {
        StepRules rules = new StepRules(diagram, known, findings);
        rules.processes();
        diagram.all(FlowNode.class).forEach(rules::step);
    }

    private void processes() {
        Collection<Process> processes = diagram.all(Process.class);
        if (processes.size() != 1) {
            findings.add(new Finding(diagram.file(), "", 0, "there are " + processes.size() + " processes in the file", "Keep one; each stage has a file of its own."));
        }
        for (Process process : processes) {
            if (!diagram.stem().equals(process.getId())) {
                find(process, "the process has the id \"" + process.getId() + "\", but a stage is found by its file's name", "Write " + diagram.stem() + " as the process's id.");
            }
            if (!process.isExecutable()) {
                find(process, "the process is not marked executable", "Tick Executable.");
            }
            if (blank(process.getName())) {
                find(process, "the process has no name", "Give it one that an officer would use.");
            }
            documented(process);
            String kept = diagram.written(process.getId()) == null ? null : diagram.written(process.getId()).attribute(Diagram.CAMUNDA, "historyTimeToLive");
            if (kept == null || !DAYS.matcher(kept).matches()) {
                find(process, kept == null ? "it does not say how long its history is kept" : "its history is kept for \"" + kept + "\", which the engine cannot read", "Write the time to live in days, like P2190D.");
            }
            String starters = diagram.written(process.getId()) == null ? null : diagram.written(process.getId()).attribute(Diagram.CAMUNDA, "candidateStarterGroups");
            roles(process, starters == null ? List.of() : Arrays.stream(starters.split(",")).map(String::strip).toList());
        }
    }

    private void step(FlowNode step) {
        named(step);
        id(step);
        if (step instanceof Activity || step instanceof Event || step instanceof ExclusiveGateway gateway && gateway.getOutgoing().size() > 1) {
            documented(step);
        }
        if (step instanceof UserTask task) {
            form(task, task.getCamundaFormRef(), task.getCamundaFormRefBinding());
            if (task.getCamundaCandidateGroupsList().isEmpty()) {
                find(task, "no role may do it", "Choose under \"Who does it\" (candidate groups): " + roles() + ".");
            }
            roles(task, task.getCamundaCandidateGroupsList());
        } else if (step instanceof StartEvent start && start.getCamundaFormRef() != null) {
            form(start, start.getCamundaFormRef(), start.getCamundaFormRefBinding());
        } else if (step instanceof SendTask send) {
            bean(send, send.getCamundaDelegateExpression());
        } else if (step instanceof ServiceTask service) {
            bean(service, service.getCamundaDelegateExpression());
        } else if (step instanceof BusinessRuleTask decision) {
            named(decision, "decision table", decision.getCamundaDecisionRef(), known.tables(), "Add the table to the council's folder.");
            binding(decision, decision.getCamundaDecisionRefBinding(), "decision table");
            own(decision);
            if (blank(decision.getCamundaResultVariable()) || !"singleEntry".equals(decision.getCamundaMapDecisionResult())) {
                find(decision, "nothing keeps the table's answer", "Name a result variable, and choose singleEntry.");
            }
        } else if (step instanceof CallActivity call) {
            named(call, "stage", call.getCalledElement(), known.processes(), "Add a diagram whose process has this id.");
            binding(call, call.getCamundaCalledElementBinding(), "stage");
            if (ins(call).stream().allMatch(in -> in.getCamundaBusinessKey() == null)) {
                find(call, "the stage does not get the case's reference", "Add a mapping with Business key #{execution.processBusinessKey}.");
            }
        }
        message(step);
        String sent = diagram.all(MessageEventDefinition.class).stream()
                .filter(message -> step.equals(message.getParentElement())).map(message -> message.getCamundaDelegateExpression()).filter(one -> one != null).findFirst().orElse(null);
        if (sent != null) {
            bean(step, sent);
        }
    }

    private void message(FlowNode step) {
        diagram.all(MessageEventDefinition.class).stream().filter(message -> step.equals(message.getParentElement())).forEach(definition -> {
            String chosen = ElementProperties.of(step).get("message");
            String name = definition.getMessage() == null ? null : definition.getMessage().getName();
            if (blank(name)) {
                find(step, "it does not say which message it is about", "Choose one in the template.");
            } else if (!blank(chosen) && !chosen.equals(name)) {
                find(step, "it is about the message \"" + name + "\", but its property says \"" + chosen + "\"", "Choose the message in the template.");
            }
        });
    }

    private void named(FlowNode step) {
        boolean gateway = step instanceof Gateway;
        String name = step.getName() == null ? "" : step.getName().strip().replaceAll("\\s+", " ");
        if (name.isEmpty()) {
            if (!gateway) {
                find(step, "it has no name", step instanceof Event ? "Say what has happened." : "Say what is done: a verb and its object.");
            } else if (step instanceof ExclusiveGateway && step.getOutgoing().size() > 1) {
                find(step, "it has no name", "Ask the question that its flows answer.");
            }
            return;
        }
        if (step instanceof ExclusiveGateway && step.getOutgoing().size() > 1 && !name.endsWith("?")) {
            find(step, "a gateway asks a question", "End its name with a question mark, and let its flows answer it.");
        }
        if ((step instanceof Task || step instanceof CallActivity || step instanceof SubProcess) && (!name.contains(" ") || NO_VERB.matcher(name.split(" ")[0]).matches() || name.endsWith("?"))) {
            find(step, "its name does not say what is done", "Name it with a verb and its object, like \"Decide validity\".");
        }
        if (step instanceof Event && name.endsWith("?")) {
            find(step, "an event is no question", "Name it by what has happened, like \"Representations received\".");
        }
    }

    private void id(FlowNode step) {
        if (!READABLE.matcher(String.valueOf(step.getId())).matches() || RANDOM.matcher(step.getId()).matches()) {
            String kind = step instanceof Event ? "Event" : step instanceof Gateway ? "Gateway" : "Activity";
            find(step, "its id \"" + step.getId() + "\" cannot be read", "Write " + kind + "_ and its name without spaces, like " + kind + "_" + spoken(step) + ".");
        }
    }

    private static String spoken(FlowNode step) {
        if (blank(step.getName())) {
            return step instanceof Event ? "LetterSent" : step instanceof Gateway ? "Valid" : "DecideValidity";
        }
        return Arrays.stream(step.getName().replaceAll("['’]", "").split("[^A-Za-z0-9]+")).filter(word -> !word.isEmpty()).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
    }

    private void documented(BaseElement element) {
        String words = element.getDocumentations().stream().map(each -> each.getTextContent()).collect(Collectors.joining(" ")).strip();
        if (words.isEmpty()) {
            find(element, "it is not documented", "Write under Documentation what it is for, with the ids of the provisions that it carries out.");
        } else if (!known.provisions().isEmpty()) {
            Matcher cited = PROVISION.matcher(words);
            while (cited.find()) {
                if (!known.provisions().contains(cited.group())) {
                    find(element, "its documentation cites \"" + cited.group() + "\", which is no provision", "Correct the id; all ids stand in processes/provisions.csv.");
                }
            }
        }
    }

    private void form(FlowNode element, String form, String binding) {
        named(element, "form", form, known.forms(), "Choose one of the forms in forms/, or add it.");
        if (form != null && !"deployment".equals(binding)) {
            find(element, "its form is not bound to the version that the case began with", "Choose deployment as the form's binding.");
        }
    }

    private void binding(FlowNode element, String binding, String kind) {
        if (!"deployment".equals(binding)) {
            find(element, "its " + kind + " is not bound to the version that the case began with", "Choose deployment as the binding.");
        }
    }

    private void roles(BaseElement element, List<String> groups) {
        groups.stream().filter(group -> Role.ofGroup(group).isEmpty()).forEach(group -> find(element, "the group \"" + group + "\" is no role", "Roles are " + roles() + "."));
    }

    private void bean(FlowNode element, String expression) {
        String name = expression == null ? null : Expression.read(expression).flatMap(Expression::onlyName).orElse(expression);
        if (name == null) {
            find(element, "it does not say what carries it out", "Use one of " + known.delegates() + " as ${…} in the delegate expression.");
        } else if (name.matches("\\w+") && !known.delegates().contains(name)) {
            find(element, "no part of the program carries out \"" + expression + "\"", "Use one of " + known.delegates() + " as ${…} in the delegate expression.");
        }
        own(element);
    }

    /** What cannot be done at once is then tried again by itself, and nothing before it is undone. What the clock begins is tried again as a whole. */
    private void own(FlowNode element) {
        if (!element.isCamundaAsyncBefore() && !begunByTheClock()) {
            find(element, "it is not done in a step of its own, so that a failure would undo what an officer did before it", "Tick Asynchronous before.");
        }
    }

    private boolean begunByTheClock() {
        return diagram.all(StartEvent.class).stream().anyMatch(start -> start.getParentElement() instanceof Process && start.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance));
    }

    private void named(FlowNode element, String kind, String name, Set<String> all, String cure) {
        if (blank(name)) {
            find(element, "it names no " + kind, cure);
        } else if (!all.contains(name)) {
            find(element, "there is no " + kind + " \"" + name + "\"", cure);
        }
    }

    private static List<CamundaIn> ins(CallActivity call) {
        return call.getExtensionElements() == null ? List.of() : call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list();
    }

    private void find(BaseElement element, String what, String cure) {
        findings.add(diagram.find(element, what, cure));
    }

    private static String roles() {
        return Arrays.stream(Role.values()).map(Role::group).collect(Collectors.joining(", "));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
