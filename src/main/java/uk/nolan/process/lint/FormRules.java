package uk.nolan.process.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.nolan.council.Finding;
import uk.nolan.process.forms.FormVocabulary;

/** What Tasklist could not show, the server could not check or the case file could not keep; and whatever in a form could reach outside. */
final class FormRules {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> ASKING = Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "taglist", "datetime");
    private static final Set<String> CHOOSING = Set.of("radio", "select", "checklist", "taglist");
    private static final Set<String> SHOWING = Set.of("text", "separator", "spacer", "group");
    private static final Set<String> FORM = Set.of("components", "type", "id", "exporter", "executionPlatform", "executionPlatformVersion", "schemaVersion");

    private static final Set<String> KEYS = Set.of(
            "type", "id", "key", "label", "dateLabel", "timeLabel", "subtype", "text", "layout", "conditional", "values", "valuesKey", "validate", "searchable", "description", "properties",
            "defaultValue", "disabled", "readonly", "appearance", "disallowPassedDates", "timeInterval", "timeSerializingFormat", "use24h", "decimalDigits", "increment", "serializeToString",
            "height", "showOutline", "components", "verticalAlignment");

    private static final Pattern PROPERTY = Pattern.compile("routing|fact|prefill|refuseWhen\\d*|refusal\\d*|sanctions|forbidden|conflict|publication");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.:-]*");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern LOADS = Pattern.compile("!\\[[^\\]]*]\\s*[(\\[]|<\\s*/?\\s*(?:img|script|iframe|object|embed|link|style|svg|video|audio|form|input|base|meta)\\b|\\bon\\w+\\s*=|javascript:", Pattern.CASE_INSENSITIVE);

    private final String file;
    private final Set<String> lists;
    private final List<Finding> findings;
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> names = new HashSet<>();

    private FormRules(String file, Set<String> lists, List<Finding> findings) {
        this.file = file;
        this.lists = lists;
        this.findings = findings;
    }

    /** What is wrong with a form that is JSON. @param lists the names of the lists of choices that there are; null where they are not known */
    static List<Finding> findings(String file, String content, Set<String> lists) {
        List<Finding> findings = new ArrayList<>();
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            return findings;
        }
        new FormRules(file, lists, findings).form(root, content);
        return findings;
    }

    private void form(JsonNode root, String content) {
        String stem = file.replaceFirst(".*/", "").replaceFirst("\\.form$", "");
        if (!stem.equals(root.path("id").asText())) {
            find("", "the form's id is \"" + root.path("id").asText() + "\", but a form is found by its file's name", "Write " + stem + " as the form's id.");
        }
        if (root.path("schemaVersion").asInt() != 16) {
            find("", "the form has the schema version " + root.path("schemaVersion").asText("none") + ", which Tasklist 7.24 does not show", "Make it for Camunda Platform 7.24 in Modeler (schema version 16).");
        }
        if (!root.path("executionPlatform").asText().equals("Camunda Platform") || !root.path("executionPlatformVersion").asText().equals("7.24.0")) {
            find("", "the form is not made for Camunda 7.24", "Choose Camunda Platform 7.24 at the foot of Modeler's window.");
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!FORM.contains(name)) {
                find("", "nobody knows \"" + name + "\" in a form", "Take it out.");
            }
        });
        List<JsonNode> components = new ArrayList<>();
        collect(root.path("components"), components);
        components.stream().filter(one -> ASKING.contains(one.path("type").asText())).map(one -> one.path("key").asText()).forEach(names::add);
        names.addAll(FormVocabulary.shown());
        names.addAll(Set.of("arrangements", "facts"));
        components.forEach(this::component);
        Matcher shown = SHOWN.matcher(content);
        Set<String> told = new HashSet<>();
        while (shown.find()) {
            String name = shown.group(1).strip();
            if (!names.contains(name) && told.add(name)) {
                find(where(components, shown.group()), "nothing fills {{" + name + "}}", "Use one of " + new TreeSet<>(FormVocabulary.shown()) + ".");
            }
        }
    }

    private static void collect(JsonNode components, List<JsonNode> all) {
        components.forEach(one -> {
            all.add(one);
            collect(one.path("components"), all);
        });
    }

    private void component(JsonNode one) {
        String type = one.path("type").asText();
        String label = label(one);
        if (!ASKING.contains(type) && !SHOWING.contains(type)) {
            find(label, Set.of("html", "iframe", "image", "expression", "button", "table").contains(type)
                    ? "a part of the type \"" + type + "\" may not stand in a form"
                    : "Tasklist 7.24 cannot show a field of the type \"" + type + "\" and would leave the whole form blank", "Use one of " + new TreeSet<>(ASKING) + ", or a text.");
            return;
        }
        one.fieldNames().forEachRemaining(name -> {
            if (!KEYS.contains(name)) {
                find(label, "nobody reads \"" + name + "\" of a field here", "Take it out in Modeler.");
            }
        });
        one.path("conditional").fieldNames().forEachRemaining(name -> {
            if (!name.equals("hide")) {
                find(label, "nobody reads the condition \"" + name + "\"", "Use Hide if.");
            }
        });
        Matcher loads = LOADS.matcher(one.path("text").asText() + "\n" + one.path("description").asText() + "\n" + label);
        if (loads.find()) {
            find(label, "\"" + loads.group().strip() + "\" could load or run something", "Write plain words; a link may stand as [words](/address).");
        }
        feel(label, one.path("conditional").path("hide"), "it is hidden");
        feel(label, one.path("readonly"), "it is read only");
        for (String plain : List.of("text", "label", "description", "defaultValue", "valuesKey", "disabled")) {
            if (one.path(plain).isTextual() && one.path(plain).asText().startsWith("=")) {
                find(label, "an expression may not stand under \"" + plain + "\" (" + Allowed.shortened(one.path(plain).asText()) + ")", "Write plain words, with {{names}} of what is shown.");
            }
        }
        if (ASKING.contains(type)) {
            field(one, type, label);
        }
    }

    private void field(JsonNode one, String type, String label) {
        String key = one.path("key").asText();
        if (key.isEmpty()) {
            find(label, "the field \"" + label + "\" has no key", "Give it one, so that its answer can be kept.");
        } else if (!KEY.matcher(key).matches()) {
            find(label, "the key \"" + key + "\" is no name", "Write it like receivedOn: letters and digits, beginning small.");
        } else if (!keys.add(key)) {
            find(label, "two fields have the key \"" + key + "\"", "Give one of them another key.");
        }
        if (label.isBlank() || label.equals(key)) {
            find(label, "the field \"" + key + "\" has no label", "Write what the officer is asked.");
        }
        if (lists != null && one.hasNonNull("valuesKey") && !lists.contains(one.path("valuesKey").asText())) {
            find(label, "there is no list \"" + one.path("valuesKey").asText() + "\"", "Use one of " + lists + ".");
        }
        if (CHOOSING.contains(type)) {
            choices(one, label);
        }
        JsonNode properties = one.path("properties");
        properties.fieldNames().forEachRemaining(name -> {
            if (!PROPERTY.matcher(name).matches()) {
                find(label, "nobody reads the property \"" + name + "\"", "Use routing, fact, prefill, refuseWhen with refusal, sanctions, forbidden, conflict or publication.");
            } else if (name.startsWith("refuseWhen")) {
                feel(label, properties.path(name), "it is refused");
                if (!properties.hasNonNull(name.replace("refuseWhen", "refusal"))) {
                    find(label, "it refuses an answer without saying why", "Write the words under " + name.replace("refuseWhen", "refusal") + ".");
                }
            }
        });
        if (properties.path("routing").asText().equals("yes") && !CHOOSING.contains(type) && !type.equals("checkbox")) {
            find(label, "only a choice can route, because its answer must be a short code", "Make it a radio, select or checklist, or take \"routing\" away.");
        }
        if (properties.hasNonNull("fact") && !type.equals("datetime")) {
            find(label, "only a date can record a dated fact", "Make it a date, or take \"fact\" away.");
        }
    }

    private void choices(JsonNode one, String label) {
        Set<String> codes = new HashSet<>();
        one.path("values").forEach(choice -> {
            String code = choice.path("value").asText();
            if (!CODE.matcher(code).matches()) {
                find(label, "the choice \"" + choice.path("label").asText() + "\" has the code \"" + code + "\"", "Write a short code: letters, digits and hyphens.");
            } else if (!codes.add(code)) {
                find(label, "two choices have the code \"" + code + "\"", "Give one of them another.");
            }
            if (choice.path("label").asText().isBlank()) {
                find(label, "the choice \"" + code + "\" has no label", "Write what the officer reads.");
            }
        });
        if (codes.isEmpty() && !one.hasNonNull("valuesKey")) {
            find(label, "there is nothing to choose", "Enter the choices, or name a list.");
        }
    }

    private void feel(String label, JsonNode rule, String what) {
        if (!rule.isTextual()) {
            return;
        }
        String text = rule.asText();
        Optional<FeelText> read = text.startsWith("=") ? FeelText.expression(text) : Optional.empty();
        if (read.isEmpty()) {
            find(label, "this is no FEEL expression that can be evaluated: " + text, "Write it like =outcome = \"breach\".");
        } else if (read.get().definesFunctions()) {
            find(label, "the rule when " + what + " makes a function of its own, which a form may not", "Use FEEL's own functions.");
        } else {
            read.get().names().stream().filter(name -> !names.contains(name)).findFirst()
                    .ifPresent(name -> find(label, "the rule when " + what + " asks for \"" + name + "\", which there is not: " + Allowed.shortened(text), "Use the key of a field of this form, or put a text between quotation marks."));
        }
    }

    private static String where(List<JsonNode> components, String part) {
        return components.stream().filter(one -> one.toString().contains(part)).map(FormRules::label).reduce((first, second) -> second).orElse("");
    }

    /** As the officer reads it; of words, their first line. */
    private static String label(JsonNode one) {
        for (String name : List.of("label", "dateLabel", "timeLabel")) {
            if (one.hasNonNull(name) && !one.path(name).asText().isBlank()) {
                return one.path(name).asText();
            }
        }
        if (one.hasNonNull("text")) {
            return Allowed.shortened(one.path("text").asText().lines().findFirst().orElse("").replaceFirst("^#+\\s*", ""));
        }
        return one.path("key").asText(one.path("id").asText());
    }

    private void find(String label, String what, String cure) {
        findings.add(new Finding(file, label, 0, what, cure));
    }
}
