package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.notice.Letter;
import uk.nolan.process.EngineClock;
import uk.nolan.process.OpenTask;

/** Writes the timeline of a playback: at each moment only what is new since the moment before. */
final class Chronicle {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    private final Watch watch;
    private final List<Scene> scenes;
    private final String label;
    private final Set<OpenTask> tasksTold = new HashSet<>();
    private Map<String, LocalDate> deadlinesTold = Map.of();
    private int lettersTold;
    private int linesTold;
    private boolean closeTold;

    /**
     * @param scenes where to write; the cases of a story share one timeline
     * @param label what stands before each scene of this case, empty for the case with which the story begins
     */
    Chronicle(Watch watch, List<Scene> scenes, String label) {
        this.watch = watch;
        this.scenes = scenes;
        this.label = label;
    }

    /** Tells what somebody has just done and what came of it. */
    void tell(LocalDate on, String who, String what, String... more) {
        List<String> details = new ArrayList<>(List.of(more));
        newLetters().forEach(letter -> details.add(sent(letter)));
        linesTold += watch.linesAfter(linesTold).size();
        details.addAll(changes());
        scenes.add(new Scene(on, who, label + what, details));
    }

    /** Tells what timers and the working-day round have done since the last scene, each day by itself. */
    void tellWhatHappenedByItself(LocalDate until) {
        List<JournalEntry> lines = newLines();
        List<Letter> letters = newLetters();
        if (lines.isEmpty() && letters.isEmpty()) {
            return;
        }
        TreeMap<LocalDate, List<String>> days = new TreeMap<>();
        lines.stream()
                .filter(line -> !aboutLetters(line))
                .forEach(line -> on(days, LocalDate.ofInstant(line.enteredAt(), EngineClock.LONDON)).add(line.line()));
        letters.forEach(letter -> on(days, letter.dated()).add(sent(letter)));
        List<String> changes = changes();
        if (!changes.isEmpty()) {
            on(days, days.isEmpty() ? until : days.lastKey()).addAll(changes);
        }
        days.forEach((day, told) -> scenes.add(new Scene(day, Scene.BY_ITSELF, label + told.get(0), List.copyOf(told.subList(1, told.size())))));
    }

    private static Collection<String> on(Map<LocalDate, List<String>> days, LocalDate day) {
        return days.computeIfAbsent(day, any -> new ArrayList<>());
    }

    /** The letters and notes are told themselves, with their recipients. */
    private static boolean aboutLetters(JournalEntry line) {
        return line.line().startsWith("Letter sent") || line.line().startsWith("Reminder") || line.line().startsWith("Told by e-mail");
    }

    private List<JournalEntry> newLines() {
        List<JournalEntry> lines = watch.linesAfter(linesTold);
        linesTold += lines.size();
        return lines;
    }

    private List<Letter> newLetters() {
        List<Letter> letters = watch.lettersAfter(lettersTold);
        lettersTold += letters.size();
        return letters;
    }

    private static String sent(Letter letter) {
        return (letter.isNote() ? "note  " : "sent  ") + Sendings.of(letter);
    }

    /** The tasks and deadlines that are new or have moved, and the closing of the case. */
    private List<String> changes() {
        List<String> changes = new ArrayList<>();
        List<OpenTask> tasks = watch.tasks();
        tasks.stream()
                .filter(task -> !tasksTold.contains(task))
                .sorted(Comparator.comparing((OpenTask task) -> task.due().orElse(LocalDate.MAX)).thenComparing(OpenTask::name))
                .forEach(task -> changes.add("open  " + task.name() + task.due().map(due -> ", due " + DAY.format(due)).orElse("")));
        tasksTold.clear();
        tasksTold.addAll(tasks);
        Map<String, LocalDate> deadlines = watch.deadlines();
        String moved = deadlines.entrySet().stream()
                .filter(each -> !each.getValue().equals(deadlinesTold.get(each.getKey())))
                .map(each -> each.getKey() + " " + DAY.format(each.getValue()))
                .collect(Collectors.joining(", "));
        if (!moved.isEmpty()) {
            changes.add("due   " + moved);
        }
        deadlinesTold = new HashMap<>(deadlines);
        if (!closeTold) {
            watch.file().outcome().ifPresent(outcome -> {
                changes.add("closed  " + outcome);
                closeTold = true;
            });
        }
        return changes;
    }
}
