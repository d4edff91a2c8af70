package uk.nolan.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A letter in the ledger, as it was written: it is stored before it is sent, and a second attempt sends the same words under the same
 * Message-ID. A note is an internal letter (a reminder, an escalation), which is no notice of the procedure.
 */
@Entity
public class Letter {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String caseReference;

    /** What made the program write it; with the recipient it is unique, so that one occasion gives one letter. */
    String occasion;

    String notice;
    boolean note;
    String recipientRole;
    String recipientName;
    String email;
    String postalAddress;
    String subject;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String html;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    String plainText;

    String messageId;

    /** The documents that go out with it, by number, with commas between; null for none. */
    String enclosures;

    LocalDate dated;
    Instant writtenAt;
    Instant sentAt;

    protected Letter() {}

    public Long id() {
        return id;
    }

    /** The case to which it belongs; a digest belongs to none, and its text here is no reference. */
    public String caseReference() {
        return caseReference;
    }

    /** Which letter it is, in words for operations: {@code "acknowledgement" to the complainant in case NSDC-2026-0001}. */
    String named() {
        return "\"%s\" to the %s%s".formatted(notice, recipientRole, caseReference.equals(DeskMail.OF_NO_CASE) ? "" : " in case " + caseReference);
    }

    /** What made the program write it; for a note its kind and deadline, for example {@code reminder of representations 2027-01-06}. */
    public String occasion() {
        return occasion;
    }

    /** The notice's name, for example {@code first-letter}. */
    public String notice() {
        return notice;
    }

    public boolean isNote() {
        return note;
    }

    /** {@code complainant}, {@code subject-member}, {@code clerk}, {@code independent-person}, {@code witness}, or an officer's role. */
    public String recipientRole() {
        return recipientRole;
    }

    public String recipientName() {
        return recipientName;
    }

    /** Where it goes by e-mail, empty for a letter that must be posted. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** Where it goes by post, where there is no e-mail address. */
    public Optional<String> postalAddress() {
        return Optional.ofNullable(postalAddress);
    }

    public String subject() {
        return subject;
    }

    public String html() {
        return html;
    }

    public String plainText() {
        return plainText;
    }

    /** The numbers of the case's documents that go out with it. */
    public List<Long> enclosures() {
        return enclosures == null ? List.of() : Arrays.stream(enclosures.split(",")).map(Long::valueOf).toList();
    }

    public String messageId() {
        return messageId;
    }

    /** The date on the letter, from which a period may be counted. */
    public LocalDate dated() {
        return dated;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    /** When the mail server took it, empty while it waits. */
    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }
}
