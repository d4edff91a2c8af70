package uk.nolan.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** That somebody looked at a case, or was refused it. Never changed. */
@Entity
@Immutable
class Look {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String caseReference;
    String officerId;
    String lookedBy;
    String what;
    boolean refused;
    Instant lookedAt;
}
