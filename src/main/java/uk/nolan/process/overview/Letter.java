package uk.nolan.process.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;

/**
 * A letter that the procedure sends.
 *
 * @param notice its key, the name of the text's file
 * @param number in the numbered list of letters, {@code processes/notices.csv}, such as N09; empty where it has none
 * @param title as the recipient reads it
 * @param texts the files with its words: the common one, and those of councils that word it otherwise
 */
record Letter(String notice, String number, String title, List<String> texts) {

    private static final String COMMON = "src/main/resources/notices";
    private static final Pattern TITLE = Pattern.compile("([^>]*)</title>");

    /** All letters to people outside the office, by number, then by name. */
    static List<Letter> all(ProcedureFiles files) {
        Map<String, String> numbers = Provision.rows(files, "processes/notices.csv").stream().collect(Collectors.toMap(row -> row.get(0), row -> "N%02d".formatted(Integer.parseInt(row.get(1)))));
        Map<String, List<String>> texts = new TreeMap<>();
        textsOf(files).stream().filter(file -> !file.contains("/notes/")).forEach(file -> texts.computeIfAbsent(Words.stem(file), none -> new ArrayList<>()).add(file));
        return texts.entrySet().stream()
                .map(text -> new Letter(text.getKey(), numbers.getOrDefault(text.getKey(), ""), title(files.read(text.getValue().get(0))), text.getValue()))
                .sorted(Comparator.comparing(letter -> letter.number.isEmpty() ? "O" : letter.number))
                .toList();
    }

    /** Every text of a letter or of a note within the office, the fragments that they share, and the councils' own. */
    static List<Carrier> carriers(ProcedureFiles files) {
        List<Carrier> carriers = new ArrayList<>();
        textsOf(files).forEach(file -> carriers.add(Carrier.of(Carrier.Kind.LETTER, "“" + title(files.read(file)) + "”", file, files.read(file))));
        files.list(COMMON + "/fragments", ".html")
                .forEach(file -> carriers.add(Carrier.of(Carrier.Kind.LETTER, "part of letters: " + Words.ofFile(file), file, files.read(file))));
        return carriers;
    }

    private static List<String> textsOf(ProcedureFiles files) {
        List<String> texts = new ArrayList<>(files.list(COMMON, ".html"));
        texts.addAll(files.list(COMMON + "/notes", ".html"));
        CouncilBooks.keys(files).forEach(council -> texts.addAll(files.list(CouncilBooks.path(council, "notices"), ".html")));
        return texts;
    }

    private static String title(String text) {
        Matcher title = TITLE.matcher(text);
        return title.find() ? Words.plain(title.group(1)).replaceAll(" \\([A-Z]+-\\d{4}-\\d{4}\\)", "") : "";
    }
}
