package uk.nolan.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A text of a case made for the council's website: ready to be put there, then published at an address, then taken off again (NS-16-5, N40). */
@Entity
public class Publication {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String caseReference;
    String notice;
    String title;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String html;

    LocalDate madeOn;
    LocalDate publishedOn;
    String address;
    LocalDate removeOn;
    LocalDate removedOn;

    protected Publication() {}

    public Long id() {
        return id;
    }

    public String caseReference() {
        return caseReference;
    }

    /** The name of the notice, for example {@code decision-publication}. */
    public String notice() {
        return notice;
    }

    public String title() {
        return title;
    }

    /** The whole page as it is to stand on the website. */
    public String html() {
        return html;
    }

    public LocalDate madeOn() {
        return madeOn;
    }

    /** Since when it has been on the website; empty while it is only ready. */
    public Optional<LocalDate> publishedOn() {
        return Optional.ofNullable(publishedOn);
    }

    /** Where it stands on the website. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** The day on which it is to be taken off the website. */
    public Optional<LocalDate> removeOn() {
        return Optional.ofNullable(removeOn);
    }

    /** When it was taken off. */
    public Optional<LocalDate> removedOn() {
        return Optional.ofNullable(removedOn);
    }

    /** Whether it is on the website, as far as this register knows. */
    public boolean isOnTheWebsite() {
        return publishedOn != null && removedOn == null;
    }
}
