package uk.nolan.publishing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.council.Finding;
import uk.nolan.council.LiveProcedure;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.process.ProcedureDeployment;
import uk.nolan.publishing.ProcedureChange.State;

/** The record of changes. Each step is one transaction, so that a power cut leaves a change before it or after it. */
@Component
@Transactional
class ChangeBook {

    /** Of what did not go live so many are kept. Versions are all kept: cases, letters and reports ask for theirs for years. */
    private static final int REFUSED_KEPT = 50;

    private static final Set<State> NOT_LIVE = Set.of(State.REFUSED, State.DIFFERENT, State.INTERRUPTED);

    private final Changes changes;
    private final ChangeContents contents;
    private final ProcedureDeployment deployment;
    private final LiveProcedure live;
    private final JdbcTemplate database;
    private final Clock clock;

    ChangeBook(Changes changes, ChangeContents contents, ProcedureDeployment deployment, LiveProcedure live, JdbcTemplate database, Clock clock) {
        this.changes = changes;
        this.contents = contents;
        this.deployment = deployment;
        this.live = live;
        this.database = database;
        this.clock = clock;
    }

    /** What is offered beyond the offer itself: the version that it brings back or null, what is to be said about it, and the marks of the folder's files. */
    record Besides(Integer bringsBack, List<String> remarks, Map<String, String> taken) {
        static final Besides NOTHING = new Besides(null, List.of(), Map.of());
    }

    long enter(Offer offer, Besides besides) {
        ProcedureChange change = new ProcedureChange();
        change.state = State.CHECKING;
        change.handle = offer.handle();
        change.who = offer.who();
        change.offeredAt = clock.instant();
        change.why = offer.why();
        change.basedOn = changes.live().map(now -> now.number).orElse(null);
        change.bringsBack = besides.bringsBack();
        change.remarks = Kept.json(besides.remarks());
        change.taken = Kept.json(besides.taken());
        change.takesAway = Kept.json(offer.removed());
        change.offerDigest = offer.digest();
        changes.saveAndFlush(change);
        ChangeContent content = new ChangeContent();
        content.changeId = change.id;
        content.offered = PackedFiles.zip(offer.files());
        contents.save(content);
        return change.id;
    }

    /** The newest change with the same files from the same account, unless another version has gone live since it was checked. */
    @Transactional(readOnly = true)
    Optional<ProcedureChange> same(Offer offer) {
        Integer over = changes.live().map(now -> now.number).orElse(null);
        return changes.offeredWith(offer.digest()).stream()
                .filter(change -> change.who.equals(offer.who()) && change.handle == offer.handle())
                .findFirst()
                .filter(change -> switch (change.state) {
                    case CHECKING, LIVE, INTERRUPTED -> true;
                    case REFUSED, DIFFERENT -> Objects.equals(change.laidOver, over);
                    case WAS_LIVE -> false;
                });
    }

    @Transactional(readOnly = true)
    Offer offer(long id) {
        ProcedureChange change = get(id);
        return new Offer(change.handle, change.who, change.why, PackedFiles.files(content(id).offered), Set.copyOf(Kept.list(change.takesAway, String.class)));
    }

    @Transactional(readOnly = true)
    ProcedureChange get(long id) {
        return changes.findById(id).orElseThrow(() -> new DoorProblem("There is no change %d. It may have been one of those that did not go live, of which the newest %d are kept.".formatted(id, REFUSED_KEPT)));
    }

    private ChangeContent content(long id) {
        return contents.findById(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    Optional<ProcedureFiles> set(long id) {
        String origin = get(id).origin();
        return Optional.ofNullable(content(id).storedSet).map(packed -> ProcedureFiles.of(origin, PackedFiles.files(packed)));
    }

    @Transactional(readOnly = true)
    Optional<String> comparisons(long id) {
        return Optional.ofNullable(content(id).comparisons);
    }

    /** What keeps a change from going live as it is: it is refused, or waits for an administrator's reason. What is live stays so, whatever became of the answer. */
    void holdBack(long id, Checked checked) {
        if (get(id).state != State.CHECKING) {
            return;
        }
        ProcedureChange change = note(id, checked);
        change.state = checked.findings().isEmpty() ? State.DIFFERENT : State.REFUSED;
        change.decidedAt = clock.instant();
        forgetOld();
    }

    /** Could not be checked to the end; can be checked again. What is live stays so, whatever became of the answer. */
    void interrupt(long id) {
        ProcedureChange change = get(id);
        if (change.state == State.CHECKING) {
            change.state = State.INTERRUPTED;
        }
    }

    /** What was being checked when the program ended. */
    void interruptAll() {
        changes.waiting().forEach(change -> change.state = State.INTERRUPTED);
    }

    void checkAgain(long id) {
        ProcedureChange change = get(id);
        if (change.state != State.INTERRUPTED && change.state != State.DIFFERENT && change.state != State.REFUSED) {
            throw new DoorProblem("Change %d is %s and cannot be checked again.".formatted(id, inWords(change.state)));
        }
        change.state = State.CHECKING;
        change.findings = null;
        change.decidedAt = null;
        ChangeContent content = content(id);
        content.comparisons = null;
    }

    /** The set goes live: deployment, number and record at once, or nothing of it. @throws uk.nolan.council.ConfigurationProblem where the engine cannot run a part of it */
    ProcedureChange goLive(long id, Checked checked) {
        ProcedureChange change = note(id, checked);
        publish(change, checked.set().orElseThrow());
        return change;
    }

    /** The same for what waits for a reason. @throws DoorProblem where it does not wait, or is not as it was checked any more */
    ProcedureChange goLiveAllTheSame(long id, String who, String reason) {
        ProcedureChange change = get(id);
        if (change.state != State.DIFFERENT) {
            throw new DoorProblem("Change %d is %s: only a change in which nothing is wrong, and with which something comes out otherwise, can go live with a reason.".formatted(id, inWords(change.state)));
        }
        change.publishedBy = who;
        change.reason = reason;
        publish(change, set(id).orElseThrow());
        return change;
    }

    /** Whether another version has gone live since a change was checked. */
    @Transactional(readOnly = true)
    boolean isOutrun(long id) {
        return !Optional.ofNullable(get(id).laidOver).equals(changes.live().map(now -> now.number));
    }

    private void publish(ProcedureChange change, ProcedureFiles set) {
        int number = changes.highestNumber().orElse(0) + 1;
        Optional<ProcedureChange> before = changes.live();
        Optional<String> former = before.map(version -> version.deploymentId);
        before.ifPresent(version -> version.state = State.WAS_LIVE);
        change.deploymentId = deployment.deploy(set, former, "%s, version %d".formatted(live.key(), number));
        deployment.allow(change.deploymentId, former);
        change.number = number;
        change.state = State.LIVE;
        change.decidedAt = clock.instant();
        if (change.handle == Handle.FILES) {
            take(change.taken());
        }
    }

    private ProcedureChange note(long id, Checked checked) {
        ProcedureChange change = get(id);
        change.laidOver = checked.over().orElse(null);
        change.changed = Kept.json(checked.changed());
        change.added = Kept.json(checked.added());
        change.removed = Kept.json(checked.removed());
        change.madeSo = Kept.json(checked.madeSo());
        change.remarks = Kept.json(checked.remarks());
        change.findings = Kept.json(checked.findings());
        ChangeContent content = content(id);
        content.comparisons = checked.comparisons();
        checked.set().ifPresent(set -> {
            content.storedSet = PackedFiles.zip(set.contents());
            change.digest = set.digest();
        });
        return change;
    }

    /** The marks of the folder's files as they were last taken in. */
    @Transactional(readOnly = true)
    Map<String, String> taken() {
        Map<String, String> taken = new TreeMap<>();
        database.query("select name, digest from taken_file", row -> {
            taken.put(row.getString(1), row.getString(2));
        });
        return taken;
    }

    /** Notes the folder's files as taken in. */
    void take(Map<String, String> files) {
        database.update("delete from taken_file");
        database.batchUpdate("insert into taken_file (name, digest) values (?, ?)", files.entrySet().stream().map(file -> new Object[] {file.getKey(), file.getValue()}).toList());
    }

    private void forgetOld() {
        List<ProcedureChange> old = changes.newestFirst().stream().filter(change -> NOT_LIVE.contains(change.state)).skip(REFUSED_KEPT).toList();
        old.forEach(change -> {
            contents.deleteById(change.id);
            changes.delete(change);
        });
    }

    static String inWords(State state) {
        return switch (state) {
            case CHECKING -> "being checked";
            case REFUSED -> "refused";
            case DIFFERENT -> "waiting for a reason";
            case LIVE -> "live";
            case WAS_LIVE -> "an earlier version";
            case INTERRUPTED -> "interrupted";
        };
    }

    /** A finding about the change as a whole. */
    static Finding whole(String what, String cure) {
        return new Finding("", "", 0, what, cure);
    }
}
