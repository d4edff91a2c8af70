package uk.nolan.notice;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The plain-text alternative of a letter: the same words, with blank lines between paragraphs and dashes before list items. */
final class PlainText {

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
                                case "li" -> text.append("\n- ");
                                case "td", "dd" -> append(text, " ");
                                default -> {
                                    if (element.isBlock()) {
                                        blankLine(text);
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
                            } else if (element.isBlock() && !element.normalName().equals("li")) {
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
