package uk.nolan.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.time.Instant;
import java.time.LocalDate;

/** A decision to give a deadline a later date, with its reasons; the old date is kept (NS-6-22, NS-6-29). */
@Entity
class Extension {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Long caseId;
    String deadline;
    LocalDate fromDate;
    LocalDate toDate;

    @Lob
    String reasons;

    Instant decidedAt;
    String decidedBy;
}
