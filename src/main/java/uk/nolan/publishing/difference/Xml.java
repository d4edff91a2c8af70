package uk.nolan.publishing.difference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads what somebody has sent: nothing in it is fetched or expanded. */
final class Xml {

    /** It is no XML, or XML with a document type, which no diagram has. */
    static final class Unreadable extends Exception {

        Unreadable(Throwable cause) {
            super(cause);
        }
    }

    private Xml() {}

    static Element read(byte[] text) throws Unreadable {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(text)).getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new Unreadable(e);
        }
    }

    /** The elements directly in this one. */
    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static Stream<Element> children(Element parent, String name) {
        return children(parent).stream().filter(child -> child.getLocalName().equals(name));
    }

    /** The text of an element on one line. */
    static String text(Element element) {
        return element.getTextContent().strip().replaceAll("\\s+", " ");
    }
}
