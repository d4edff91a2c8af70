package uk.nolan.publishing.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import uk.nolan.council.ProcedureFiles;

/**
 * What is otherwise in one file of a set.
 *
 * @param file its full name
 * @param kind whether it was changed, added or taken away
 * @param otherwise what is otherwise in words, for diagrams and tables that can be read
 * @param lines what is otherwise line by line, for everything else
 */
public record FileDifference(String file, Kind kind, List<Otherwise> otherwise, List<Line> lines) {

    /** What became of a file. */
    public enum Kind {
        CHANGED,
        ADDED,
        REMOVED
    }

    /**
     * Every file that is not the same in both sets, sorted by name.
     *
     * @param before the set as it was
     * @param after the set as it would be; both in memory
     */
    public static List<FileDifference> between(ProcedureFiles before, ProcedureFiles after) {
        SortedMap<String, byte[]> were = before.contents();
        SortedMap<String, byte[]> are = after.contents();
        TreeSet<String> names = new TreeSet<>(were.keySet());
        names.addAll(are.keySet());
        DeadlineNames deadlines = DeadlineNames.of(were, are);
        List<FileDifference> all = new ArrayList<>();
        for (String name : names) {
            if (!Arrays.equals(were.get(name), are.get(name))) {
                all.add(of(name, were.get(name), are.get(name), deadlines));
            }
        }
        return all;
    }

    private static FileDifference of(String name, byte[] before, byte[] after, DeadlineNames deadlines) {
        Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
        try {
            if (name.endsWith(".bpmn")) {
                return new FileDifference(name, kind, DiagramDifference.between(before, after, deadlines), List.of());
            }
            if (name.endsWith(".dmn")) {
                return new FileDifference(name, kind, TableDifference.between(before, after), List.of());
            }
        } catch (Xml.Unreadable unreadable) {
            // its lines can be shown
        }
        return new FileDifference(name, kind, List.of(), TextDifference.lines(before, after));
    }
}
