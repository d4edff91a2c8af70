package uk.nolan.casefile;

import java.time.Instant;
import java.util.Optional;

/**
 * What the case file says of a document without opening it.
 *
 * @param fileName no other document of the case has the same
 * @param mediaType what it is, as its content said; null where nobody looked
 * @param sizeBytes in bytes
 */
public record Attachment(
        long id, String fileName, String mediaType, long sizeBytes, String sha256, String description, Instant uploadedAt, String uploadedBy) {

    /** What kind of file it is; empty for one that came before contents were looked at. */
    public Optional<FileKind> kind() {
        return Optional.ofNullable(mediaType).flatMap(FileKind::of);
    }
}
