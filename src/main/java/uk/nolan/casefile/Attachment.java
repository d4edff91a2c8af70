package uk.nolan.casefile;

import java.time.Instant;

/** What the case file says of a document without opening it. Sizes in bytes. */
public record Attachment(
        long id, String fileName, long sizeBytes, String sha256, String description, Instant uploadedAt, String uploadedBy) {}
