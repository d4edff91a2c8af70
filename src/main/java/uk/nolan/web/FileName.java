package uk.nolan.web;

import java.text.Normalizer;

/** The name of an uploaded file, as it may be kept: without folders and without characters that hide or break something. */
final class FileName {

    /** Longest name kept, in characters. */
    static final int LONGEST = 200;

    private static final int LONGEST_ENDING = 12;
    private static final String NAMELESS = "document";

    private FileName() {}

    /** The name without its path, on one line, no longer than {@link #LONGEST}, its ending kept; "document" where nothing is left. */
    static String cleaned(String given) {
        String name = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = visible(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("^[.\\s]+|[.\\s]+$", "");
        return name.isEmpty() ? NAMELESS : shortened(name);
    }

    /** The same text on one line, without control characters and without those that turn the direction of writing. */
    static String visible(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (Character.getType(character)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> kept.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> kept.appendCodePoint(character);
            }
        });
        return kept.toString().replaceAll("\\s+", " ").strip();
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int end = LONGEST - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + ending;
    }
}
