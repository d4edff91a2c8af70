package uk.nolan.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** Something that happened on a day: received, first letter sent, representations received. Due dates are counted from facts. */
@Entity
@Immutable
class Fact {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Long caseId;
    String name;
    LocalDate happenedOn;
    Instant recordedAt;
    String recordedBy;
}
