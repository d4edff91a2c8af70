package uk.nolan.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A decision to give a deadline a later date, with its reasons; the old date is kept (NS-6-22, NS-6-29). */
@Entity
@Immutable
class Extension {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Long caseId;
    String deadline;
    LocalDate fromDate;
    LocalDate toDate;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String reasons;

    Instant decidedAt;
    String decidedBy;
}
