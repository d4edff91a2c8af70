package uk.nolan.process.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.nolan.council.ConfigurationProblem;

/** A Camunda Form as its .form file describes it: the fields that ask for something, in their order. */
public final class FormDefinition {

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ASKING =
            Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");
    private static final Set<String> SHOWING = Set.of("text", "html", "image", "separator", "spacer", "expression", "table", "group", "button");

    /**
     * One thing after the other as the form shows them: a field, or words in markdown.
     *
     * @param words empty where it is a field
     * @param hide FEEL expression that hides the words, or null
     * @param field null where it is words
     */
    record Part(String words, String hide, FormField field) {}

    private final String id;
    private final Map<String, FormField> fields;
    private final List<Part> parts;
    private final Set<String> wordsOfRules;

    private FormDefinition(String id, Map<String, FormField> fields, List<Part> parts) {
        this.id = id;
        this.fields = fields;
        this.wordsOfRules = fields.values().stream()
                .flatMap(field -> Stream.concat(Stream.ofNullable(field.hide()), field.rules().stream().flatMap(rule -> Stream.of(rule.when(), rule.message()))))
                .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
                .collect(Collectors.toUnmodifiableSet());
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a form.
     *
     * @param place the file's name, for messages
     * @throws ConfigurationProblem where it is no form that Tasklist 7.24 can show
     */
    public static FormDefinition read(String place, String content) {
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw ConfigurationProblem.at(place, e.getLocation().getLineNr(), "this is not JSON (" + e.getOriginalMessage() + "). Open the file in Camunda Modeler and save it again.");
        }
        Map<String, FormField> fields = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        collect(place, root.path("components"), fields, parts);
        String id = root.path("id").asText();
        if (id.isEmpty()) {
            throw ConfigurationProblem.in(place, "", "the form has no id. Give it the file's name without .form.");
        }
        return new FormDefinition(id, fields, parts);
    }

    private static void collect(String place, JsonNode components, Map<String, FormField> fields, List<Part> parts) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (ASKING.contains(type)) {
                FormField field = field(component, type);
                parts.add(new Part("", null, field));
                if (fields.put(field.key(), field) != null) {
                    throw ConfigurationProblem.in(place, field.label(), "two fields have the key \"" + field.key() + "\". Give one of them another key.");
                }
            } else if (!SHOWING.contains(type)) {
                throw new ConfigurationProblem("%s: Tasklist 7.24 cannot show a field of the type \"%s\" and would leave the whole form blank. Use one of %s."
                        .formatted(place, type, ASKING.stream().sorted().toList()));
            }
            if (type.equals("text")) {
                parts.add(new Part(component.path("text").asText(), hide(component), null));
            }
            collect(place, component.path("components"), fields, parts);
        }
    }

    private static FormField field(JsonNode component, String type) {
        Map<String, String> properties = new LinkedHashMap<>();
        component.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue().asText()));
        List<FormField.Rule> rules = new ArrayList<>();
        properties.forEach((name, when) -> {
            if (name.startsWith("refuseWhen")) {
                rules.add(new FormField.Rule(when, properties.getOrDefault("refusal" + name.substring("refuseWhen".length()), "This answer is not accepted.")));
            }
        });
        List<Option> options = new ArrayList<>();
        component.path("values").forEach(value -> options.add(new Option(value.path("value").asText(), value.path("label").asText())));
        JsonNode validate = component.path("validate");
        return new FormField(
                component.path("key").asText(),
                label(component),
                component.path("description").asText(""),
                type,
                List.copyOf(options),
                component.hasNonNull("valuesKey") ? component.get("valuesKey").asText() : null,
                validate.path("required").asBoolean(false),
                validate.hasNonNull("maxLength") ? validate.get("maxLength").asInt() : null,
                "email".equals(validate.path("validationType").asText()),
                hide(component),
                rules,
                JSON.convertValue(component.get("defaultValue"), Object.class),
                properties);
    }

    private static String hide(JsonNode component) {
        return component.path("conditional").hasNonNull("hide") ? component.path("conditional").get("hide").asText() : null;
    }

    private static String label(JsonNode component) {
        for (String name : List.of("label", "dateLabel", "timeLabel")) {
            if (component.hasNonNull(name)) {
                return component.get(name).asText();
            }
        }
        return component.path("key").asText();
    }

    public String id() {
        return id;
    }

    List<FormField> fields() {
        return List.copyOf(fields.values());
    }

    /** What the form shows, in its order. */
    List<Part> parts() {
        return parts;
    }

    Optional<FormField> field(String key) {
        return Optional.ofNullable(fields.get(key));
    }

    /** Every word in the conditions and rules of its fields and in what is said where one is broken; the names of values that they ask for are among them. */
    Set<String> wordsOfRules() {
        return wordsOfRules;
    }

    /** Whether the form asks for something under this key. */
    public boolean asks(String key) {
        return fields.containsKey(key);
    }

    /** The dated facts that the form's dates record. */
    public List<String> facts() {
        return fields.values().stream().flatMap(field -> field.fact().stream()).toList();
    }

    /** The keys whose answers become process variables. */
    public List<String> routingKeys() {
        return fields.values().stream().filter(FormField::routing).map(FormField::key).toList();
    }

    /**
     * What a routing answer can be.
     *
     * @param codes the fixed codes; of a checkbox true and false
     * @param list the list that gives the codes instead
     */
    public record Codes(Set<String> codes, Optional<String> list) {}

    /** The routing fields by their keys. */
    public Map<String, Codes> routing() {
        Map<String, Codes> routing = new LinkedHashMap<>();
        fields.values().stream().filter(FormField::routing).forEach(field -> routing.put(field.key(), new Codes(
                field.type().equals("checkbox") ? Set.of("true", "false") : field.options().stream().map(Option::value).collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(field.optionList()))));
        return routing;
    }

    /** The option lists that the form's fields name. */
    public List<String> optionLists() {
        return fields.values().stream().map(FormField::optionList).filter(name -> name != null).toList();
    }
}
