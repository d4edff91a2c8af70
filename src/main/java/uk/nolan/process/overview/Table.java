package uk.nolan.process.overview;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelParseException;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

/** Reads a council's decision tables. */
public final class Table {

    private Table() {}

    /** Every table and every row that names provisions in its description. */
    static List<Carrier> carriers(ProcedureFiles files, String council) {
        List<Carrier> carriers = new ArrayList<>();
        for (String file : files.list(CouncilBooks.path(council, ""), ".dmn")) {
            DmnModelInstance model = read(files, file);
            String table = model.getModelElementsByType(Decision.class).iterator().next().getName();
            for (DmnElement element : model.getModelElementsByType(DmnElement.class)) {
                if (element.getDescription() != null) {
                    String name = element instanceof Rule ? table + ": " + Words.ofId(element.getId()) : table;
                    carriers.add(Carrier.of(Carrier.Kind.TABLE, name, file, element.getDescription().getTextContent()));
                }
            }
        }
        return carriers;
    }

    /**
     * The rows of the council's deadlines by key; of each its outputs by name, without quotation marks.
     *
     * @throws ConfigurationProblem if the table cannot be read
     */
    public static Map<String, Map<String, String>> deadlines(ProcedureFiles files, String council) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (DecisionTable table : read(files, CouncilBooks.path(council, "deadlines.dmn")).getModelElementsByType(DecisionTable.class)) {
            for (Rule rule : table.getRules()) {
                Map<String, String> row = new LinkedHashMap<>();
                Iterator<Output> outputs = table.getOutputs().iterator();
                for (OutputEntry cell : rule.getOutputEntries()) {
                    row.put(outputs.next().getName(), text(cell.getText().getTextContent()));
                }
                rows.put(text(rule.getInputEntries().iterator().next().getText().getTextContent()), row);
            }
        }
        return rows;
    }

    /**
     * What a table can answer in its first column of results, in the order of its rows.
     *
     * @throws ConfigurationProblem if the table cannot be read
     */
    public static Set<String> results(ProcedureFiles files, String file) {
        Set<String> results = new LinkedHashSet<>();
        read(files, file).getModelElementsByType(Rule.class).forEach(rule -> results.add(text(rule.getOutputEntries().iterator().next().getText().getTextContent())));
        return results;
    }

    private static DmnModelInstance read(ProcedureFiles files, String file) {
        try {
            return Dmn.readModelFromStream(new ByteArrayInputStream(files.bytes(file)));
        } catch (DmnModelException | ModelParseException e) {
            throw new ConfigurationProblem(file + ": this is no table that can be read (" + e.getMessage() + "). Open it in Camunda Modeler and correct it.");
        }
    }

    private static String text(String cell) {
        return cell.strip().replaceAll("^\"|\"$", "");
    }
}
