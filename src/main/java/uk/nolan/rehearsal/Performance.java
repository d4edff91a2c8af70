package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Letter;
import uk.nolan.process.OpenTask;
import uk.nolan.process.Timeline;

/** One rehearsal being played: step by step until the end, or until the first expectation that does not hold. */
final class Performance {

    private final Rehearsal rehearsal;
    private final Actor actor;
    private final Timeline timeline;
    private final Supplier<List<String>> references;
    private final Function<String, Watch> watching;

    /** The cases of the story by their references; the first is that of the complaint. */
    private final Map<String, Strand> strands = new LinkedHashMap<>();

    private final List<Scene> scenes = new ArrayList<>();
    private String main = "";
    private String now;
    private int line;

    /** One case of the story: what can be seen of it, and how much of that has been held against the expectations. */
    private static final class Strand {

        private final Watch watch;
        private final Chronicle chronicle;
        private int lettersBefore;
        private int linesBefore;

        Strand(Watch watch, Chronicle chronicle) {
            this.watch = watch;
            this.chronicle = chronicle;
        }
    }

    /**
     * @param references the cases on the stage
     * @param watching how to look at the case of a reference
     */
    Performance(Rehearsal rehearsal, Actor actor, Timeline timeline, Supplier<List<String>> references, Function<String, Watch> watching) {
        this.rehearsal = rehearsal;
        this.actor = actor;
        this.timeline = timeline;
        this.references = references;
        this.watching = watching;
    }

    Playback play() {
        Playback.Failure failure = null;
        try {
            receive();
            rehearsal.story().forEach(this::play);
            end();
        } catch (ConfigurationProblem broken) {
            throw broken;
        } catch (Unmet unmet) {
            failure = new Playback.Failure(now, line, unmet.expected(), unmet.found());
        } catch (RuntimeException broken) {
            failure = new Playback.Failure(now, line, "everything to run without a fault", Unmet.words(broken));
        }
        return new Playback(rehearsal.file(), rehearsal.title(), main, List.copyOf(scenes), Optional.ofNullable(failure));
    }

    private void receive() {
        LocalDate received = rehearsal.complaint().received();
        at("the complaint, " + WrittenDate.inFull(received), rehearsal.complaint().line());
        main = accepted(() -> actor.receive(rehearsal));
        meet();
        timeline.runWaiting();
        strand(Optional.empty()).chronicle.tell(received, "Monitoring Officer", "Complaint received");
    }

    private void play(Step step) {
        at(step.inWords(), step.line());
        runTo(step.on());
        Strand strand = strand(step.reference());
        Step.Expected expected = step.expected();
        if (step.deed() instanceof Deed.Does does) {
            expected.due().ifPresent(due -> Checks.due(actor.openTask(strand.watch.reference(), does), due));
        }
        if (expected.refused().isPresent()) {
            refused(strand, step, expected.refused().get());
        } else {
            accepted(() -> {
                actor.perform(strand.watch.reference(), step.deed());
                return null;
            });
            timeline.runWaiting();
            if (!(step.deed() instanceof Deed.Nothing)) {
                strand.chronicle.tell(step.on(), step.deed().who(), step.deed().what());
            }
            meet();
        }
        check(strand, expected);
    }

    private void check(Strand strand, Step.Expected expected) {
        List<Letter> letters = strand.watch.lettersAfter(strand.lettersBefore);
        Checks.sent(expected.sends(), letters);
        Checks.noted(expected.notes(), letters);
        if (!expected.open().isEmpty() || !expected.notOpen().isEmpty()) {
            List<OpenTask> tasks = strand.watch.tasks();
            Checks.open(expected.open(), tasks);
            Checks.notOpen(expected.notOpen(), tasks);
        }
        if (!expected.deadlines().isEmpty()) {
            Checks.deadlines(expected.deadlines(), strand.watch.deadlines());
        }
        List<JournalEntry> lines = strand.watch.linesAfter(strand.linesBefore);
        Checks.journal(expected.journal(), lines);
        nothingTo(strand, expected.nothingTo());
        Checks.words(expected.says(), expected.doesNotSay(), letters);
        strand.lettersBefore += letters.size();
        strand.linesBefore += lines.size();
    }

    private static void nothingTo(Strand strand, List<String> recipients) {
        if (!recipients.isEmpty()) {
            Checks.nothingTo(recipients, strand.watch.lettersAfter(0));
        }
    }

    private static <T> T accepted(Supplier<T> deed) {
        try {
            return deed.get();
        } catch (Unmet | ConfigurationProblem known) {
            throw known;
        } catch (RuntimeException refusal) {
            throw new Unmet("the answers to be accepted", "refused: " + Unmet.words(refusal));
        }
    }

    private void refused(Strand strand, Step step, String part) {
        List<OpenTask> before = strand.watch.tasks();
        try {
            actor.perform(strand.watch.reference(), step.deed());
        } catch (Unmet unmet) {
            throw unmet;
        } catch (RuntimeException refusal) {
            strand.chronicle.tell(step.on(), step.deed().who(), step.deed().what(), "refused  " + Unmet.words(refusal));
            if (!Unmet.says(refusal, part)) {
                throw new Unmet("a refusal that says \"%s\"".formatted(part), "refused: " + Unmet.words(refusal));
            }
            if (!strand.watch.tasks().equals(before)) {
                throw new Unmet("nothing changed by what was refused", "other tasks are open than before");
            }
            return;
        }
        throw new Unmet("a refusal that says \"%s\"".formatted(part), "accepted");
    }

    /** The case that is closed first is looked at first. */
    private void end() {
        List<Ending> endings = rehearsal.endings().stream()
                .sorted(Comparator.comparing((Ending ending) -> ending instanceof Ending.Closed closed ? closed.on() : LocalDate.MAX))
                .toList();
        endings.forEach(this::end);
        endings.stream().filter(Ending.Closed.class::isInstance).map(Ending.Closed.class::cast).map(Ending.Closed::on).max(LocalDate::compareTo).ifPresent(last -> {
            // A timer or a reminder that was left behind would show on the day after.
            runTo(last.plusDays(1));
        });
        endings.forEach(ending -> {
            at("the end", ending.line());
            Strand strand = strand(ending.reference());
            List<String> after = strand.watch.lettersAfter(strand.lettersBefore).stream()
                    .filter(letter -> ending instanceof Ending.Closed || !letter.isNote())
                    .map(Sendings::of)
                    .toList();
            if (!after.isEmpty()) {
                throw new Unmet("nothing sent after the last step", "sent: " + Sendings.inWords(after));
            }
            nothingTo(strand, ending.nothingTo());
        });
    }

    private void end(Ending ending) {
        at("the end", ending.line());
        if (ending instanceof Ending.Closed closed) {
            runTo(closed.on());
        }
        Strand strand = strand(ending.reference());
        Checks.ended(ending, strand.watch.file(), strand.watch.tasks());
    }

    private void runTo(LocalDate day) {
        timeline.runTo(Actor.morningOf(day));
        meet();
        int told = scenes.size();
        strands.values().forEach(strand -> strand.chronicle.tellWhatHappenedByItself(day));
        if (strands.size() > 1) {
            scenes.subList(told, scenes.size()).sort(Comparator.comparing(Scene::on));
        }
    }

    /** Takes notice of cases that have been opened. */
    private void meet() {
        references.get().forEach(reference -> strands.computeIfAbsent(reference, fresh -> {
            Watch watch = watching.apply(fresh);
            return new Strand(watch, new Chronicle(watch, scenes, fresh.equals(main) ? "" : fresh + ": "));
        }));
    }

    private Strand strand(Optional<String> reference) {
        return Optional.ofNullable(strands.get(reference.orElse(main)))
                .orElseThrow(() -> new Unmet("a case " + reference.orElse(main), "the cases of the story are " + String.join(", ", strands.keySet())));
    }

    private void at(String words, int lineInFile) {
        now = words;
        line = lineInFile;
    }
}
