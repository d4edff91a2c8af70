package uk.nolan.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One field of a form as an officer answered it. Earlier answers stay; the newest counts. */
@Entity
@Immutable
class Answer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Long caseId;
    String form;
    String field;

    /** The value as JSON. */
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String content;

    /** The words that the form showed for the chosen codes, as a JSON list. */
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String labels;

    Instant answeredAt;
    String answeredBy;
}
