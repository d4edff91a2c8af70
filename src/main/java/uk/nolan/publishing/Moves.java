package uk.nolan.publishing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.OpenCases;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;
import uk.nolan.process.move.AtWork;
import uk.nolan.process.move.CannotMove;
import uk.nolan.process.move.CaseMove;
import uk.nolan.process.move.Change;
import uk.nolan.process.move.Version;

/**
 * Open cases and the versions of the procedure that they follow: which follow which, what a move would change, and moving those that an administrator chooses. A case keeps its version until then.
 *
 * <p>Every method asks itself whether it is an administrator who asks. Cases in which she has declared a conflict of interest are left out for her. Nothing here names a party or repeats a word of a
 * case.
 */
@Component
public class Moves {

    /** How many cases stand on a page of a list or a report. */
    public static final int PAGE = 25;

    /** What became of a case of a batch. */
    public enum State {
        /** Its turn has not come. */
        WAITING,
        /** Follows the new version. */
        MOVED,
        /** Follows the version that it did, and nothing of it has changed. */
        UNTOUCHED
    }

    /**
     * How many open cases of a version are in a stage.
     *
     * @param version its number; 0 where it has none, because it is older than the record of versions
     * @param stage as the diagrams name it, empty before the first
     */
    public record Group(int version, String stage, long cases) {}

    /**
     * An open case.
     *
     * @param stage as the diagrams name it, empty before the first
     * @param waits whether it is about to be moved
     */
    public record OpenCase(String reference, String stage, LocalDate receivedOn, boolean waits) {}

    /**
     * Some of the open cases of a version.
     *
     * @param more whether there are more behind them
     */
    public record Page(List<OpenCase> cases, int page, boolean more) {}

    /**
     * What a move would do to a case, or did.
     *
     * @param can whether it can move
     * @param reasons why it cannot, a sentence each
     * @param tasks what is otherwise with its tasks and its stage, a sentence without a full stop each
     * @param dates what is otherwise with its due dates, likewise
     */
    public record Outlook(boolean can, List<String> reasons, List<String> tasks, List<String> dates) {}

    /**
     * Cases that are moved together.
     *
     * @param version the number of the version to which they move
     * @param who the signature of the administrator who asked for it
     */
    public record Batch(long id, int version, String who, String why, Instant when, long waiting, long moved, long untouched) {

        /** How many cases it has. */
        public long cases() {
            return waiting + moved + untouched;
        }

        /** Whether every case has had its turn. */
        public boolean isDone() {
            return waiting == 0;
        }
    }

    /**
     * What became of a case of a batch.
     *
     * @param id by which the next lines of a report are asked for
     * @param from the number of the version that it followed; 0 where it has none
     * @param when its turn was over, empty while it waits
     */
    public record Line(long id, String reference, int from, State state, Outlook outlook, Optional<Instant> when) {}

    private final OpenCases openCases;
    private final CaseFiles caseFiles;
    private final CaseMove move;
    private final VersionNumbers versions;
    private final MoveRows rows;
    private final MoveBatches batches;
    private final Mover mover;
    private final JdbcTemplate database;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Moves(
            OpenCases openCases,
            CaseFiles caseFiles,
            CaseMove move,
            VersionNumbers versions,
            MoveRows rows,
            MoveBatches batches,
            Mover mover,
            JdbcTemplate database,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.openCases = openCases;
        this.caseFiles = caseFiles;
        this.move = move;
        this.versions = versions;
        this.rows = rows;
        this.batches = batches;
        this.mover = mover;
        this.database = database;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The open cases, counted by version and stage, the oldest version first. */
    @Transactional(readOnly = true)
    public List<Group> groups(Officer asks) {
        Map<String, Integer> numbers = versions.byDeployment();
        return openCases.counts(never(asks)).stream()
                .map(count -> new Group(numbers.getOrDefault(count.procedureVersion(), 0), stage(count.stage()), count.cases()))
                .sorted(Comparator.comparingInt(Group::version).thenComparing(Group::stage))
                .toList();
    }

    /**
     * The open cases of a version, by reference.
     *
     * @param stage those in this stage only, empty text for those in none yet; without a value all of them
     * @param page from 1
     */
    @Transactional(readOnly = true)
    public Page cases(int version, Optional<String> stage, int page, Officer asks) {
        Set<String> never = never(asks);
        int from = (Math.max(1, page) - 1) * PAGE;
        List<OpenCases.OpenCase> found = openCases.of(known(version).deployment(), stage, never, from, PAGE + 1);
        List<OpenCases.OpenCase> shown = found.subList(0, Math.min(PAGE, found.size()));
        Set<String> waiting = shown.isEmpty() ? Set.of() : new HashSet<>(rows.waitingAmong(shown.stream().map(OpenCases.OpenCase::reference).toList()));
        return new Page(
                shown.stream().map(one -> new OpenCase(one.reference(), stage(one.stage()), one.receivedOn(), waiting.contains(one.reference()))).toList(),
                Math.max(1, page),
                found.size() > PAGE);
    }

    /**
     * What a move to a version would do to a case, found by really moving it and taking the move back. Nothing is recorded and nobody is told.
     *
     * @throws MoveProblem where there is no such case or version, or the case is closed
     */
    public Outlook preview(String reference, int version, Officer asks) {
        refuseConflict(reference, asks);
        open(reference);
        Version to = known(version);
        try {
            return outlook(move.preview(reference, to));
        } catch (CannotMove cannot) {
            return cannot(cannot.reasons());
        } catch (AtWork busy) {
            return cannot(List.of(busy.getMessage()));
        } catch (ConcurrencyFailureException clash) {
            return cannot(List.of("Somebody is working on this case just now. Look again in a moment."));
        }
    }

    /**
     * Has chosen cases moved in the background, each in a transaction of its own.
     *
     * @param why for the record and for the journal of each case
     * @return the batch, by which progress and report are asked for
     * @throws MoveProblem where no case is chosen, one that is chosen is closed or none of ours, no reason is given, or there is no such version
     */
    public long moveChosen(Collection<String> references, int version, String why, Officer asks) {
        Set<String> chosen = new LinkedHashSet<>(references);
        chosen.removeAll(never(asks));
        return begin(List.copyOf(chosen), version, why, asks);
    }

    /**
     * Has all open cases of a version moved, or those of them that are in a stage now.
     *
     * @param stage empty text for those in none yet; without a value all of them
     * @throws MoveProblem where there is none, no reason is given, or there is no such version
     */
    public long moveAll(int from, Optional<String> stage, int version, String why, Officer asks) {
        List<String> all = openCases.of(known(from).deployment(), stage, never(asks), 0, Integer.MAX_VALUE).stream().map(OpenCases.OpenCase::reference).toList();
        return begin(all, version, why, asks);
    }

    private long begin(List<String> references, int version, String why, Officer asks) {
        Version to = known(version);
        if (why == null || why.isBlank()) {
            throw new MoveProblem("Say why the cases are moved; it stands in the journal of each of them.");
        }
        if (references.isEmpty()) {
            throw new MoveProblem("No open case was chosen.");
        }
        long batch = transaction.execute(status -> record(references, to, why.strip(), asks));
        mover.wake();
        return batch;
    }

    private long record(List<String> references, Version to, String why, Officer asks) {
        Map<String, Integer> numbers = versions.byDeployment();
        MoveBatch batch = new MoveBatch();
        batch.toVersion = to.deployment();
        batch.toNumber = to.number();
        batch.askedBy = asks.signature();
        batch.why = why;
        batch.askedAt = clock.instant();
        batches.saveAndFlush(batch);
        List<Object[]> lines = references.stream()
                .map(this::open)
                .map(one -> new Object[] {batch.id, one.reference(), one.procedureVersion(), numbers.getOrDefault(one.procedureVersion(), 0), State.WAITING.name()})
                .toList();
        database.batchUpdate("insert into case_move (batch_id, case_reference, from_version, from_number, state) values (?, ?, ?, ?, ?)", lines);
        return batch.id;
    }

    /** All batches with their progress, the newest first. */
    @Transactional(readOnly = true)
    public List<Batch> batches(Officer asks) {
        never(asks);
        List<MoveRows.Count> counts = rows.counts();
        return batches.newestFirst().stream().map(batch -> batch(batch, counts)).toList();
    }

    /** A batch and its progress; empty where there is none of this number. */
    @Transactional(readOnly = true)
    public Optional<Batch> batch(long id, Officer asks) {
        never(asks);
        return batches.findById(id).map(batch -> batch(batch, rows.counts(id)));
    }

    /**
     * What became of the cases of a batch that stand so, a page at a time.
     *
     * @param after the id of the last line that was read; 0 for the first page
     */
    @Transactional(readOnly = true)
    public List<Line> report(long batch, State state, long after, Officer asks) {
        Set<String> never = never(asks);
        // an empty list of what is left out is no list for every database
        Set<String> left = never.isEmpty() ? Set.of("") : never;
        return rows.report(batch, state, after, left, Limit.of(PAGE)).stream().map(Moves::line).toList();
    }

    private static Batch batch(MoveBatch batch, List<MoveRows.Count> counts) {
        return new Batch(
                batch.id, batch.toNumber, batch.askedBy, batch.why, batch.askedAt, of(counts, batch, State.WAITING), of(counts, batch, State.MOVED), of(counts, batch, State.UNTOUCHED));
    }

    private static long of(List<MoveRows.Count> counts, MoveBatch batch, State state) {
        return counts.stream().filter(count -> count.batchId().equals(batch.id) && count.state() == state).mapToLong(MoveRows.Count::cases).sum();
    }

    private static Line line(CaseMoveRow row) {
        Outlook outlook = row.state == State.UNTOUCHED ? cannot(Kept.list(row.reasons, String.class)) : outlook(Kept.list(row.changes, Change.class));
        return new Line(row.id, row.caseReference, row.fromNumber, row.state, outlook, Optional.ofNullable(row.doneAt));
    }

    private static Outlook outlook(List<Change> changes) {
        return new Outlook(
                true,
                List.of(),
                changes.stream().filter(change -> change.kind() != Change.Kind.DEADLINE).map(Change::sentence).toList(),
                changes.stream().filter(change -> change.kind() == Change.Kind.DEADLINE).map(Change::sentence).toList());
    }

    private static Outlook cannot(List<String> reasons) {
        return new Outlook(false, reasons, List.of(), List.of());
    }

    private static String stage(String stage) {
        return stage == null ? "" : stage;
    }

    private StandardsCase open(String reference) {
        StandardsCase one = caseFiles.find(reference).orElseThrow(() -> new MoveProblem("There is no case " + reference + "."));
        if (!one.isOpen()) {
            throw new MoveProblem("Case " + reference + " is closed, so it keeps the version that it followed.");
        }
        return one;
    }

    private Version known(int number) {
        return versions.numbered(number).orElseThrow(() -> new MoveProblem("There is no version " + number + " of the procedure."));
    }

    /** The cases that must not be shown to the administrator. @throws SecurityException where it is none */
    private Set<String> never(Officer asks) {
        if (!asks.holds(Role.ADMINISTRATOR)) {
            throw new SecurityException("Only administrators move cases to another version of the procedure.");
        }
        return caseFiles.conflictsOf(asks.id());
    }

    private void refuseConflict(String reference, Officer asks) {
        if (never(asks).contains(reference)) {
            throw new SecurityException("This case is not shown to whoever declared a conflict of interest in it.");
        }
    }
}
