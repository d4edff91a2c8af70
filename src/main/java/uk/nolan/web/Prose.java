package uk.nolan.web;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns what the case file says into HTML. Markup that anybody typed stays text, and links lead nowhere but to pages. */
final class Prose {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Prose() {}

    static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }
}
