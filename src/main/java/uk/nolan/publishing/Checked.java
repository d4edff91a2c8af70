package uk.nolan.publishing;

import java.util.List;
import java.util.Optional;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;

/**
 * What the checks made of a change.
 *
 * @param over the number of the version over which it was laid; empty for the first
 * @param set the whole set; empty where the change could not be laid over the live one
 * @param remarks what an administrator must know before it goes live
 * @param comparisons how the rehearsals came out, as JSON; null where none was played
 * @param otherwise whether a rehearsal came out other than its file expects
 */
record Checked(
        Optional<Integer> over,
        Optional<ProcedureFiles> set,
        List<String> changed,
        List<String> added,
        List<String> removed,
        List<String> madeSo,
        List<String> remarks,
        List<Finding> findings,
        String comparisons,
        boolean otherwise) {

    /** Nothing is wrong, but an administrator must say why it goes live. */
    boolean needsReason() {
        return otherwise || !remarks.isEmpty();
    }
}
