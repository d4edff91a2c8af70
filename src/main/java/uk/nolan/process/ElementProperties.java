package uk.nolan.process;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** The properties that a diagram writes at an element for the program to read: {@code notice}, {@code recipients}, {@code fact} … */
public final class ElementProperties {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final Map<String, String> values;

    private ElementProperties(Map<String, String> values) {
        this.values = values;
    }

    /** Of the element at which an execution stands. */
    public static ElementProperties of(DelegateExecution execution) {
        return of(execution.getBpmnModelElementInstance());
    }

    /** Of an element of a diagram. */
    public static ElementProperties of(BaseElement element) {
        Map<String, String> values = new LinkedHashMap<>();
        if (element.getExtensionElements() != null) {
            element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().forEach(properties ->
                    properties.getCamundaProperties().forEach(property -> keep(values, property.getCamundaName(), property.getCamundaValue())));
        }
        return new ElementProperties(values);
    }

    /** Of an element while a diagram is being read. */
    static ElementProperties of(Element element) {
        Map<String, String> values = new LinkedHashMap<>();
        Element extensions = element.element("extensionElements");
        Element properties = extensions == null ? null : extensions.elementNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "properties");
        if (properties != null) {
            properties.elementsNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "property")
                    .forEach(property -> keep(values, property.attribute("name"), property.attribute("value")));
        }
        return new ElementProperties(values);
    }

    /** What Modeler left empty is not said. */
    private static void keep(Map<String, String> values, String name, String value) {
        if (name != null && value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    /** A property, or null where the element has none of this name. */
    public String get(String name) {
        return values.get(name);
    }

    /** A property that must be there. @throws IllegalStateException naming it */
    public String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("The diagram does not say the property \"" + name + "\" of this element. Add it in Modeler under Extension properties.");
        }
        return value;
    }

    /** A property with commas between its parts; more of them stand in the properties {@code name2} and {@code name3}, for what is chosen from lists. */
    public List<String> list(String name) {
        return Stream.of(name, name + "2", name + "3")
                .flatMap(one -> Arrays.stream(values.getOrDefault(one, "").split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }
}
