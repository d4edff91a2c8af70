package uk.nolan.publishing.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Puts two lists side by side so that as much as possible of what is the same stands in the same row. */
final class Alignment {

    /** Beyond this many comparisons what differs is simply set one after the other: someone may send anything. */
    private static final long MOST_COMPARISONS = 25_000_000;

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

    /** The rows, in an order that keeps that of both lists; where several differ in a row, what was comes before what is. */
    static <T> List<Row<T>> of(List<T> before, List<T> after, BiPredicate<T, T> same) {
        List<Row<T>> rows = new ArrayList<>();
        List<Row<T>> fresh = new ArrayList<>();
        if ((long) before.size() * after.size() > MOST_COMPARISONS) {
            before.forEach(one -> rows.add(new Row<>(one, null)));
            after.forEach(one -> rows.add(new Row<>(null, one)));
            return rows;
        }
        int was = 0;
        int is = 0;
        for (AbstractDelta<T> delta : DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>(same), null, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                rows.addAll(fresh);
                fresh.clear();
                for (int both = 0; both < delta.getSource().size(); both++) {
                    rows.add(new Row<>(before.get(was++), after.get(is++)));
                }
            } else {
                delta.getSource().getLines().forEach(one -> rows.add(new Row<>(one, null)));
                delta.getTarget().getLines().forEach(one -> fresh.add(new Row<>(null, one)));
                was += delta.getSource().size();
                is += delta.getTarget().size();
            }
        }
        rows.addAll(fresh);
        return rows;
    }
}
