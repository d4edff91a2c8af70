package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of a rehearsal: the timeline, and the first expectation that did not hold.
 *
 * @param file where the rehearsal stands
 * @param title the rehearsal in a sentence
 * @param reference the case that was played, or empty if it never began
 * @param scenes what happened, in order
 * @param failure the first expectation that did not hold; empty if all did
 */
public record Playback(String file, String title, String reference, List<Scene> scenes, Optional<Failure> failure) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE dd MMM uuuu", Locale.ENGLISH);
    private static final int WIDTH = 120;
    private static final Pattern LABEL = Pattern.compile("[a-z]+ {2,}");

    /**
     * An expectation that did not hold.
     *
     * @param step the step in one line
     * @param line where it stands in the file
     */
    public record Failure(String step, int line, String expected, String found) {}

    /** Of a rehearsal that could not be played to its end. @param why in words, such as what stopped it */
    public static Playback notPlayed(String file, String title, String why) {
        return new Playback(file, title, "", List.of(), Optional.of(new Failure("the whole rehearsal", 1, "it to be played to its end", why)));
    }

    /** The same under another name of the file. */
    public Playback in(String other) {
        return new Playback(other, title, reference, scenes, failure);
    }

    /** Whether everything came out as expected. */
    public boolean held() {
        return failure.isEmpty();
    }

    /** The timeline and, where there is one, the failure. */
    public String inFull() {
        StringBuilder text = new StringBuilder(title + "\n" + file + (reference.isEmpty() ? "" : ", " + reference) + "\n\n");
        int who = scenes.stream().mapToInt(scene -> scene.who().length()).max().orElse(0);
        LocalDate before = null;
        for (Scene scene : scenes) {
            String day = scene.on().equals(before) ? "" : DAY.format(scene.on());
            before = scene.on();
            String start = "  %-15s  %-" + Math.max(who, 1) + "s  ";
            append(text, start.formatted(day, scene.who()), scene.what());
            scene.details().forEach(detail -> append(text, start.formatted("", "") + "  ", detail));
        }
        failure.ifPresent(any -> text.append("\n").append(failureInWords()));
        return text.toString();
    }

    /** The outcome in one line, with the failure below it where there is one. */
    public String inBrief() {
        return "%-6s  %s  %s\n".formatted(held() ? "held" : "FAILED", file, title) + failureInWords();
    }

    /** The failure: step, expected, found. Empty if there is none. */
    public String failureInWords() {
        StringBuilder text = new StringBuilder();
        failure.ifPresent(unmet -> {
            append(text, "  Not as expected: ", unmet.step());
            append(text, "    stands in  ", "%s line %d".formatted(file, unmet.line()));
            append(text, "    expected   ", unmet.expected());
            append(text, "    found      ", unmet.found());
        });
        return text.toString();
    }

    /** Appends words after {@code start} and their label, such as "open  "; what does not fit the line goes below the first of them. */
    private static void append(StringBuilder text, String start, String words) {
        Matcher labelled = LABEL.matcher(words);
        String label = labelled.lookingAt() ? labelled.group() : "";
        StringBuilder line = new StringBuilder(start + label);
        int margin = line.length();
        for (String word : words.substring(label.length()).strip().split("\\s+")) {
            if (line.length() > margin && line.length() + word.length() >= WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(" ".repeat(margin));
            }
            line.append(line.length() > margin ? " " : "").append(word);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
