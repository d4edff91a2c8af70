package uk.nolan.notice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The marked places of a formal letter, {@code <div data-place="opening">}: words of the text's own that the officer who checks the letter may
 * replace by hers. Whatever she types stays text.
 */
final class Places {

    private Places() {}

    /** The words that stand in each place of a letter, paragraphs parted by blank lines; none where the letter has no such place. */
    static Map<String, String> of(String html) {
        Map<String, String> words = new LinkedHashMap<>();
        Jsoup.parse(html).select("[data-place]").forEach(place -> words.put(
                place.attr("data-place"),
                place.children().stream().map(Element::text).filter(text -> !text.isBlank()).collect(Collectors.joining("\n\n"))));
        return words;
    }

    /** The letter with the officer's words in place of its own; a place that she emptied goes. */
    static String filled(String html, Map<String, String> amendments) {
        if (!html.contains("data-place")) {
            return html;
        }
        Document letter = Jsoup.parse(html);
        letter.outputSettings().prettyPrint(false);
        letter.select("[data-place]").forEach(place -> {
            String words = amendments.get(place.attr("data-place"));
            place.removeAttr("data-place");
            if (words != null) {
                place.empty();
                words.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> place.appendElement("p").text(line));
            }
        });
        return letter.outerHtml();
    }
}
