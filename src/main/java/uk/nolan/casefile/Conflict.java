package uk.nolan.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An officer's declaration of a conflict of interest in a case (procedure a.6). It is never taken back; whoever has declared one acts in the case no more. */
@Entity
@Immutable
class Conflict {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Long caseId;
    String officerId;
    String officerName;
    String kind;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String reasons;

    Instant declaredAt;
}
