package uk.nolan.process.lint;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Finding;
import uk.nolan.process.Kept;

/** One diagram that could be read: the engine's model of it, and the file as it is written. */
final class Diagram {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private static final String CURE = "Open it in Camunda Modeler and save it again.";
    private static final Kept<Object> READ = new Kept<>(400);

    private final String file;
    private final XmlText xml;
    private final BpmnModelInstance model;
    private final Map<String, XmlText.Element> byId = new HashMap<>();
    private final Map<Class<?>, Collection<?>> byType = new ConcurrentHashMap<>();

    private Diagram(String file, XmlText xml, BpmnModelInstance model) {
        this.file = file;
        this.xml = xml;
        this.model = model;
        xml.each(element -> {
            if (element.attribute("id") != null) {
                byId.putIfAbsent(element.attribute("id"), element);
            }
        });
    }

    /** @throws ConfigurationProblem where it cannot be read, with the line */
    static Diagram read(String file, byte[] content) {
        Object read = READ.get(file, new String(content, StandardCharsets.UTF_8), text -> parsed(file, content));
        if (read instanceof ConfigurationProblem problem) {
            throw problem;
        }
        return (Diagram) read;
    }

    private static Object parsed(String file, byte[] content) {
        try {
            XmlText xml = XmlText.read(file, content, CURE);
            List<Finding> lost = CanonicalRules.lost(file, xml);
            if (!lost.isEmpty()) {
                return ConfigurationProblem.of("Modeler would lose a part of the diagram:", lost);
            }
            try {
                return new Diagram(file, xml, Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
            } catch (RuntimeException e) {
                return problem(file, e, CURE);
            }
        } catch (ConfigurationProblem problem) {
            return problem;
        }
    }

    /** What the engine's parser says, with its line: it writes "Error: URI=null Line=97: cvc-complex-type…: Invalid content …". */
    static ConfigurationProblem problem(String file, RuntimeException failure, String cure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        java.util.regex.Matcher at = java.util.regex.Pattern.compile("Line=(\\d+):\\s*(.*)", java.util.regex.Pattern.DOTALL).matcher(message);
        boolean placed = at.find();
        String what = (placed ? at.group(2) : message).replaceFirst("^cvc-[\\w.-]+: ", "").replaceAll("\\{?\"http[^\"]*\":(\\w+)}?", "$1").replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
        String told = "the file cannot be read (" + what + "). " + cure;
        return placed ? ConfigurationProblem.at(file, Integer.parseInt(at.group(1)), told) : ConfigurationProblem.in(file, "", told);
    }

    String file() {
        return file;
    }

    /** The file's name without folder and ending. */
    String stem() {
        return file.replaceFirst(".*/", "").replaceFirst("\\.bpmn$", "");
    }

    XmlText xml() {
        return xml;
    }

    BpmnModelInstance model() {
        return model;
    }

    /** All elements of a kind; the model is only looked at, so they are looked for once. */
    @SuppressWarnings("unchecked")
    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return (Collection<T>) byType.computeIfAbsent(type, any -> List.copyOf(model.getModelElementsByType(type)));
    }

    Process process() {
        Collection<Process> processes = all(Process.class);
        return processes.isEmpty() ? null : processes.iterator().next();
    }

    /** The element of the file that has this id, or null. */
    XmlText.Element written(String id) {
        return byId.get(id);
    }

    int line(String id) {
        XmlText.Element element = byId.get(id);
        return element == null ? 0 : element.line;
    }

    Finding find(BaseElement element, String what, String cure) {
        return new Finding(file, named(element), line(element.getId()), what, cure);
    }

    /** A finding about something that stands in an element as drawn: the nearest element around it that has a name. */
    Finding find(XmlText.Element element, String what, String cure) {
        XmlText.Element around = element;
        while (around != null && !(around.attribute("id") != null && model.getModelElementById(around.attribute("id")) instanceof FlowElement)) {
            around = around.parent;
        }
        String name = around == null ? "" : named((BaseElement) model.getModelElementById(around.attribute("id")));
        return new Finding(file, name, element.line, what, cure);
    }

    /** As drawn; what has no name is told by its neighbours. */
    static String named(BaseElement element) {
        String name = element instanceof FlowElement flow ? flow.getName() : element instanceof Process process ? process.getName() : null;
        if (name != null && !name.isBlank()) {
            return name.strip().replaceAll("\\s+", " ");
        }
        if (element instanceof SequenceFlow flow && flow.getSource() != null && flow.getTarget() != null) {
            return shortly(flow.getSource()) + " → " + shortly(flow.getTarget());
        }
        return element.getId() == null ? "" : element.getId();
    }

    private static String shortly(FlowNode node) {
        return node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName().strip().replaceAll("\\s+", " ");
    }
}
