package uk.nolan.publishing.difference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two texts, line by line: what was taken out, what was put in, and some lines around it. */
final class TextDifference {

    private static final int AROUND = 2;
    private static final int MOST_LINES = 400;
    private static final int LONGEST_LINE = 2_000;

    private TextDifference() {}

    /** The lines to be shown; the last may be a {@link Line.Mark#GAP} that says how many are left out. */
    static List<Line> lines(byte[] before, byte[] after) {
        List<Line> all = new ArrayList<>();
        int now = 0;
        int was = 0;
        for (Alignment.Row<String> row : Alignment.of(split(before), split(after), String::equals)) {
            was += row.before() == null ? 0 : 1;
            now += row.after() == null ? 0 : 1;
            if (row.inBoth()) {
                all.add(new Line(Line.Mark.SAME, now, row.after()));
            } else if (row.before() != null) {
                all.add(new Line(Line.Mark.OUT, was, row.before()));
            } else {
                all.add(new Line(Line.Mark.IN, now, row.after()));
            }
        }
        return shortened(withoutWhatIsFar(all));
    }

    private static List<Line> withoutWhatIsFar(List<Line> all) {
        boolean[] near = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).mark() != Line.Mark.SAME) {
                Arrays.fill(near, Math.max(0, i - AROUND), Math.min(all.size(), i + AROUND + 1), true);
            }
        }
        List<Line> shown = new ArrayList<>();
        int left = 0;
        for (int i = 0; i < all.size(); i++) {
            if (near[i]) {
                addGap(shown, left, "the same");
                left = 0;
                shown.add(all.get(i));
            } else {
                left++;
            }
        }
        addGap(shown, left, "the same");
        return shown;
    }

    private static List<Line> shortened(List<Line> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<Line> first = new ArrayList<>(lines.subList(0, MOST_LINES));
        addGap(first, lines.size() - MOST_LINES, "not shown here");
        return first;
    }

    private static void addGap(List<Line> lines, int left, String why) {
        if (left > 0) {
            lines.add(new Line(Line.Mark.GAP, 0, "%,d %s %s".formatted(left, left == 1 ? "line" : "lines", why)));
        }
    }

    private static List<String> split(byte[] text) {
        if (text == null || text.length == 0) {
            return List.of();
        }
        return new String(text, StandardCharsets.UTF_8).lines().map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …").toList();
    }
}
