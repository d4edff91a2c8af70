package uk.nolan.web;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The words of a form, written in markdown, as they stand on a page: below the page's own heading, and with no markup but markdown's. */
final class FormWords {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private FormWords() {}

    /** HTML that is safe to show. @param title the page's heading, which a form repeats as its own first line and which is left out here */
    static String html(String markdown, String title) {
        Node words = PARSER.parse(markdown);
        if (words.getFirstChild() instanceof Heading heading && heading.getLevel() == 1 && text(heading).equalsIgnoreCase(title)) {
            heading.unlink();
        }
        words.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.max(2, heading.getLevel()));
            }
        });
        return RENDERER.render(words);
    }

    private static String text(Heading heading) {
        return heading.getFirstChild() instanceof Text only && only.getNext() == null ? only.getLiteral() : "";
    }
}
