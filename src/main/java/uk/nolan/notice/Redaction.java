package uk.nolan.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/**
 * Takes names out of a text, also where somebody typed them: out of what is published the complainant's always and the subject member's where she is not
 * to be named (procedure c, N40), and a withheld identity out of every letter to those who may not know it (NS-6-18). A name is found whole and by its last word however it is written, and by its other words where they begin with a capital: "Will"
 * is a name and "will" is not. What stands in the name of somebody who is named in the same text is left there.
 */
final class Redaction {

    private static final List<String> TITLES = List.of("cllr", "councillor", "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "rev", "prof");
    private static final String TITLE = "(?:\\b(?:" + String.join("|", TITLES) + ")\\.?\\s+)?";
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> exact = new LinkedHashMap<>();
    private final List<String> spared = new ArrayList<>();

    /** Says {@code instead} where the name stood. */
    Redaction of(String name, String instead) {
        names.put(name, instead);
        return this;
    }

    /** The same for what is always written in one way, such as an e-mail address. */
    Redaction exactly(String text, String instead) {
        exact.put(text, instead);
        return this;
    }

    /** This name stays, so its words alone give nobody away. */
    Redaction sparing(String name) {
        spared.addAll(words(name));
        return this;
    }

    String html(String html) {
        Map<Pattern, String> patterns = patterns();
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        NodeTraversor.traverse((node, depth) -> without(patterns, node), page);
        return page.outerHtml();
    }

    String text(String text) {
        return replaced(patterns(), text);
    }

    private static String replaced(Map<Pattern, String> patterns, String text) {
        String words = text;
        for (Map.Entry<Pattern, String> name : patterns.entrySet()) {
            words = name.getKey().matcher(words).replaceAll(Matcher.quoteReplacement(name.getValue()));
        }
        return words;
    }

    /** Whole names first, so that two people who share a word are told apart where they can be. */
    private Map<Pattern, String> patterns() {
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        exact.forEach((text, instead) -> patterns.put(Pattern.compile(written(text.strip()), ANY_CASE), instead));
        names.forEach((name, instead) -> {
            if (String.join("", words(name)).length() > 2) {
                patterns.put(pattern(words(name), ANY_CASE), instead);
            }
        });
        names.forEach((name, instead) -> {
            List<String> words = words(name);
            for (int i = words.size() - 1; i >= 0; i--) {
                String word = words.get(i);
                if (word.length() > 2 && spared.stream().noneMatch(word::equalsIgnoreCase)) {
                    patterns.put(pattern(List.of(word), i == words.size() - 1 ? ANY_CASE : Pattern.UNICODE_CHARACTER_CLASS), instead);
                }
            }
        });
        return patterns;
    }

    /** The words of a name without its titles and its punctuation. */
    private static List<String> words(String name) {
        List<String> words = Arrays.stream(name.split("[\\s,;]+"))
                .map(word -> word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream().filter(word -> words.size() == 1 || !TITLES.contains(word.toLowerCase(Locale.UK))).toList();
    }

    private static Pattern pattern(List<String> words, int flags) {
        String all = words.stream().map(Redaction::written).collect(Collectors.joining("(?:&#\\d+;|[^\\p{L}\\p{N}])+"));
        return Pattern.compile("(?i:" + TITLE + ")\\b" + all + "\\b", flags);
    }

    /** The word with either apostrophe, and with every sign either as it is or as the character reference that stands for it in the texts of forms. */
    private static String written(String word) {
        StringBuilder pattern = new StringBuilder();
        word.codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character)) {
                pattern.appendCodePoint(character);
            } else if (character == '\'' || character == '’') {
                pattern.append("(?:['’]|&#39;|&#8217;)");
            } else {
                pattern.append("(?:").append(Pattern.quote(Character.toString(character))).append("|&#").append(character).append(";)");
            }
        });
        return pattern.toString();
    }

    private static void without(Map<Pattern, String> patterns, Node node) {
        boolean style = node.parent() instanceof Element parent && parent.normalName().equals("style");
        if (node instanceof TextNode text && !style) {
            text.text(replaced(patterns, text.getWholeText()));
        }
    }
}
