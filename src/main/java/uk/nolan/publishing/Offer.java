package uk.nolan.publishing;

import java.util.Map;
import java.util.Set;

/**
 * A change that somebody would like to go live. It is laid over the set that is live when its turn comes.
 *
 * @param handle how it came
 * @param who the account of the administrator who offers it; for {@link Handle#FILES} the program itself
 * @param why what the change is for, in the administrator's words; may be empty
 * @param files what changed or is new: by full name such as {@code processes/validity.bpmn}, or by bare name as Modeler sends it, for which the door finds the place
 * @param removed what is taken away, by full or bare name
 */
public record Offer(Handle handle, String who, String why, Map<String, byte[]> files, Set<String> removed) {

    public Offer {
        why = why == null ? "" : why.strip();
        files = Map.copyOf(files);
        removed = Set.copyOf(removed);
    }
}
