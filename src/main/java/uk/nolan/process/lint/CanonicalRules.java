package uk.nolan.process.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.nolan.council.Finding;

/** What Camunda Modeler would lose or rewrite when it next saves the file, so that an administrator's change would be more than she changed. */
final class CanonicalRules {

    private static final String PLATFORM = "Camunda Platform";
    private static final String VERSION = "7.24.0";
    private static final Map<String, String> PREFIXES = Map.of(Diagram.BPMN, "bpmn", Diagram.CAMUNDA, "camunda");
    private static final Set<String> EXPRESSIONS = Set.of("conditionExpression", "timeDate", "timeCycle", "timeDuration");

    private CanonicalRules() {}

    static void diagram(Diagram diagram, List<Finding> findings) {
        XmlText xml = diagram.xml();
        comments(diagram.file(), xml, findings);
        platform(diagram.file(), xml, findings);
        xml.each(element -> {
            String prefix = PREFIXES.get(element.namespace);
            if (prefix != null && !prefix.equals(element.prefix) && element.parent == null) {
                findings.add(new Finding(diagram.file(), "", element.line, "the file does not write its elements as Modeler does (" + prefix + ":" + element.name + ")", "Open it in Camunda Modeler and save it again."));
            }
        });
        drawn(diagram, findings);
    }

    /** What Modeler would lose of a file, for which the engine need not even understand it. */
    static List<Finding> lost(String file, XmlText xml) {
        return xml.all().filter(element -> EXPRESSIONS.contains(element.name) && element.namespace.equals(Diagram.BPMN) && !"bpmn:tFormalExpression".equals(element.attribute(Diagram.XSI, "type")))
                .map(element -> new Finding(file, drawn(element), element.line, "Modeler would lose what stands in <bpmn:" + element.name + "> on the next save, because its xsi:type is "
                        + (element.attribute(Diagram.XSI, "type") == null ? "missing" : "\"" + element.attribute(Diagram.XSI, "type") + "\""), "Write xsi:type=\"bpmn:tFormalExpression\"."))
                .toList();
    }

    private static String drawn(XmlText.Element element) {
        XmlText.Element around = element;
        while (around.parent != null && (around.attribute("name") == null || around.attribute("name").isBlank())) {
            around = around.parent;
        }
        return around.attribute("name") == null ? "" : around.attribute("name");
    }

    static void table(Table table, List<Finding> findings) {
        comments(table.file(), table.xml(), findings);
        platform(table.file(), table.xml(), findings);
    }

    private static void comments(String file, XmlText xml, List<Finding> findings) {
        xml.comments().forEach(line -> findings.add(new Finding(file, "", line, "Modeler would drop the comment on line " + line + " on the next save", "Put its words into an element's documentation.")));
    }

    private static void platform(String file, XmlText xml, List<Finding> findings) {
        String platform = xml.root().attribute(Diagram.MODELER, "executionPlatform");
        String version = xml.root().attribute(Diagram.MODELER, "executionPlatformVersion");
        if (!PLATFORM.equals(platform) || !VERSION.equals(version)) {
            findings.add(new Finding(file, "", xml.root().line, "the file is made for " + (platform == null ? "no engine" : platform + " " + (version == null ? "" : version)).strip() + ", not for Camunda 7.24",
                    "Choose Camunda Platform 7.24 at the foot of Modeler's window, or make the file anew as a Camunda 7 one."));
        }
    }

    /** What is not drawn nobody sees, and what is drawn must be there. */
    private static void drawn(Diagram diagram, List<Finding> findings) {
        Set<String> drawn = new java.util.HashSet<>();
        diagram.xml().each(element -> {
            if (element.name.equals("BPMNShape") || element.name.equals("BPMNEdge")) {
                String id = element.attribute("bpmnElement");
                drawn.add(id);
                if (id == null || diagram.written(id) == null) {
                    findings.add(new Finding(diagram.file(), "", element.line, "the drawing shows \"" + id + "\", which is not there", "Open the file in Camunda Modeler, delete the shape or flow, and save it again."));
                }
            }
        });
        diagram.all(org.camunda.bpm.model.bpmn.instance.FlowElement.class).stream()
                .filter(element -> element instanceof org.camunda.bpm.model.bpmn.instance.FlowNode || element instanceof org.camunda.bpm.model.bpmn.instance.SequenceFlow)
                .filter(element -> !drawn.contains(element.getId()))
                .forEach(element -> findings.add(diagram.find(element, "it is not drawn, so nobody would see it", "Draw it in Camunda Modeler.")));
    }
}
