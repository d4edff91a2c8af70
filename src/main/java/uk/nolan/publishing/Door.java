package uk.nolan.publishing;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.LiveProcedure;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.deadline.Calendar;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.DueDates;
import uk.nolan.publishing.ProcedureChange.State;

/**
 * The door by which a changed procedure goes live, as one numbered whole or not at all. Changes are checked one at a time, in the order in which they came, each over the set that is live when its turn
 * comes. Only administrators offer and publish.
 */
@Component
public class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final ChangeBook book;
    private final Changes changes;
    private final Checks checks;
    private final Rehearsing rehearsing;
    private final LiveProcedure live;
    private final Calendar calendar;
    private final DueDates dueDates;
    private final Officers officers;
    private final Map<Long, Future<?>> waiting = new ConcurrentHashMap<>();
    private final Map<Long, String> progress = new ConcurrentHashMap<>();
    private final ExecutorService turns = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "door");
        thread.setDaemon(true);
        return thread;
    });

    Door(ChangeBook book, Changes changes, Checks checks, Rehearsing rehearsing, LiveProcedure live, Calendar calendar, DueDates dueDates, Officers officers) {
        this.book = book;
        this.changes = changes;
        this.checks = checks;
        this.rehearsing = rehearsing;
        this.live = live;
        this.calendar = calendar;
        this.dueDates = dueDates;
        this.officers = officers;
    }

    /**
     * Takes a change in. It is checked in the background, one at a time, in the order in which they came, and goes live by itself if nothing is wrong and nothing comes out otherwise.
     *
     * @return the change's id
     * @throws DoorProblem if who offers it is no administrator
     */
    public long offer(Offer offer) {
        mustBeAdministrator(offer.who());
        return queue(book.enter(offer, ChangeBook.Besides.NOTHING));
    }

    /**
     * The same for who asks again and again, as Modeler does: the same files from the same account are one change while the same version is live, whether it is being checked or it has been decided.
     *
     * @return the id of the change
     */
    public synchronized long offerOnce(Offer offer) {
        mustBeAdministrator(offer.who());
        Optional<ProcedureChange> same = book.same(offer);
        same.filter(change -> change.state == State.INTERRUPTED).ifPresent(change -> checkAgain(change.id, offer.who()));
        return same.map(ProcedureChange::id).orElseGet(() -> offer(offer));
    }

    /** The same for the program's own handle. */
    long offer(Offer offer, ChangeBook.Besides besides) {
        return queue(book.enter(offer, besides));
    }

    private long queue(long id) {
        waiting.put(id, turns.submit(() -> turn(id)));
        return id;
    }

    /** Waits until it is decided what becomes of a change. @throws DoorProblem if there is no such change */
    public ProcedureChange await(long id) {
        return await(id, Duration.ofDays(1));
    }

    /** Waits so long at most. @return the change, being checked still where the time was too short */
    public ProcedureChange await(long id, Duration longest) {
        Future<?> turn = waiting.get(id);
        if (turn != null) {
            try {
                turn.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (CancellationException | ExecutionException | TimeoutException e) {
                LOG.debug("Change {} is not decided yet", id, e);
            }
        }
        return book.get(id);
    }

    /** What is being done with a change now, in words; empty where it is not being checked. */
    public Optional<String> progress(long id) {
        return Optional.ofNullable(progress.get(id)).or(() -> waiting.containsKey(id) ? Optional.of("Waiting for its turn") : Optional.empty());
    }

    /**
     * Lets a change in which nothing is wrong, but with which something comes out otherwise, go live with an administrator's reason.
     *
     * @param who the administrator's account
     * @throws DoorProblem if there is no reason, the change does not wait for one, or another version has gone live since it was checked: then it is checked again over that one
     */
    public ProcedureChange publishAllTheSame(long id, String who, String reason) {
        mustBeAdministrator(who);
        if (reason == null || reason.isBlank()) {
            throw new DoorProblem("Say why it goes live all the same. The reason stands in the record with what comes out otherwise.");
        }
        return inTurn(() -> {
            if (book.get(id).state() == State.DIFFERENT && book.isOutrun(id)) {
                checkAgain(id, who);
                throw new DoorProblem("Another version has gone live since this was checked. It is being checked again over that one; look at what comes of it first.");
            }
            Optional<ProcedureFiles> set = book.set(id);
            ProcedureChange change = book.goLiveAllTheSame(id, who, reason.strip());
            becameLive(change, set.orElseThrow());
            return change;
        });
    }

    /**
     * Offers the files of an earlier version again, as a new version, through the same checks. It is checked in the background like any other.
     *
     * @return the change that was offered
     */
    public ProcedureChange bringBack(int number, String who, String why) {
        mustBeAdministrator(who);
        ProcedureChange earlier = version(number).orElseThrow(() -> new DoorProblem("There is no version %d.".formatted(number)));
        if (earlier.state() == State.LIVE) {
            throw new DoorProblem("Version %d is live.".formatted(number));
        }
        Offer offer = new Offer(Handle.BROUGHT_BACK, who, why, Map.of(), Set.of());
        return book.get(queue(book.enter(offer, new ChangeBook.Besides(number, List.of(), Map.of()))));
    }

    /**
     * Checks again what did not go live: what was interrupted, or what another version has outrun.
     *
     * @throws DoorProblem if it is live or being checked
     */
    public void checkAgain(long id, String who) {
        mustBeAdministrator(who);
        book.checkAgain(id);
        queue(id);
    }

    /** The same for the program's own handle. */
    void goOn(long id) {
        book.checkAgain(id);
        queue(id);
    }

    /** Everything that was offered, the newest first. Of what did not go live, the newest fifty. */
    public List<ProcedureChange> changes() {
        return changes.newestFirst();
    }

    /** A change. */
    public Optional<ProcedureChange> change(long id) {
        return changes.findById(id);
    }

    /** The version of that number. */
    public Optional<ProcedureChange> version(int number) {
        return changes.numbered(number);
    }

    /** The version that is live. */
    public ProcedureChange live() {
        return changes.live().orElseThrow();
    }

    /** The whole set of a change as it was checked, for a version as it went live; empty where it could not be laid over the live set, or has not been yet. */
    public Optional<ProcedureFiles> set(long id) {
        return book.set(id);
    }

    /** How the rehearsals came out, in the order of their files; empty where none were played. */
    public List<Comparison> comparisons(long id) {
        return book.comparisons(id).map(kept -> Kept.list(kept, Comparison.class)).orElse(List.of());
    }

    private void mustBeAdministrator(String who) {
        if (officers.find(who).filter(officer -> officer.holds(Role.ADMINISTRATOR)).isEmpty()) {
            throw new DoorProblem("Only administrators change the procedure. Ask one.");
        }
    }

    private void turn(long id) {
        try {
            decide(id);
        } catch (RuntimeException e) {
            LOG.error("Change {} of the procedure could not be checked to the end", id, e);
            book.interrupt(id);
        } finally {
            progress.remove(id);
            waiting.remove(id);
        }
    }

    private void decide(long id) {
        Checked checked = checks.check(id, rehearsing, words -> progress.put(id, words));
        if (!checked.findings().isEmpty() || checked.needsReason()) {
            book.holdBack(id, checked);
            return;
        }
        progress.put(id, "Going live");
        ProcedureChange change;
        try {
            change = book.goLive(id, checked);
        } catch (ConfigurationProblem problem) {
            book.holdBack(id, new Checked(checked.over(), checked.set(), checked.changed(), checked.added(), checked.removed(), checked.madeSo(), checked.remarks(), problem.findings(), checked.comparisons(), checked.otherwise()));
            return;
        }
        becameLive(change, checked.set().orElseThrow());
    }

    /** From here on the new set is meant wherever the live one is asked for. It is at hand, so that nothing has to be read between going live and this. */
    private void becameLive(ProcedureChange change, ProcedureFiles set) {
        live.replace(set.named(change.origin()));
        LOG.info("The procedure of {} is version {}, offered by {}", live.key(), change.number, change.who());
        List<String> touched = Checks.Differences.concat(new Checks.Differences(change.changed(), change.added(), change.removed()));
        boolean holidays = calendar.reload();
        boolean dates = touched.stream().anyMatch(name -> name.endsWith("/committee-dates.yaml"));
        if (holidays || dates) {
            try {
                dueDates.refreshAll(holidays ? "the bank holidays changed" : "the committee's dates changed");
            } catch (RuntimeException e) {
                // the next round, or the next start, asks again
                calendar.forget();
                LOG.error("The due dates could not all be asked for again after version {} went live", change.number, e);
            }
        }
    }

    private <T> T inTurn(Callable<T> task) {
        try {
            return turns.submit(task).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DoorProblem("The program is ending. Try again when it runs again.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    void close() {
        turns.shutdownNow();
    }
}
