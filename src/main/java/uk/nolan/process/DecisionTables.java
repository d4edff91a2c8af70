package uk.nolan.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import uk.nolan.council.ConfigurationProblem;

/** Reads a decision table whose rows are looked up by one code: all its rows, evaluated as the engine would. */
public final class DecisionTables {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

    /** What has been read: only its text decides what a table says, and versions of a procedure have most tables in common. */
    private static final Map<List<String>, List<Row>> ROWS = new ConcurrentHashMap<>();

    private static final Map<String, Set<String>> DECISIONS = new ConcurrentHashMap<>();

    private DecisionTables() {}

    /** One row: the code it is for and its outputs by name. */
    public record Row(String code, Map<String, Object> outputs) {}

    /**
     * The rows of a table in their order.
     *
     * @param place the file's name, for messages
     * @param decision the decision's id
     * @param input the name of the variable that holds the code
     * @throws ConfigurationProblem where the table does not parse, or a row does not give exactly one result for its own code
     */
    public static List<Row> rows(String place, String content, String decision, String input) {
        List<String> table = List.of(content, decision, input);
        if (!ROWS.containsKey(table)) {
            ROWS.put(table, read(place, content, decision, input));
        }
        return ROWS.get(table);
    }

    private static List<Row> read(String place, String content, String decision, String input) {
        try {
            DmnModelInstance model = Dmn.readModelFromStream(stream(content));
            DmnDecision parsed = ENGINE.parseDecision(decision, stream(content));
            List<Row> rows = new ArrayList<>();
            for (String code : codes(model, decision)) {
                var result = ENGINE.evaluateDecisionTable(parsed, Variables.createVariables().putValue(input, code));
                if (result.size() != 1) {
                    throw ConfigurationProblem.in(place, "", "the table \"%s\" gives %d results for \"%s\" instead of one. Give each code one row."
                            .formatted(decision, result.size(), code));
                }
                rows.add(new Row(code, result.getSingleResult().getEntryMap()));
            }
            return List.copyOf(rows);
        } catch (FeelException e) {
            throw ConfigurationProblem.in(place, "", "the table \"%s\" cannot be read, because a cell is no FEEL expression. Correct it in Camunda Modeler.".formatted(decision));
        } catch (DmnModelException | org.camunda.bpm.dmn.engine.DmnEngineException | org.camunda.bpm.model.xml.ModelParseException e) {
            throw ConfigurationProblem.in(place, "", "the table \"%s\" cannot be read (%s). Open the file in Camunda Modeler and correct it."
                    .formatted(decision, e.getMessage()));
        }
    }

    private static List<String> codes(DmnModelInstance model, String decision) {
        DecisionTable table = (DecisionTable) ((org.camunda.bpm.model.dmn.instance.Decision) model.getModelElementById(decision)).getExpression();
        List<String> codes = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            String text = rule.getInputEntries().iterator().next().getText().getTextContent();
            codes.add(text.strip().replaceAll("^\"|\"$", ""));
        }
        return codes;
    }

    private static ByteArrayInputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
