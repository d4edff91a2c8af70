package uk.nolan.publishing.difference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.nolan.rehearsal.Scene;

/**
 * A rehearsal played twice, side by side: one row.
 *
 * @param mark how the two differ
 * @param before the moment as it came in the earlier version, null where there was none
 * @param after the moment as it comes in the later version, null where there is none
 */
public record TimelineRow(Mark mark, Moment before, Moment after) {

    /** How two moments differ. */
    public enum Mark {
        SAME,
        /** Both come, but on another day or with other letters or dates. */
        OTHERWISE,
        /** Comes in the earlier version only. */
        GONE,
        /** Comes in the later version only. */
        NEW
    }

    /**
     * One side of a row.
     *
     * @param otherDay whether the other side has another day
     * @param who the role that acted
     */
    public record Moment(LocalDate on, boolean otherDay, String who, String what, List<Detail> details) {}

    /** A line about a moment, and whether the other side lacks it. */
    public record Detail(String text, boolean marked) {}

    /** The rows, in order. Moments stand in one row where the same person does the same, whatever the day. */
    public static List<TimelineRow> of(List<Scene> before, List<Scene> after) {
        List<TimelineRow> rows = new ArrayList<>();
        for (Alignment.Row<Scene> row : Alignment.of(before, after, (one, other) -> one.who().equals(other.who()) && one.what().equals(other.what()))) {
            Mark mark = row.before() == null ? Mark.NEW : row.after() == null ? Mark.GONE : row.before().equals(row.after()) ? Mark.SAME : Mark.OTHERWISE;
            rows.add(new TimelineRow(mark, moment(row.before(), row.after()), moment(row.after(), row.before())));
        }
        return rows;
    }

    private static Moment moment(Scene scene, Scene other) {
        if (scene == null) {
            return null;
        }
        List<Detail> details = scene.details().stream().map(text -> new Detail(text, other == null || !other.details().contains(text))).toList();
        return new Moment(scene.on(), other == null || !other.on().equals(scene.on()), scene.who(), scene.what(), details);
    }
}
