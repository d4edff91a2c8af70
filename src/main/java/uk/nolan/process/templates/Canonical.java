package uk.nolan.process.templates;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.process.overview.Table;
import uk.nolan.process.overview.Words;

/**
 * Puts right by itself what an administrator cannot choose in Modeler, or what Modeler leaves behind. Where an element template names a deadline or a message, the timer or the reference to the message is
 * written from it; comments, which Modeler drops on the next save, and what was left empty are taken away; what Modeler has numbered gets an id that can be read. Everything else stays as it is, and so
 * does a file that is not well-formed.
 */
public final class Canonical {

    private static final Set<String> CONTAINERS = Set.of("bpmn:definitions", "bpmn:process", "bpmn:subProcess", "bpmn:collaboration");
    private static final Set<String> TIMED = Set.of("bpmn:boundaryEvent", "bpmn:intermediateCatchEvent", "bpmn:startEvent");
    private static final Set<String> WAITING = Set.of("bpmn:boundaryEvent", "bpmn:intermediateCatchEvent", "bpmn:startEvent", "bpmn:receiveTask");
    private static final Set<String> SENDING = Set.of("bpmn:intermediateThrowEvent", "bpmn:endEvent");

    /** A timer that was written here before, or that somebody could have meant: what was typed otherwise is left for the check to refuse. */
    private static final Pattern WRITTEN = Pattern.compile(
            "\\$\\{deadlines\\.(?:(?:expiry|reminder)\\(execution, '([a-z0-9-]+)'\\)|expiryFor\\(execution, '([a-z0-9-]+)', sanction\\)|outOfReach\\(execution, '([a-z0-9-]+)', '([a-z0-9-]+)'\\))}");

    /** Ids that Modeler gives to what is drawn. */
    private static final Pattern NUMBERED = Pattern.compile("(Activity|Event|Gateway|Process|StartEvent)_(?:[01][0-9a-z]{6}|1)");

    /** A condition as the list has it; what somebody typed otherwise is left. */
    private static final Pattern CHOSEN = Pattern.compile("\\$\\{(?:arrangements\\.)?\\w+ == (?:true|'[a-z0-9-]+')}");

    private static final Pattern ANSWER = Pattern.compile("== '([a-z0-9-]+)'}$");

    private static final Map<String, String> BINDINGS =
            Map.of("camunda:formRef", "camunda:formRefBinding", "calledElement", "camunda:calledElementBinding", "camunda:decisionRef", "camunda:decisionRefBinding");

    private static final Pattern MESSAGE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");

    /** What the program itself brings never changes. */
    private static final Supplier<Set<String>> PACKED_DEADLINES = SingletonSupplier.of(() -> in(ProcedureFiles.packed()));

    private final ProcedureFiles set;
    private final Set<String> deadlines;
    private final List<String> sentences = new ArrayList<>();
    private Markup last;

    private Canonical(ProcedureFiles set, Set<String> deadlines) {
        this.set = set;
        this.deadlines = deadlines;
    }

    /**
     * A set after it was put right.
     *
     * @param set the files as they would go live
     * @param sentences what was changed, each with file and element, for the person who offered the files; what was merely empty is not told
     */
    public record Made(ProcedureFiles set, List<String> sentences) {}

    /**
     * The set with what can be put right by itself. It never fails for broken files.
     *
     * @throws IllegalStateException if this is no set in memory
     */
    public static Made made(ProcedureFiles set) {
        Canonical canonical = new Canonical(set, deadlines(set));
        Map<String, byte[]> changed = new TreeMap<>();
        set.contents().forEach((name, content) -> {
            boolean diagram = name.endsWith(".bpmn");
            if (diagram || name.endsWith(".dmn")) {
                String text = new String(content, StandardCharsets.UTF_8);
                String made = canonical.made(name, text, diagram);
                if (!made.equals(text)) {
                    changed.put(name, made.getBytes(StandardCharsets.UTF_8));
                }
            }
        });
        return new Made(changed.isEmpty() ? set : set.laidOver(changed, Set.of()), List.copyOf(canonical.sentences));
    }

    /** The deadlines of every council that there is, in these files and in the program itself: diagrams name those of other councils too. */
    private static Set<String> deadlines(ProcedureFiles set) {
        Set<String> known = new TreeSet<>(PACKED_DEADLINES.get());
        known.addAll(in(set));
        return known;
    }

    private static Set<String> in(ProcedureFiles files) {
        Set<String> known = new TreeSet<>();
        for (String council : CouncilBooks.keys(files)) {
            try {
                known.addAll(Table.deadlines(files, council).keySet());
            } catch (ConfigurationProblem unreadable) {
                // the check says so
            }
        }
        return known;
    }

    private String made(String file, String text, boolean diagram) {
        Optional<Markup> markup = Markup.of(text);
        if (markup.isEmpty()) {
            return text;
        }
        last = markup.get();
        String made = text;
        if (markup.get().comments() > 0) {
            made = markup.get().withoutComments();
            sentences.add("%s: its comments were left out, since Modeler drops them. What is worth knowing belongs into the documentation of an element.".formatted(file));
        }
        return diagram ? readable(file, conditions(file, messages(file, timers(file, named(file, bound(withoutEmptiness(made))))))) : made;
    }

    /** Most files stay as they are from one step to the next, and are taken apart once. */
    private Markup markup(String text) {
        if (!last.isOf(text)) {
            last = Markup.of(text).orElseThrow();
        }
        return last;
    }

    private static String name(Markup.Element element) {
        String name = Markup.said(element.attributes.getOrDefault("name", "")).replaceAll("\\s+", " ").strip();
        return name.isEmpty() ? element.attributes.get("id") : name;
    }

    private void tell(String file, Markup.Element element, String what) {
        sentences.add("%s, \"%s\": %s".formatted(file, name(element), what));
    }

    /** Gives what is new, and so in no list yet, the name of its task; at an event on the border of a task that of the task. */
    private String named(String file, String text) {
        if (!text.contains(ElementTemplates.NAMED_LIKE_THE_TASK)) {
            return text;
        }
        Markup markup = markup(text);
        Map<String, Markup.Element> byId = new LinkedHashMap<>();
        markup.elements().stream().filter(element -> element.attributes.containsKey("id")).forEach(element -> byId.putIfAbsent(element.attributes.get("id"), element));
        Markup.Changes changes = markup.new Changes();
        for (Markup.Element element : markup.elements()) {
            String whole = text.substring(element.start, element.end);
            if (element.name.startsWith("bpmn:") && !CONTAINERS.contains(element.name) && element.attributes.containsKey("id") && whole.contains(ElementTemplates.NAMED_LIKE_THE_TASK)) {
                Markup.Element task = byId.getOrDefault(element.attributes.getOrDefault("attachedToRef", ""), element);
                String name = kebab(task.attributes.getOrDefault("name", ""));
                if (!name.isEmpty()) {
                    changes.replace(element.start, element.end, whole.replace(ElementTemplates.NAMED_LIKE_THE_TASK, name));
                    tell(file, element, "what is new in it is called %s.".formatted(name));
                }
            }
        }
        return changes.none() ? text : changes.made();
    }

    /** "Record party's answer" as {@code record-partys-answer}, as files are called. */
    private static String kebab(String name) {
        return camel(name).replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.UK);
    }

    /** Properties and attributes from whose list nothing was chosen. */
    private String withoutEmptiness(String text) {
        Markup markup = markup(text);
        Markup.Changes changes = markup.new Changes();
        for (Markup.Element element : markup.elements()) {
            if (element.name.equals("bpmn:extensionElements") && element.children.stream().allMatch(Canonical::emptyProperties) && !element.empty()) {
                changes.remove(element.start, element.end);
            } else if (element.name.equals("bpmn:conditionExpression") && element.text().isBlank()) {
                changes.remove(element.start, element.end);
            } else if (emptyProperties(element) && !element.parent.children.stream().allMatch(Canonical::emptyProperties)) {
                changes.remove(element.start, element.end);
            } else if (emptyProperty(element) && !emptyProperties(element.parent)) {
                changes.remove(element.start, element.end);
            } else {
                String tag = text.substring(element.start, element.opened);
                String without = tag.replaceAll("\\s+camunda:\\w+=\"\"", "");
                if (!without.equals(tag)) {
                    changes.replace(element.start, element.opened, without);
                }
            }
        }
        return changes.none() ? text : changes.made();
    }

    private static boolean emptyProperties(Markup.Element element) {
        return element.name.equals("camunda:properties") && element.children.stream().allMatch(Canonical::emptyProperty);
    }

    private static boolean emptyProperty(Markup.Element element) {
        return element.name.equals("camunda:property") && element.attributes.getOrDefault("value", "").isBlank();
    }

    private static Map<String, String> properties(Markup.Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        element.child("bpmn:extensionElements").flatMap(extensions -> extensions.child("camunda:properties")).stream()
                .flatMap(all -> all.children.stream())
                .forEach(property -> properties.put(property.attributes.getOrDefault("name", ""), Markup.said(property.attributes.getOrDefault("value", ""))));
        return properties;
    }

    private static Stream<Markup.Element> definitions(Markup.Element event) {
        return event.children.stream().filter(child -> child.name.endsWith("EventDefinition"));
    }

    private String timers(String file, String text) {
        Markup markup = markup(text);
        Markup.Changes changes = markup.new Changes();
        for (Markup.Element event : markup.elements()) {
            if (TIMED.contains(event.name) && !event.empty()) {
                Map<String, String> properties = properties(event);
                String deadline = properties.get(TimerExpression.DEADLINE);
                TimerExpression.of(deadline, properties.get(TimerExpression.WHEN), properties.get(TimerExpression.PERIOD))
                        .filter(any -> deadlines.contains(deadline))
                        .filter(expression -> timer(markup, changes, event, expression))
                        .ifPresent(expression -> tell(file, event, "its timer was written from the deadline \"%s\".".formatted(deadline)));
            }
        }
        return changes.none() ? text : changes.made();
    }

    private boolean timer(Markup markup, Markup.Changes changes, Markup.Element event, String expression) {
        Optional<Markup.Element> definition = event.child("bpmn:timerEventDefinition");
        String line = markup.lineBreak();
        String indent = markup.indent(event) + "  ";
        String inside = "%s  <bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:timeDate>%s%s".formatted(indent, expression, line, indent);
        if (definition.isEmpty()) {
            if (event.name.equals("bpmn:startEvent") || definitions(event).findAny().isPresent()) {
                return false;
            }
            changes.replace(event.closing, event.closing, "  <bpmn:timerEventDefinition id=\"TimerEventDefinition_%s\">%s%s</bpmn:timerEventDefinition>%s%s"
                    .formatted(suffix(event), line, inside, line, markup.indent(event)));
            return true;
        }
        Markup.Element timer = definition.get();
        if (timer.empty() || timer.text().isBlank()) {
            changes.replace(timer.start, timer.end, "<bpmn:timerEventDefinition id=\"%s\">%s%s</bpmn:timerEventDefinition>"
                    .formatted(timer.attributes.getOrDefault("id", "TimerEventDefinition_" + suffix(event)), line, inside));
            return true;
        }
        String now = timer.children.size() == 1 && timer.children.get(0).name.equals("bpmn:timeDate") ? timer.children.get(0).text().strip() : null;
        if (now == null || now.equals(expression) || !(now.isEmpty() || writtenBefore(now))) {
            return false;
        }
        changes.replace(timer.children.get(0).start, timer.children.get(0).end, "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:timeDate>".formatted(expression));
        return true;
    }

    private boolean writtenBefore(String expression) {
        Matcher written = WRITTEN.matcher(expression);
        return written.matches() && Stream.of(1, 2, 3, 4).map(written::group).filter(named -> named != null).allMatch(deadlines::contains);
    }

    private static String suffix(Markup.Element element) {
        return element.attributes.getOrDefault("id", "").replaceFirst("^[A-Za-z]+_", "");
    }

    private String messages(String file, String text) {
        Markup markup = markup(text);
        Markup.Changes changes = markup.new Changes();
        Map<String, String> ids = new LinkedHashMap<>();
        markup.elements().stream().filter(element -> element.name.equals("bpmn:message")).forEach(message -> ids.put(message.attributes.getOrDefault("name", ""), message.attributes.get("id")));
        Map<String, String> added = new LinkedHashMap<>();
        for (Markup.Element event : markup.elements()) {
            String message = WAITING.contains(event.name) || SENDING.contains(event.name) ? properties(event).get("message") : null;
            if (message != null && MESSAGE_NAME.matcher(message).matches()) {
                String id = ids.computeIfAbsent(message, name -> added.computeIfAbsent(name, any -> "Message_" + any));
                if (message(markup, changes, event, id)) {
                    tell(file, event, "the message \"%s\" was written into it.".formatted(Words.ofId("Message_" + message)));
                }
            }
        }
        if (!added.isEmpty()) {
            markup.elements().stream().filter(element -> element.name.equals("bpmn:process")).reduce((first, last) -> last).ifPresent(process -> {
                StringBuilder roots = new StringBuilder();
                added.forEach((name, id) -> roots.append(markup.lineBreak()).append(markup.indent(process)).append("<bpmn:message id=\"%s\" name=\"%s\" />".formatted(id, name)));
                changes.replace(process.end, process.end, roots.toString());
            });
        }
        return changes.none() ? text : changes.made();
    }

    private static boolean message(Markup markup, Markup.Changes changes, Markup.Element event, String message) {
        if (event.name.equals("bpmn:receiveTask")) {
            return false;
        }
        Optional<Markup.Element> definition = event.child("bpmn:messageEventDefinition");
        String announced = SENDING.contains(event.name) ? " camunda:delegateExpression=\"${announce}\"" : "";
        String wanted = "<bpmn:messageEventDefinition id=\"%s\" messageRef=\"%s\"%s />"
                .formatted(definition.map(given -> given.attributes.get("id")).orElse("MessageEventDefinition_" + suffix(event)), message, announced);
        if (definition.isPresent()) {
            Markup.Element given = definition.get();
            boolean asWanted = message.equals(given.attributes.get("messageRef")) && (announced.isEmpty() || given.attributes.containsKey("camunda:delegateExpression"));
            if (asWanted || !given.children.isEmpty()) {
                return false;
            }
            changes.replace(given.start, given.end, wanted);
            return true;
        }
        if (definitions(event).findAny().isPresent() || event.empty()) {
            return false;
        }
        changes.replace(event.closing, event.closing, "  " + wanted + markup.lineBreak() + markup.indent(event));
        return true;
    }

    /** A case keeps the forms, tables and stages of its version, whatever Modeler writes when one is chosen. */
    private String bound(String text) {
        Markup markup = markup(text);
        Markup.Changes changes = markup.new Changes();
        for (Markup.Element element : markup.elements()) {
            BINDINGS.forEach((reference, binding) -> {
                boolean ours = element.attributes.getOrDefault("camunda:modelerTemplate", "").startsWith(Template.id(""));
                if (ours && element.attributes.containsKey(reference) && !"deployment".equals(element.attributes.get(binding))) {
                    String without = text.substring(element.start, element.opened).replaceFirst("\\s+" + binding + "=\"[^\"]*\"", "");
                    changes.replace(element.start, element.opened, without.replaceFirst("(\\s" + reference + "=\"[^\"]*\")", "$1 " + binding + "=\"deployment\""));
                }
            });
        }
        return changes.none() ? text : changes.made();
    }

    /** What was chosen at a gateway as the conditions of its ways. */
    private String conditions(String file, String text) {
        Markup markup = markup(text);
        Markup.Changes changes = markup.new Changes();
        for (Markup.Element gateway : markup.elements()) {
            if (gateway.name.equals("bpmn:exclusiveGateway")) {
                Map<String, String> properties = properties(gateway);
                List<String> chosen = Stream.of("", "2", "3").map(number -> properties.getOrDefault(ElementTemplates.TAKEN_WHEN + number, "")).filter(condition -> !condition.isBlank()).toList();
                List<Markup.Element> ways = markup.elements().stream()
                        .filter(flow -> flow.name.equals("bpmn:sequenceFlow") && gateway.attributes.getOrDefault("id", "").equals(flow.attributes.get("sourceRef")))
                        .filter(flow -> !flow.attributes.getOrDefault("id", "").equals(gateway.attributes.get("default")))
                        .toList();
                boolean asCalled = chosen.contains(ElementTemplates.ANSWER_OF_THE_TASK_BEFORE);
                for (Markup.Element way : ways) {
                    Optional<String> answer = asCalled
                            ? before(markup, gateway).flatMap(task -> Answers.called(set, task.attributes.getOrDefault("camunda:formRef", ""), name(way)))
                            : chosen.stream().filter(condition -> ways.size() == 1 && chosen.size() == 1 || answers(condition, way)).findFirst();
                    answer
                            .filter(condition -> condition(markup, changes, way, condition))
                            .ifPresent(condition -> tell(file, way, "it is taken as was chosen at \"%s\".".formatted(name(gateway))));
                }
            }
        }
        return changes.none() ? text : changes.made();
    }

    /** The officer's task from which the case comes to a gateway. */
    private static Optional<Markup.Element> before(Markup markup, Markup.Element gateway) {
        return markup.elements().stream()
                .filter(flow -> flow.name.equals("bpmn:sequenceFlow") && gateway.attributes.getOrDefault("id", "").equals(flow.attributes.get("targetRef")))
                .flatMap(flow -> markup.elements().stream().filter(task -> task.name.equals("bpmn:userTask") && task.attributes.getOrDefault("id", "").equals(flow.attributes.get("sourceRef"))))
                .findFirst();
    }

    /** Whether a way bears the name of the answer: "Ask again" for {@code ask-again}. */
    private static boolean answers(String condition, Markup.Element way) {
        Matcher code = ANSWER.matcher(condition);
        return code.find() && name(way).equalsIgnoreCase(code.group(1).replace('-', ' '));
    }

    private static boolean condition(Markup markup, Markup.Changes changes, Markup.Element way, String condition) {
        String written = "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:conditionExpression>".formatted(condition.replace("&", "&amp;").replace("<", "&lt;"));
        Optional<Markup.Element> now = way.child("bpmn:conditionExpression");
        if (now.isPresent()) {
            String said = Markup.said(now.get().text());
            boolean typed = !CHOSEN.matcher(said).matches() || !now.get().attributes.getOrDefault("xsi:type", "").equals("bpmn:tFormalExpression");
            if (typed || said.equals(condition)) {
                return false;
            }
            changes.replace(now.get().start, now.get().end, written);
        } else if (way.empty()) {
            String line = markup.lineBreak() + markup.indent(way);
            changes.replace(way.lastAttribute(), way.end, ">" + line + "  " + written + line + "</bpmn:sequenceFlow>");
        } else {
            changes.replace(way.closing, way.closing, "  " + written + markup.lineBreak() + markup.indent(way));
        }
        return true;
    }

    /** Gives what Modeler has numbered an id from its name: ids stand in the history of every case. */
    private String readable(String file, String text) {
        Markup markup = markup(text);
        Map<String, Markup.Element> byId = new LinkedHashMap<>();
        markup.elements().stream().filter(element -> element.attributes.containsKey("id")).forEach(element -> byId.putIfAbsent(element.attributes.get("id"), element));
        Map<String, String> renamed = new LinkedHashMap<>();
        for (Map.Entry<String, Markup.Element> entry : byId.entrySet()) {
            Matcher numbered = NUMBERED.matcher(entry.getKey());
            if (numbered.matches() && entry.getValue().name.startsWith("bpmn:")) {
                readable(file, numbered.group(1), entry.getValue(), byId).ifPresent(wanted -> {
                    String free = wanted;
                    for (int number = 2; byId.containsKey(free) || renamed.containsValue(free); number++) {
                        free = wanted + number;
                    }
                    renamed.put(entry.getKey(), free);
                });
            }
        }
        String made = text;
        for (Map.Entry<String, String> change : renamed.entrySet()) {
            tell(file, byId.get(change.getKey()), "its id is now %s.".formatted(change.getValue()));
            made = made.replace("\"" + change.getKey() + "\"", "\"" + change.getValue() + "\"")
                    .replace("\"" + change.getKey() + "_di\"", "\"" + change.getValue() + "_di\"")
                    .replace(">" + change.getKey() + "<", ">" + change.getValue() + "<");
        }
        return made;
    }

    private static Optional<String> readable(String file, String kind, Markup.Element element, Map<String, Markup.Element> byId) {
        if (kind.equals("Process")) {
            return Optional.of(Words.stem(file)).filter(stem -> stem.matches("[a-z][a-z0-9-]*"));
        }
        String prefix = (kind.equals("StartEvent") ? "Event" : kind) + "_";
        String own = camel(element.attributes.getOrDefault("name", ""));
        if (!own.isEmpty()) {
            return Optional.of(prefix + own);
        }
        return byId.values().stream()
                .filter(flow -> flow.name.equals("bpmn:sequenceFlow") && element.attributes.getOrDefault("id", "").equals(flow.attributes.get("sourceRef")))
                .map(flow -> byId.get(flow.attributes.getOrDefault("targetRef", "")))
                .filter(target -> target != null && kind.equals("Gateway"))
                .map(target -> camel(target.attributes.getOrDefault("name", "")))
                .filter(next -> !next.isEmpty())
                .findFirst()
                .map(next -> prefix + "To" + next);
    }

    /** "Remind complainant's friend" as {@code RemindComplainantsFriend}. */
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : Markup.said(name).replaceAll("['’]", "").split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return camel.isEmpty() || Character.isDigit(camel.charAt(0)) ? "" : camel.toString();
    }
}
