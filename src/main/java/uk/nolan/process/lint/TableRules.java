package uk.nolan.process.lint;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import uk.nolan.council.Finding;

/** What would go wrong in a decision table only with a case at hand, or not even then: texts without quotation marks, empty answers, what Camunda 7 leaves out in silence; and whatever could run code. */
final class TableRules {

    private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static final Set<String> HIT_POLICIES = Set.of("UNIQUE", "FIRST", "ANY", "RULE ORDER", "COLLECT");
    private static final Set<String> INPUT_TYPES = Set.of("string", "boolean", "integer", "long", "double", "number", "date");
    private static final Set<String> OUTPUT_TYPES = Set.of("string", "boolean", "integer", "long", "double", "number");

    private static final Set<String> ELEMENTS = Set.of(
            "definitions", "decision", "description", "extensionElements", "informationRequirement", "requiredInput", "requiredDecision", "inputData", "variable", "decisionTable",
            "input", "inputExpression", "text", "inputValues", "output", "outputValues", "rule", "inputEntry", "outputEntry", "annotation", "annotationEntry",
            "authorityRequirement", "requiredAuthority", "knowledgeSource", "textAnnotation", "association", "sourceRef", "targetRef");

    private static final Set<String> ATTRIBUTES = Set.of("id", "name", "label", "namespace", "exporter", "exporterVersion", "hitPolicy", "aggregation", "typeRef", "href", "textFormat", "associationDirection", "locationURI");

    private static final Set<String> DRAWING = Set.of(
            "https://www.omg.org/spec/DMN/20191111/DMNDI/", "http://www.omg.org/spec/DMN/20180521/DC/", "http://www.omg.org/spec/DMN/20180521/DI/", "http://bpmn.io/schema/dmn/biodi/2.0");

    private static final String CURE = "Take it out in Camunda Modeler.";

    private final Table table;
    private final List<Finding> findings;

    private TableRules(Table table, List<Finding> findings) {
        this.table = table;
        this.findings = findings;
    }

    /** Looks at one file. */
    static List<Finding> findings(Table table, String content) {
        List<Finding> findings = new ArrayList<>();
        TableRules rules = new TableRules(table, findings);
        rules.allowed();
        rules.decisions();
        if (findings.isEmpty()) {
            rules.engine(content.getBytes(StandardCharsets.UTF_8));
        }
        return findings;
    }

    private void allowed() {
        table.xml().each(element -> {
            if (DRAWING.contains(element.namespace)) {
                return;
            }
            if (!element.namespace.equals(table.xml().root().namespace) || !ELEMENTS.contains(element.name)) {
                find(element, "<" + element.asWritten() + "> may not stand in a table" + (Set.of("context", "list", "relation", "invocation", "functionDefinition", "literalExpression").contains(element.name) ? ", and Camunda 7 would leave the decision out" : ""), CURE);
                return;
            }
            element.attributes.forEach(attribute -> {
                boolean allowed = switch (attribute.namespace()) {
                    case "" -> ATTRIBUTES.contains(attribute.name());
                    case Table.CAMUNDA -> attribute.name().equals("historyTimeToLive") && element.name.equals("decision");
                    case Diagram.MODELER -> element.parent == null && attribute.name().startsWith("executionPlatform");
                    default -> DRAWING.contains(attribute.namespace());
                };
                if (!allowed) {
                    find(element, attribute.name().equals("expressionLanguage")
                            ? "the language \"" + attribute.value() + "\" is not spoken here; tables speak FEEL"
                            : attribute.asWritten() + "=\"" + Allowed.shortened(attribute.value()) + "\" may not stand at <" + element.asWritten() + ">", CURE);
                }
            });
        });
    }

    private void decisions() {
        if (table.decisions().size() != 1) {
            findings.add(new Finding(table.file(), "", 0, "there are " + table.decisions().size() + " decisions in the file", "Keep one; each table has a file of its own."));
        }
        for (XmlText.Element decision : table.decisions()) {
            if (!table.stem().equals(decision.attribute("id"))) {
                find(decision, "the decision has the id \"" + decision.attribute("id") + "\", but a table is found by its file's name", "Write " + table.stem() + " as the decision's id.");
            }
            if (decision.attribute("name") == null || decision.attribute("name").isBlank()) {
                find(decision, "the decision has no name", "Give it one.");
            }
            String kept = decision.attribute(Table.CAMUNDA, "historyTimeToLive");
            if (kept == null || !kept.matches("P\\d+D")) {
                find(decision, kept == null ? "it does not say how long its history is kept" : "its history is kept for \"" + kept + "\", which the engine cannot read", "Write the time to live in days, like P2190D.");
            }
            if (decision.child("description").filter(words -> !words.text().isBlank()).isEmpty()) {
                find(decision, "it is not described", "Write under Documentation what it decides.");
            }
            decision.child("decisionTable").ifPresentOrElse(this::table, () -> find(decision, "there is no decision table in it", "Make it a decision table; Camunda 7 leaves other kinds out."));
        }
    }

    private void table(XmlText.Element decisionTable) {
        String policy = decisionTable.attribute("hitPolicy");
        if (policy != null && !HIT_POLICIES.contains(policy)) {
            find(decisionTable, "the engine does not know the hit policy \"" + policy + "\"", "Use Unique, First, Any, Rule order or Collect.");
        }
        List<XmlText.Element> inputs = decisionTable.children("input").toList();
        List<XmlText.Element> outputs = decisionTable.children("output").toList();
        Set<String> asked = new HashSet<>();
        for (XmlText.Element input : inputs) {
            XmlText.Element expression = input.child("inputExpression").orElse(null);
            String type = expression == null ? null : expression.attribute("typeRef");
            labelled(input, "input", input.attribute("label"));
            if (type == null || !INPUT_TYPES.contains(type)) {
                find(input, "the input \"" + labelOf(input) + "\" has " + (type == null ? "no type" : "the unknown type \"" + type + "\""), "Choose string, boolean, integer, double or date.");
            }
            String text = expression == null ? "" : expression.child("text").map(XmlText.Element::text).orElse("").strip();
            Optional<FeelText> read = text.isEmpty() ? Optional.empty() : FeelText.expression(text);
            if (read.isEmpty()) {
                find(input, "the input \"" + labelOf(input) + "\" asks for nothing that can be read (" + text + ")", "Write the code's name, like grounds.");
            } else {
                function(input, text, read.get());
                asked.addAll(read.get().names());
            }
        }
        for (XmlText.Element output : outputs) {
            labelled(output, "output", output.attribute("label"));
            if (output.attribute("name") == null || output.attribute("name").isBlank()) {
                find(output, "the output \"" + labelOf(output) + "\" has no name", "Give it one, like validity.");
            }
            String type = output.attribute("typeRef");
            if (type == null || !OUTPUT_TYPES.contains(type)) {
                find(output, "the output \"" + labelOf(output) + "\" has " + (type == null ? "no type" : "the type \"" + type + "\", which the engine cannot give"), "Choose string, boolean, integer or double.");
            }
        }
        decisionTable.children("rule").forEach(rule -> rule(rule, inputs, outputs, asked));
    }

    private void rule(XmlText.Element rule, List<XmlText.Element> inputs, List<XmlText.Element> outputs, Set<String> asked) {
        List<XmlText.Element> conditions = rule.children("inputEntry").toList();
        List<XmlText.Element> results = rule.children("outputEntry").toList();
        for (int i = 0; i < conditions.size() && i < inputs.size(); i++) {
            XmlText.Element cell = conditions.get(i);
            String text = cell(cell);
            if (text.isEmpty() || text.equals("-")) {
                continue;
            }
            Optional<FeelText> read = FeelText.condition(text);
            if (read.isEmpty()) {
                noFeel(cell, text);
                continue;
            }
            function(cell, text, read.get());
            read.get().names().stream().filter(name -> !asked.contains(name)).findFirst()
                    .ifPresent(name -> find(cell, "the cell " + text + " asks for \"" + name + "\", which there is not", "Put a text between quotation marks: \"" + text.replace("\"", "") + "\"."));
            offered(cell, inputs.get(i), "inputValues", text.matches("\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*") ? read.get().texts() : Set.of());
        }
        for (int i = 0; i < results.size() && i < outputs.size(); i++) {
            XmlText.Element cell = results.get(i);
            String text = cell(cell);
            if (text.isEmpty()) {
                find(cell, "the output \"" + labelOf(outputs.get(i)) + "\" is empty", "Write a value, or \"\" for none.");
                continue;
            }
            Optional<FeelText> read = FeelText.expression(text);
            if (read.isEmpty()) {
                noFeel(cell, text);
                continue;
            }
            function(cell, text, read.get());
            read.get().names().stream().findFirst()
                    .ifPresent(name -> find(cell, "the cell " + text + " has no quotation marks, so that it asks for \"" + name + "\" and gives nothing", "Write \"" + text.replace("\"", "") + "\"."));
            String type = outputs.get(i).attribute("typeRef");
            boolean number = Set.of("integer", "long", "double", "number").contains(String.valueOf(type));
            if (number && read.get().kind().equals("ConstString") || "string".equals(type) && Set.of("ConstNumber", "ConstBool").contains(read.get().kind())) {
                find(cell, text + " stands in the column \"" + labelOf(outputs.get(i)) + "\", whose type is " + type, number ? "Write a number without quotation marks." : "Put it between quotation marks.");
            }
            offered(cell, outputs.get(i), "outputValues", read.get().texts());
        }
    }

    private void offered(XmlText.Element cell, XmlText.Element column, String list, Set<String> texts) {
        String values = column.child(list).flatMap(each -> each.child("text")).map(XmlText.Element::text).orElse("").strip();
        Set<String> offered = values.isEmpty() ? Set.of() : FeelText.condition(values).map(FeelText::texts).orElse(Set.of());
        if (!offered.isEmpty()) {
            texts.stream().filter(text -> !offered.contains(text)).findFirst()
                    .ifPresent(text -> find(cell, "\"" + text + "\" is not one of the values of \"" + labelOf(column) + "\"", "Use one of " + offered + ", or add it to the column's values."));
        }
    }

    private void function(XmlText.Element element, String text, FeelText read) {
        if (read.definesFunctions()) {
            find(element, "\"" + Allowed.shortened(text) + "\" makes a function of its own, which a table may not", "Use FEEL's own functions.");
        }
    }

    private void noFeel(XmlText.Element cell, String text) {
        find(cell, "the cell " + text + " is no FEEL expression", "Correct it; a text stands between quotation marks.");
    }

    private static String cell(XmlText.Element entry) {
        return entry.child("text").map(XmlText.Element::text).orElse("").strip();
    }

    /** Which row is meant: its first condition, or its number. */
    private static String row(XmlText.Element rule) {
        String code = rule.children("inputEntry").limit(1).map(TableRules::cell).collect(Collectors.joining());
        int number = rule.parent.children("rule").toList().indexOf(rule) + 1;
        return ", row " + number + (code.isEmpty() ? "" : " (" + Allowed.shortened(code.replaceAll("^\"|\"$", "")) + ")");
    }

    private void labelled(XmlText.Element column, String kind, String label) {
        if (label == null || label.isBlank()) {
            find(column, "an " + kind + " has no label", "Say what stands in the column.");
        }
    }

    private static String labelOf(XmlText.Element column) {
        return column.attribute("label") == null ? String.valueOf(column.attribute("name")) : column.attribute("label");
    }

    /** What only the engine itself finds when it takes the table in. */
    private void engine(byte[] content) {
        try {
            List<String> keys = new ArrayList<>();
            ENGINE.parseDecisions(new ByteArrayInputStream(content)).forEach(decision -> keys.add(decision.getKey()));
            table.decisions().stream().map(decision -> decision.attribute("id")).filter(id -> !keys.contains(id))
                    .forEach(id -> findings.add(new Finding(table.file(), "", 0, "the engine leaves the decision \"" + id + "\" out", "Make it a decision table.")));
        } catch (DmnEngineException e) {
            findings.add(new Finding(table.file(), "", 0, "the engine cannot take the table in (" + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + ")", "Open it in Camunda Modeler and correct it."));
        }
    }

    /** The element is the decision's name, with the row where one is meant. */
    private void find(XmlText.Element element, String what, String cure) {
        String row = "";
        XmlText.Element around = element;
        while (around != null && !around.name.equals("decision")) {
            row = around.name.equals("rule") ? row(around) : row;
            around = around.parent;
        }
        String name = around == null || around.attribute("name") == null ? "" : around.attribute("name");
        findings.add(new Finding(table.file(), name + row, element.line, what, cure));
    }
}
