package uk.nolan.process.overview;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words from which day a deadline is counted. */
final class Counted {

    private Counted() {}

    /**
     * @param countedFrom as the table writes it
     * @param rows the council's deadlines, for their names
     */
    static String words(String countedFrom, Map<String, Map<String, String>> rows) {
        String[] condition = countedFrom.strip().split("\\s+once\\s+", 2);
        String from = Arrays.stream(condition[0].split("\\s+else\\s+")).map(term -> term(term.strip(), rows)).collect(Collectors.joining(", or else "));
        return condition.length == 1 ? from : from + ", once " + fact(condition[1]);
    }

    private static String term(String term, Map<String, Map<String, String>> rows) {
        if (term.startsWith("end of ")) {
            String other = term.substring("end of ".length()).strip();
            return "the end of “" + (rows.containsKey(other) ? rows.get(other).get("name") : fact(other)) + "”";
        }
        if (term.startsWith("date set:")) {
            return "the day set: " + fact(term.substring("date set:".length()));
        }
        if (term.startsWith("each ")) {
            return "every day set: " + fact(term.substring("each ".length()));
        }
        if (term.startsWith("later of ")) {
            return "the later of: " + Arrays.stream(term.substring("later of ".length()).split(",")).map(Counted::fact).collect(Collectors.joining("; "));
        }
        return fact(term);
    }

    private static String fact(String name) {
        return name.strip().replace('-', ' ');
    }
}
