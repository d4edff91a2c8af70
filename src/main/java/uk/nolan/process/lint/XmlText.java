package uk.nolan.process.lint;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import uk.nolan.council.ConfigurationProblem;

/**
 * An XML file as it is written, each element with its line. It is read before any other parser sees it, without opening anything: a file that declares a document type, and so could name other files or
 * grow without end, is refused here.
 */
final class XmlText {

    /** More levels than any diagram or table has; a file that goes deeper is none. */
    private static final int DEEPEST = 60;

    /** @param namespace empty for none */
    record Attribute(String namespace, String prefix, String name, String value) {

        String asWritten() {
            return prefix.isEmpty() ? name : prefix + ":" + name;
        }
    }

    /** One element with what is in it. */
    static final class Element {

        final String namespace;
        final String prefix;
        final String name;
        final int line;
        final Element parent;
        final List<Attribute> attributes = new ArrayList<>();
        final List<Element> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        private Element(String namespace, String prefix, String name, int line, Element parent) {
            this.namespace = namespace == null ? "" : namespace;
            this.prefix = prefix == null ? "" : prefix;
            this.name = name;
            this.line = line;
            this.parent = parent;
        }

        /** The text directly in it. */
        String text() {
            return text.toString();
        }

        String asWritten() {
            return prefix.isEmpty() ? name : prefix + ":" + name;
        }

        /** An attribute without a prefix, or null. */
        String attribute(String wanted) {
            return attributes.stream().filter(one -> one.namespace().isEmpty() && one.name().equals(wanted)).map(Attribute::value).findFirst().orElse(null);
        }

        /** An attribute of another namespace, or null. */
        String attribute(String space, String wanted) {
            return attributes.stream().filter(one -> one.namespace().equals(space) && one.name().equals(wanted)).map(Attribute::value).findFirst().orElse(null);
        }

        Optional<Element> child(String wanted) {
            return children.stream().filter(one -> one.name.equals(wanted)).findFirst();
        }

        Stream<Element> children(String wanted) {
            return children.stream().filter(one -> one.name.equals(wanted));
        }

        /** This element and all below it, in the order of the file. */
        Stream<Element> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
        }
    }

    private Element root;
    private final List<Integer> comments = new ArrayList<>();

    private XmlText() {}

    /**
     * Reads a file.
     *
     * @throws ConfigurationProblem with the line, where it is not XML, not UTF-8, or declares a document type
     */
    static XmlText read(String file, byte[] content, String cure) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XmlText read = new XmlText();
        try (InputStream in = new ByteArrayInputStream(content)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in, "UTF-8");
            String encoding = reader.getCharacterEncodingScheme();
            if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
                throw ConfigurationProblem.at(file, 1, "the file says that it is written in " + encoding + ". Save it as UTF-8, as Camunda Modeler does.");
            }
            read.elements(file, reader);
            return read;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            throw ConfigurationProblem.at(file, line, "the file cannot be read (" + plain(e.getMessage()) + "). " + cure);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void elements(String file, XMLStreamReader reader) throws XMLStreamException {
        Element open = null;
        int depth = 0;
        while (reader.hasNext()) {
            int line = reader.getLocation().getLineNumber();
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw ConfigurationProblem.at(file, reader.getLocation().getLineNumber(), "a document type is declared here, which could pull in other files. Take <!DOCTYPE …> out.");
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw ConfigurationProblem.at(file, reader.getLocation().getLineNumber(), "there is an instruction to a program here. Take <?" + reader.getPITarget() + " …?> out.");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw ConfigurationProblem.at(file, reader.getLocation().getLineNumber(), "the entity &" + reader.getLocalName() + "; is not known. Write the character itself.");
                case XMLStreamConstants.COMMENT -> comments.add(line);
                case XMLStreamConstants.START_ELEMENT -> {
                    Element element = new Element(reader.getNamespaceURI(), reader.getPrefix(), reader.getLocalName(), reader.getLocation().getLineNumber(), open);
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        element.attributes.add(new Attribute(
                                reader.getAttributeNamespace(i) == null ? "" : reader.getAttributeNamespace(i),
                                reader.getAttributePrefix(i) == null ? "" : reader.getAttributePrefix(i),
                                reader.getAttributeLocalName(i),
                                reader.getAttributeValue(i)));
                    }
                    if (open == null) {
                        root = element;
                    } else {
                        open.children.add(element);
                    }
                    open = element;
                    if (++depth > DEEPEST) {
                        throw ConfigurationProblem.at(file, element.line, "the elements are nested too deeply here. Open the file in Camunda Modeler and save it again.");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    open = open.parent;
                    depth--;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (open != null) {
                        open.text.append(reader.getText());
                    }
                }
                default -> {
                    // white space outside
                }
            }
        }
    }

    Element root() {
        return root;
    }

    /** Every element of the file. */
    Stream<Element> all() {
        return root.all();
    }

    void each(Consumer<Element> look) {
        all().forEach(look);
    }

    /** The lines on which comments begin. */
    List<Integer> comments() {
        return comments;
    }

    private static String plain(String message) {
        String last = message.substring(message.indexOf("Message:") < 0 ? 0 : message.indexOf("Message:") + "Message:".length());
        return last.strip().replaceAll("\\s+", " ").replaceFirst("\\.$", "");
    }
}
