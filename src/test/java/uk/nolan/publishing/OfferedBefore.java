package uk.nolan.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;

/** Changes as they stand in the record after they were checked, for tests of what is done with them then. */
public final class OfferedBefore {

    private final Changes changes;
    private final ChangeContents contents;
    private final Door door;

    public OfferedBefore(ApplicationContext program) {
        this.changes = program.getBean(Changes.class);
        this.contents = program.getBean(ChangeContents.class);
        this.door = program.getBean(Door.class);
    }

    /** A change laid over the live set, checked with this result. */
    public long put(ProcedureChange.State state, String why, Map<String, byte[]> files, Set<String> removed, List<Finding> findings, List<Comparison> comparisons) {
        ProcedureChange live = door.live();
        ProcedureFiles set = door.set(live.id()).orElseThrow().laidOver(files, removed);
        ProcedureChange change = new ProcedureChange();
        change.state = state;
        change.handle = Handle.PAGE;
        change.who = "administrator";
        change.offeredAt = Instant.now();
        change.why = why;
        change.basedOn = live.number;
        change.laidOver = live.number;
        change.findings = Kept.json(findings);
        change.changed = Kept.json(files.keySet());
        change.removed = Kept.json(removed);
        change.madeSo = Kept.json(List.of("processes/validity.bpmn: a comment was left out."));
        change.remarks = Kept.json(List.of());
        change.digest = set.digest();
        change.offerDigest = "";
        changes.saveAndFlush(change);
        ChangeContent content = new ChangeContent();
        content.changeId = change.id;
        content.offered = PackedFiles.zip(files);
        content.storedSet = PackedFiles.zip(set.contents());
        content.comparisons = Kept.json(comparisons);
        contents.save(content);
        return change.id;
    }

    /** Takes changes that did not go live out of the record again. */
    public void forget(long... ids) {
        for (long id : ids) {
            contents.deleteById(id);
            changes.deleteById(id);
        }
    }
}
