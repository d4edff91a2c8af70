package uk.nolan.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What of a change is large, and not needed for a list of changes. */
@Entity
class ChangeContent {

    @Id
    Long changeId;

    /** What was offered, packed. */
    @JdbcTypeCode(SqlTypes.LONGVARBINARY)
    byte[] offered;

    /** The whole set, packed, as it was checked and would go or went live. */
    @JdbcTypeCode(SqlTypes.LONGVARBINARY)
    byte[] storedSet;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String comparisons;
}
