package uk.nolan.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;

/** One move of one due date, as the journal told it; {@code fromDate} is null where the deadline began to run. Written once and never changed. */
@Entity
class MovedDueDate {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Long caseId;
    String deadline;
    LocalDate fromDate;
    LocalDate toDate;
    String why;
    Instant movedAt;
}
