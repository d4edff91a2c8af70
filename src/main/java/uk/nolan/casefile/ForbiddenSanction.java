package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An outcome that no panel may choose, a row of {@code forbidden-sanctions.dmn} (NS-2-4, NS-15-18). The law may change it from a day on, so it has
 * dates.
 *
 * @param code key, such as {@code suspension}
 * @param label as people call it
 * @param words words and phrases by which it is known in a free text; a word stands for all that begins with it
 * @param why the rule that forbids it, one sentence
 * @param from first day on which it is forbidden
 * @param until last day; empty while no end is known
 */
public record ForbiddenSanction(String code, String label, List<String> words, String why, Optional<LocalDate> from, Optional<LocalDate> until) {

    /** Reads a row of the table, as evaluated. @throws uk.nolan.council.ConfigurationProblem where a value is missing */
    public static ForbiddenSanction of(String place, String code, Map<String, ?> row) {
        return new ForbiddenSanction(
                code,
                SanctionRule.text(place, code, row, "label"),
                Arrays.stream(SanctionRule.text(place, code, row, "words").split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList(),
                SanctionRule.text(place, code, row, "why"),
                SanctionRule.day(place, code, row, "from"),
                SanctionRule.day(place, code, row, "until"));
    }

    /** Whether a free text asks for it, on a day on which it is forbidden. */
    public boolean isIn(String text, LocalDate on) {
        boolean inForce = from.filter(first -> on.isBefore(first)).isEmpty() && until.filter(last -> on.isAfter(last)).isEmpty();
        String plain = text.toLowerCase(Locale.UK).replaceAll("\\s+", " ");
        return inForce && words.stream().anyMatch(word -> Pattern.compile("\\b" + Pattern.quote(word.toLowerCase(Locale.UK))).matcher(plain).find());
    }
}
