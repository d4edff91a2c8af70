package uk.nolan.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.NaturalId;
import org.hibernate.type.SqlTypes;

/** One complaint about one councillor: who complains, about whom, and where the case stands. Changed only through {@link CaseFiles}. */
@Entity
@Table(name = "standards_case")
public class StandardsCase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Version
    int version;

    @NaturalId
    String reference;

    String procedureVersion;

    /** The versions that the case followed before, oldest first: a line for each, until when and which. */
    @JdbcTypeCode(SqlTypes.LONGVARCHAR)
    String earlierVersions;

    String channel;
    String complainantName;
    String complainantCapacity;
    String complainantEmail;
    String complainantAddress;
    String complainantTelephone;
    boolean identityWithheld;
    String subjectMemberId;
    String subjectMemberName;
    String subjectMemberEmail;
    String authorityId;
    LocalDate lastEventOn;
    String independentPersonId;
    String investigatingOfficerId;
    boolean anonymous;
    String linkedTo;
    String actingOfficerId;
    String parishContactName;
    String parishContactEmail;
    String stage;
    String outcome;
    LocalDate closedOn;
    int lastJournalNumber;
    LocalDate receivedOn;
    LocalDate nextDueOn;
    String sought;
    String soughtComplainant;

    protected StandardsCase() {}

    /** Names are found by what they sound like to a keyboard, so this follows each of their changes. */
    @PrePersist
    @PreUpdate
    void noteWhatIsSought() {
        sought = SearchWords.plain(reference + " " + subjectMemberName);
        soughtComplainant = SearchWords.plain(complainantName);
    }

    /** The reference that everybody quotes, for example {@code NSDC-2026-0001}. */
    public String reference() {
        return reference;
    }

    /** The version of the procedure that the case follows: the one that it began with, until an administrator moves it to another. */
    public String procedureVersion() {
        return procedureVersion;
    }

    /** The version of the procedure that the case followed at a moment, so that what was done then is looked at as it was then. */
    public String procedureVersionAt(Instant moment) {
        return earlier().filter(followed -> !followed.until().isBefore(moment)).findFirst().map(Followed::version).orElse(procedureVersion);
    }

    /** Every version that the case has ever followed: the present one first, then the oldest and so on. */
    List<String> everyVersion() {
        return Stream.concat(Stream.of(procedureVersion), earlier().map(Followed::version)).distinct().toList();
    }

    boolean hasMoved() {
        return earlierVersions != null;
    }

    void follow(String version, Instant from) {
        String line = from + " " + procedureVersion;
        earlierVersions = earlierVersions == null ? line : earlierVersions + "\n" + line;
        procedureVersion = version;
    }

    private record Followed(Instant until, String version) {}

    private Stream<Followed> earlier() {
        return earlierVersions == null
                ? Stream.empty()
                : earlierVersions.lines().map(line -> line.split(" ", 2)).map(parts -> new Followed(Instant.parse(parts[0]), parts[1]));
    }

    /** How the complaint came in: {@code web-form}, {@code e-mail}, {@code letter}, {@code telephone} or {@code in-person}. */
    public String channel() {
        return channel;
    }

    public String complainantName() {
        return complainantName;
    }

    /** {@code public}, {@code councillor}, {@code officer}, {@code clerk} of a town or parish council, or {@code other} (NS-4-5). */
    public String complainantCapacity() {
        return complainantCapacity;
    }

    public Optional<String> complainantEmail() {
        return Optional.ofNullable(complainantEmail);
    }

    public Optional<String> complainantAddress() {
        return Optional.ofNullable(complainantAddress);
    }

    public Optional<String> complainantTelephone() {
        return Optional.ofNullable(complainantTelephone);
    }

    /** Whether the person of this name or e-mail address is the one who complains, such as a clerk who must then get no clerk's copy. */
    public boolean isComplainant(String name, String email) {
        return name.equalsIgnoreCase(complainantName) || email.equalsIgnoreCase(complainantEmail);
    }

    /** Whether the complainant's identity is kept from everybody but the officers and the Independent Person (NS-6-18). */
    public boolean identityWithheld() {
        return identityWithheld;
    }

    /** Whether nobody knows who complains (NS-4-4, ST-2.3-1); then there is nobody to write to. */
    public boolean anonymous() {
        return anonymous;
    }

    /** The case from which this one was opened: for another subject member or complainant, or for a new allegation (procedure a.6). */
    public Optional<String> linkedTo() {
        return Optional.ofNullable(linkedTo);
    }

    /** The sign-in name of whoever does the Monitoring Officer's work in this case in place of the officer (NS-6-2, ST-1.2.2-2). */
    public Optional<String> actingOfficerId() {
        return Optional.ofNullable(actingOfficerId);
    }

    /** Who gets the town or parish council's letters in place of clerk and chair, where these are parties themselves; the e-mail address is empty for post. */
    public Optional<String> parishContactName() {
        return Optional.ofNullable(parishContactName);
    }

    public Optional<String> parishContactEmail() {
        return Optional.ofNullable(parishContactEmail);
    }

    /** The subject member's id in the council's book of members, empty where the person is not in it. */
    public Optional<String> subjectMemberId() {
        return Optional.ofNullable(subjectMemberId);
    }

    public String subjectMemberName() {
        return subjectMemberName;
    }

    public Optional<String> subjectMemberEmail() {
        return Optional.ofNullable(subjectMemberEmail);
    }

    /** The authority on which the subject member sits (NS-4-7), an id of the council's books. */
    public String authorityId() {
        return authorityId;
    }

    /** The day of receipt: the newest date of the fact "received", kept here too, for lists. */
    public LocalDate receivedOn() {
        return receivedOn;
    }

    /** The last event complained of, where the complaint says when it was. */
    public Optional<LocalDate> lastEventOn() {
        return Optional.ofNullable(lastEventOn);
    }

    /** The Independent Person assigned to the case (NS-3-3), an id of the council's books. */
    public Optional<String> independentPersonId() {
        return Optional.ofNullable(independentPersonId);
    }

    /** The sign-in name of the Investigating Officer appointed to the case (NS-10-2); empty while there is none. */
    public Optional<String> investigatingOfficerId() {
        return Optional.ofNullable(investigatingOfficerId);
    }

    /** The stage that the case is in, as the diagram names it. */
    public Optional<String> stage() {
        return Optional.ofNullable(stage);
    }

    /** How the case ended, for example {@code no-further-action}; empty while it is open. */
    public Optional<String> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<LocalDate> closedOn() {
        return Optional.ofNullable(closedOn);
    }

    public boolean isOpen() {
        return closedOn == null;
    }
}
