package uk.nolan.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A table as comma-separated values (RFC 4180) in UTF-8, the column names in the first row. */
final class Csv {

    /** What a spreadsheet takes for the beginning of a formula, in both widths, and white space that it skips before one. */
    private static final String FORMULA = "[=+\\-@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]";

    private Csv() {}

    static byte[] of(List<String> columns, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(line(columns));
        rows.forEach(row -> text.append(line(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** An apostrophe before what could be a formula makes a spreadsheet show it as text. */
    private static String cell(String value) {
        String harmless = value.matches("(?sU)\\s*" + FORMULA + ".*") ? "'" + value : value;
        return harmless.matches("(?s).*[\",\\r\\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
