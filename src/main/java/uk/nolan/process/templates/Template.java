package uk.nolan.process.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An element template as Modeler reads it for Camunda 7: what the administrator chooses, and what comes with it unseen. */
final class Template {

    private static final String SCHEMA = "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    /** One version for good: Modeler would take away what an element has beyond its template when it is offered a newer one. The lists are read anew with every start of Modeler. */
    private static final int VERSION = 1;

    private final Map<String, Object> json = new LinkedHashMap<>();
    private final List<Map<String, Object>> groups = new ArrayList<>();
    private final List<Map<String, Object>> properties = new ArrayList<>();

    private Template(String key, String name, String description, List<String> appliesTo) {
        json.put("$schema", SCHEMA);
        json.put("name", name);
        json.put("id", id(key));
        json.put("version", VERSION);
        json.put("description", description);
        json.put("appliesTo", appliesTo);
    }

    /** For what is drawn as a task of any kind: choosing the template makes it one of {@code type}. */
    static Template ofTask(String key, String name, String description, String type) {
        Template template = new Template(key, name, description, type.equals("bpmn:CallActivity") ? List.of("bpmn:Task", type) : List.of("bpmn:Task"));
        template.json.put("elementType", Map.of("value", type));
        return template;
    }

    /** For events of these kinds. */
    static Template ofEvents(String key, String name, String description, String... types) {
        return new Template(key, name, description, List.of(types));
    }

    /** The id by which a diagram names the template. */
    static String id(String key) {
        return "uk.nolan." + key;
    }

    /** Shows beside the template's own fields those that Modeler has anyway. */
    Template withEverythingElse() {
        json.put("entriesVisible", true);
        return this;
    }

    /** The fields that follow stand under this heading. */
    Template group(String id, String label) {
        groups.add(Map.of("id", id, "label", label));
        return this;
    }

    /** An attribute that is always the same. */
    Template always(String attribute, Object value) {
        return add(Map.of("type", "property", "name", attribute), "Hidden", null, null, Map.of("value", value));
    }

    /** What every call of a stage hands on: the case's reference and its codes. */
    Template handingOn() {
        add(Map.of("type", "camunda:in:businessKey"), "Hidden", null, null, Map.of("value", "#{execution.processBusinessKey}"));
        return add(Map.of("type", "camunda:in", "variables", "all"), "Hidden", null, null, Map.of());
    }

    /** An attribute chosen from a list. */
    Template attribute(String attribute, String label, String description, List<Choice> choices) {
        return add(Map.of("type", "property", "name", attribute), "Dropdown", label, description, list(choices));
    }

    /** A property chosen from a list. */
    Template property(String property, String label, String description, List<Choice> choices) {
        return add(Map.of("type", "camunda:property", "name", property), "Dropdown", label, description, list(choices));
    }

    /** An attribute that is written, since it gives something its name. */
    Template writtenAttribute(String attribute, String label, String description, String pattern, String message) {
        Map<String, Object> constraints = new TreeMap<>(Map.of("notEmpty", true, "pattern", new TreeMap<>(Map.of("value", pattern, "message", message))));
        return add(Map.of("type", "property", "name", attribute), "String", label, description, Map.of("constraints", constraints));
    }

    /** A property that is written, since it gives something its name. */
    Template writtenProperty(String property, String label, String description) {
        return add(Map.of("type", "camunda:property", "name", property), "String", label, description, Map.of());
    }

    private static Map<String, Object> list(List<Choice> choices) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("choices", choices);
        if (choices.stream().noneMatch(choice -> choice.value().isEmpty())) {
            list.put("constraints", Map.of("notEmpty", true));
        }
        return list;
    }

    private Template add(Map<String, String> binding, String type, String label, String description, Map<String, Object> more) {
        Map<String, Object> property = new LinkedHashMap<>();
        if (label != null) {
            property.put("label", label);
        }
        if (description != null) {
            property.put("description", description);
        }
        property.put("type", type);
        if (!groups.isEmpty() && !type.equals("Hidden")) {
            property.put("group", groups.get(groups.size() - 1).get("id"));
        }
        property.putAll(new TreeMap<>(more));
        property.put("binding", new TreeMap<>(binding));
        properties.add(property);
        return this;
    }

    /** The file's text. */
    String text() {
        Map<String, Object> whole = new LinkedHashMap<>(json);
        if (!groups.isEmpty()) {
            whole.put("groups", groups.stream().map(TreeMap::new).toList());
        }
        whole.put("properties", properties);
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        try {
            return new ObjectMapper().writer(printer.withArrayIndenter(indent).withObjectIndenter(indent)).writeValueAsString(whole) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
