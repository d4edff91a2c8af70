package uk.nolan.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/**
 * Takes names out of what is published, also where somebody typed them: the complainant's always, the subject member's where she is not to be named
 * (procedure c, N40). A name is its full form and its last word.
 */
final class Redaction {

    private final Map<Pattern, String> names = new LinkedHashMap<>();

    /** Says {@code instead} where the name stood. */
    Redaction of(String name, String instead) {
        String last = name.strip().replaceFirst(".*\\s", "");
        for (String form : List.of(name.strip(), last)) {
            if (form.length() > 2) {
                names.put(Pattern.compile("(?:\\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\\.? +)?\\b" + Pattern.quote(form) + "\\b", Pattern.CASE_INSENSITIVE), instead);
            }
        }
        return this;
    }

    String html(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        NodeTraversor.traverse(this::without, page);
        return page.outerHtml();
    }

    private void without(Node node, int depth) {
        boolean style = node.parent() instanceof Element parent && parent.normalName().equals("style");
        if (node instanceof TextNode text && !style) {
            String words = text.getWholeText();
            for (Map.Entry<Pattern, String> name : names.entrySet()) {
                words = name.getKey().matcher(words).replaceAll(Matcher.quoteReplacement(name.getValue()));
            }
            text.text(words);
        }
    }
}
