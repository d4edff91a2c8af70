package uk.nolan.publishing.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A longer text of which only some words are otherwise.
 *
 * @param parts the text in its order, what is otherwise marked
 */
public record Words(List<Part> parts) {

    /** Some words, and whether the other text lacks them. */
    public record Part(String text, boolean marked) {}

    /** Two texts side by side, the earlier first. Where they have little in common, nothing is marked. */
    public static List<Words> sideBySide(String before, String after) {
        List<Part> was = new ArrayList<>();
        List<Part> is = new ArrayList<>();
        int same = 0;
        int all = 0;
        for (Alignment.Row<String> row : Alignment.of(words(before), words(after), String::equals)) {
            all++;
            same += row.inBoth() ? 1 : 0;
            add(was, row.before(), !row.inBoth());
            add(is, row.after(), !row.inBoth());
        }
        return same * 2 < all ? List.of(whole(before), whole(after)) : List.of(new Words(was), new Words(is));
    }

    private static Words whole(String text) {
        return new Words(text.isEmpty() ? List.of() : List.of(new Part(text, false)));
    }

    /** Each word with the space after it. */
    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\s)(?=\\S)"));
    }

    private static void add(List<Part> parts, String word, boolean marked) {
        if (word == null) {
            return;
        }
        Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (last != null && last.marked() == marked) {
            parts.set(parts.size() - 1, new Part(last.text() + word, marked));
        } else {
            parts.add(new Part(word, marked));
        }
    }
}
