package uk.nolan.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Chooses the postbox: the mail server of {@code spring.mail.host}, or the folder {@code nolan.outbox} where none is configured. */
@Configuration
class Postboxes {

    private static final Logger LOG = LoggerFactory.getLogger(Postboxes.class);

    /** What a mail server's answer begins with, for example {@code 550 5.1.1}. */
    private static final Pattern REPLY_CODE = Pattern.compile("^\\d{3}( \\d\\.\\d{1,3}\\.\\d{1,3})?\\b");

    /** In rehearsals letters go nowhere: what was written is read in the ledger. */
    @Bean
    @Profile("rehearsal")
    Postbox caught() {
        return new Caught();
    }

    @Bean
    @Profile("!rehearsal")
    @ConditionalOnMissingBean(Postbox.class)
    Postbox postbox(
            ObjectProvider<JavaMailSender> server,
            @Value("${spring.mail.host:}") String host,
            @Value("${nolan.outbox}") Path folder) {
        Postbox chosen = host.isBlank() ? new Folder(folder) : new MailServer(server.getObject(), host);
        LOG.info("Letters go to {}", chosen.described());
        return chosen;
    }

    private record Caught() implements Postbox {
        @Override
        public void deliver(Letter letter, MimeMessage message) {
            // taken
        }

        @Override
        public String described() {
            return "nowhere, because this is a rehearsal";
        }
    }

    private record MailServer(JavaMailSender server, String host) implements Postbox {
        @Override
        public void deliver(Letter letter, MimeMessage message) {
            try {
                server.send(message);
            } catch (MailException e) {
                throw undelivered(letter, "the mail server " + host + " did not take it (" + kind(e) + ")");
            }
        }

        @Override
        public String described() {
            return "the mail server " + host;
        }

        /** The kind of failure and the reply code only: the server's own words often repeat the recipient's address. */
        private static String kind(MailException failure) {
            boolean ofTheMessage = failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0;
            Throwable root = ofTheMessage ? ((MailSendException) failure).getMessageExceptions()[0] : failure;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            Matcher code = REPLY_CODE.matcher(Objects.toString(root.getMessage(), ""));
            return root.getClass().getSimpleName() + (code.find() ? " " + code.group() : "");
        }
    }

    private record Folder(Path folder) implements Postbox {
        @Override
        public void deliver(Letter letter, MimeMessage message) {
            String name = "%s-%05d-%s-to-%s.eml"
                    .formatted(letter.caseReference(), letter.id(), letter.notice().replace('/', '-'), letter.recipientRole());
            Path partial = folder.resolve("." + name + ".part");
            try {
                Files.createDirectories(folder);
                try (OutputStream file = Files.newOutputStream(partial)) {
                    message.writeTo(file);
                }
                Files.move(partial, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | MessagingException e) {
                throw undelivered(letter, "it could not be written to the folder %s (%s)".formatted(folder, e.getClass().getSimpleName()));
            }
        }

        @Override
        public String described() {
            return "the folder " + folder.toAbsolutePath() + " as .eml files, because no mail server is configured (spring.mail.host)";
        }
    }

    private static DeliveryProblem undelivered(Letter letter, String why) {
        return new DeliveryProblem(
                "Letter %s waits in the ledger: %s. It is tried again by itself; nothing is lost.".formatted(letter.named(), why));
    }
}
