package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Letter;
import uk.nolan.process.OpenTask;

/** Holds what was expected against what is found. Each check throws {@link Unmet} where they differ. */
final class Checks {

    private Checks() {}

    /** Exactly these letters, whatever their order; notes do not count. */
    static void sent(List<String> expected, List<Letter> letters) {
        List<String> found = letters.stream().filter(letter -> !letter.isNote()).map(Sendings::of).toList();
        if (!Sendings.missing(expected, found).isEmpty() || !Sendings.missing(found, expected).isEmpty()) {
            throw new Unmet("sent: " + Sendings.inWords(expected), "sent: " + Sendings.inWords(found));
        }
    }

    /** At least these notes. */
    static void noted(List<String> expected, List<Letter> letters) {
        List<String> found = letters.stream().filter(Letter::isNote).map(Sendings::of).toList();
        if (!Sendings.missing(expected, found).isEmpty()) {
            throw new Unmet("among the notes: " + Sendings.inWords(expected), "notes: " + Sendings.inWords(found));
        }
    }

    /** None of these recipients is among those of the letters and notes. */
    static void nothingTo(List<String> recipients, List<Letter> letters) {
        recipients.forEach(recipient -> {
            List<String> found = letters.stream().filter(letter -> letter.recipientRole().equals(recipient)).map(Sendings::of).toList();
            if (!found.isEmpty()) {
                throw new Unmet("nothing sent to %s in the whole story".formatted(recipient.replace('-', ' ')), "sent: " + Sendings.inWords(found));
            }
        });
    }

    /** Each of the first texts in some letter, none of the others in any; in letters, notes and the names to whom they go, whatever the case. */
    static void words(List<String> said, List<String> unsaid, List<Letter> letters) {
        said.forEach(text -> {
            if (letters.stream().noneMatch(letter -> says(letter, text))) {
                throw new Unmet("a letter with \"%s\"".formatted(text), "sent: " + Sendings.inWords(letters.stream().map(Sendings::of).toList()));
            }
        });
        unsaid.forEach(text -> {
            List<String> found = letters.stream().filter(letter -> says(letter, text)).map(Sendings::of).toList();
            if (!found.isEmpty()) {
                throw new Unmet("no letter with \"%s\"".formatted(text), "it stands in: " + Sendings.inWords(found));
            }
        });
    }

    private static boolean says(Letter letter, String text) {
        String words = String.join("\n", letter.recipientName(), letter.subject(), letter.plainText()).replaceAll("\\s+", " ");
        return words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    static void due(OpenTask task, Optional<LocalDate> expected) {
        if (!task.due().equals(expected)) {
            throw new Unmet("\"%s\" %s".formatted(task.name(), inWords(expected)), "\"%s\" %s".formatted(task.name(), inWords(task.due())));
        }
    }

    /** At least these tasks open, with these due dates. */
    static void open(Map<String, Optional<LocalDate>> expected, List<OpenTask> tasks) {
        expected.forEach((name, due) -> {
            if (tasks.stream().noneMatch(task -> task.name().equals(name) && task.due().equals(due))) {
                throw new Unmet("open: %s %s".formatted(name, inWords(due)), "open: " + inWords(tasks));
            }
        });
    }

    static void notOpen(List<String> expected, List<OpenTask> tasks) {
        expected.forEach(name -> {
            if (tasks.stream().anyMatch(task -> task.name().equals(name))) {
                throw new Unmet("\"%s\" not to be open".formatted(name), "open: " + inWords(tasks));
            }
        });
    }

    static void deadlines(Map<String, LocalDate> expected, Map<String, LocalDate> running) {
        expected.forEach((name, date) -> {
            if (!date.equals(running.get(name))) {
                throw new Unmet("deadline %s on %s".formatted(name, WrittenDate.inFull(date)), "deadlines: " + (running.isEmpty()
                        ? "none"
                        : running.entrySet().stream()
                                .map(each -> each.getKey() + " on " + WrittenDate.inFull(each.getValue()))
                                .collect(Collectors.joining(", "))));
            }
        });
    }

    /** Each text in some line, whatever the case. */
    static void journal(List<String> expected, List<JournalEntry> lines) {
        expected.forEach(text -> {
            if (lines.stream().noneMatch(line -> line.line().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))) {
                throw new Unmet("a journal line with \"%s\"".formatted(text), lines.isEmpty()
                        ? "no new line"
                        : lines.stream().map(line -> "\"" + line.line() + "\"").collect(Collectors.joining(", ")));
            }
        });
    }

    static void ended(Ending ending, StandardsCase one, List<OpenTask> tasks) {
        if (ending instanceof Ending.Closed closed) {
            String expected = closed(closed.on(), closed.outcome());
            String found = one.isOpen()
                    ? "still open, with open tasks: " + inWords(tasks)
                    : closed(one.closedOn().orElseThrow(), one.outcome().orElse("none"));
            if (!found.equals(expected)) {
                throw new Unmet(expected, found);
            }
            if (!tasks.isEmpty()) {
                throw new Unmet("no open task in a closed case", "open: " + inWords(tasks));
            }
        } else if (ending instanceof Ending.StillOpen still) {
            if (!one.isOpen()) {
                throw new Unmet("the case still open", "closed with the outcome " + one.outcome().orElse("none"));
            }
            open(still.tasks(), tasks);
            if (tasks.size() != still.tasks().size()) {
                throw new Unmet("no other task open than " + (still.tasks().isEmpty() ? "none" : String.join(", ", still.tasks().keySet())),
                        "open: " + inWords(tasks));
            }
        }
    }

    private static String closed(LocalDate on, String outcome) {
        return "closed on %s with the outcome %s".formatted(WrittenDate.inFull(on), outcome);
    }

    private static String inWords(List<OpenTask> tasks) {
        return tasks.isEmpty()
                ? "no task"
                : tasks.stream().map(task -> task.name() + " " + inWords(task.due())).collect(Collectors.joining(", "));
    }

    private static String inWords(Optional<LocalDate> due) {
        return due.map(date -> "due " + WrittenDate.inFull(date)).orElse("without a due date");
    }
}
