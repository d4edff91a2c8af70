package uk.nolan.process.forms;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uk.nolan.casefile.Given;
import uk.nolan.deadline.WrittenDate;

/**
 * Checks answers against their form, on the server, whatever the browser did: unknown and missing fields, allowed codes, lengths, dates,
 * addresses, and the rules that the form's author wrote. All findings come at once.
 */
final class AnswerCheck {

    /** Longest text that any field takes, in characters, unless the form allows less. */
    private static final int LONGEST_TEXT = 20_000;

    private static final int LONGEST_LINE = 250;
    private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private final FormDefinition form;
    private final Map<String, Object> context;
    private final Function<String, List<Option>> optionLists;
    private final Map<String, String> findings = new LinkedHashMap<>();

    AnswerCheck(FormDefinition form, Map<String, Object> context, Function<String, List<Option>> optionLists) {
        this.form = form;
        this.context = context;
        this.optionLists = optionLists;
    }

    /**
     * The answers as they are to be kept, one for each field that shows.
     *
     * @throws FormRefusal naming every field that cannot be accepted, and why
     */
    Map<String, Given> accept(Map<String, Object> answers) {
        answers.keySet().stream()
                .filter(key -> !form.asks(key))
                .forEach(key -> findings.put(shortened(key), "There is no field \"%s\" in this form".formatted(shortened(key))));
        Map<String, Object> known = new LinkedHashMap<>(context);
        form.fields().forEach(field -> known.put(field.key(), emptyAsNull(answers.get(field.key()))));
        Map<String, Given> accepted = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            if (field.hide() != null && Feel.holds(field.hide(), known)) {
                known.put(field.key(), null);
                continue;
            }
            Object value = known.get(field.key());
            accepted.put(field.key(), check(field, value));
        }
        if (findings.isEmpty()) {
            for (FormField field : form.fields()) {
                if (accepted.containsKey(field.key())) {
                    field.rules().stream()
                            .filter(rule -> Feel.holds(rule.when(), known))
                            .findFirst()
                            .ifPresent(rule -> findings.put(field.key(), filled(rule.message(), known)));
                }
            }
        }
        if (!findings.isEmpty()) {
            throw new FormRefusal(findings.values().stream().map(AnswerCheck::sentence).collect(Collectors.joining(" ")), findings);
        }
        return accepted;
    }

    /** A refusal may show values of the window and dates of the answer itself, so that two dates that contradict each other can be seen side by side. */
    static String filled(String message, Map<String, Object> known) {
        return SHOWN.matcher(message).replaceAll(name -> Matcher.quoteReplacement(shown(name.group(1), known)));
    }

    private static String shown(String name, Map<String, Object> known) {
        Object value = known.get(name);
        boolean date = value != null && value.toString().matches("\\d{4}-\\d{2}-\\d{2}");
        return date ? WrittenDate.inFull(LocalDate.parse(value.toString())) : String.valueOf(value == null ? "" : value);
    }

    private Given check(FormField field, Object value) {
        if (value == null || (field.type().equals("checkbox") && value.equals(false))) {
            if (field.required()) {
                find(field, field.type().equals("checkbox") ? "this must be confirmed" : "please answer this");
            }
            return Given.free(field.type().equals("checkbox") ? Boolean.FALSE : value);
        }
        return switch (field.type()) {
            case "checkbox" -> checkbox(field, value);
            case "number" -> number(field, value);
            case "datetime" -> date(field, value);
            case "textfield" -> line(field, value);
            case "textarea" -> text(field, value, LONGEST_TEXT);
            default -> choice(field, value);
        };
    }

    private Given checkbox(FormField field, Object value) {
        if (!(value instanceof Boolean)) {
            find(field, "only yes or no can be kept here");
        }
        return Given.free(value);
    }

    private Given number(FormField field, Object value) {
        if (!(value instanceof Number)) {
            find(field, "please give a number");
        }
        return Given.free(value);
    }

    private Given date(FormField field, Object value) {
        try {
            LocalDate date = LocalDate.parse(value.toString());
            if (date.getYear() < 1900 || date.getYear() > 2200) {
                find(field, "the year %d cannot be right".formatted(date.getYear()));
            }
        } catch (DateTimeParseException e) {
            find(field, "please give a date such as 2026-12-18");
        }
        return Given.free(value.toString());
    }

    private Given line(FormField field, Object value) {
        Given given = text(field, value, LONGEST_LINE);
        if (given.value() instanceof String text && text.codePoints().anyMatch(AnswerCheck::breaksLines)) {
            find(field, "please write it on one line");
        }
        if (field.email() && given.value() instanceof String address && !possible(address)) {
            find(field, "this is not an e-mail address that letters can reach");
        }
        return given;
    }

    private Given text(FormField field, Object value, int longest) {
        if (!(value instanceof String text)) {
            find(field, "only text can be kept here");
            return Given.free(value);
        }
        int limit = field.maxLength() == null ? longest : Math.min(field.maxLength(), LONGEST_TEXT);
        if (text.length() > limit) {
            find(field, "%,d characters are too many, %,d fit. Shorten it here and attach the whole text as a document".formatted(text.length(), limit));
        }
        return Given.free(text.replace("\u0000", ""));
    }

    private Given choice(FormField field, Object value) {
        List<Option> options = field.optionList() == null ? field.options() : optionLists.apply(field.optionList());
        List<?> chosen = value instanceof List<?> list ? list : List.of(value);
        if (!field.choosesMany() && chosen.size() > 1) {
            find(field, "only one choice is possible");
        }
        List<String> labels = new ArrayList<>();
        for (Object code : chosen) {
            options.stream()
                    .filter(option -> option.value().equals(String.valueOf(code)))
                    .findFirst()
                    .ifPresentOrElse(
                            option -> labels.add(option.label()),
                            () -> find(field, "what was given is not one of the choices"));
        }
        return new Given(field.choosesMany() ? chosen.stream().map(Objects::toString).distinct().toList() : value.toString(), labels);
    }

    private void find(FormField field, String why) {
        findings.putIfAbsent(field.key(), field.label() + ": " + why);
    }

    private static Object emptyAsNull(Object value) {
        if (value instanceof String text && text.isBlank()) {
            return null;
        }
        return value instanceof List<?> list && list.isEmpty() ? null : value;
    }

    private static boolean breaksLines(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static boolean possible(String address) {
        try {
            new InternetAddress(address, true).validate();
            return address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
        } catch (AddressException e) {
            return false;
        }
    }

    private static String sentence(String finding) {
        return finding.endsWith(".") ? finding : finding + ".";
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
