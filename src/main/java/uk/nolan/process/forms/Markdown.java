package uk.nolan.process.forms;

import java.util.List;
import java.util.stream.Collectors;

/** Writes what a form shows. What people typed is shown as they typed it and is never read as markup. */
final class Markdown {

    private Markdown() {}

    /** Text of any length and content, safe inside markdown and templates; line breaks stay. */
    static String text(String typed) {
        return typed.lines().map(line -> escaped(line.strip())).collect(Collectors.joining("  \n"));
    }

    /** A bold label with its text, as one paragraph; nothing where the text is empty. */
    static String labelled(String label, String typed) {
        return typed == null || typed.isBlank() ? "" : "**" + label + "**  \n" + text(typed) + "\n\n";
    }

    static String list(List<String> items) {
        return items.stream().map(item -> "- " + text(item)).collect(Collectors.joining("\n"));
    }

    /** Character references for all that is neither letter, digit nor space, so that no character means anything to markdown. */
    private static String escaped(String line) {
        StringBuilder safe = new StringBuilder(line.length() + 16);
        line.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character) || character == ' ' || character == ',' || character == ';') {
                safe.appendCodePoint(character);
            } else if (!Character.isISOControl(character)) {
                safe.append("&#").append(character).append(';');
            }
        });
        return safe.toString();
    }
}
