package uk.nolan.notice;

import jakarta.activation.FileTypeMap;
import jakarta.activation.MimetypesFileTypeMap;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import uk.nolan.casefile.Attachment;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.council.Council;

/** Makes the e-mail of a letter: HTML with a plain-text alternative, the letter's own Message-ID, and one recipient. */
@Component
class MailMaker {

    /** Messages are only made with it; who sends them has one of its own. */
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Council council;
    private final CaseFiles caseFiles;

    MailMaker(Council council, CaseFiles caseFiles) {
        this.council = council;
        this.caseFiles = caseFiles;
    }

    /**
     * The message of a letter. A letter for the post goes to the council's own mailbox with the request to print and post it. Enclosures
     * go with it as files of no declared kind, which no mail program opens by itself.
     */
    MimeMessage message(Letter letter) {
        try {
            MimeMessage message = new WithOwnId(letter.messageId());
            MimeMessageHelper helper = new Helper(message);
            helper.setFrom(address(council.email(), council.name()));
            helper.setReplyTo(council.email());
            helper.setSentDate(Date.from(letter.writtenAt()));
            if (letter.email().isPresent()) {
                helper.setTo(address(letter.email().get(), letter.recipientName()));
                helper.setSubject(oneLine(letter.subject()));
                helper.setText(letter.plainText(), letter.html());
            } else {
                String please = "Please print this letter and post it to:\n" + letter.recipientName() + "\n"
                        + letter.postalAddress().orElse("address not on file: please find it out and record it");
                helper.setTo(address(council.email(), council.name()));
                helper.setSubject("For posting: " + oneLine(letter.subject()));
                helper.setText(
                        please + "\n\n----\n\n" + letter.plainText(),
                        letter.html().replaceFirst("(?i)(<body[^>]*>)", "$1" + java.util.regex.Matcher.quoteReplacement(onTop(please))));
            }
            for (long document : letter.enclosures()) {
                Attachment enclosed = caseFiles.attachments(letter.caseReference()).stream().filter(one -> one.id() == document).findFirst().orElseThrow();
                byte[] content = caseFiles.content(letter.caseReference(), document);
                helper.addAttachment(EnclosureName.of(caseFiles.get(letter.caseReference()), enclosed, letter.recipientRole()), () -> new ByteArrayInputStream(content), "application/octet-stream");
            }
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new DeliveryProblem(
                    "Letter %s waits in the ledger: it cannot be made into an e-mail (%s). Check the address on file, then retry the letter."
                            .formatted(letter.named(), e.getClass().getSimpleName()));
        }
    }

    private static String onTop(String please) {
        return "<p style=\"border:2px solid;padding:1em\">" + HtmlUtils.htmlEscape(please).replace("\n", "<br>") + "</p>";
    }

    private static InternetAddress address(String email, String name) throws UnsupportedEncodingException, MessagingException {
        InternetAddress address = new InternetAddress(email, oneLine(name), StandardCharsets.UTF_8.name());
        address.validate();
        return address;
    }

    /** Line breaks in a name or subject would begin a new mail header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Spring's helper would look for the kinds of files anew for every message, through every library. */
    private static final class Helper extends MimeMessageHelper {
        private static final FileTypeMap KINDS = new MimetypesFileTypeMap();

        Helper(MimeMessage message) throws MessagingException {
            super(message, true, StandardCharsets.UTF_8.name());
        }

        @Override
        protected FileTypeMap getDefaultFileTypeMap(MimeMessage message) {
            return KINDS;
        }
    }

    /** Keeps the ledger's Message-ID, so that a repeated attempt is recognised as the same letter. */
    private static final class WithOwnId extends MimeMessage {
        private final String id;

        WithOwnId(String id) {
            super(SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
