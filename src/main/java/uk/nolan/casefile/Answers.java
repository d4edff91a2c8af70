package uk.nolan.casefile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The newest answers of a case by form and field: texts, numbers, booleans, or lists of texts. */
public final class Answers {

    private final Map<String, Map<String, Given>> byForm;
    private final Map<String, List<Object>> everGiven;

    Answers(Map<String, Map<String, Given>> byForm, Map<String, List<Object>> everGiven) {
        this.byForm = byForm;
        this.everGiven = everGiven;
    }

    /** Everything that was ever answered to a field, oldest first: a form may be answered in several rounds. */
    public List<Object> all(String form, String field) {
        return everGiven.getOrDefault(form + "." + field, List.of());
    }

    /** All answers of one form by field key, empty where the form was never answered. */
    public Map<String, Object> of(String form) {
        Map<String, Object> values = new LinkedHashMap<>();
        byForm.getOrDefault(form, Map.of()).forEach((field, given) -> values.put(field, given.value()));
        return values;
    }

    /** The words that the form showed for the chosen codes. */
    public List<String> labels(String form, String field) {
        Given given = byForm.getOrDefault(form, Map.of()).get(field);
        return given == null ? List.of() : given.labels();
    }

    /** Whether the form was answered. */
    public boolean answered(String form) {
        return byForm.containsKey(form);
    }

    /** The forms that were answered, in the order of their newest answers' first appearance. */
    public Set<String> forms() {
        return byForm.keySet();
    }

    /** The same answers, as if that form had never been answered. */
    public Answers without(String form) {
        Map<String, Map<String, Given>> others = new LinkedHashMap<>(byForm);
        others.remove(form);
        Map<String, List<Object>> given = new LinkedHashMap<>(everGiven);
        given.keySet().removeIf(field -> field.startsWith(form + "."));
        return new Answers(others, given);
    }

    /** One answer, empty where it was not given or given as nothing. */
    public Optional<Object> value(String form, String field) {
        return Optional.ofNullable(of(form).get(field));
    }

    /** One answer as text, empty where there is none or it is blank. */
    public Optional<String> text(String form, String field) {
        return value(form, field).map(Object::toString).filter(text -> !text.isBlank());
    }

    /** The codes ticked in a list; a single choice counts as a list of one. */
    public List<String> codes(String form, String field) {
        Object value = of(form).get(field);
        if (value instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        return value == null || value.toString().isBlank() ? List.of() : List.of(value.toString());
    }

    /** The newest answer to a field key whatever form asked it, for filling a form that asks it again. */
    public Map<String, Object> newestByField() {
        Map<String, Object> newest = new LinkedHashMap<>();
        byForm.keySet().forEach(form -> newest.putAll(of(form)));
        return newest;
    }
}
