package uk.nolan.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.ApplicationContext;
import uk.nolan.council.Arrangements;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.notice.Outgoing;
import uk.nolan.notice.SetTexts;
import uk.nolan.people.Role;
import uk.nolan.process.forms.FormCheck;
import uk.nolan.process.forms.FormDefinition;

/**
 * Reads the whole procedure before it goes live and finds what would only show when a case gets there: a form, table, notice, deadline or
 * stage that is named and missing, an expression that asks for something unknown. All findings come at once, each with file and element.
 */
class ProcedureCheck {

    /** Diagrams that have been read, by their text: they are only looked at, and sets of files have most of them in common. */
    private static final Map<String, BpmnModelInstance> READ = new ConcurrentHashMap<>();

    /** The only beans that diagrams may name: those of the delegates' room, and the deadlines. */
    private static final String DELEGATES = "uk.nolan.process.delegates";

    /** The stage that checks and sends the letter which its caller names. */
    private static final String FORMAL_LETTER = "formal-letter";

    /** What diagrams may ask, and what it answers to. */
    private static final Map<String, Set<String>> TO_ASK = Map.of(
            "deadlines", Set.of("due", "expiry", "outOfReach", "outOfReachNow", "dueFor", "expiryFor", "later", "has", "overdue", "ofCouncil"),
            "sanctions", Set.of("toFollowUp", "ends"),
            "arrangements", Arrangements.KNOWN.keySet());

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern ROOT_NAME = Pattern.compile("(?<![\\w.'])([a-zA-Z_]\\w*)(?=\\s*[.(]|\\s*(?:==|!=|\\)|,|$|\\s))");
    private static final Pattern DEADLINE = Pattern.compile("deadlines\\.(\\w+)\\(execution((?:\\s*,\\s*(?:'[^']*'|\\w+))*)\\)");
    private static final Pattern ARRANGEMENT = Pattern.compile("arrangements\\.(\\w+)\\s*[!=]=\\s*'([^']*)'");
    private static final Pattern ASKED = Pattern.compile("\\b(deadlines|sanctions|arrangements)\\.(\\w+)");

    private final ProcedureSet set;
    private final SetTexts notices;
    private final FormCheck formCheck;
    private final ApplicationContext context;
    private Set<String> delegates;

    ProcedureCheck(ProcedureSet set, SetTexts notices, FormCheck formCheck, ApplicationContext context) {
        this.set = set;
        this.notices = notices;
        this.formCheck = formCheck;
        this.context = context;
    }

    /** @throws ConfigurationProblem listing every finding */
    void check() {
        List<String> findings = new ArrayList<>();
        Map<String, FormDefinition> forms = forms(findings);
        Set<String> decisions = decisions(findings);
        List<DeadlineRule> rules = deadlines(findings);
        Set<String> own = rules.stream().map(DeadlineRule::deadline).collect(Collectors.toCollection(TreeSet::new));
        Set<String> deadlines = deadlinesOfAnyCouncil(own);
        Map<String, BpmnModelInstance> diagrams = diagrams(findings);
        Set<String> processes = diagrams.values().stream()
                .flatMap(model -> model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class).stream())
                .map(process -> process.getId())
                .collect(Collectors.toSet());
        Set<String> variables = new TreeSet<>(Set.of("execution", "caseReference", "parish", "dualHatted", "reroute", "deadline", "workingDay", "anythingDue", "sanction"));
        forms.values().forEach(form -> variables.addAll(form.routingKeys()));
        diagrams.values().forEach(model -> variables.addAll(handedOn(model)));
        diagrams.forEach((file, model) -> {
            DiagramCheck one = new DiagramCheck(file, findings);
            model.getModelElementsByType(UserTask.class).forEach(task -> {
                one.known(task, "form", task.getCamundaFormRef(), forms.keySet(), "Choose one of the forms in forms/, or add it.");
                task.getCamundaCandidateGroupsList().forEach(group -> {
                    if (Role.ofGroup(group).isEmpty()) {
                        one.find(task, "the group \"" + group + "\" is no role. Roles are " + roles() + ".");
                    }
                });
            });
            model.getModelElementsByType(StartEvent.class).forEach(start -> {
                if (start.getCamundaFormRef() != null) {
                    one.known(start, "form", start.getCamundaFormRef(), forms.keySet(), "Choose one of the forms in forms/, or add it.");
                }
            });
            boolean sendsForItsCaller = file.endsWith("/" + FORMAL_LETTER + ".bpmn");
            model.getModelElementsByType(SendTask.class).stream().filter(send -> !sendsForItsCaller).forEach(send -> letter(one, send, forms));
            model.getModelElementsByType(CallActivity.class).stream()
                    .filter(call -> FORMAL_LETTER.equals(call.getCalledElement()))
                    .forEach(call -> letter(one, call, forms));
            model.getModelElementsByType(SendTask.class).forEach(send -> bean(one, send, send.getCamundaDelegateExpression()));
            model.getModelElementsByType(ServiceTask.class).forEach(task -> bean(one, task, task.getCamundaDelegateExpression()));
            model.getModelElementsByType(BusinessRuleTask.class)
                    .forEach(task -> one.known(task, "decision table", task.getCamundaDecisionRef(), decisions, "Add the table to the council's folder."));
            model.getModelElementsByType(CallActivity.class)
                    .forEach(call -> one.known(call, "stage", call.getCalledElement(), processes, "Add a diagram whose process has this id."));
            model.getModelElementsByType(FlowElement.class).forEach(element -> {
                String deadline = ElementProperties.of(element).get("deadline");
                if (deadline != null) {
                    one.known(element, "deadline", deadline, deadlines, "Add a row to deadlines.dmn.");
                }
            });
            expressions(one, model, variables, deadlines);
        });
        new DeadlineCheck(rules, diagrams, forms, findings).check(set.council().arrangements());
        notices.unnamed().forEach(text -> notices.problem(text).ifPresent(findings::add));
        if (!findings.isEmpty()) {
            throw new ConfigurationProblem("The procedure cannot go live:\n- " + String.join("\n- ", findings));
        }
    }

    private Map<String, FormDefinition> forms(List<String> findings) {
        Map<String, FormDefinition> forms = new LinkedHashMap<>();
        for (String file : set.forms()) {
            collecting(findings, () -> {
                FormDefinition form = FormDefinition.read(file, set.read(file));
                formCheck.check(file, set.read(file), form, findings);
                if (!file.equals("forms/" + form.id() + ".form")) {
                    findings.add("%s: the form's id is \"%s\", but a form is found by its file's name. Give both the same name.".formatted(file, form.id()));
                }
                forms.put(form.id(), form);
            });
        }
        return forms;
    }

    private Set<String> decisions(List<String> findings) {
        Set<String> decisions = new TreeSet<>();
        set.tables().forEach(file -> collecting(findings, () -> decisions.addAll(DecisionTables.decisions(file, set.read(file)))));
        return decisions;
    }

    private List<DeadlineRule> deadlines(List<String> findings) {
        List<DeadlineRule> found = new ArrayList<>();
        List.of("deadlines.dmn", "validity.dmn", "assessment-criteria.dmn", "confidentiality.dmn", "sanctions.dmn", "forbidden-sanctions.dmn").stream()
                .filter(table -> set.tables().stream().noneMatch(file -> file.endsWith("/" + table)))
                .forEach(table -> findings.add("There is no table %s in the council's folder processes/councils/%s. Put it back.".formatted(table, set.council().key())));
        set.tables().stream().filter(file -> file.endsWith("/deadlines.dmn")).forEach(file -> collecting(findings, () -> {
            List<DeadlineRule> rules = ProcedureVersion.deadlineRules(file, set.read(file));
            DeadlineRule.checkTogether(file, rules);
            rules.forEach(rule -> sentOnTheDay(file, rule, findings));
            found.addAll(rules);
        }));
        set.tables().stream().filter(file -> file.endsWith("/assessment-criteria.dmn"))
                .forEach(file -> collecting(findings, () -> ProcedureVersion.criteria(file, set.read(file))));
        set.tables().stream().filter(file -> file.endsWith("/sanctions.dmn"))
                .forEach(file -> collecting(findings, () -> ProcedureVersion.sanctionRules(file, set.read(file))));
        set.tables().stream().filter(file -> file.endsWith("/forbidden-sanctions.dmn"))
                .forEach(file -> collecting(findings, () -> ProcedureVersion.forbiddenSanctions(file, set.read(file))));
        return found;
    }

    /** A diagram may name a deadline that only another council has; whether this council's cases come there is asked afterwards. */
    private Set<String> deadlinesOfAnyCouncil(Set<String> own) {
        Set<String> names = new TreeSet<>(own);
        set.ofEveryCouncil("deadlines.dmn").forEach((file, content) -> {
            try {
                ProcedureVersion.deadlineRules(file, content).forEach(rule -> names.add(rule.deadline()));
            } catch (ConfigurationProblem anotherCouncils) {
                // the files of another council are checked where that council is served
            }
        });
        return names;
    }

    private Map<String, BpmnModelInstance> diagrams(List<String> findings) {
        Map<String, BpmnModelInstance> diagrams = new LinkedHashMap<>();
        for (String file : set.diagrams()) {
            try {
                diagrams.put(file, READ.computeIfAbsent(set.read(file), content -> Bpmn.readModelFromStream(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))));
            } catch (RuntimeException e) {
                findings.add(file + ": the diagram cannot be read (" + readable(rootMessage(e)) + "). Open it in Camunda Modeler and save it again.");
            }
        }
        return diagrams;
    }

    private void letter(DiagramCheck one, FlowElement send, Map<String, FormDefinition> forms) {
        ElementProperties properties = ElementProperties.of(send);
        String notice = properties.get("notice");
        if (notice == null) {
            one.find(send, "it does not say which notice is sent. Set the property \"notice\" to the name of a text.");
        } else if (!notices.exists(notice)) {
            one.find(send, "there is no notice text \"" + notice + "\". Correct the property \"notice\", or add the text.");
        } else {
            notices.problem(notice).ifPresent(problem -> one.find(send, problem));
        }
        List<String> recipients = properties.list("recipients");
        if (recipients.isEmpty()) {
            one.find(send, "it does not say to whom the notice goes. Set the property \"recipients\" to some of " + new TreeSet<>(Outgoing.RECIPIENTS) + ".");
        }
        Stream.concat(recipients.stream(), properties.list("enclosedTo").stream()).filter(code -> !Outgoing.RECIPIENTS.contains(code))
                .forEach(code -> one.find(send, "nobody is meant by the recipient \"" + code + "\". Use some of " + new TreeSet<>(Outgoing.RECIPIENTS) + "."));
        properties.list("enclosure").stream().flatMap(fields -> Outgoing.alternatives(fields).stream()).filter(field -> !asked(field, forms))
                .forEach(field -> one.find(send, "no form asks for the enclosure \"" + field + "\". Write the form's id, a full stop and the key of the field in which the document is chosen."));
        if (properties.get("sender") != null && !properties.get("sender").equals("investigating-officer")) {
            one.find(send, "nobody writes as \"" + properties.get("sender") + "\". Set the property \"sender\" to investigating-officer, or take it away for the Monitoring Officer.");
        }
    }

    private static boolean asked(String field, Map<String, FormDefinition> forms) {
        String[] formAndKey = field.split("\\.", 2);
        return formAndKey.length == 2 && forms.containsKey(formAndKey[0]) && forms.get(formAndKey[0]).asks(formAndKey[1]);
    }

    /** The texts that go out on the day of a deadline without any diagram naming them. */
    private void sentOnTheDay(String file, DeadlineRule rule, List<String> findings) {
        rule.sends().map(DeadlineRule.OnTheDay::notice).ifPresent(notice -> {
            if (notices.exists(notice)) {
                notices.problem(notice).ifPresent(findings::add);
            } else {
                findings.add("%s, deadline \"%s\", column sends: there is no notice text \"%s\". Correct the name, or add the text.".formatted(file, rule.deadline(), notice));
            }
        });
    }

    private void bean(DiagramCheck one, FlowElement element, String expression) {
        String name = expression == null ? null : expression.replaceAll("^\\$\\{\\s*|\\s*}$", "");
        if (name == null || !delegates().contains(name)) {
            one.find(element, (name == null ? "it does not say what carries it out" : "no part of the program carries out \"" + expression + "\"") + ". Use one of " + delegates() + " as ${…} in the delegate expression.");
        }
    }

    private void expressions(DiagramCheck one, BpmnModelInstance model, Set<String> variables, Set<String> deadlines) {
        DiagramExpressions.in(model).forEach((element, texts) -> texts.forEach(text -> {
            Matcher expression = EXPRESSION.matcher(text);
            while (expression.find()) {
                String inside = expression.group(1);
                Matcher deadline = DEADLINE.matcher(inside);
                while (deadline.find()) {
                    if (deadline.group(1).equals("later")) {
                        // the first name is that of a fact
                        one.known(element, "deadline", deadline.group(2).replaceAll(".*'([^']*)'\\s*$", "$1"), deadlines, "Use one of " + deadlines + ".");
                        continue;
                    }
                    Matcher quoted = Pattern.compile("'([^']*)'").matcher(deadline.group(2));
                    while (quoted.find()) {
                        one.known(element, "deadline", quoted.group(1), deadlines, "Use one of " + deadlines + ".");
                    }
                }
                Matcher method = ASKED.matcher(inside);
                while (method.find()) {
                    Set<String> answers = TO_ASK.get(method.group(1));
                    if (!answers.contains(method.group(2))) {
                        one.find(element, "%s cannot be asked for \"%s\". Use one of %s.".formatted(method.group(1), method.group(2), new TreeSet<>(answers)));
                    }
                }
                Matcher arrangement = ARRANGEMENT.matcher(inside);
                while (arrangement.find()) {
                    Set<String> codes = Arrangements.KNOWN.getOrDefault(arrangement.group(1), Set.of(arrangement.group(2)));
                    if (!codes.contains(arrangement.group(2))) {
                        one.find(element, "no council answers \"%s\" by \"%s\". Use one of %s.".formatted(arrangement.group(1), arrangement.group(2), new TreeSet<>(codes)));
                    }
                }
                Matcher name = ROOT_NAME.matcher(inside.replaceAll("'[^']*'", "''"));
                while (name.find()) {
                    String root = name.group(1);
                    boolean known = variables.contains(root) || TO_ASK.containsKey(root) || delegates().contains(root)
                            || Set.of("true", "false", "null", "empty", "not", "and", "or", "eq", "ne").contains(root);
                    if (!known) {
                        one.find(element, "the expression ${" + inside + "} asks for \"" + root + "\", which nothing sets. Use a routing field of a form, or ${deadlines…}.");
                    }
                }
            }
        }));
    }

    private static Set<String> handedOn(BpmnModelInstance model) {
        Set<String> names = new TreeSet<>();
        model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn.class).stream()
                .map(in -> in.getCamundaTarget()).filter(name -> name != null).forEach(names::add);
        model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut.class).stream()
                .map(out -> out.getCamundaTarget()).filter(name -> name != null).forEach(names::add);
        model.getModelElementsByType(BusinessRuleTask.class).stream()
                .map(BusinessRuleTask::getCamundaResultVariable).filter(name -> name != null).forEach(names::add);
        return names;
    }

    private Set<String> delegates() {
        if (delegates == null) {
            delegates = context.getBeansOfType(org.camunda.bpm.engine.delegate.JavaDelegate.class).entrySet().stream()
                    .filter(bean -> bean.getValue().getClass().getName().startsWith(DELEGATES))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        return delegates;
    }

    private static String roles() {
        return java.util.Arrays.stream(Role.values()).map(Role::group).collect(Collectors.joining(", "));
    }

    private static void collecting(List<String> findings, Runnable check) {
        try {
            check.run();
        } catch (ConfigurationProblem problem) {
            findings.add(problem.getMessage());
        }
    }

    /** An XML parser's "Fatal Error: URI=null Line=97: …" as "line 97: …". */
    private static String readable(String message) {
        return String.valueOf(message).replaceFirst("^(?:Fatal )?Error: URI=null Line=(\\d+):", "line $1:").replaceFirst("\\.$", "");
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    /** Findings of one diagram, each named by the element as drawn. */
    private record DiagramCheck(String file, List<String> findings) {

        void find(FlowElement element, String what) {
            String drawn = element.getName() == null || element.getName().isBlank() ? element.getId() : element.getName().replaceAll("\\s+", " ");
            findings.add("%s, \"%s\": %s".formatted(file, drawn, what));
        }

        void known(FlowElement element, String kind, String name, Set<String> all, String cure) {
            if (name == null) {
                find(element, "it names no %s. %s".formatted(kind, cure));
            } else if (!all.contains(name)) {
                find(element, "there is no %s \"%s\". %s".formatted(kind, name, cure));
            }
        }
    }
}
