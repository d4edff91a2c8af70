package uk.nolan.publishing;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.council.ProcedureFiles;

/** The door by which a changed procedure goes live, as one numbered whole or not at all. */
@Component
public class Door {

    private final Changes changes;

    Door(Changes changes) {
        this.changes = changes;
    }

    /**
     * Takes a change in. It is checked in the background, one at a time, in the order in which they came.
     *
     * @return the change's id
     */
    public long offer(Offer offer) {
        throw new UnsupportedOperationException();
    }

    /** Waits until it is decided what becomes of a change. */
    public ProcedureChange await(long id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lets a change in which nothing is wrong, but with which something comes out otherwise, go live with an administrator's reason.
     *
     * @param who the administrator's account
     */
    public ProcedureChange publishAllTheSame(long id, String who, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Offers the files of an earlier version again, as a new version, through the same checks. */
    public ProcedureChange bringBack(int number, String who, String why) {
        throw new UnsupportedOperationException();
    }

    /** Everything that was offered, the newest first. */
    @Transactional(readOnly = true)
    public List<ProcedureChange> changes() {
        return changes.newestFirst();
    }

    /** A change. */
    @Transactional(readOnly = true)
    public Optional<ProcedureChange> change(long id) {
        return changes.findById(id);
    }

    /** The version of that number. */
    @Transactional(readOnly = true)
    public Optional<ProcedureChange> version(int number) {
        return changes.numbered(number);
    }

    /** The version that is live. */
    @Transactional(readOnly = true)
    public ProcedureChange live() {
        return changes.live().orElseThrow();
    }

    /** The whole set of a change as it was checked, for a version as it went live; empty where it could not be laid over the live set, or has not been yet. */
    @Transactional(readOnly = true)
    public Optional<ProcedureFiles> set(long id) {
        return changes.findById(id).flatMap(ProcedureChange::set);
    }
}
