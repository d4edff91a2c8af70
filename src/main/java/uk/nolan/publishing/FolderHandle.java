package uk.nolan.publishing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.LiveProcedure;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.people.Officer;
import uk.nolan.process.LiveVersion;
import uk.nolan.process.templates.Canonical;
import uk.nolan.publishing.ProcedureChange.State;

/**
 * The handle of the folder that {@code nolan.procedure} names, or of the program's own files after an upgrade. At the very first start they become version 1. Later the version of the database runs at
 * once, and what has changed in the files since they were last taken in is offered like anybody's change; what is wrong with it stands in the log and in the record, and the program runs on.
 */
@Component
class FolderHandle implements LiveVersion {

    private static final Logger LOG = LoggerFactory.getLogger(FolderHandle.class);

    private static final Set<State> NOT_LIVE_YET = Set.of(State.REFUSED, State.DIFFERENT, State.INTERRUPTED);

    private final Door door;
    private final ChangeBook book;
    private final Changes changes;
    private final Checks checks;
    private final LiveProcedure live;
    private final String folder;

    FolderHandle(Door door, ChangeBook book, Changes changes, Checks checks, LiveProcedure live, @Value("${nolan.procedure:}") String folder) {
        this.door = door;
        this.book = book;
        this.changes = changes;
        this.checks = checks;
        this.live = live;
        this.folder = folder;
    }

    @Override
    public String atOpening() {
        book.interruptAll();
        return changes.live().or(() -> Optional.of(first())).orElseThrow().deploymentId;
    }

    @Override
    public boolean isLive(String version) {
        return changes.deployed(version).map(change -> change.state == State.LIVE).orElse(true);
    }

    private ProcedureChange first() {
        ProcedureFiles set = live.set();
        Checked checked = checks.first(set);
        if (!checked.findings().isEmpty()) {
            throw ConfigurationProblem.of("The procedure cannot go live:", checked.findings());
        }
        long id = book.enter(new Offer(Handle.FILES, Officer.PROGRAM.id(), "The first start, with the files of " + set.origin(), set.contents(), Set.of()), new ChangeBook.Besides(null, List.of(), set.marks()));
        ProcedureChange first = book.goLive(id, checked);
        live.replace(book.set(id).orElseThrow());
        return first;
    }

    /** Offers what has changed in the files since they were last taken in, in the background. */
    @EventListener(ApplicationReadyEvent.class)
    void offerWhatChanged() {
        try {
            changed().ifPresent(this::offer);
        } catch (ConfigurationProblem problem) {
            LOG.error("What the setting nolan.procedure names cannot be taken in, so version {} stays: {}", door.live().number, problem.getMessage());
        }
    }

    private void offer(Change change) {
        Optional<ProcedureChange> before = changes.newestFirst().stream().filter(one -> one.handle == Handle.FILES).findFirst()
                .filter(one -> one.taken().equals(change.taken()) && NOT_LIVE_YET.contains(one.state));
        if (before.isPresent() && before.get().state == State.INTERRUPTED) {
            door.goOn(before.get().id);
            tellOf(before.get().id);
            return;
        }
        if (before.isPresent()) {
            LOG.warn("The files have changed and are still not live: see change {} on the page Procedure (/procedure/changes/{})", before.get().id, before.get().id);
            return;
        }
        Offer offer = new Offer(Handle.FILES, Officer.PROGRAM.id(), "Changed in " + change.origin(), change.files(), change.removed());
        long id = door.offer(offer, new ChangeBook.Besides(null, change.remarks(), change.taken()));
        tellOf(id);
    }

    private void tellOf(long id) {
        Thread teller = new Thread(() -> tell(door.await(id)), "door-tells");
        teller.setDaemon(true);
        teller.start();
    }

    private static void tell(ProcedureChange change) {
        switch (change.state) {
            case REFUSED -> change.findings().forEach(finding -> LOG.error("The changed files did not go live: {}", finding.sentence()));
            case DIFFERENT -> LOG.warn("The changed files wait for an administrator's reason on the page /procedure/changes/{}: {}", change.id,
                    change.remarks().isEmpty() ? "rehearsals come out otherwise" : String.join(" ", change.remarks()));
            default -> LOG.info("The changed files are change {}, {}", change.id, ChangeBook.inWords(change.state));
        }
    }

    /** What changed in the files. */
    record Change(String origin, Map<String, byte[]> files, Set<String> removed, List<String> remarks, Map<String, String> taken) {}

    /** What changed since the files were last taken in; empty where nothing did, or the live version has it. @throws ConfigurationProblem if there is no such folder */
    Optional<Change> changed() {
        ProcedureFiles now = ProcedureFiles.from(folder).setOf(live.key());
        Map<String, String> then = book.taken();
        Map<String, String> marks = now.marks();
        Map<String, String> liveMarks = live.set().marks();
        Map<String, byte[]> files = new TreeMap<>();
        Set<String> removed = new TreeSet<>();
        List<String> remarks = new ArrayList<>();
        Set<String> names = new TreeSet<>(then.keySet());
        names.addAll(marks.keySet());
        for (String name : names) {
            String mark = marks.get(name);
            boolean changedHere = !Objects.equals(mark, then.get(name));
            boolean sameAsLive = Objects.equals(mark, liveMarks.get(name));
            if (changedHere && !sameAsLive) {
                if (mark == null) {
                    removed.add(name);
                } else {
                    files.put(name, now.bytes(name));
                }
                if (!Objects.equals(liveMarks.get(name), then.get(name)) && wasChangedByAnotherHandle(name)) {
                    remarks.add("%s was changed in %s, and since then also by another handle. It would take the other change back: bring both together in one file, or give the reason why this one goes live.".formatted(name, now.origin()));
                }
            }
        }
        if (files.isEmpty() && removed.isEmpty()) {
            if (!then.equals(marks)) {
                book.take(marks);
            }
            return Optional.empty();
        }
        if (Canonical.made(live.set().laidOver(files, removed)).set().digest().equals(live.set().digest())) {
            book.take(marks);
            return Optional.empty();
        }
        return Optional.of(new Change(now.origin(), files, removed, remarks, marks));
    }

    /** What is live of a file may differ from the folder's also because it was put into Modeler's form when it was taken in. */
    private boolean wasChangedByAnotherHandle(String name) {
        return changes.newestFirst().stream()
                .filter(change -> change.number != null && (change.changed().contains(name) || change.added().contains(name) || change.removed().contains(name)))
                .max(Comparator.comparing(change -> change.number))
                .filter(change -> change.handle != Handle.FILES)
                .isPresent();
    }
}
