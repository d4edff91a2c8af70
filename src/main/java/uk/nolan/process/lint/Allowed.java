package uk.nolan.process.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.nolan.council.Finding;

/**
 * The short list of what a diagram may hold. Whatever is not on it is refused, whether or not anybody has thought of what it could do: scripts, classes, connectors, listeners, tasks for
 * programs outside, forms from other addresses.
 */
final class Allowed {

    private static final Set<String> ELEMENTS = Set.of(
            "definitions", "process", "documentation", "extensionElements", "incoming", "outgoing", "sequenceFlow", "conditionExpression",
            "startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "intermediateThrowEvent",
            "timerEventDefinition", "timeDate", "timeCycle", "messageEventDefinition", "errorEventDefinition", "terminateEventDefinition", "linkEventDefinition", "message", "error",
            "userTask", "sendTask", "serviceTask", "businessRuleTask", "callActivity", "subProcess", "multiInstanceLoopCharacteristics", "loopCardinality", "completionCondition",
            "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway",
            "collaboration", "participant", "messageFlow", "laneSet", "lane", "flowNodeRef", "textAnnotation", "text", "association", "group", "category", "categoryValue");

    private static final Set<String> ATTRIBUTES = Set.of(
            "id", "name", "isExecutable", "targetNamespace", "exporter", "exporterVersion", "sourceRef", "targetRef", "default", "attachedToRef", "cancelActivity",
            "triggeredByEvent", "isInterrupting", "calledElement", "errorRef", "errorCode", "messageRef", "processRef", "isSequential", "associationDirection",
            "categoryValueRef", "value", "textFormat", "gatewayDirection", "completionQuantity", "startQuantity");

    /** The camunda attributes, each with the elements at which it may stand. */
    private static final Map<String, Set<String>> CAMUNDA = Map.ofEntries(
            Map.entry("candidateStarterGroups", Set.of("process")),
            Map.entry("historyTimeToLive", Set.of("process")),
            Map.entry("isStartableInTasklist", Set.of("process")),
            Map.entry("versionTag", Set.of("process")),
            Map.entry("formRef", Set.of("userTask", "startEvent")),
            Map.entry("formRefBinding", Set.of("userTask", "startEvent")),
            Map.entry("candidateGroups", Set.of("userTask")),
            Map.entry("dueDate", Set.of("userTask")),
            Map.entry("delegateExpression", Set.of("sendTask", "serviceTask", "messageEventDefinition")),
            Map.entry("asyncBefore", Set.of("*")),
            Map.entry("asyncAfter", Set.of("*")),
            Map.entry("exclusive", Set.of("*")),
            Map.entry("decisionRef", Set.of("businessRuleTask")),
            Map.entry("decisionRefBinding", Set.of("businessRuleTask")),
            Map.entry("mapDecisionResult", Set.of("businessRuleTask")),
            Map.entry("resultVariable", Set.of("businessRuleTask")),
            Map.entry("calledElementBinding", Set.of("callActivity")),
            Map.entry("collection", Set.of("multiInstanceLoopCharacteristics")),
            Map.entry("elementVariable", Set.of("multiInstanceLoopCharacteristics")),
            Map.entry("modelerTemplate", Set.of("*")),
            Map.entry("modelerTemplateVersion", Set.of("*")),
            Map.entry("modelerTemplateIcon", Set.of("*")));

    /** The camunda elements, each with its attributes. */
    private static final Map<String, Set<String>> EXTENSIONS = Map.of(
            "properties", Set.of(),
            "property", Set.of("name", "value"),
            "in", Set.of("businessKey", "source", "sourceExpression", "target", "variables"),
            "out", Set.of("source", "sourceExpression", "target"));

    /** The properties that the program reads. */
    static final Set<String> PROPERTIES = Set.of(
            "notice", "recipients", "recipients2", "recipients3", "enclosure", "enclosedTo", "sender", "deadline", "when", "period", "fact", "factFrom", "provided", "stage", "outcome", "form", "identity", "kind", "once", "whilePaused",
            "startedBy", "message", "takenWhen", "takenWhen2", "takenWhen3");

    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    private static final String CURE = "Take it out in Modeler's properties panel; what a diagram may use stands in the element templates.";

    /** Where an expression may stand: elements by their text, attributes by element and name. */
    private static final Set<String> EXPRESSION_TEXTS = Set.of("conditionExpression", "timeDate", "completionCondition", "loopCardinality");
    private static final Set<String> EXPRESSION_ATTRIBUTES = Set.of("userTask dueDate", "sendTask delegateExpression", "serviceTask delegateExpression", "messageEventDefinition delegateExpression",
            "multiInstanceLoopCharacteristics collection", "in businessKey", "in sourceExpression", "out sourceExpression", "property value");

    private Allowed() {}

    static void diagram(Diagram diagram, Set<String> variables, List<Finding> findings) {
        diagram.xml().each(element -> {
            if (DRAWING.contains(element.namespace)) {
                element.attributes.forEach(attribute -> noExpression(diagram, element, attribute.asWritten(), attribute.value(), findings));
                return;
            }
            boolean bpmn = element.namespace.equals(Diagram.BPMN) && ELEMENTS.contains(element.name);
            boolean camunda = element.namespace.equals(Diagram.CAMUNDA) && EXTENSIONS.containsKey(element.name);
            if (!bpmn && !camunda) {
                findings.add(diagram.find(element, "<" + element.asWritten() + "> may not stand in a diagram", element.namespace.equals(Diagram.BPMN) && element.name.endsWith("Task")
                        ? "Use a user task, a service task of the program, a send task, a business rule task or a call activity." : CURE));
                return;
            }
            element.attributes.forEach(attribute -> {
                if (!attributeAllowed(element, attribute)) {
                    findings.add(diagram.find(element, attribute.asWritten() + "=\"" + shortened(attribute.value()) + "\" may not stand at <" + element.asWritten() + ">", CURE));
                } else if (EXPRESSION_ATTRIBUTES.contains(element.name + " " + attribute.name())) {
                    expression(diagram, element, attribute, variables, findings);
                } else {
                    noExpression(diagram, element, attribute.asWritten(), attribute.value(), findings);
                }
            });
            if (element.name.equals("property") && !PROPERTIES.contains(String.valueOf(element.attribute("name")))) {
                findings.add(diagram.find(element, "nobody reads the property \"" + element.attribute("name") + "\"", "Use one of " + new TreeSet<>(PROPERTIES) + "."));
            }
            if (EXPRESSION_TEXTS.contains(element.name)) {
                if (Expression.isIn(element.text())) {
                    evaluated(diagram, element, element.text(), variables, findings);
                } else if (element.name.equals("conditionExpression")) {
                    findings.add(diagram.find(element, "its condition \"" + shortened(element.text()) + "\" is no expression", "Write it like ${review == 'hearing'}."));
                }
            } else {
                noExpression(diagram, element, "<" + element.asWritten() + ">", element.text(), findings);
            }
        });
    }

    private static boolean attributeAllowed(XmlText.Element element, XmlText.Attribute attribute) {
        return switch (attribute.namespace()) {
            case "" -> element.namespace.equals(Diagram.CAMUNDA) ? EXTENSIONS.get(element.name).contains(attribute.name()) : ATTRIBUTES.contains(attribute.name());
            case Diagram.CAMUNDA -> element.namespace.equals(Diagram.BPMN) && CAMUNDA.containsKey(attribute.name())
                    && (CAMUNDA.get(attribute.name()).contains("*") || CAMUNDA.get(attribute.name()).contains(element.name));
            case Diagram.XSI -> attribute.name().equals("type") || attribute.name().equals("schemaLocation") && element.parent == null;
            case Diagram.MODELER -> element.parent == null && attribute.name().startsWith("executionPlatform");
            default -> false;
        };
    }

    private static void expression(Diagram diagram, XmlText.Element element, XmlText.Attribute attribute, Set<String> variables, List<Finding> findings) {
        String value = attribute.value();
        switch (attribute.name()) {
            // the tables of what carries out tasks are asked elsewhere, so that the finding can name them
            case "delegateExpression" -> {
                if (Expression.read(value).flatMap(Expression::onlyName).isEmpty()) {
                    findings.add(diagram.find(element, "no part of the program carries out \"" + shortened(value) + "\"", "Use one of " + Delegates.names() + " as ${…} in the delegate expression."));
                }
            }
            case "businessKey" -> {
                if (!value.equals("#{execution.processBusinessKey}")) {
                    findings.add(diagram.find(element, "the stage would get \"" + shortened(value) + "\" in place of the case's reference", "Choose Business key with #{execution.processBusinessKey}."));
                }
            }
            case "value" -> {
                if (String.valueOf(element.attribute("name")).startsWith("takenWhen") && Expression.isIn(value)) {
                    evaluated(diagram, element, value, variables, findings);
                    return;
                }
                String rest = value.replace("${sanction}", "");
                if (Expression.isIn(rest) || Expression.isIn(value) && !Set.of("fact", "factFrom", "provided").contains(String.valueOf(element.attribute("name")))) {
                    findings.add(diagram.find(element, "the property \"" + element.attribute("name") + "\" may not ask for anything (\"" + shortened(value) + "\")", "Write a plain value."));
                }
            }
            default -> {
                if (Expression.isIn(value)) {
                    evaluated(diagram, element, value, variables, findings);
                }
            }
        }
    }

    private static void evaluated(Diagram diagram, XmlText.Element element, String text, Set<String> variables, List<Finding> findings) {
        Expression expression = Expression.read(text).orElse(null);
        if (expression == null) {
            findings.add(diagram.find(element, "the expression " + shortened(text) + " cannot be read", "Look for a missing quotation mark or bracket."));
            return;
        }
        expression.refused().forEach(why -> findings.add(diagram.find(element, "the expression " + shortened(text) + " may not be evaluated: " + why,
                "Compare routing codes, or ask deadlines, sanctions or arrangements.")));
        expression.names().stream().filter(name -> !variables.contains(name)).forEach(name ->
                findings.add(diagram.find(element, "the expression " + shortened(text) + " asks for \"" + name + "\", which nothing sets", "Use a routing field of a form, or ${deadlines…}.")));
    }

    private static void noExpression(Diagram diagram, XmlText.Element element, String where, String text, List<Finding> findings) {
        if (Expression.isIn(text)) {
            findings.add(diagram.find(element, "in " + where + " stands an expression (" + shortened(text) + "), which the engine would evaluate", "Write plain words there."));
        }
    }

    static String shortened(String text) {
        String plain = text.strip().replaceAll("\\s+", " ");
        return plain.length() > 100 ? plain.substring(0, 97) + "…" : plain;
    }
}
