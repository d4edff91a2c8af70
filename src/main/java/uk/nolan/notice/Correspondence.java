package uk.nolan.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.Attachment;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.FactSheet;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.casefile.Sanctions;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Council;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/**
 * Writes letters and sends them. Writing and sending are two steps: {@link #write} puts the letters of an occasion into the ledger once,
 * {@link #send} hands over those that nobody has taken yet. Both can be repeated without harm.
 */
@Service
public class Correspondence {

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Council council;
    private final NoticeTexts texts;
    private final Recipients recipients;
    private final Ledger ledger;
    private final MailMaker mail;
    private final Postbox postbox;
    private final Publications publications;
    private final Sanctions sanctions;
    private final Officers officers;
    private final Clock clock;

    Correspondence(
            CaseFiles caseFiles,
            CaseDeadlines deadlines,
            Council council,
            NoticeTexts texts,
            Recipients recipients,
            Ledger ledger,
            MailMaker mail,
            Postbox postbox,
            Publications publications,
            Sanctions sanctions,
            Officers officers,
            Clock clock) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.council = council;
        this.texts = texts;
        this.recipients = recipients;
        this.ledger = ledger;
        this.mail = mail;
        this.postbox = postbox;
        this.publications = publications;
        this.sanctions = sanctions;
        this.officers = officers;
        this.clock = clock;
    }

    /**
     * Writes a notice to everybody to whom its codes lead.
     *
     * @param occasion what makes the program write now; the same occasion never gives a second letter
     * @return the letters of the occasion, none where the codes lead to nobody
     */
    public List<Letter> write(String reference, Outgoing outgoing, String occasion) {
        return ledger.writeOnce(
                reference,
                occasion,
                () -> recipients.of(reference, outgoing.notice(), outgoing.recipients()).stream()
                        .map(to -> letter(reference, outgoing, to, about(reference, outgoing), false))
                        .toList());
    }

    /** The letters as they would go out now, with the officer's changes so far. Nothing is stored. */
    public List<Draft> drafts(String reference, Outgoing outgoing) {
        return recipients.of(reference, outgoing.notice(), outgoing.recipients()).stream()
                .map(to -> {
                    Letter letter = letter(reference, outgoing, to, about(reference, outgoing), false);
                    String enclosure = enclosure(reference, outgoing, to).map(document -> name(reference, document, to)).orElse(null);
                    return new Draft(to, letter.subject, letter.html, letter.plainText, enclosure);
                })
                .toList();
    }

    /** The words that stand in the marked places of a formal letter, with the officer's changes so far; a place that the letter does not have is missing. */
    public Map<String, String> places(String reference, Outgoing outgoing) {
        Map<String, String> words = new LinkedHashMap<>();
        recipients.of(reference, outgoing.notice(), outgoing.recipients()).stream()
                .map(to -> texts.html(caseFiles.get(reference).procedureVersion(), outgoing.notice(), model(reference, outgoing, to, about(reference, outgoing), false)))
                .forEach(html -> Places.of(html).forEach(words::putIfAbsent));
        Map<String, String> amended = amendments(reference, outgoing);
        words.replaceAll((place, standard) -> amended.getOrDefault(place, standard));
        return words;
    }

    /**
     * Writes an internal note about a deadline, to a party or to officers. A note is no notice of the procedure.
     *
     * @param line what the journal says when the note is written
     * @param text name of the text below {@code notices/}, for example {@code notes/reminder}
     */
    public List<Letter> writeNote(String reference, String text, OpenDeadline about, Supplier<List<Recipient>> to, String occasion, String line) {
        return writeNote(reference, Outgoing.of(text, List.of()), note(reference, about), to, occasion, line);
    }

    /** The same for a note that is about no deadline. */
    public List<Letter> writeNote(String reference, Outgoing outgoing, Supplier<List<Recipient>> to, String occasion, String line) {
        return writeNote(reference, outgoing, about(reference, outgoing), to, occasion, line);
    }

    private List<Letter> writeNote(
            String reference, Outgoing outgoing, LetterModel.Note about, Supplier<List<Recipient>> to, String occasion, String line) {
        return ledger.writeOnce(reference, occasion, () -> {
            List<Recipient> recipients = to.get();
            if (!recipients.isEmpty()) {
                caseFiles.enter(reference, line, Officer.PROGRAM.signature());
            }
            return recipients.stream().map(one -> letter(reference, outgoing, one, about, true)).toList();
        });
    }

    private LetterModel.Note note(String reference, OpenDeadline about) {
        return new LetterModel.Note(
                about.rule().deadline(),
                about.rule().name(),
                about.dueDate().inWords(),
                caseFiles.get(reference).stage().orElse(""),
                about.dueDate().explanation());
    }

    private LetterModel.Note about(String reference, Outgoing outgoing) {
        return outgoing.about()
                .flatMap(deadline -> deadlines.due(reference, deadline).map(due -> note(reference, new OpenDeadline(deadlines.rule(reference, deadline), due))))
                .orElse(LetterModel.Note.NONE);
    }

    /** The same, and somebody else where these codes lead to nobody, because everybody has a conflict of interest. */
    public List<Recipient> recipientsOr(String reference, List<String> codes, String otherwise) {
        List<Recipient> meant = recipients(reference, codes);
        return meant.isEmpty() ? recipients(reference, List.of(otherwise)) : meant;
    }

    /** Who is meant by these codes in a case, for notes. */
    public List<Recipient> recipients(String reference, List<String> codes) {
        return recipients.of(reference, "", codes);
    }

    /**
     * Sends what has not been taken yet, each letter on its own.
     *
     * @throws DeliveryProblem the first failure, after all others were tried
     */
    public void send(List<Letter> letters) {
        DeliveryProblem first = null;
        for (Letter letter : letters) {
            try {
                ledger.handOver(letter, this::deliver);
            } catch (DeliveryProblem problem) {
                first = first == null ? problem : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** What is meant for the website is laid up for publication; everything else goes by post or e-mail. */
    private void deliver(Letter letter) {
        if (letter.recipientRole().equals(Recipients.WEBSITE)) {
            publications.prepare(letter.caseReference(), letter.notice(), letter.subject(), letter.html());
        } else {
            postbox.deliver(letter, mail.message(letter));
        }
    }

    /** The day on which a letter counts as provided: by e-mail its own date, by post some working days after (procedure b.1-8). */
    public LocalDate providedOn(Letter letter) {
        return providedOn(caseFiles.get(letter.caseReference()), letter.email().orElse(null), letter.dated());
    }

    private LocalDate providedOn(StandardsCase one, String email, LocalDate dated) {
        return email == null ? deadlines.workingDays().add(dated, council.at(one.procedureVersion()).switches().postWorkingDays()) : dated;
    }

    /** Whether a letter waits in the ledger that nobody has taken yet. */
    public boolean anythingWaits() {
        return ledger.waiting() > 0;
    }

    /** Sends every letter that waits in the ledger. @throws DeliveryProblem the first failure, after all others were tried */
    public void sendWaiting() {
        send(ledger.waitingLetters());
    }

    private Letter letter(String reference, Outgoing outgoing, Recipient to, LetterModel.Note about, boolean note) {
        Letter letter = new Letter();
        letter.notice = outgoing.notice();
        letter.note = note;
        letter.recipientRole = to.role();
        letter.recipientName = to.name();
        letter.email = to.email();
        letter.postalAddress = to.postalAddress();
        letter.html = Places.filled(texts.html(caseFiles.get(reference).procedureVersion(), outgoing.notice(), model(reference, outgoing, to, about, note)), amendments(reference, outgoing));
        if (to.role().equals(Recipients.WEBSITE)) {
            letter.html = published(reference, letter.html, model(reference, outgoing, to, about, note).named());
        } else if (mayNotKnowTheComplainant(reference, to)) {
            StandardsCase one = caseFiles.get(reference);
            letter.html = withoutTheComplainant(one).sparing(one.subjectMemberName()).html(letter.html);
        }
        letter.subject = NoticeTexts.subject(letter.html);
        letter.plainText = PlainText.of(letter.html);
        letter.dated = LocalDate.now(clock);
        letter.messageId = "<%s.%s@%s>".formatted(reference, UUID.randomUUID(), council.email().replaceFirst(".*@", ""));
        letter.enclosures = enclosure(reference, outgoing, to).map(String::valueOf).orElse(null);
        return letter;
    }

    private String published(String reference, String html, boolean memberNamed) {
        StandardsCase one = caseFiles.get(reference);
        Redaction redaction = withoutTheComplainant(one);
        return (memberNamed ? redaction.sparing(one.subjectMemberName()) : redaction.of(one.subjectMemberName(), "the councillor")).html(html);
    }

    /** Takes out the complainant, wherever somebody typed the name or how to reach them; the councils keep their names. */
    private Redaction withoutTheComplainant(StandardsCase one) {
        Redaction redaction = new Redaction().sparing(council.name());
        if (!one.anonymous()) {
            redaction.of(one.complainantName(), "the complainant");
        }
        one.complainantEmail().ifPresent(email -> redaction.exactly(email, "the complainant"));
        one.complainantTelephone().ifPresent(telephone -> redaction.exactly(telephone, "the complainant"));
        council.authority(one.authorityId()).ifPresent(authority -> redaction.sparing(authority.name()));
        return redaction;
    }

    /** A text of the case for a reader who may not know a withheld complainant: wherever somebody typed the name, it is taken out (NS-6-18). */
    public String withoutTheComplainant(String reference, String text) {
        StandardsCase one = caseFiles.get(reference);
        return withoutTheComplainant(one).sparing(one.subjectMemberName()).text(text);
    }

    private boolean mayNotKnowTheComplainant(String reference, Recipient to) {
        return caseFiles.get(reference).identityWithheld() && !LetterModel.MAY_KNOW_THE_COMPLAINANT.contains(to.role());
    }

    private LetterModel model(String reference, Outgoing outgoing, Recipient to, LetterModel.Note about, boolean note) {
        LocalDate today = LocalDate.now(clock);
        FactSheet facts = outgoing.fact() == null ? caseFiles.facts(reference) : caseFiles.facts(reference).with(outgoing.fact(), today);
        if (outgoing.provided() != null) {
            facts = facts.with(outgoing.provided(), providedOn(caseFiles.get(reference), to.email(), today));
        }
        Answers answers = caseFiles.answers(reference);
        // words written for one letter do not come again in the next of its kind
        Answers fresh = isFresh(reference, outgoing.notice(), outgoing.notice()) ? answers : answers.without(outgoing.notice());
        String enclosure = enclosure(reference, outgoing, to).map(document -> name(reference, document, to)).orElse(null);
        return new LetterModel(
                caseFiles.get(reference), fresh, facts, deadlines, council, today, to, sender(reference, outgoing), about,
                new LetterModel.Company(sanctions.of(reference), outgoing.sanction(), enclosure, officers, note,
                        caseFiles.linked(reference).stream().map(StandardsCase::reference).toList()));
    }

    /** The officer's changes to a formal letter, as far as they were made for the letter that goes out next. */
    private Map<String, String> amendments(String reference, Outgoing outgoing) {
        Map<String, String> words = new LinkedHashMap<>();
        if (isFresh(reference, outgoing.amendments(), outgoing.notice())) {
            Answers answers = caseFiles.answers(reference);
            Outgoing.PLACES.forEach(place -> {
                if (answers.of(outgoing.amendments()).containsKey(place)) {
                    words.put(place, answers.text(outgoing.amendments(), place).orElse(""));
                }
            });
        }
        return words;
    }

    /** Whether a form was answered after the last letter of a kind was written. */
    private boolean isFresh(String reference, String form, String notice) {
        return caseFiles.answeredAt(reference, form)
                .filter(answered -> ledger.lastWritten(reference, notice).map(answered::isAfter).orElse(true))
                .isPresent();
    }

    /** The document that goes with a letter; whoever may not know the complainant gets the version without the identity, or none (NS-10-5). */
    private Optional<Long> enclosure(String reference, Outgoing outgoing, Recipient to) {
        if (!outgoing.enclosedTo().isEmpty() && !outgoing.enclosedTo().contains(to.role())) {
            return Optional.empty();
        }
        Answers answers = caseFiles.answers(reference);
        return outgoing.enclosures().stream()
                .skip(mayNotKnowTheComplainant(reference, to) ? 1 : 0)
                .findFirst()
                .flatMap(fields -> Outgoing.alternatives(fields).stream().flatMap(field -> chosen(answers, field).stream()).findFirst());
    }

    private static Optional<Long> chosen(Answers answers, String field) {
        int dot = field.indexOf('.');
        return answers.text(field.substring(0, dot), field.substring(dot + 1)).map(Long::valueOf);
    }

    private String name(String reference, long document, Recipient to) {
        return caseFiles.attachments(reference).stream()
                .filter(one -> one.id() == document)
                .map(one -> EnclosureName.of(caseFiles.get(reference), one, to.role()))
                .findFirst()
                .orElse(null);
    }

    /** Letters go out in the name of whoever last decided as Monitoring Officer, in the officer's place where a conflict of interest or a hand-over made somebody else act (NS-6-3). */
    private LetterModel.Sender sender(String reference, Outgoing outgoing) {
        if ("investigating-officer".equals(outgoing.sender())) {
            return caseFiles.get(reference).investigatingOfficerId()
                    .flatMap(officers::find)
                    .map(officer -> new LetterModel.Sender(officer.name(), Role.INVESTIGATING_OFFICER.title()))
                    .orElseGet(() -> sender(reference, Outgoing.of(outgoing.notice(), List.of())));
        }
        // whoever wrote the words of this letter signs it
        Optional<String> author = isFresh(reference, outgoing.notice(), outgoing.notice()) ? caseFiles.signature(reference, outgoing.notice()) : Optional.empty();
        return author.or(() -> caseFiles
                .lastSignature(reference, List.of(Role.MONITORING_OFFICER.title(), Role.DEPUTY.title(), Role.EXTERNAL_ASSESSOR.title())))
                .filter(signature -> caseFiles.conflicts(reference).stream().noneMatch(declared -> signature.startsWith(declared.officerName() + ", ")))
                .or(() -> caseFiles.get(reference).actingOfficerId().flatMap(officers::find).map(Officer::signature))
                .map(signature -> {
                    int comma = signature.lastIndexOf(", ");
                    return new LetterModel.Sender(signature.substring(0, comma), signature.substring(comma + 2));
                })
                .orElse(new LetterModel.Sender(council.monitoringOfficer(), Role.MONITORING_OFFICER.title()));
    }
}
