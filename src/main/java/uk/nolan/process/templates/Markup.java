package uk.nolan.process.templates;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The elements of a well-formed XML text with the places at which they stand in it, so that one place can be changed and everything else stays as Modeler wrote it. */
final class Markup {

    private static final Pattern TAG = Pattern.compile("<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>|<(/?)([\\w:.-]+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:.-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private static final Pattern REFERENCE = Pattern.compile("&(amp|lt|gt|quot|apos|#\\d{1,6});");

    private final String text;
    private final List<Element> elements = new ArrayList<>();
    private final List<int[]> comments = new ArrayList<>();

    /** An element and its place: {@code start} is that of its tag, {@code opened} the place after the tag, {@code closing} that of its closing tag, {@code end} the place after it. */
    static final class Element {
        private final String whole;
        final String name;
        final Element parent;
        final Map<String, String> attributes = new LinkedHashMap<>();
        final List<Element> children = new ArrayList<>();
        final int start;
        final int opened;
        int closing;
        int end;

        private Element(String whole, String name, Element parent, int start, int opened) {
            this.whole = whole;
            this.name = name;
            this.parent = parent;
            this.start = start;
            this.opened = opened;
        }

        boolean empty() {
            return closing == opened && end == opened;
        }

        /** What stands between its tags. */
        String text() {
            return whole.substring(opened, closing);
        }

        /** Where the attributes of an element end that has nothing inside. */
        int lastAttribute() {
            return start + whole.substring(start, end).replaceFirst("\\s*/>$", "").length();
        }

        Optional<Element> child(String of) {
            return children.stream().filter(child -> child.name.equals(of)).findFirst();
        }
    }

    private Markup(String text) {
        this.text = text;
    }

    /** The markup of a text; empty for one that is not well-formed, or that declares a document type and so could lead elsewhere. */
    static Optional<Markup> of(String text) {
        if (!wellFormed(text)) {
            return Optional.empty();
        }
        Markup markup = new Markup(text);
        markup.scan();
        return Optional.of(markup);
    }

    boolean isOf(String other) {
        return text.equals(other);
    }

    private static boolean wellFormed(String text) {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            factory.newSAXParser().parse(new InputSource(new StringReader(text)), new DefaultHandler() {
                @Override
                public void fatalError(org.xml.sax.SAXParseException e) throws SAXException {
                    throw e;
                }
            });
            return true;
        } catch (SAXException | java.io.IOException e) {
            return false;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("No XML parser that can be told to refuse document types", e);
        }
    }

    /** What an attribute or a text says, with its references resolved. */
    static String said(String written) {
        Matcher reference = REFERENCE.matcher(written);
        return reference.replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> Character.toString(Integer.parseInt(found.group(1).substring(1)));
        }));
    }

    private void scan() {
        Deque<Element> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            if (tag.group(2) == null) {
                if (tag.group().startsWith("<!--")) {
                    comments.add(new int[] {tag.start(), tag.end()});
                }
            } else if (!tag.group(1).isEmpty()) {
                Element closed = open.pop();
                closed.closing = tag.start();
                closed.end = tag.end();
            } else {
                Element element = new Element(text, tag.group(2), open.peek(), tag.start(), tag.end());
                Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
                while (attribute.find()) {
                    element.attributes.put(attribute.group(1), attribute.group(2) != null ? attribute.group(2) : attribute.group(3));
                }
                elements.add(element);
                if (element.parent != null) {
                    element.parent.children.add(element);
                }
                if (tag.group(3).endsWith("/")) {
                    element.closing = tag.end();
                    element.end = tag.end();
                } else {
                    open.push(element);
                }
            }
        }
    }

    /** All elements, in the order of the text. */
    List<Element> elements() {
        return elements;
    }

    /** The whitespace before an element on its line. */
    String indent(Element element) {
        return text.substring(lineStart(element.start), element.start).isBlank() ? text.substring(lineStart(element.start), element.start) : "";
    }

    private int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    /** The line break that the text uses. */
    String lineBreak() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Changes to the text, each at its own place. */
    final class Changes {

        private final TreeMap<Integer, Map.Entry<Integer, String>> byPlace = new TreeMap<>();

        Changes replace(int from, int to, String by) {
            byPlace.put(from, Map.entry(to, by));
            return this;
        }

        /** Takes something away, with its line where nothing else stands on it. */
        Changes remove(int from, int to) {
            int before = lineStart(from);
            int after = text.indexOf('\n', to);
            boolean alone = after >= 0 && text.substring(before, from).isBlank() && text.substring(to, after).isBlank();
            return alone ? replace(before, after + 1, "") : replace(from, to, "");
        }

        boolean none() {
            return byPlace.isEmpty();
        }

        String made() {
            StringBuilder made = new StringBuilder(text);
            byPlace.descendingMap().forEach((from, change) -> made.replace(from, change.getKey(), change.getValue()));
            return made.toString();
        }
    }

    /** The text without its comments; how many there were is {@link #comments}. */
    String withoutComments() {
        Changes changes = new Changes();
        comments.forEach(comment -> changes.remove(comment[0], comment[1]));
        return changes.made();
    }

    int comments() {
        return comments.size();
    }
}
