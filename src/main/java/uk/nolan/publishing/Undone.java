package uk.nolan.publishing;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether an uploaded file takes back what somebody else changed in it. Modeler does not say which version of a file an administrator began with, so the file itself is asked: where it has none of
 * the lines that an earlier change brought, and again all that it took away, it was made from the file as it was before.
 */
final class Undone {

    private Undone() {}

    /**
     * @param before the file before the earlier change
     * @param after the file after it
     * @param live the file as it is live now
     * @param offered the file that is offered
     */
    static boolean by(String before, String after, String live, String offered) {
        Set<String> brought = lines(after);
        brought.removeAll(lines(before));
        Set<String> taken = lines(before);
        taken.removeAll(lines(after));
        if (brought.isEmpty() && taken.isEmpty()) {
            return false;
        }
        return without(live, taken) && lines(live).containsAll(brought) && without(offered, brought) && lines(offered).containsAll(taken);
    }

    private static boolean without(String text, Set<String> lines) {
        return lines(text).stream().noneMatch(lines::contains);
    }

    private static Set<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
