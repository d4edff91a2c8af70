package uk.nolan.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Cases that an administrator has moved together: to which version, who, when and why. */
@Entity
@Immutable
class MoveBatch {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String toVersion;
    int toNumber;
    String askedBy;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String why;

    Instant askedAt;
}
