package uk.nolan.publishing;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.nolan.process.move.AtWork;
import uk.nolan.process.move.CannotMove;
import uk.nolan.process.move.CaseMove;
import uk.nolan.process.move.Version;

/**
 * Moves the cases that wait for it, one after the other, each in a transaction in which it is also written down that it has moved. So a case has moved and is recorded as moved, or neither; what waits
 * when the program ends in the middle has its turn after the next start.
 */
@Component
class Mover {

    private static final Logger LOG = LoggerFactory.getLogger(Mover.class);

    /** Two who change the same rows: the second sees at once what the first did. */
    private static final int AT_ONCE = 5;

    /** How long one is patient with a case on which somebody works each time; the engine holds a step that it carries out for five minutes, longer than any takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final CaseMove move;
    private final MoveRows rows;
    private final MoveBatches batches;
    private final VersionNumbers versions;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService one = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "moves");
        thread.setDaemon(true);
        return thread;
    });

    /** Since when a case has been found in somebody's hands, in nanoseconds of this machine; read and written by the one thread alone. */
    private final Map<Long, Long> busySince = new HashMap<>();

    private volatile boolean closing;

    Mover(CaseMove move, MoveRows rows, MoveBatches batches, VersionNumbers versions, Clock clock, PlatformTransactionManager transactions) {
        this.move = move;
        this.rows = rows;
        this.batches = batches;
        this.versions = versions;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Once the house is open, goes on with what an earlier run of the program left. */
    @EventListener(ApplicationReadyEvent.class)
    void wake() {
        one.execute(this::work);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        closing = true;
        one.shutdownNow();
        if (!one.awaitTermination(30, TimeUnit.SECONDS)) {
            LOG.warn("A case was still being moved when the program ended; it is moved after the next start");
        }
    }

    private void work() {
        boolean again = false;
        try {
            for (Long id : rows.waiting()) {
                if (closing) {
                    return;
                }
                again |= !hasHadItsTurn(id);
            }
        } catch (RuntimeException failure) {
            if (!closing) {
                LOG.error("Cases that wait to be moved could not be read; they are tried again", failure);
                again = true;
            }
        }
        if (again && !closing) {
            one.schedule(this::work, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean hasHadItsTurn(Long id) {
        try {
            for (int attempt = 0; attempt < AT_ONCE; attempt++) {
                try {
                    transaction.executeWithoutResult(status -> move(id));
                    busySince.remove(id);
                    return true;
                } catch (ConcurrencyFailureException clash) {
                    LOG.debug("Somebody else changed a case that was about to move", clash);
                }
            }
        } catch (CannotMove cannot) {
            leave(id, cannot.reasons());
            return true;
        } catch (AtWork busy) {
            LOG.debug("A case that is to move is in the program's hands", busy);
        } catch (RuntimeException failure) {
            if (closing) {
                // it has its turn after the next start
                return false;
            }
            LOG.error("A case could not be moved", failure);
            leave(id, List.of("The program could not move this case (%s). The log says more.".formatted(failure.getClass().getSimpleName())));
            return true;
        }
        long since = busySince.computeIfAbsent(id, any -> System.nanoTime());
        if (System.nanoTime() - since > PATIENCE.toNanos()) {
            leave(id, List.of("Somebody, or the program itself, was working on this case each time that its turn came. Choose it again later."));
            return true;
        }
        return false;
    }

    private void move(Long id) {
        CaseMoveRow row = rows.locked(id).orElseThrow();
        if (row.state != Moves.State.WAITING) {
            return;
        }
        MoveBatch batch = batches.findById(row.batchId).orElseThrow();
        Map<String, Integer> numbers = versions.byDeployment();
        CaseMove.Moved moved = move.move(row.caseReference, new Version(batch.toVersion, batch.toNumber), from -> line(numbers.getOrDefault(from, 0), batch), batch.askedBy);
        row.fromVersion = moved.from();
        row.fromNumber = numbers.getOrDefault(moved.from(), 0);
        row.state = Moves.State.MOVED;
        row.changes = Kept.json(moved.changes());
        row.doneAt = clock.instant();
        LOG.info("Case {} follows version {} of the procedure", row.caseReference, batch.toNumber);
    }

    private static String line(int from, MoveBatch batch) {
        return from == 0
                ? "Moved to version %d of the procedure: %s".formatted(batch.toNumber, batch.why)
                : "Moved from version %d to version %d of the procedure: %s".formatted(from, batch.toNumber, batch.why);
    }

    private void leave(Long id, List<String> reasons) {
        busySince.remove(id);
        transaction.executeWithoutResult(status -> rows.locked(id).filter(row -> row.state == Moves.State.WAITING).ifPresent(row -> {
            row.state = Moves.State.UNTOUCHED;
            row.reasons = Kept.json(reasons);
            row.doneAt = clock.instant();
            LOG.info("Case {} keeps its version of the procedure: {}", row.caseReference, String.join(" ", reasons));
        }));
    }
}
