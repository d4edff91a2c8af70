package uk.nolan.notice;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The plain-text alternative of a letter: the same words, with blank lines between paragraphs, a line under headings, dashes or
 * numbers before list items, a line for a row of a table, and a mark before the paragraphs of a quotation.
 */
final class PlainText {

    private static final Map<String, String> UNDERLINED = Map.of("h1", "=", "h2", "-");
    private static final int LONGEST_LINE = 72;

    private PlainText() {}

    static String of(String html) {
        Document document = Jsoup.parse(html);
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            append(text, words.text());
                        } else if (node instanceof Element element) {
                            switch (element.normalName()) {
                                case "br" -> text.append('\n');
                                case "li" -> text.append('\n').append(mark(element)).append(' ');
                                case "tr" -> text.append('\n');
                                case "th", "td" -> beginCell(text, element);
                                case "dd" -> append(text, " ");
                                default -> {
                                    if (closeToTheOneBefore(element)) {
                                        text.append('\n');
                                    } else if (element.isBlock()) {
                                        blankLine(text);
                                        text.append(quoted(element) ? "> " : "");
                                    }
                                }
                            }
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof Element element) {
                            if (element.normalName().equals("a") && element.hasAttr("href")) {
                                link(text, element);
                            } else if (UNDERLINED.containsKey(element.normalName())) {
                                text.append('\n').append(UNDERLINED.get(element.normalName()).repeat(Math.min(element.text().length(), LONGEST_LINE)));
                                blankLine(text);
                            } else if (element.isBlock() && !List.of("li", "br", "tr", "th", "td").contains(element.normalName()) && !closeToTheOneBefore(element)) {
                                blankLine(text);
                            }
                        }
                    }
                },
                document.body());
        return text.toString()
                        .replaceAll("[ \\t]+\n", "\n")
                        .replaceAll("\n[ \\t]+", "\n")
                        .replaceAll("\n{3,}", "\n\n")
                        .strip()
                + "\n";
    }

    private static void append(StringBuilder text, String words) {
        boolean atLineStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atLineStart ? words.stripLeading() : words);
    }

    /** The lines of the letterhead and of the signature stand close together, as they do in print. */
    private static boolean closeToTheOneBefore(Element element) {
        Element block = element.parent();
        return element.normalName().equals("p") && block != null && (block.normalName().equals("header") || block.hasClass("sender"));
    }

    /** What somebody else wrote is marked in every paragraph, so that nobody can pass it off as the council's words. */
    private static boolean quoted(Element element) {
        return element.normalName().equals("p") && element.parents().hasClass("text");
    }

    /** A dash, or the item's number in a numbered list. */
    private static String mark(Element item) {
        Element list = item.parent();
        if (list == null || !list.normalName().equals("ol")) {
            return "-";
        }
        return list.children().indexOf(item) + 1 + ".";
    }

    /** A row of a table is a line with a dash before it, unless it is the heading, and semicolons between its cells; an empty cell is passed over. */
    private static void beginCell(StringBuilder text, Element cell) {
        if (cell.previousElementSibling() == null) {
            text.append(cell.normalName().equals("td") ? "- " : "");
        } else if (cell.hasText()) {
            text.setLength(text.toString().stripTrailing().length());
            text.append("; ");
        }
    }

    private static void link(StringBuilder text, Element link) {
        String address = link.attr("href").replaceFirst("^(mailto|tel):", "");
        if (!link.text().contains(address)) {
            text.append(" (").append(address).append(')');
        }
    }

    private static void blankLine(StringBuilder text) {
        text.append("\n\n");
    }
}
