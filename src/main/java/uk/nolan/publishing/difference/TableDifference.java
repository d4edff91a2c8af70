package uk.nolan.publishing.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Two decision tables in words, row by row and cell by cell. A row is the same where it has the same id. */
final class TableDifference {

    private static final int LONGEST_NAME = 60;

    private final Map<String, Row> before;
    private final Map<String, Row> after;

    /**
     * One row.
     *
     * @param number in its table, from 1
     * @param cells by the labels of their columns, the description last
     */
    private record Row(int number, Map<String, String> cells) {

        /** By its number and what stands in it first. */
        String named() {
            String first = cells.values().stream().filter(cell -> !cell.isBlank() && !cell.equals("-")).findFirst().orElse("").replaceAll("^\"|\"$", "");
            return "Row %d%s".formatted(number, first.isEmpty() ? "" : " (" + (first.length() <= LONGEST_NAME ? first : first.substring(0, LONGEST_NAME) + "…") + ")");
        }

        String inBrief() {
            return cells.entrySet().stream().filter(cell -> !cell.getValue().isBlank()).map(cell -> cell.getKey() + ": " + cell.getValue()).collect(Collectors.joining("; "));
        }
    }

    private TableDifference(Map<String, Row> before, Map<String, Row> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * @param before null for a new table
     * @param after null for one that was taken away
     */
    static List<Otherwise> between(byte[] before, byte[] after) throws Xml.Unreadable {
        Map<String, String> headBefore = new LinkedHashMap<>();
        Map<String, String> headAfter = new LinkedHashMap<>();
        TableDifference rows = new TableDifference(rows(before, headBefore), rows(after, headAfter));
        List<Otherwise> all = new ArrayList<>();
        compare("", headBefore, headAfter, all);
        rows.compare(all);
        if (before != null && after != null && all.isEmpty()) {
            all.add(new Otherwise("Only the drawing is different: where things stand, or how the file is written", "", ""));
        }
        return all;
    }

    private void compare(List<Otherwise> all) {
        after.forEach((id, row) -> {
            if (!before.containsKey(id)) {
                all.add(new Otherwise(row.named() + " is new", "", row.inBrief()));
            } else {
                compare(row.named() + ": ", before.get(id).cells(), row.cells(), all);
            }
        });
        before.forEach((id, row) -> {
            if (!after.containsKey(id)) {
                all.add(new Otherwise(row.named() + " was taken away", row.inBrief(), ""));
            }
        });
        if (!inOrder(before, after).equals(inOrder(after, before))) {
            all.add(new Otherwise("The order of the rows", names(before), names(after)));
        }
    }

    private static List<String> inOrder(Map<String, Row> rows, Map<String, Row> others) {
        return rows.keySet().stream().filter(others::containsKey).toList();
    }

    private static String names(Map<String, Row> rows) {
        return rows.values().stream().map(Row::named).collect(Collectors.joining(", "));
    }

    private static void compare(String whose, Map<String, String> before, Map<String, String> after, List<Otherwise> all) {
        Set<String> labels = new LinkedHashSet<>(after.keySet());
        labels.addAll(before.keySet());
        for (String label : labels) {
            String was = before.getOrDefault(label, "");
            String is = after.getOrDefault(label, "");
            if (!was.equals(is)) {
                all.add(new Otherwise(whose + label, was, is));
            }
        }
    }

    private static Map<String, Row> rows(byte[] text, Map<String, String> head) throws Xml.Unreadable {
        Map<String, Row> rows = new LinkedHashMap<>();
        if (text != null) {
            Element definitions = Xml.read(text);
            for (Element decision : Xml.children(definitions, "decision").toList()) {
                head.put("Name of the table", decision.getAttribute("name"));
                head.put("Id of the table", decision.getAttribute("id"));
                Xml.children(decision, "description").findFirst().ifPresent(said -> head.put("What the table says of itself", Xml.text(said)));
                for (Element table : Xml.children(decision, "decisionTable").toList()) {
                    read(table, head, rows);
                }
            }
        }
        return rows;
    }

    private static void read(Element table, Map<String, String> head, Map<String, Row> rows) {
        String policy = table.getAttribute("hitPolicy");
        head.put("Which rows count (hit policy)", (policy.isEmpty() ? "UNIQUE" : policy) + (table.hasAttribute("aggregation") ? " " + table.getAttribute("aggregation") : ""));
        List<String> columns = new ArrayList<>();
        for (Element column : Xml.children(table)) {
            if (List.of("input", "output").contains(column.getLocalName())) {
                String label = label(column, columns.size() + 1);
                columns.add(label);
                head.put("Column \"" + label + "\"", settings(column));
            }
        }
        int number = 0;
        for (Element rule : Xml.children(table, "rule").toList()) {
            number++;
            Map<String, String> cells = new LinkedHashMap<>();
            int column = 0;
            for (Element cell : Xml.children(rule)) {
                if (cell.getLocalName().equals("description")) {
                    continue;
                }
                String label = column < columns.size() ? columns.get(column) : "Cell " + (column + 1);
                cells.put(label, Xml.text(cell));
                column++;
            }
            Xml.children(rule, "description").findFirst().ifPresent(said -> cells.put("Description", Xml.text(said)));
            String id = rule.hasAttribute("id") ? rule.getAttribute("id") : "row " + number;
            rows.put(rows.containsKey(id) ? id + " " + number : id, new Row(number, cells));
        }
    }

    private static String label(Element column, int number) {
        String label = column.getAttribute("label");
        return label.isBlank() ? (column.getAttribute("name").isBlank() ? "Column " + number : column.getAttribute("name")) : label;
    }

    /** What a column asks for, its type and its list of values. */
    private static String settings(Element column) {
        List<String> parts = new ArrayList<>();
        parts.add(column.getAttribute("name"));
        parts.add(column.getAttribute("typeRef"));
        for (Element child : Xml.children(column)) {
            parts.add(child.getAttribute("typeRef"));
            parts.add(Xml.text(child));
        }
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("; "));
    }
}
