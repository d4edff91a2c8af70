package uk.nolan.casefile;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.time.Instant;

/** Evidence or another document on a case, kept as it came and known by its SHA-256. */
@Entity
class Document {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Long caseId;
    String fileName;
    long sizeBytes;
    String sha256;
    String description;

    @Lob
    @Basic(fetch = FetchType.LAZY)
    byte[] content;

    Instant uploadedAt;
    String uploadedBy;
}
