package uk.nolan.publishing.difference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;

/** Puts two lists side by side so that as much as possible of what is the same stands in the same row. */
final class Alignment {

    /** Beyond this many comparisons what differs is simply set one after the other: someone may send anything. */
    private static final long MOST_COMPARISONS = 4_000_000;

    private Alignment() {}

    /**
     * One row.
     *
     * @param before null where there was nothing
     * @param after null where there is nothing any more
     */
    record Row<T>(T before, T after) {

        boolean inBoth() {
            return before != null && after != null;
        }
    }

    /** The rows, in an order that keeps that of both lists; what was comes before what is. */
    static <T> List<Row<T>> of(List<T> before, List<T> after, BiPredicate<T, T> same) {
        int start = 0;
        while (start < before.size() && start < after.size() && same.test(before.get(start), after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < before.size() - start && end < after.size() - start && same.test(before.get(before.size() - 1 - end), after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Row<T>> rows = new ArrayList<>();
        for (int both = 0; both < start; both++) {
            rows.add(new Row<>(before.get(both), after.get(both)));
        }
        rows.addAll(middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end), same));
        for (int both = end; both > 0; both--) {
            rows.add(new Row<>(before.get(before.size() - both), after.get(after.size() - both)));
        }
        return rows;
    }

    /** The longest common sequence, by the textbook. */
    private static <T> List<Row<T>> middle(List<T> before, List<T> after, BiPredicate<T, T> same) {
        if ((long) before.size() * after.size() > MOST_COMPARISONS) {
            return oneAfterTheOther(before, after);
        }
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = same.test(before.get(i), after.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Row<T>> rows = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            if (same.test(before.get(i), after.get(j))) {
                rows.add(new Row<>(before.get(i++), after.get(j++)));
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                rows.add(new Row<>(before.get(i++), null));
            } else {
                rows.add(new Row<>(null, after.get(j++)));
            }
        }
        rows.addAll(oneAfterTheOther(before.subList(i, before.size()), after.subList(j, after.size())));
        return rows;
    }

    private static <T> List<Row<T>> oneAfterTheOther(List<T> before, List<T> after) {
        List<Row<T>> rows = new ArrayList<>();
        before.forEach(one -> rows.add(new Row<>(one, null)));
        after.forEach(one -> rows.add(new Row<>(null, one)));
        return Collections.unmodifiableList(rows);
    }
}
