package uk.nolan.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import uk.nolan.council.Finding;

/** A change that was offered to go live: what, by whom and why, what the checks found, and what became of it. Changed only through {@link Door}. */
@Entity
public class ProcedureChange {

    /** Where a change stands. */
    public enum State {
        /** Waits for its turn or is being checked. */
        CHECKING,
        /** Did not go live, because something in it is wrong; see the findings. */
        REFUSED,
        /** Nothing in it is wrong, but something comes out otherwise; goes live only with an administrator's reason. */
        DIFFERENT,
        /** Is live. */
        LIVE,
        /** Was live. */
        WAS_LIVE,
        /** Its check was broken off, by the end of the program or by a fault; can be checked again. */
        INTERRUPTED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Version
    int version;

    Integer number;
    Integer basedOn;
    Integer laidOver;
    Integer bringsBack;

    @Enumerated(EnumType.STRING)
    State state;

    @Enumerated(EnumType.STRING)
    Handle handle;

    String who;
    Instant offeredAt;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String why;

    Instant decidedAt;
    String publishedBy;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String reason;

    String digest;
    String offerDigest;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String changed;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String added;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String removed;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String madeSo;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String remarks;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String findings;

    /** The marks of all files of the folder from which the change was taken, by name. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String taken;

    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String takesAway;

    String deploymentId;

    protected ProcedureChange() {}

    /** Its number in the list of everything that was ever offered. */
    public long id() {
        return id;
    }

    /** The number of the version, 1, 2, 3 …; empty until it goes live. */
    public Optional<Integer> number() {
        return Optional.ofNullable(number);
    }

    /** The number of the version that was live when it was offered; empty for the first. */
    public Optional<Integer> basedOn() {
        return Optional.ofNullable(basedOn);
    }

    /** The number of the version over which it was laid when its turn came; empty before, and for the first. */
    public Optional<Integer> laidOver() {
        return Optional.ofNullable(laidOver);
    }

    /** The number of the earlier version that it brings back, where it does. */
    public Optional<Integer> bringsBack() {
        return Optional.ofNullable(bringsBack);
    }

    public State state() {
        return state;
    }

    public Handle handle() {
        return handle;
    }

    /** The account of who offered it, or the program's name. */
    public String who() {
        return who;
    }

    /** When it was offered. */
    public Instant when() {
        return offeredAt;
    }

    /** What it is for, in the words of who offered it; may be empty. */
    public String why() {
        return why;
    }

    /** When it was decided what becomes of it: refused, held back, or live. */
    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    /** The account of the administrator who let it go live all the same. */
    public Optional<String> publishedBy() {
        return Optional.ofNullable(publishedBy);
    }

    /** Why it went live all the same. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The names of files that it changes. */
    public List<String> changed() {
        return Kept.list(changed, String.class);
    }

    /** The names of files that it adds. */
    public List<String> added() {
        return Kept.list(added, String.class);
    }

    /** The names of files that it takes away. */
    public List<String> removed() {
        return Kept.list(removed, String.class);
    }

    /** What was put right in it without asking, a sentence each. */
    public List<String> madeSo() {
        return Kept.list(madeSo, String.class);
    }

    /** What an administrator must know before it goes live although nothing in it is wrong, such as that it takes back somebody else's change; a sentence each. */
    public List<String> remarks() {
        return Kept.list(remarks, String.class);
    }

    /** What is wrong in it. */
    public List<Finding> findings() {
        return Kept.list(findings, Finding.class);
    }

    /** The engine's deployment, which is what a case notes as its version. */
    public Optional<String> deploymentId() {
        return Optional.ofNullable(deploymentId);
    }

    Map<String, String> taken() {
        return Kept.texts(taken);
    }

    /** What it is called in messages. */
    String origin() {
        return number == null ? "change " + id : "version " + number;
    }
}
