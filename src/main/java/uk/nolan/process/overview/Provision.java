package uk.nolan.process.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.nolan.council.ProcedureFiles;

/**
 * One provision of the source documents, a row of {@code processes/provisions.csv}.
 *
 * @param id such as that of a paragraph's second demand: the document, the paragraph, a number
 * @param paragraph where it stands in its document
 * @param stage the part of the procedure that it belongs to
 * @param priority core, second, later, or public-site
 * @param title what it asks for, in our words
 */
record Provision(String id, String paragraph, String stage, String priority, String title) {

    static final String FILE = "processes/provisions.csv";

    private static final Pattern ID = Pattern.compile("\\b(?:NS|ST|BP)-[0-9A-Z]+(?:\\.[0-9]+)*-[0-9]+\\b");
    private static final Pattern CELL = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))");

    boolean core() {
        return priority.equals("core");
    }

    /** All of them by id, in the order of the file. */
    static Map<String, Provision> all(ProcedureFiles files) {
        Map<String, Provision> provisions = new LinkedHashMap<>();
        for (List<String> row : rows(files, FILE)) {
            provisions.put(row.get(0), new Provision(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));
        }
        return provisions;
    }

    /** The ids that a text cites, each once. */
    static Set<String> citedIn(String text) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher id = ID.matcher(text);
        while (id.find()) {
            ids.add(id.group());
        }
        return ids;
    }

    /** The rows of a table of values with commas between, without its first, the heading. */
    static List<List<String>> rows(ProcedureFiles files, String name) {
        return files.read(name).lines().skip(1).filter(line -> !line.isBlank()).map(Provision::cells).toList();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        while (cell.find()) {
            cells.add(cell.group(1) != null ? cell.group(1).replace("\"\"", "\"") : cell.group(2));
        }
        return cells;
    }
}
