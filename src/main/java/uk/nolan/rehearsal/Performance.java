package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.List;
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
    private final Function<String, Watch> watching;

    private Watch watch;
    private Chronicle chronicle;
    private int lettersBefore;
    private int linesBefore;
    private String now;
    private int line;

    /** @param watching how to look at the case of a reference */
    Performance(Rehearsal rehearsal, Actor actor, Timeline timeline, Function<String, Watch> watching) {
        this.rehearsal = rehearsal;
        this.actor = actor;
        this.timeline = timeline;
        this.watching = watching;
    }

    Playback play() {
        Playback.Failure failure = null;
        try {
            receive();
            rehearsal.story().forEach(this::play);
            rehearsal.ending().ifPresent(this::end);
        } catch (ConfigurationProblem broken) {
            throw broken;
        } catch (Unmet unmet) {
            failure = new Playback.Failure(now, line, unmet.expected(), unmet.found());
        } catch (RuntimeException broken) {
            failure = new Playback.Failure(now, line, "everything to run without a fault", Unmet.words(broken));
        }
        return new Playback(
                rehearsal.file(),
                rehearsal.title(),
                watch == null ? "" : watch.reference(),
                chronicle == null ? List.of() : chronicle.scenes(),
                Optional.ofNullable(failure));
    }

    private void receive() {
        LocalDate received = rehearsal.complaint().received();
        at("the complaint, " + WrittenDate.inFull(received), rehearsal.complaint().line());
        String reference = accepted(() -> actor.receive(rehearsal));
        watch = watching.apply(reference);
        chronicle = new Chronicle(watch);
        timeline.runWaiting();
        chronicle.tell(received, "Monitoring Officer", "Complaint received");
    }

    private void play(Step step) {
        at(step.inWords(), step.line());
        timeline.runTo(Actor.morningOf(step.on()));
        chronicle.tellWhatHappenedByItself(step.on());
        Step.Expected expected = step.expected();
        if (step.deed() instanceof Deed.Does does) {
            OpenTask task = actor.openTask(watch.reference(), does);
            expected.due().ifPresent(due -> Checks.due(task, due));
        }
        if (expected.refused().isPresent()) {
            refused(step, expected.refused().get());
        } else {
            accepted(() -> {
                actor.perform(watch.reference(), step.deed());
                return null;
            });
            timeline.runWaiting();
            if (!(step.deed() instanceof Deed.Nothing)) {
                chronicle.tell(step.on(), step.deed().who(), step.deed().what());
            }
        }
        check(expected);
    }

    private void check(Step.Expected expected) {
        List<Letter> letters = watch.lettersAfter(lettersBefore);
        Checks.sent(expected.sends(), letters);
        Checks.noted(expected.notes(), letters);
        if (!expected.open().isEmpty() || !expected.notOpen().isEmpty()) {
            List<OpenTask> tasks = watch.tasks();
            Checks.open(expected.open(), tasks);
            Checks.notOpen(expected.notOpen(), tasks);
        }
        if (!expected.deadlines().isEmpty()) {
            Checks.deadlines(expected.deadlines(), watch.deadlines());
        }
        List<JournalEntry> lines = watch.linesAfter(linesBefore);
        Checks.journal(expected.journal(), lines);
        lettersBefore += letters.size();
        linesBefore += lines.size();
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

    private void refused(Step step, String part) {
        List<OpenTask> before = watch.tasks();
        try {
            actor.perform(watch.reference(), step.deed());
        } catch (Unmet unmet) {
            throw unmet;
        } catch (RuntimeException refusal) {
            chronicle.tell(step.on(), step.deed().who(), step.deed().what(), "refused  " + Unmet.words(refusal));
            if (!Unmet.says(refusal, part)) {
                throw new Unmet("a refusal that says \"%s\"".formatted(part), "refused: " + Unmet.words(refusal));
            }
            if (!watch.tasks().equals(before)) {
                throw new Unmet("nothing changed by what was refused", "other tasks are open than before");
            }
            return;
        }
        throw new Unmet("a refusal that says \"%s\"".formatted(part), "accepted");
    }

    private void end(Ending ending) {
        at("the end", ending.line());
        if (ending instanceof Ending.Closed closed) {
            timeline.runTo(Actor.morningOf(closed.on()));
            chronicle.tellWhatHappenedByItself(closed.on());
        }
        Checks.ended(ending, watch.file(), watch.tasks());
        if (ending instanceof Ending.Closed closed) {
            // A timer or a reminder that was left behind would show on the day after.
            timeline.runTo(Actor.morningOf(closed.on().plusDays(1)));
            chronicle.tellWhatHappenedByItself(closed.on().plusDays(1));
        }
        List<String> after = watch.lettersAfter(lettersBefore).stream()
                .filter(letter -> ending instanceof Ending.Closed || !letter.isNote())
                .map(Sendings::of)
                .toList();
        if (!after.isEmpty()) {
            throw new Unmet("nothing sent after the last step", "sent: " + Sendings.inWords(after));
        }
    }

    private void at(String words, int lineInFile) {
        now = words;
        line = lineInFile;
    }
}
