package uk.nolan.process.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One field of a form as its .form file describes it.
 *
 * @param key the name under which the answer is kept
 * @param label as the officer reads it
 * @param description what the officer reads below it, empty for nothing
 * @param type as Camunda Forms names it: textfield, textarea, number, checkbox, radio, select, checklist, taglist, datetime
 * @param options the fixed choices, empty where {@code optionList} names a list of the case's or council's
 * @param optionList name of the list that gives the choices, or null
 * @param required whether an answer must be given while the field shows
 * @param maxLength most characters, or null
 * @param email whether the text must be an e-mail address
 * @param hide FEEL expression that hides the field, or null
 * @param rules what the server refuses, in order
 * @param standard what the field shows when nothing was answered yet, or null
 * @param properties the custom properties of the form's author: {@code routing}, {@code fact}, {@code prefill}
 */
record FormField(
        String key,
        String label,
        String description,
        String type,
        List<Option> options,
        String optionList,
        boolean required,
        Integer maxLength,
        boolean email,
        String hide,
        List<Rule> rules,
        Object standard,
        Map<String, String> properties) {

    /** When the FEEL expression holds, the answer is refused with the message. */
    record Rule(String when, String message) {}

    boolean chooses() {
        return List.of("radio", "select", "checklist", "taglist").contains(type);
    }

    boolean choosesMany() {
        return type.equals("checklist") || type.equals("taglist");
    }

    /** Whether the answer also becomes a process variable, a short code that a gateway asks for. */
    boolean routing() {
        return "yes".equals(properties.get("routing"));
    }

    /** The dated fact that this date field records. */
    Optional<String> fact() {
        return Optional.ofNullable(properties.get("fact"));
    }
}
