package uk.nolan.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The case files: opened once, added to, never rewritten. Every change writes a journal line in the same transaction.
 *
 * <p>{@code who} is always a signature, name and capacity, of the person who acts (NS-6-3).
 */
@Service
@Transactional
public class CaseFiles {

    private final Cases cases;
    private final FactRows facts;
    private final AnswerRows answers;
    private final ExtensionRows extensions;
    private final JournalRows journal;
    private final DocumentRows documents;
    private final ConflictRows conflicts;
    private final References references;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;
    private final Clock clock;

    CaseFiles(
            Cases cases,
            FactRows facts,
            AnswerRows answers,
            ExtensionRows extensions,
            JournalRows journal,
            DocumentRows documents,
            ConflictRows conflicts,
            References references,
            EntityManager entities,
            ApplicationEventPublisher events,
            ObjectMapper json,
            Clock clock) {
        this.cases = cases;
        this.facts = facts;
        this.answers = answers;
        this.extensions = extensions;
        this.journal = journal;
        this.documents = documents;
        this.conflicts = conflicts;
        this.references = references;
        this.entities = entities;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Opens a case and gives it the next reference of the year in which the complaint was received. */
    public StandardsCase open(NewComplaint complaint, String prefix, String procedureVersion, String who) {
        StandardsCase opened = new StandardsCase();
        opened.reference = references.next(prefix, complaint.receivedOn().getYear());
        opened.procedureVersion = procedureVersion;
        opened.channel = complaint.channel();
        opened.complainantName = complaint.complainantName();
        opened.complainantCapacity = complaint.complainantCapacity();
        opened.complainantEmail = complaint.complainantEmail();
        opened.complainantAddress = complaint.complainantAddress();
        opened.complainantTelephone = complaint.complainantTelephone();
        opened.identityWithheld = complaint.identityWithheld();
        opened.subjectMemberId = complaint.subjectMemberId();
        opened.subjectMemberName = complaint.subjectMemberName();
        opened.subjectMemberEmail = complaint.subjectMemberEmail();
        opened.authorityId = complaint.authorityId();
        opened.lastEventOn = complaint.lastEventOn();
        opened.anonymous = complaint.anonymous();
        opened.linkedTo = complaint.linkedTo();
        opened.receivedOn = complaint.receivedOn();
        cases.saveAndFlush(opened);
        enter(opened, "Complaint received, reference " + opened.reference + " given", who);
        store(opened, "received", complaint.receivedOn(), who);
        store(opened, "complaint-dated", complaint.dated(), who);
        events.publishEvent(new DueDatesMayHaveMoved(opened.reference, "the complaint was received"));
        return opened;
    }

    /** The case with this reference. @throws CaseFileProblem where there is none */
    @Transactional(readOnly = true)
    public StandardsCase get(String reference) {
        return find(reference).orElseThrow(() -> unknown(reference));
    }

    @Transactional(readOnly = true)
    public Optional<StandardsCase> find(String reference) {
        // within one transaction the same case is asked for many times and read once
        return reference == null ? Optional.empty() : entities.unwrap(Session.class).bySimpleNaturalId(StandardsCase.class).loadOptional(reference);
    }

    /** The cases that are not closed, by reference. */
    @Transactional(readOnly = true)
    public List<StandardsCase> open() {
        return cases.findByClosedOnIsNullOrderByReference();
    }

    @Transactional(readOnly = true)
    public List<StandardsCase> all() {
        return cases.findAllByOrderByReference();
    }

    /** Other cases about the same councillor, for the criteria on similar complaints (NS-8-7, NS-8-8). */
    @Transactional(readOnly = true)
    public List<StandardsCase> aboutTheSameMember(String reference) {
        StandardsCase one = get(reference);
        return cases.findAllByOrderByReference().stream()
                .filter(other -> one.subjectMemberId == null
                        ? one.subjectMemberName.equalsIgnoreCase(other.subjectMemberName)
                        : one.subjectMemberId.equals(other.subjectMemberId))
                .filter(other -> !other.reference.equals(reference))
                .toList();
    }

    /** Keeps the answers to a form as they were given and enters the task in the journal. */
    public void keep(String reference, String form, Map<String, Given> given, String task, String who) {
        StandardsCase one = locked(reference);
        Instant now = clock.instant();
        given.forEach((field, reply) -> {
            Answer answer = new Answer();
            answer.caseId = one.id;
            answer.form = form;
            answer.field = field;
            answer.content = write(reply.value());
            answer.labels = write(reply.labels());
            answer.answeredAt = now;
            answer.answeredBy = who;
            answers.save(answer);
        });
        enter(one, task, who);
    }

    /** The newest answers of a case. */
    @Transactional(readOnly = true)
    public Answers answers(String reference) {
        Map<String, Map<String, Given>> byForm = new LinkedHashMap<>();
        Map<String, List<Object>> everGiven = new LinkedHashMap<>();
        for (Answer answer : answers.findByCaseIdOrderById(get(reference).id)) {
            Map<String, Given> fields = byForm.remove(answer.form);
            fields = fields == null ? new LinkedHashMap<>() : fields;
            fields.put(answer.field, new Given(read(answer.content), labels(answer.labels)));
            byForm.put(answer.form, fields);
            Object value = fields.get(answer.field).value();
            if (value != null && !value.toString().isBlank()) {
                everGiven.computeIfAbsent(answer.form + "." + answer.field, any -> new ArrayList<>()).add(value);
            }
        }
        return new Answers(byForm, everGiven);
    }

    /** Every form that was answered in a case, each time, oldest first. */
    @Transactional(readOnly = true)
    public List<AnsweredForm> answeredForms(String reference) {
        List<AnsweredForm> forms = new ArrayList<>();
        Map<String, Given> given = new LinkedHashMap<>();
        Answer before = null;
        for (Answer answer : answers.findByCaseIdOrderById(get(reference).id)) {
            if (before != null && !(together(before, answer) && !given.containsKey(answer.field))) {
                forms.add(new AnsweredForm(before.form, before.answeredAt, before.answeredBy, given));
                given.clear();
            }
            given.put(answer.field, new Given(read(answer.content), labels(answer.labels)));
            before = answer;
        }
        if (before != null) {
            forms.add(new AnsweredForm(before.form, before.answeredAt, before.answeredBy, given));
        }
        return List.copyOf(forms);
    }

    private static boolean together(Answer one, Answer other) {
        return one.form.equals(other.form) && one.answeredAt.equals(other.answeredAt) && one.answeredBy.equals(other.answeredBy);
    }

    /** Records that something happened on a day. The newest fact of a name counts. */
    public void record(String reference, String fact, LocalDate on, String who) {
        StandardsCase one = locked(reference);
        store(one, fact, on, who);
        events.publishEvent(new DueDatesMayHaveMoved(reference, "of " + fact.replace('-', ' ')));
    }

    /** The dated facts of a case. */
    @Transactional(readOnly = true)
    public FactSheet facts(String reference) {
        return facts(get(reference));
    }

    FactSheet facts(StandardsCase one) {
        return new FactSheet(facts.findByCaseIdOrderById(one.id).stream()
                .map(fact -> new FactSheet.Entry(fact.id, fact.name, fact.happenedOn, fact.recordedAt))
                .toList());
    }

    /** The signature of the newest answer that was given in one of these capacities: in whose name letters go out (NS-6-3). */
    @Transactional(readOnly = true)
    public Optional<String> lastSignature(String reference, List<String> capacities) {
        return answers.findByCaseIdOrderById(get(reference).id).stream()
                .map(answer -> answer.answeredBy)
                .filter(who -> capacities.stream().anyMatch(capacity -> who.endsWith(", " + capacity)))
                .reduce((earlier, later) -> later);
    }

    /** Gives a deadline a later date by decision. The old date stays on file (NS-6-22). */
    public void extend(String reference, String deadline, LocalDate from, LocalDate to, String reasons, String who) {
        StandardsCase one = locked(reference);
        Extension extension = new Extension();
        extension.caseId = one.id;
        extension.deadline = deadline;
        extension.fromDate = from;
        extension.toDate = to;
        extension.reasons = reasons;
        extension.decidedAt = clock.instant();
        extension.decidedBy = who;
        extensions.save(extension);
        events.publishEvent(new DueDatesMayHaveMoved(reference, "it was extended by decision"));
    }

    /** A decision to extend a deadline: which, until when, and when it was decided. */
    public record Extended(String deadline, LocalDate to, Instant decidedAt) {}

    /** The extensions of a case in the order of their decisions. */
    @Transactional(readOnly = true)
    public List<Extended> extensions(String reference) {
        return extensions(get(reference));
    }

    List<Extended> extensions(StandardsCase one) {
        return extensions.findByCaseIdOrderById(one.id).stream()
                .map(extension -> new Extended(extension.deadline, extension.toDate, extension.decidedAt))
                .toList();
    }

    /** Assigns an Independent Person to the case (NS-3-3). */
    public void assignIndependentPerson(String reference, String personId) {
        locked(reference).independentPersonId = personId;
        events.publishEvent(new OffersMayHaveChanged(reference));
        events.publishEvent(new HandsChanged(reference));
    }

    /** Appoints an Investigating Officer, by sign-in name (NS-10-2). */
    public void appointInvestigatingOfficer(String reference, String officerId) {
        locked(reference).investigatingOfficerId = officerId;
        events.publishEvent(new HandsChanged(reference));
    }

    /** Records that an officer has a conflict of interest in the case (procedure a.6). */
    public void declareConflict(String reference, String officerId, String officerName, String kind, String reasons) {
        StandardsCase one = locked(reference);
        Conflict conflict = new Conflict();
        conflict.caseId = one.id;
        conflict.officerId = officerId;
        conflict.officerName = officerName;
        conflict.kind = kind;
        conflict.reasons = reasons;
        conflict.declaredAt = clock.instant();
        conflicts.save(conflict);
        if (!kind.equals(NO_INTEREST)) {
            events.publishEvent(new ConflictDeclared(reference));
        }
    }

    /** What somebody declared about an interest in a case: who, of which kind ({@code none}, {@code actual} or {@code potential}), and when. */
    public record Declared(String officerId, String officerName, String kind, Instant at) {

        /** Whether it is a conflict of interest. */
        public boolean isConflict() {
            return !kind.equals(NO_INTEREST);
        }
    }

    /** What an officer without a conflict of interest declares. */
    public static final String NO_INTEREST = "none";

    /** The conflicts of interest declared in a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Declared> conflicts(String reference) {
        return declarations(reference).stream().filter(Declared::isConflict).toList();
    }

    /** References of the cases in which an officer has declared a conflict of interest (procedure a.6). */
    @Transactional(readOnly = true)
    public Set<String> conflictsOf(String officerId) {
        return Set.copyOf(conflicts.references(officerId, NO_INTEREST));
    }

    /** Everything declared about interests in a case, oldest first (ST-1.4-1). */
    @Transactional(readOnly = true)
    public List<Declared> declarations(String reference) {
        return conflicts.findByCaseIdOrderById(get(reference).id).stream()
                .map(conflict -> new Declared(conflict.officerId, conflict.officerName, conflict.kind, conflict.declaredAt))
                .toList();
    }

    /** Hands the Monitoring Officer's work in this case to another officer (NS-6-2, ST-1.2.2-1). */
    public void handOver(String reference, String officerId) {
        locked(reference).actingOfficerId = officerId;
        events.publishEvent(new HandedOver(reference, officerId));
        events.publishEvent(new HandsChanged(reference));
    }

    /** References of the cases that were handed to an officer, closed ones too (NS-6-2). */
    @Transactional(readOnly = true)
    public Set<String> handedTo(String officerId) {
        return Set.copyOf(cases.referencesHandedTo(officerId));
    }

    /** References of the open cases that an officer was appointed to investigate (NS-10-2). */
    @Transactional(readOnly = true)
    public Set<String> investigatedBy(String officerId) {
        return Set.copyOf(cases.referencesInvestigatedBy(officerId));
    }

    /** In whose hands these cases are; a reference that names no case is left out. */
    @Transactional(readOnly = true)
    public List<Hands> hands(Collection<String> references) {
        return references.isEmpty() ? List.of() : cases.hands(references);
    }

    /** Names somebody else at the town or parish council for its letters (procedure h, S12). */
    public void chooseParishContact(String reference, String name, String email) {
        StandardsCase one = locked(reference);
        one.parishContactName = name;
        one.parishContactEmail = email;
    }

    /** Has the chair or the council itself complain in place of the clerk (BP-11-1, ST-2.1-2). */
    public void changeComplainant(String reference, String name, String capacity, String email) {
        StandardsCase one = locked(reference);
        one.complainantName = name;
        one.complainantCapacity = capacity;
        one.complainantEmail = email;
        one.complainantAddress = null;
        one.complainantTelephone = null;
    }

    /** The cases that belong together with this one: the one it was opened from, and those opened from the same. */
    @Transactional(readOnly = true)
    public List<StandardsCase> linked(String reference) {
        StandardsCase one = get(reference);
        String first = one.linkedTo().orElse(reference);
        return cases.findAllByOrderByReference().stream()
                .filter(other -> other.reference.equals(first) || other.linkedTo().filter(first::equals).isPresent())
                .filter(other -> !other.reference.equals(reference))
                .toList();
    }

    /** Decides whether the complainant's identity is kept back from the subject member and everybody after (NS-6-18). */
    public void withholdIdentity(String reference, boolean withheld) {
        locked(reference).identityWithheld = withheld;
    }

    /** Notes that the case has reached a stage. */
    public void enterStage(String reference, String stage, String who) {
        StandardsCase one = locked(reference);
        one.stage = stage;
        enter(one, "Stage begun: " + stage, who);
        events.publishEvent(new StageEntered(reference, stage));
    }

    /**
     * Lets the case follow another version of the procedure from now on.
     *
     * @param line what the journal says of it
     */
    public void follow(String reference, String procedureVersion, String line, String who) {
        StandardsCase one = locked(reference);
        one.follow(procedureVersion, clock.instant());
        enter(one, line, who);
    }

    /** Gives the stage in which the case is the name that its procedure now has for it. */
    public void renameStage(String reference, String stage) {
        locked(reference).stage = stage;
    }

    /** Notes for lists what falls due next in the case; null where nothing is waited for. */
    void noteNextDue(String reference, LocalDate due) {
        if (!Objects.equals(get(reference).nextDueOn, due)) {
            locked(reference).nextDueOn = due;
        }
    }

    /** Closes the case with its outcome. */
    public void close(String reference, String outcome, String who) {
        StandardsCase one = locked(reference);
        LocalDate today = LocalDate.now(clock);
        one.outcome = outcome;
        one.closedOn = today;
        one.stage = null;
        one.nextDueOn = null;
        store(one, "closed", today, who);
        enter(one, "Case closed: " + outcome.replace('-', ' '), who);
    }

    /** When a form was answered last; empty where it never was. */
    @Transactional(readOnly = true)
    public Optional<Instant> answeredAt(String reference, String form) {
        return answers.answeredAt(get(reference).id, form);
    }

    /** Who last answered a form; empty where nobody has. */
    @Transactional(readOnly = true)
    public Optional<String> signature(String reference, String form) {
        return answers.findByCaseIdOrderById(get(reference).id).stream()
                .filter(answer -> answer.form.equals(form))
                .map(answer -> answer.answeredBy)
                .reduce((earlier, later) -> later);
    }

    /** Writes a line in the journal. */
    public void enter(String reference, String line, String who) {
        enter(locked(reference), line, who);
    }

    @Transactional(readOnly = true)
    public List<JournalEntry> journal(String reference) {
        return journal.findByCaseIdOrderByNumber(get(reference).id);
    }

    /** The lines of a case's journal after the one of this number; all of them after 0. */
    @Transactional(readOnly = true)
    public List<JournalEntry> journalAfter(String reference, int number) {
        return journal.findAfter(get(reference).id, number);
    }

    /**
     * A document that was handed in.
     *
     * @param already whether the very same content was on file before, so that nothing was added
     */
    public record Attached(Attachment document, boolean already) {}

    /**
     * Attaches a document as it came; its kind and its SHA-256 are found here. A name that another document of the case has already gets a number,
     * so that the two can be told apart; the very same content is kept once.
     *
     * @throws CaseFileProblem where it is empty, or of a kind that a case file does not take, saying what it is and what can be done
     */
    public Attached attach(String reference, String fileName, String description, byte[] content, String who) {
        if (content.length == 0) {
            throw new CaseFileProblem("The file is empty. Choose it again, and check that it opens on your computer.");
        }
        FileKind kind = FileContent.kind(content, fileName);
        StandardsCase one = locked(reference);
        String sha256 = sha256(content);
        List<Attachment> there = documents.describe(one.id);
        Optional<Attachment> same = there.stream().filter(document -> document.sha256().equals(sha256)).findFirst();
        if (same.isPresent()) {
            return new Attached(same.get(), true);
        }
        String named = FileContent.ending(fileName).isEmpty() ? fileName + "." + kind.ending() : fileName;
        Document document = new Document();
        document.caseId = one.id;
        document.fileName = DocumentName.free(named, there.stream().map(Attachment::fileName).toList());
        document.mediaType = kind.mediaType();
        document.description = description;
        document.content = content;
        document.sizeBytes = content.length;
        document.sha256 = sha256;
        document.uploadedAt = clock.instant();
        document.uploadedBy = who;
        documents.saveAndFlush(document);
        enter(one, "Document attached, SHA-256 " + document.sha256, who);
        return new Attached(documents.describe(one.id).stream().filter(attached -> attached.id() == document.id).findFirst().orElseThrow(), false);
    }

    @Transactional(readOnly = true)
    public List<Attachment> attachments(String reference) {
        return documents.describe(get(reference).id);
    }

    /** The content of a document of this case, byte for byte. @throws CaseFileProblem where the case has no such document */
    @Transactional(readOnly = true)
    public byte[] content(String reference, long documentId) {
        Long caseId = get(reference).id;
        return documents.findById(documentId)
                .filter(document -> document.caseId.equals(caseId))
                .map(document -> document.content)
                .orElseThrow(() -> new CaseFileProblem("Case " + reference + " has no document " + documentId + "."));
    }

    private void store(StandardsCase one, String name, LocalDate on, String who) {
        Fact fact = new Fact();
        fact.caseId = one.id;
        fact.name = name;
        fact.happenedOn = on;
        fact.recordedAt = clock.instant();
        fact.recordedBy = who;
        facts.saveAndFlush(fact);
        if (name.equals("received") && on.isAfter(one.receivedOn)) {
            one.receivedOn = on;
        }
    }

    private void enter(StandardsCase one, String line, String who) {
        JournalEntry entry = new JournalEntry();
        entry.caseId = one.id;
        entry.number = ++one.lastJournalNumber;
        entry.enteredAt = clock.instant();
        entry.enteredBy = who;
        entry.line = line;
        journal.save(entry);
    }

    /** Lets one after the other change the case: whoever comes second waits until the first is done, and then sees what the first did. */
    public void lock(String reference) {
        locked(reference);
    }

    /** With the row locked and read anew, so that journal numbers have no gaps when two act at once. */
    private StandardsCase locked(String reference) {
        StandardsCase one = get(reference);
        // locked once, nobody else changes it until this transaction ends
        if (entities.getLockMode(one) != LockModeType.PESSIMISTIC_WRITE) {
            entities.flush();
            entities.refresh(one, LockModeType.PESSIMISTIC_WRITE);
        }
        return one;
    }

    private static CaseFileProblem unknown(String reference) {
        return new CaseFileProblem("There is no case " + reference + ". Check the reference.");
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An answer cannot be written as JSON", e);
        }
    }

    private Object read(String content) {
        try {
            return json.readValue(content, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer on file is not JSON", e);
        }
    }

    private List<String> labels(String content) {
        return ((List<?>) read(content)).stream().map(Object::toString).toList();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
