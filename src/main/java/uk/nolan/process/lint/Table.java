package uk.nolan.process.lint;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.dmn.Dmn;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.process.Kept;

/** One decision table that could be read, as it is written. */
record Table(String file, XmlText xml) {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    private static final String CURE = "Open it in Camunda Modeler and save it again.";
    private static final Kept<Object> READ = new Kept<>(100);

    /** @throws ConfigurationProblem where it cannot be read, with the line */
    static Table read(String file, byte[] content) {
        Object read = READ.get(file, new String(content, StandardCharsets.UTF_8), text -> parsed(file, content));
        if (read instanceof ConfigurationProblem problem) {
            throw problem;
        }
        return (Table) read;
    }

    private static Object parsed(String file, byte[] content) {
        try {
            XmlText xml = XmlText.read(file, content, CURE);
            try {
                Dmn.readModelFromStream(new ByteArrayInputStream(content));
                return new Table(file, xml);
            } catch (RuntimeException e) {
                return Diagram.problem(file, e, CURE);
            }
        } catch (ConfigurationProblem problem) {
            return problem;
        }
    }

    String stem() {
        return file.replaceFirst(".*/", "").replaceFirst("\\.dmn$", "");
    }

    List<XmlText.Element> decisions() {
        return xml.root().children("decision").toList();
    }

    Optional<XmlText.Element> decision(String id) {
        return decisions().stream().filter(decision -> id.equals(decision.attribute("id"))).findFirst();
    }
}
