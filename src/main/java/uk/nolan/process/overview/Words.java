package uk.nolan.process.overview;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Codes and texts of the procedure's files as words of a page. */
public final class Words {

    private Words() {}

    /** {@code forms/fix-hearing-date.form} gives "Fix hearing date". */
    public static String ofFile(String name) {
        return sentence(stem(name).replace('-', ' '));
    }

    /** {@code forms/fix-hearing-date.form} gives "fix-hearing-date". */
    public static String stem(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.'));
    }

    /** {@code Rule_InitialAssessment} gives "Initial assessment". */
    public static String ofId(String id) {
        return sentence(id.substring(id.indexOf('_') + 1).replaceAll("(?<=[a-z0-9])([A-Z])", " $1").toLowerCase(Locale.UK));
    }

    /** "complainant,independent-person" gives "complainant, Independent Person". */
    public static String people(String codes) {
        return Arrays.stream(codes.split(",")).map(String::strip).filter(code -> !code.isEmpty()).map(Words::person).collect(Collectors.joining(", "));
    }

    private static String person(String code) {
        return switch (code) {
            case "independent-person" -> "Independent Person";
            case "investigating-officer" -> "Investigating Officer";
            case "monitoring-officer" -> "Monitoring Officer";
            case "democratic-services" -> "Democratic Services";
            case "panel" -> "Hearing Panel";
            case "website" -> "the council's website";
            default -> code.replace('-', ' ');
        };
    }

    /** On one line, without what would break a table. */
    public static String plain(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    }

    /** Up to the first full stop. */
    static String firstSentence(String text) {
        String plain = plain(text);
        int end = plain.indexOf(". ");
        return end < 0 ? plain : plain.substring(0, end + 1);
    }

    private static String sentence(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
