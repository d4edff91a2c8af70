package uk.nolan.notice;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** An e-mail as its recipient's program opens it: written to bytes and read again, so that a header that breaks out of its line shows. */
final class OpenedMail {

    private final byte[] raw;
    private final MimeMessage message;

    private OpenedMail(byte[] raw) throws MessagingException {
        this.raw = raw;
        this.message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }

    static OpenedMail of(MimeMessage message) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            message.writeTo(written);
            return new OpenedMail(written.toByteArray());
        } catch (IOException | MessagingException e) {
            throw new AssertionError("This is no e-mail", e);
        }
    }

    static OpenedMail of(byte[] raw) {
        try {
            return new OpenedMail(raw);
        } catch (MessagingException e) {
            throw new AssertionError("This is no e-mail", e);
        }
    }

    /** The values of a header, with encoded words in plain letters. */
    List<String> header(String name) {
        return asking(() -> {
            String[] values = message.getHeader(name);
            List<String> decoded = new ArrayList<>();
            for (String value : values == null ? new String[0] : values) {
                decoded.add(MimeUtility.decodeText(MimeUtility.unfold(value)));
            }
            return decoded;
        });
    }

    List<String> headerNames() {
        return asking(() -> Collections.list(message.getAllHeaders()).stream().map(Header::getName).toList());
    }

    String subject() {
        return asking(message::getSubject);
    }

    /** Everybody to whom it is addressed, in whatever header. */
    List<String> recipients() {
        return asking(() -> {
            List<String> all = new ArrayList<>();
            for (var address : message.getAllRecipients()) {
                all.add(((jakarta.mail.internet.InternetAddress) address).getAddress());
            }
            return all;
        });
    }

    String plain() {
        return asking(() -> text(message, "text/plain"));
    }

    String html() {
        return asking(() -> text(message, "text/html"));
    }

    /** The kinds of its parts in their order, for example {@code text/plain}, {@code text/html}. */
    List<String> kinds() {
        return asking(() -> kinds(message));
    }

    /** All that a person could read in it or in its source. */
    String everything() {
        List<String> all = new ArrayList<>(List.of(new String(raw, StandardCharsets.UTF_8), plain(), html()));
        headerNames().forEach(name -> all.addAll(header(name)));
        return String.join("\n", all);
    }

    private static String text(Part part, String kind) throws MessagingException, IOException {
        if (part.isMimeType(kind)) {
            return ((String) part.getContent()).replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = text(parts.getBodyPart(i), kind);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static List<String> kinds(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart parts)) {
            return List.of(part.getContentType().replaceFirst(";.*", "").strip().toLowerCase());
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart inner = parts.getBodyPart(i);
            found.addAll(kinds(inner));
        }
        return found;
    }

    private interface Question<T> {
        T answer() throws MessagingException, IOException;
    }

    private static <T> T asking(Question<T> question) {
        try {
            return question.answer();
        } catch (MessagingException e) {
            throw new AssertionError("This is no e-mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
