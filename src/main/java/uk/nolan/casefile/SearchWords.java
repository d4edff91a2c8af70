package uk.nolan.casefile;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words as they are compared in a search: capitals, accents and the shape of an apostrophe make no difference. */
final class SearchWords {

    /** Letters that are no letter with an accent and are yet typed as others. */
    private static final Map<String, String> TYPED_AS = Map.of("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ß", "ss", "’", "'", "‘", "'");

    private SearchWords() {}

    /** "Zoë  O’Hara" becomes "zoe o'hara". */
    static String plain(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> letter : TYPED_AS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        // characters that nobody can see are typed by nobody, and not every database takes them
        return plain.replaceAll("\\s+", " ").replaceAll("\\p{C}+", "").strip();
    }

    /** The different words of a text, in the order in which they stand there. */
    static List<String> of(String text) {
        return Arrays.stream(plain(text).split(" ")).filter(word -> !word.isEmpty()).distinct().toList();
    }
}
