package uk.nolan.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.time.Instant;

/** One field of a form as an officer answered it. Earlier answers stay; the newest counts. */
@Entity
class Answer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Long caseId;
    String form;
    String field;

    /** The value as JSON. */
    @Lob
    String content;

    /** The words that the form showed for the chosen codes, as a JSON list. */
    @Lob
    String labels;

    Instant answeredAt;
    String answeredBy;
}
