package uk.nolan.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What became of one case of a batch. Written in the transaction in which the case moves. */
@Entity
@Table(name = "case_move")
class CaseMoveRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Long batchId;
    String caseReference;
    String fromVersion;
    int fromNumber;

    @Enumerated(EnumType.STRING)
    Moves.State state;

    /** Why nothing changed. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String reasons;

    /** What changed. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String changes;

    Instant doneAt;
}
