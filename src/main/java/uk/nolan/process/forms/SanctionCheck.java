package uk.nolan.process.forms;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.ForbiddenSanction;
import uk.nolan.casefile.Given;
import uk.nolan.casefile.SanctionRule;
import uk.nolan.casefile.Sanctions;
import uk.nolan.deadline.WrittenDate;

/**
 * Checks the panel's sanctions against the council's tables, whatever the form let pass: particulars and dates where the table asks for them, and
 * nothing that the law forbids, in a free text either (NS-2-4, NS-15-8, NS-15-9, NS-15-18; ST-9-4, ST-9-5, ST-9-9, ST-9-10). Only the answers of
 * a form with a field that has the property {@code sanctions} are checked; a free text is searched where it has the property {@code forbidden}.
 */
@Component
class SanctionCheck {

    private final Sanctions sanctions;

    SanctionCheck(Sanctions sanctions) {
        this.sanctions = sanctions;
    }

    /** @throws FormRefusal naming every sanction that cannot be taken, the rule and the cure */
    void check(FormDefinition form, String reference, Map<String, Given> answers, LocalDate today) {
        Map<String, String> findings = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            Given given = answers.get(field.key());
            if (given == null || given.value() == null) {
                continue;
            }
            if (field.properties().containsKey("sanctions")) {
                List<?> chosen = given.value() instanceof List<?> list ? list : List.of(given.value());
                sanctions.available(reference, today).stream().filter(rule -> chosen.contains(rule.code())).forEach(rule -> complete(rule, answers, findings));
            }
            if (field.properties().containsKey("forbidden")) {
                sanctions.forbidden(reference).stream()
                        .filter(forbidden -> forbidden.isIn(given.value().toString(), today))
                        .findFirst()
                        .ifPresent(forbidden -> findings.put(field.key(), refusal(field, forbidden)));
            }
        }
        if (!findings.isEmpty()) {
            throw new FormRefusal(findings.values().stream().collect(Collectors.joining(" ")), findings);
        }
    }

    private static String refusal(FormField field, ForbiddenSanction forbidden) {
        String why = forbidden.why().endsWith(".") ? forbidden.why() : forbidden.why() + ".";
        return "%s: %s cannot be chosen. %s Word the sanction without it.".formatted(field.label(), forbidden.label(), why);
    }

    private static void complete(SanctionRule rule, Map<String, Given> answers, Map<String, String> findings) {
        String code = rule.code();
        if (rule.details() && text(answers, code + "Details") == null) {
            findings.put(code + "Details", "%s: please give the particulars.".formatted(rule.label()));
        }
        if (rule.period() == SanctionRule.Period.BY && text(answers, code + "By") == null) {
            findings.put(code + "By", "%s: please give the day by which it is to be done.".formatted(rule.label()));
        }
        if (rule.period() == SanctionRule.Period.FROM_UNTIL) {
            LocalDate from = day(answers, code + "From");
            LocalDate until = day(answers, code + "Until");
            if (from == null || until == null) {
                findings.put(code + "Until", "%s: this needs a period. Give its first and last day (NS-15-8, NS-15-9).".formatted(rule.label()));
            } else if (until.isBefore(from)) {
                findings.put(code + "Until", "%s: the period ends on %s, before it begins on %s. Correct one of the two days."
                        .formatted(rule.label(), WrittenDate.inFull(until), WrittenDate.inFull(from)));
            }
        }
    }

    /** The dated facts that the sanctions bring: when a restriction ends, when something is to be done. */
    static Map<String, LocalDate> facts(FormDefinition form, Map<String, Given> answers) {
        Map<String, LocalDate> facts = new LinkedHashMap<>();
        form.fields().stream().filter(field -> field.properties().containsKey("sanctions")).forEach(field -> {
            Given given = answers.get(field.key());
            List<?> chosen = given != null && given.value() instanceof List<?> list ? list : List.of();
            chosen.stream().map(Object::toString).forEach(code -> {
                if (day(answers, code + "By") != null) {
                    facts.put("sanction-date-" + code, day(answers, code + "By"));
                }
                if (day(answers, code + "Until") != null) {
                    facts.put("sanction-end-" + code, day(answers, code + "Until"));
                }
            });
        });
        return facts;
    }

    private static String text(Map<String, Given> answers, String key) {
        Given given = answers.get(key);
        return given == null || given.value() == null || given.value().toString().isBlank() ? null : given.value().toString();
    }

    private static LocalDate day(Map<String, Given> answers, String key) {
        String text = text(answers, key);
        return text == null ? null : LocalDate.parse(text);
    }
}
