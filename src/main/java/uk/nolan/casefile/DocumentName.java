package uk.nolan.casefile;

import java.util.List;
import java.util.stream.IntStream;

/** Names under which the documents of a case can be told apart. */
final class DocumentName {

    private DocumentName() {}

    /** The name itself, or with the next free number before its ending: "minutes (2).pdf". Capitals make no difference, as on most computers. */
    static String free(String name, List<String> taken) {
        String ending = FileContent.ending(name);
        int end = name.length() - (ending.isEmpty() ? 0 : ending.length() + 1);
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? name : "%s (%d)%s".formatted(name.substring(0, end), number, name.substring(end)))
                .filter(candidate -> taken.stream().noneMatch(candidate::equalsIgnoreCase))
                .findFirst()
                .orElseThrow();
    }
}
