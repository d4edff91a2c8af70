package uk.nolan.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.FactSheet;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Council;
import uk.nolan.people.Officer;
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
            Clock clock) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.council = council;
        this.texts = texts;
        this.recipients = recipients;
        this.ledger = ledger;
        this.mail = mail;
        this.postbox = postbox;
        this.clock = clock;
    }

    /**
     * Writes a notice to everybody to whom the codes lead.
     *
     * @param occasion what makes the program write now; the same occasion never gives a second letter
     * @param codes recipients as a diagram names them: {@code complainant}, {@code subject-member}, {@code clerk}, {@code independent-person}, {@code addressees}
     * @param fact the dated fact that the letter brings about when it is sent, for the due dates that it names; or null
     * @return the letters of the occasion, none where the codes lead to nobody
     */
    public List<Letter> write(String reference, String notice, List<String> codes, String occasion, String fact) {
        return ledger.writeOnce(
                reference,
                occasion,
                () -> recipients.of(reference, notice, codes).stream()
                        .map(to -> letter(reference, notice, to, fact, LetterModel.Note.NONE, false))
                        .toList());
    }

    /**
     * Writes an internal note about a deadline, to a party or to officers. A note is no notice of the procedure.
     *
     * @param line what the journal says when the note is written
     * @param text name of the text below {@code notices/}, for example {@code notes/reminder}
     */
    public List<Letter> writeNote(String reference, String text, OpenDeadline about, Supplier<List<Recipient>> to, String occasion, String line) {
        LetterModel.Note note = new LetterModel.Note(
                about.rule().deadline(),
                about.rule().name(),
                about.dueDate().inWords(),
                caseFiles.get(reference).stage().orElse(""),
                about.dueDate().explanation());
        return ledger.writeOnce(reference, occasion, () -> {
            List<Recipient> recipients = to.get();
            if (!recipients.isEmpty()) {
                caseFiles.enter(reference, line, Officer.PROGRAM.signature());
            }
            return recipients.stream().map(one -> letter(reference, text, one, null, note, true)).toList();
        });
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
                ledger.handOver(letter, waiting -> postbox.deliver(waiting, mail.message(waiting)));
            } catch (DeliveryProblem problem) {
                first = first == null ? problem : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Sends every letter that waits in the ledger. @throws DeliveryProblem the first failure, after all others were tried */
    public void sendWaiting() {
        send(ledger.waitingLetters());
    }

    private Letter letter(String reference, String notice, Recipient to, String fact, LetterModel.Note about, boolean note) {
        StandardsCase one = caseFiles.get(reference);
        LocalDate today = LocalDate.now(clock);
        FactSheet facts = fact == null ? caseFiles.facts(reference) : caseFiles.facts(reference).with(fact, today);
        LetterModel model = new LetterModel(
                one, caseFiles.answers(reference), facts, deadlines, council, today, to, sender(reference), about);
        Letter letter = new Letter();
        letter.notice = notice;
        letter.note = note;
        letter.recipientRole = to.role();
        letter.recipientName = to.name();
        letter.email = to.email();
        letter.postalAddress = to.postalAddress();
        letter.html = texts.html(notice, model);
        letter.subject = NoticeTexts.subject(letter.html);
        letter.plainText = PlainText.of(letter.html);
        letter.dated = today;
        letter.messageId = "<%s.%s@%s>".formatted(reference, UUID.randomUUID(), council.email().replaceFirst(".*@", ""));
        return letter;
    }

    /** Letters go out in the name of whoever last decided as Monitoring Officer or deputy. */
    private LetterModel.Sender sender(String reference) {
        return caseFiles
                .lastSignature(reference, List.of(Role.MONITORING_OFFICER.title(), Role.DEPUTY.title()))
                .map(signature -> {
                    int comma = signature.lastIndexOf(", ");
                    return new LetterModel.Sender(signature.substring(0, comma), signature.substring(comma + 2));
                })
                .orElse(new LetterModel.Sender(council.monitoringOfficer(), Role.MONITORING_OFFICER.title()));
    }
}
