package uk.nolan.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.DeadlineOverview;
import uk.nolan.casefile.DueInCase;
import uk.nolan.casefile.PausedCase;
import uk.nolan.notice.Ledger;
import uk.nolan.process.board.EngineBoard;
import uk.nolan.process.board.Failures;
import uk.nolan.process.board.TimerLog;

/**
 * What is late, what is due, what waits and what has failed, over all cases: one look for Cockpit, metrics and health, taken at most once a minute however many
 * ask. Dates and states only; nothing in it names a person or quotes what somebody typed.
 */
@Component
class DeadlineBoard {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final DeadlineOverview overview;
    private final EngineBoard engine;
    private final Failures failures;
    private final TimerLog timers;
    private final Ledger ledger;
    private final Clock clock;
    private Taken last;

    /** What was seen, or what prevented it, and when; a failure is kept as long, so that a database that is down is not asked by each gauge. */
    private record Taken(Instant at, Look look, RuntimeException failure) {}

    DeadlineBoard(DeadlineOverview overview, EngineBoard engine, Failures failures, TimerLog timers, Ledger ledger, Clock clock) {
        this.overview = overview;
        this.engine = engine;
        this.failures = failures;
        this.timers = timers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** When something falls due, as operations speak of it. Weeks go from Monday to Sunday; a day counts in one of them only. */
    enum When {
        OVERDUE("Overdue"),
        TODAY("Due today"),
        THIS_WEEK("Due later this week"),
        NEXT_WEEK("Due next week");

        private final String words;

        When(String words) {
            this.words = words;
        }

        String inWords() {
            return words;
        }
    }

    /**
     * One look at everything.
     *
     * @param at when it was taken
     * @param today the day on which it was taken, London
     * @param open how many cases are open, those in abeyance among them
     * @param due what is overdue and what is due until the end of next week, the oldest first and complete
     * @param paused the cases in abeyance
     * @param unsent the letters that wait to be sent
     */
    record Look(
            Instant at,
            LocalDate today,
            long open,
            List<DueInCase> due,
            List<PausedCase> paused,
            List<Ledger.Unsent> unsent,
            List<Failures.Incident> incidents,
            List<Failures.Retry> retries,
            TimerLog.Punctuality timers,
            EngineBoard.Ways ways) {

        When when(DueInCase one) {
            if (one.due().isBefore(today)) {
                return When.OVERDUE;
            }
            if (one.due().equals(today)) {
                return When.TODAY;
            }
            return one.due().isAfter(sunday(today)) ? When.NEXT_WEEK : When.THIS_WEEK;
        }

        List<DueInCase> due(When when) {
            return due.stream().filter(one -> when(one) == when).toList();
        }

        /** The day of what is overdue longest; empty where nothing is. */
        Optional<LocalDate> oldest() {
            return due(When.OVERDUE).stream().map(DueInCase::due).findFirst();
        }

        /** The same look without what is said of some cases; the number of open cases stays. */
        Look without(Set<String> references) {
            Predicate<String> kept = reference -> !references.contains(reference);
            return references.isEmpty()
                    ? this
                    : new Look(
                            at,
                            today,
                            open,
                            due.stream().filter(one -> kept.test(one.reference())).toList(),
                            paused.stream().filter(one -> kept.test(one.reference())).toList(),
                            unsent.stream().filter(one -> kept.test(one.reference())).toList(),
                            incidents.stream().filter(one -> one.reference().filter(kept.negate()).isEmpty()).toList(),
                            retries.stream().filter(one -> one.reference().filter(kept.negate()).isEmpty()).toList(),
                            timers,
                            ways);
        }
    }

    /** The look of the last minute, or a new one; whoever asks meanwhile waits for it. */
    synchronized Look look() {
        if (last == null || Duration.between(last.at, clock.instant()).abs().compareTo(FRESH) >= 0) {
            Instant now = clock.instant();
            try {
                last = new Taken(now, taken(now), null);
            } catch (RuntimeException failure) {
                last = new Taken(now, null, failure);
            }
        }
        if (last.failure != null) {
            throw new IllegalStateException("The overview of the deadlines cannot be made at present", last.failure);
        }
        return last.look;
    }

    /** Lets the next look be a new one. */
    synchronized void forget() {
        last = null;
    }

    private Look taken(Instant now) {
        LocalDate today = LocalDate.now(clock);
        DeadlineOverview.Standing standing = overview.standing(sunday(today).plusWeeks(1));
        return new Look(
                now, today, standing.open(), standing.due(), standing.paused(), ledger.unsent(), failures.incidents(), failures.retries(), timers.punctuality(), engine.ways());
    }

    private static LocalDate sunday(LocalDate day) {
        return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }
}
