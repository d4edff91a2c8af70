package uk.nolan.publishing.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import uk.nolan.people.Role;

/**
 * Two diagrams in words: steps, flows and events that are new, gone or otherwise. What is known is called as an administrator calls it; what is not is called as the file does, so that nothing is
 * passed over.
 */
final class DiagramDifference {

    /** Parts of the element in which they stand, whether or not they have an id of their own. */
    private static final Set<String> PARTS = Set.of("conditionExpression", "timeDate", "timeDuration", "timeCycle", "documentation", "extensionElements", "completionCondition", "loopCardinality");

    /** What follows from the flows, ids, and from which template of Modeler a step was made. */
    private static final Set<String> LEFT_OUT = Set.of("incoming", "outgoing", "id", "flowNodeRef", "modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon");

    /** What is the same in every step of its kind. */
    private static final Set<String> LEFT_OUT_IN_BRIEF = Set.of("name", "documentation", "formRefBinding", "decisionRefBinding", "calledElementBinding", "asyncBefore", "mapDecisionResult");

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("userTask", "Task"), Map.entry("sendTask", "Letter"), Map.entry("serviceTask", "Automatic step"), Map.entry("businessRuleTask", "Decision table"),
            Map.entry("scriptTask", "Script"), Map.entry("task", "Step"), Map.entry("manualTask", "Step"), Map.entry("receiveTask", "Step that waits"),
            Map.entry("callActivity", "Stage"), Map.entry("subProcess", "Part"), Map.entry("exclusiveGateway", "Question"), Map.entry("parallelGateway", "Fork or join"),
            Map.entry("inclusiveGateway", "Question with several answers"), Map.entry("eventBasedGateway", "Fork that waits"), Map.entry("startEvent", "Start"), Map.entry("endEvent", "End"),
            Map.entry("boundaryEvent", "Event at a step"), Map.entry("intermediateCatchEvent", "Event waited for"), Map.entry("intermediateThrowEvent", "Event"),
            Map.entry("sequenceFlow", "Flow"), Map.entry("process", "Diagram"), Map.entry("message", "Message"), Map.entry("error", "Error"), Map.entry("participant", "Pool"),
            Map.entry("messageFlow", "Message flow"), Map.entry("textAnnotation", "Note"), Map.entry("association", "Line to a note"), Map.entry("lane", "Lane"));

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("name", "name"), Map.entry("documentation", "documentation"), Map.entry("formRef", "form"), Map.entry("candidateGroups", "offered to"), Map.entry("dueDate", "due"),
            Map.entry("calledElement", "leads to the diagram"), Map.entry("attachedToRef", "stands at"), Map.entry("cancelActivity", "ends the step"), Map.entry("default", "goes by default to"),
            Map.entry("decisionRef", "table"), Map.entry("delegateExpression", "carried out by"), Map.entry("sourceRef", "comes from"), Map.entry("targetRef", "leads to"),
            Map.entry("conditionExpression", "condition"), Map.entry("timeDate", "when"), Map.entry("timeDuration", "after"), Map.entry("timeCycle", "repeated"), Map.entry("messageRef", "message"),
            Map.entry("notice", "letter"), Map.entry("recipients", "letter goes to"), Map.entry("deadline", "deadline"), Map.entry("fact", "records the date"), Map.entry("stage", "stage"),
            Map.entry("outcome", "outcome"), Map.entry("candidateStarterGroups", "may be started by"), Map.entry("historyTimeToLive", "history is kept for"));

    private final Map<String, Element> before;
    private final Map<String, Element> after;
    private final DeadlineNames deadlines;

    private DiagramDifference(Map<String, Element> before, Map<String, Element> after, DeadlineNames deadlines) {
        this.before = before;
        this.after = after;
        this.deadlines = deadlines;
    }

    /**
     * @param before null for a new diagram
     * @param after null for one that was taken away
     */
    static List<Otherwise> between(byte[] before, byte[] after, DeadlineNames deadlines) throws Xml.Unreadable {
        return new DiagramDifference(elements(before), elements(after), deadlines).inWords(before != null && after != null);
    }

    private List<Otherwise> inWords(boolean both) {
        List<Otherwise> all = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        List<String> flowsLast = ids.stream().sorted((one, other) -> Boolean.compare(isFlow(one), isFlow(other))).toList();
        for (String id : flowsLast) {
            Element was = before.get(id);
            Element is = after.get(id);
            if (was == null) {
                all.add(new Otherwise(named(is, after) + " is new", "", inBrief(is, after)));
            } else if (is == null) {
                all.add(new Otherwise(named(was, before) + " was taken away", inBrief(was, before), ""));
            } else if (both) {
                compare(was, is, all);
            }
        }
        if (both && all.isEmpty()) {
            all.add(new Otherwise("Only the drawing is different: where things stand, or how the file is written", "", ""));
        }
        return all;
    }

    private boolean isFlow(String id) {
        Element element = after.getOrDefault(id, before.get(id));
        return element.getLocalName().equals("sequenceFlow");
    }

    private void compare(Element was, Element is, List<Otherwise> all) {
        Map<String, String> settingsBefore = settings(was, before);
        Map<String, String> settingsAfter = settings(is, after);
        String named = named(is, after);
        if (!was.getLocalName().equals(is.getLocalName())) {
            all.add(new Otherwise(named + ": kind", kind(was), kind(is)));
        }
        Set<String> keys = new LinkedHashSet<>(settingsAfter.keySet());
        keys.addAll(settingsBefore.keySet());
        for (String key : keys) {
            String from = settingsBefore.getOrDefault(key, "");
            String to = settingsAfter.getOrDefault(key, "");
            if (!from.equals(to)) {
                all.add(new Otherwise(named + ": " + key, from, to));
            }
        }
    }

    /** A new or lost step by what matters about it. */
    private String inBrief(Element element, Map<String, Element> among) {
        Map<String, String> settings = settings(element, among);
        settings.keySet().removeAll(LEFT_OUT_IN_BRIEF);
        return settings.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()).collect(Collectors.joining("; "));
    }

    private static Map<String, Element> elements(byte[] text) throws Xml.Unreadable {
        Map<String, Element> elements = new LinkedHashMap<>();
        if (text != null) {
            collect(Xml.read(text), elements);
        }
        return elements;
    }

    private static void collect(Element parent, Map<String, Element> elements) {
        for (Element child : Xml.children(parent)) {
            if (!child.getLocalName().equals("BPMNDiagram")) {
                if (isOfItsOwn(child)) {
                    elements.putIfAbsent(child.getAttribute("id"), child);
                }
                collect(child, elements);
            }
        }
    }

    private static boolean isOfItsOwn(Element element) {
        String name = element.getLocalName();
        return element.hasAttribute("id") && !PARTS.contains(name) && !name.endsWith("EventDefinition") && !name.endsWith("Characteristics") && String.valueOf(element.getNamespaceURI()).contains("BPMN");
    }

    /** What an element says about itself, by what an administrator calls it. */
    private Map<String, String> settings(Element element, Map<String, Element> among) {
        Map<String, String> settings = new LinkedHashMap<>();
        collect(element, among, settings);
        return settings;
    }

    private void collect(Element element, Map<String, Element> among, Map<String, String> settings) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getLocalName();
            if (!LEFT_OUT.contains(name) && !attributes.item(i).getNodeName().startsWith("xmlns") && !attributes.item(i).getNodeName().equals("xsi:type")) {
                put(settings, name, value(name, attributes.item(i).getNodeValue(), among));
            }
        }
        for (Element child : Xml.children(element)) {
            String name = child.getLocalName();
            if (LEFT_OUT.contains(name) || isOfItsOwn(child)) {
                continue;
            }
            if (name.equals("property") && child.hasAttribute("name")) {
                put(settings, child.getAttribute("name"), value(child.getAttribute("name"), child.getAttribute("value"), among));
            } else if (name.equals("in") || name.equals("out")) {
                put(settings, name.equals("in") ? "passes in" : "takes out", passed(child));
            } else if (Xml.children(child).isEmpty() && !Xml.text(child).isEmpty()) {
                put(settings, name, value(name, Xml.text(child), among));
            } else {
                if (name.endsWith("EventDefinition")) {
                    put(settings, "event", name.replace("EventDefinition", ""));
                }
                collect(child, among, settings);
            }
        }
    }

    private static void put(Map<String, String> settings, String name, String value) {
        settings.merge(SETTINGS.getOrDefault(name, name), value, (one, other) -> one + "; " + other);
    }

    private static String passed(Element mapping) {
        NamedNodeMap attributes = mapping.getAttributes();
        Set<String> parts = new TreeSet<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            parts.add(attributes.item(i).getLocalName() + " " + attributes.item(i).getNodeValue());
        }
        return String.join(", ", parts);
    }

    private String value(String name, String value, Map<String, Element> among) {
        return switch (name) {
            case "candidateGroups", "candidateStarterGroups" -> Arrays.stream(value.split("\\s*,\\s*")).map(group -> Role.ofGroup(group).map(Role::title).orElse(group)).collect(Collectors.joining(", "));
            case "dueDate", "timeDate", "timeCycle", "timeDuration" -> deadlines.inWords(value);
            case "deadline" -> deadlines.ofKey(value);
            case "cancelActivity", "isInterrupting" -> value.equals("false") ? "no" : "yes";
            case "sourceRef", "targetRef", "attachedToRef", "messageRef", "errorRef" -> among.containsKey(value) ? called(among.get(value), among) : value;
            case "default" -> among.containsKey(value) ? where(among.get(value), "targetRef", among) : value;
            default -> value;
        };
    }

    private static String kind(Element element) {
        return KINDS.getOrDefault(element.getLocalName(), element.getLocalName());
    }

    /** {@code Task "Decide validity"}; a flow by its ends. */
    private String named(Element element, Map<String, Element> among) {
        if (element.getLocalName().equals("sequenceFlow")) {
            String label = plain(element.getAttribute("name"));
            return "Flow%s from %s to %s".formatted(label.isEmpty() ? "" : " \"" + label + "\"", where(element, "sourceRef", among), where(element, "targetRef", among));
        }
        return kind(element) + " " + called(element, among);
    }

    private String where(Element flow, String end, Map<String, Element> among) {
        Element there = among.get(flow.getAttribute(end));
        return there == null ? "nothing" : called(there, among);
    }

    private String called(Element element, Map<String, Element> among) {
        String name = plain(element.getAttribute("name"));
        if (!name.isEmpty()) {
            return "\"%s\"".formatted(name);
        }
        if (element.getLocalName().endsWith("Gateway")) {
            // what joins has no question
            return "the join " + element.getAttribute("id");
        }
        return element.getAttribute("id");
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }
}
