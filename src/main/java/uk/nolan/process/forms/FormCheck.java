package uk.nolan.process.forms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds what would only show when an officer opens a form: an unknown list, an unknown context name, a rule that is no FEEL. */
@Component
public class FormCheck {

    private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /** Expressions that could be evaluated, so that each is tried once. */
    private static final Set<String> READABLE = ConcurrentHashMap.newKeySet();

    private final OptionLists lists;

    FormCheck(OptionLists lists) {
        this.lists = lists;
    }

    /** Adds a finding for everything in the form that cannot work, naming the field. */
    public void check(String place, String content, FormDefinition form, List<String> findings) {
        for (FormField field : form.fields()) {
            if (field.key().isEmpty()) {
                findings.add("%s: the field \"%s\" has no key. Give it one, so that its answer can be kept.".formatted(place, field.label()));
            }
            if (field.optionList() != null && !lists.names().contains(field.optionList())) {
                findings.add("%s, \"%s\": there is no list \"%s\". Use one of %s.".formatted(place, field.label(), field.optionList(), lists.names()));
            }
            if (field.routing() && !(field.chooses() || field.type().equals("checkbox"))) {
                findings.add("%s, \"%s\": only a choice can route, because its answer must be a short code. Make it a radio, select or checklist, or take \"routing\" away."
                        .formatted(place, field.label()));
            }
            if (field.fact().isPresent() && !field.type().equals("datetime")) {
                findings.add("%s, \"%s\": only a date can record a dated fact. Make it a date, or take \"fact\" away.".formatted(place, field.label()));
            }
            if (field.hide() != null) {
                feel(place, field, field.hide(), findings);
            }
            field.rules().forEach(rule -> feel(place, field, rule.when(), findings));
        }
        Matcher shown = SHOWN.matcher(content);
        while (shown.find()) {
            if (!CaseWindow.NAMES.contains(shown.group(1)) && !form.asks(shown.group(1))) {
                findings.add("%s: nothing fills {{%s}}. Use one of %s.".formatted(place, shown.group(1), CaseWindow.NAMES));
            }
        }
    }

    private static void feel(String place, FormField field, String expression, List<String> findings) {
        if (READABLE.contains(expression)) {
            return;
        }
        try {
            Feel.holds(expression, Map.of());
            READABLE.add(expression);
        } catch (RuntimeException e) {
            findings.add("%s, \"%s\": this is no FEEL expression that can be evaluated: %s".formatted(place, field.label(), expression));
        }
    }
}
