package uk.nolan.publishing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** A mark of what is offered: equal for equal files. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((name, content) -> {
                digest.update(("+" + name + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            new TreeSet<>(removed).forEach(name -> digest.update(("-" + name + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
