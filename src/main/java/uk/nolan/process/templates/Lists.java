package uk.nolan.process.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.ModelParseException;
import uk.nolan.council.Arrangements;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.notice.Outgoing;
import uk.nolan.people.Role;
import uk.nolan.process.ElementProperties;
import uk.nolan.process.overview.Table;
import uk.nolan.process.overview.Words;

/** The lists from which an administrator chooses, as the procedure's files would have them now. */
final class Lists {

    private static final Pattern TITLE = Pattern.compile("([^>]*)</title>");
    private static final Pattern COUNCIL_NAME = Pattern.compile("(?m)^name:\\s*\"?([^\"#\\r\\n]+)");
    private static final Pattern HEADING = Pattern.compile("\"text\"\\s*:\\s*\"# ([^\"\\\\]+)");
    private static final Pattern FACT_FIELD = Pattern.compile("\"fact\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern FACT = Pattern.compile("[a-z]+(?:-[a-z]+)+|complete|received|assessed|acknowledged|suspended|resumed|closed");
    private static final Comparator<Choice> BY_NAME = Comparator.comparing(choice -> choice.name().toLowerCase(Locale.UK));
    private static final String FORMAL_LETTER = "formal-letter";

    private final ProcedureFiles files;
    private final List<String> councils;
    private final List<BpmnModelInstance> diagrams = new ArrayList<>();
    private final List<FlowElement> elements = new ArrayList<>();

    /** @param councils the keys of those whose tables and letters count */
    Lists(ProcedureFiles files, List<String> councils) {
        this.files = files;
        this.councils = councils;
        files.list("processes", ".bpmn").forEach(file -> diagrams.add(model(file)));
        diagrams.forEach(diagram -> elements.addAll(diagram.getModelElementsByType(FlowElement.class)));
    }

    private BpmnModelInstance model(String file) {
        try {
            return Bpmn.readModelFromStream(new ByteArrayInputStream(files.bytes(file)));
        } catch (ModelParseException e) {
            throw new ConfigurationProblem(file + ": this is no diagram that can be read (" + e.getMessage() + "). Open it in Camunda Modeler and correct it.");
        }
    }

    /** The deadlines by name, those of all councils before those that one council alone has, each with the value that {@code value} makes of its key. */
    List<Choice> deadlines(Function<String, String> value) {
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        for (String council : councils) {
            rows(council).forEach((deadline, row) -> names.computeIfAbsent(deadline, none -> new LinkedHashMap<>()).put(council, row.get("name")));
        }
        return names.entrySet().stream().map(entry -> new Choice(name(entry.getValue()), value.apply(entry.getKey()))).sorted(BY_NAME).toList();
    }

    private String name(Map<String, String> byCouncil) {
        Set<String> names = new LinkedHashSet<>(byCouncil.values());
        return String.join(" / ", names) + (byCouncil.size() == councils.size() ? "" : " (only " + byCouncil.keySet().stream().map(this::council).collect(Collectors.joining(", ")) + ")");
    }

    private String council(String key) {
        Matcher name = COUNCIL_NAME.matcher(files.read(CouncilBooks.path(key, "council.yaml")));
        return name.find() ? name.group(1).strip() : words(key);
    }

    /** Whether there is one such date for each of several like things, such as each sanction. */
    boolean ofEach(String deadline) {
        return councils.stream().map(council -> rows(council).get(deadline)).anyMatch(row -> row != null && row.get("countedFrom").startsWith("each "));
    }

    private Map<String, Map<String, String>> rows(String council) {
        return files.exists(CouncilBooks.path(council, "deadlines.dmn")) ? Table.deadlines(files, council) : Map.of();
    }

    /** The forms by their headings. */
    List<Choice> forms() {
        return files.list("forms", ".form").stream().map(file -> new Choice(heading(file), Words.stem(file))).sorted(BY_NAME).toList();
    }

    private String heading(String file) {
        Matcher heading = HEADING.matcher(files.read(file));
        return heading.find() ? Words.plain(heading.group(1)) : Words.ofFile(file);
    }

    /** The forms with which something is begun. */
    List<Choice> startForms() {
        Set<String> asked = elements.stream().filter(UserTask.class::isInstance).map(task -> ((UserTask) task).getCamundaFormRef()).collect(Collectors.toSet());
        return forms().stream().filter(form -> !asked.contains(form.value())).toList();
    }

    /** Who does a task: those who do one together now, then each role alone. */
    List<Choice> roles() {
        return roles(inUse(elements.stream().filter(UserTask.class::isInstance).map(task -> ((UserTask) task).getCamundaCandidateGroups())));
    }

    /** Who may begin something: those who may do so together now, then each role alone. */
    List<Choice> starters() {
        return roles(inUse(diagrams.stream().flatMap(diagram -> diagram.getModelElementsByType(Process.class).stream()).map(Process::getCamundaCandidateStarterGroups)));
    }

    private static List<Choice> roles(Set<String> used) {
        Arrays.stream(Role.values()).map(Role::group).forEach(used::add);
        return used.stream().map(groups -> new Choice(split(groups).map(Lists::title).collect(Collectors.joining(", ")), groups)).toList();
    }

    private static String title(String group) {
        return Role.ofGroup(group).map(Role::title).orElse(group);
    }

    /** The letters to people outside the office: the name of the text, then its subject. */
    List<Choice> notices() {
        return texts("", "");
    }

    /** The notes within the office. */
    List<Choice> notes() {
        return texts("/notes", "notes/");
    }

    private List<Choice> texts(String folder, String prefix) {
        Map<String, String> titles = new TreeMap<>();
        ProcedureFiles program = ProcedureFiles.packed();
        program.list("notices" + folder, ".html").forEach(file -> titles.put(Words.stem(file), subject(program.read(file))));
        councils.forEach(council -> files.list(CouncilBooks.path(council, "notices" + folder), ".html").forEach(file -> titles.putIfAbsent(Words.stem(file), subject(files.read(file)))));
        return titles.entrySet().stream().map(text -> new Choice(words(text.getKey()) + ": " + text.getValue(), prefix + text.getKey())).toList();
    }

    private static String subject(String text) {
        Matcher title = TITLE.matcher(text);
        return title.find() ? title.group(1).strip().replaceAll("\\s+", " ").replaceAll(" \\([A-Z]+-\\d{4}-\\d{4}\\)", "") : "";
    }

    /** To whom letters go: those who get one together now, the most usual first, then each alone. */
    List<Choice> recipients() {
        Set<String> used = inUse(elements.stream().map(element -> ElementProperties.of(element).get("recipients")));
        Outgoing.RECIPIENTS.stream().sorted().forEach(used::add);
        return used.stream().map(codes -> new Choice(upper(Words.people(codes)), codes)).toList();
    }

    /** Each recipient alone. */
    List<Choice> singleRecipients() {
        return Outgoing.RECIPIENTS.stream().sorted().map(code -> new Choice(upper(Words.people(code)), code)).toList();
    }

    /** The dates that the case file keeps: what deadlines are counted from and met by, what forms ask for, what diagrams record. */
    List<Choice> facts() {
        Set<String> facts = new TreeSet<>();
        for (String council : councils) {
            rows(council).values().forEach(row -> Stream.of("countedFrom", "metBy").forEach(column -> {
                Matcher fact = FACT.matcher(row.getOrDefault(column, "").replaceAll("end of [a-z-]+|each [a-z-]+|date set:", ""));
                while (fact.find()) {
                    facts.add(fact.group());
                }
            }));
        }
        files.list("forms", ".form").forEach(file -> {
            Matcher fact = FACT_FIELD.matcher(files.read(file));
            while (fact.find()) {
                facts.add(fact.group(1));
            }
        });
        facts.addAll(inUse(elements.stream().map(element -> ElementProperties.of(element).get("fact"))));
        return facts.stream().map(fact -> new Choice(words(fact.replace("-${sanction}", " (of this sanction)")), fact)).toList();
    }

    /** The decision tables. */
    List<Choice> tables() {
        Set<String> tables = new TreeSet<>();
        councils.forEach(council -> files.list(CouncilBooks.path(council, ""), ".dmn").forEach(file -> tables.add(Words.stem(file))));
        return tables.stream().map(table -> new Choice(words(table), table)).toList();
    }

    /** The diagrams that another can call: they begin without a form, a message or a timer. */
    List<Choice> stages() {
        List<Choice> stages = new ArrayList<>();
        diagrams.forEach(diagram -> diagram.getModelElementsByType(Process.class).stream()
                .filter(process -> !process.getId().equals(FORMAL_LETTER) && process.getChildElementsByType(StartEvent.class).stream().anyMatch(Lists::plain))
                .forEach(process -> stages.add(new Choice(Words.plain(process.getName()), process.getId()))));
        return stages.stream().sorted(BY_NAME).toList();
    }

    private static boolean plain(StartEvent start) {
        return start.getCamundaFormRef() == null && start.getChildElementsByType(EventDefinition.class).isEmpty();
    }

    /** The messages that diagrams send and wait for. */
    List<Choice> messages() {
        Set<String> names = new TreeSet<>();
        diagrams.forEach(diagram -> diagram.getModelElementsByType(Message.class).forEach(message -> names.add(message.getName())));
        return names.stream().map(name -> new Choice(Words.ofId("Message_" + name), name)).toList();
    }

    /** What gateways can ask for: each answer to a question of a form that is kept as a code, each result of a table, the council's arrangements and deadlines, and what is asked now besides. */
    List<Choice> answers() {
        List<Choice> answers = new ArrayList<>();
        files.list("forms", ".form").forEach(file -> Answers.in(form(file)).forEach(one -> answers.add(new Choice(heading(file) + ": " + one.question() + " – " + one.answer(), one.condition()))));
        answers.sort(BY_NAME);
        elements.stream().filter(BusinessRuleTask.class::isInstance).map(BusinessRuleTask.class::cast).forEach(table -> councils.stream()
                .map(council -> CouncilBooks.path(council, table.getCamundaDecisionRef() + ".dmn"))
                .filter(files::exists)
                .flatMap(file -> Table.results(files, file).stream())
                .distinct()
                .forEach(result -> answers.add(new Choice("Table “" + words(table.getCamundaDecisionRef()) + "”: " + words(result), "${%s == '%s'}".formatted(table.getCamundaResultVariable(), result)))));
        Arrangements.KNOWN.forEach((question, codes) -> codes.stream().sorted().forEach(code -> answers.add(
                new Choice("Council's arrangements, " + Words.ofId("Arrangement_" + question) + ": " + words(code), "${arrangements.%s == '%s'}".formatted(question, code)))));
        deadlines("${deadlines.has(execution, '%s')}"::formatted).forEach(deadline -> answers.add(new Choice("The council has the deadline “" + deadline.name() + "”", deadline.value())));
        Set<String> known = answers.stream().map(Choice::value).collect(Collectors.toSet());
        elements.stream().filter(SequenceFlow.class::isInstance).map(SequenceFlow.class::cast)
                .filter(flow -> flow.getConditionExpression() != null && known.add(flow.getConditionExpression().getTextContent()))
                .map(flow -> new Choice("As at “" + Words.plain(flow.getSource().getName()) + "”: " + Words.plain(flow.getName()), flow.getConditionExpression().getTextContent()))
                .sorted(BY_NAME)
                .forEach(answers::add);
        return answers;
    }

    private JsonNode form(String file) {
        try {
            return new ObjectMapper().readTree(files.bytes(file));
        } catch (IOException e) {
            throw new ConfigurationProblem(file + ": this is no form that can be read (" + e.getMessage() + "). Open it in Camunda Modeler and correct it.");
        }
    }

    /** What elements say under a property now. */
    List<Choice> used(String property) {
        return inUse(elements.stream().map(element -> ElementProperties.of(element).get(property))).stream().sorted().map(value -> new Choice(words(value), value)).toList();
    }

    /** The documents that forms ask for and letters take along. */
    List<Choice> enclosures() {
        return inUse(elements.stream().map(element -> ElementProperties.of(element).get("enclosure"))).stream()
                .map(value -> new Choice(Arrays.stream(value.split(",")).map(one -> Arrays.stream(one.split("\\|")).map(Lists::document).collect(Collectors.joining(" or "))).collect(Collectors.joining("; ")), value))
                .toList();
    }

    /** {@code complete-report.redactedReport} as "redacted report (Complete report)". */
    private static String document(String field) {
        String[] formAndKey = field.strip().split("\\.", 2);
        return formAndKey[1].replaceAll("([A-Z])", " $1").toLowerCase(Locale.UK) + " (" + words(formAndKey[0]) + ")";
    }

    /** What is in use, the most usual first, then by name. */
    private static Set<String> inUse(Stream<String> values) {
        Map<String, Long> counts = values.filter(value -> value != null && !value.isBlank()).collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).map(Map.Entry::getKey).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> split(String codes) {
        return Arrays.stream(codes.split(",")).map(String::strip);
    }

    static String words(String code) {
        return upper(code.replace('-', ' '));
    }

    private static String upper(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
