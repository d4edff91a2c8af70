package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** The documents that go with letters: who may not know the complainant gets the version without the identity, and nothing else (NS-10-5). */
@NolanTest
class EnclosuresTest {

    private static final List<String> MAY_KNOW = List.of("complainant", "independent-person", "investigating-officer");

    @Autowired
    private Story story;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MailMaker mail;

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-11");
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    /** The files that go with a letter, name and content. */
    private Map<String, String> files(Letter letter) throws Exception {
        MimeMessage message = mail.message(letter);
        Map<String, String> files = new HashMap<>();
        Multipart parts = (Multipart) message.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.getFileName() != null) {
                assertThat(part.getContentType()).startsWith("application/octet-stream");
                assertThat(part.getDisposition()).isEqualTo("attachment");
                files.put(part.getFileName(), new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private List<Letter> letters(String reference, String... notices) {
        return ledger.letters(reference).stream().filter(letter -> List.of(notices).contains(letter.notice())).toList();
    }

    @Test
    void everybodyGetsTheReportWhereTheIdentityIsDisclosed() throws Exception {
        String reference = story.upTo("Review report", Story.INVESTIGATED);
        List<String> drafts = new ArrayList<>();
        for (Letter letter : letters(reference, "draft-report", "final-report")) {
            String file = letter.notice().equals("draft-report") ? "draft-report.pdf" : "final-report.pdf";
            assertThat(files(letter)).as(letter.recipientRole()).isEqualTo(Map.of(file, Story.content(file)));
            assertThat(letter.plainText()).contains(file);
            drafts.add(letter.notice() + " to " + letter.recipientRole());
        }
        assertThat(drafts).containsExactly("draft-report to complainant", "draft-report to subject-member", "final-report to complainant", "final-report to subject-member");
        assertThat(letters(reference, "decision-to-investigate")).isNotEmpty().allMatch(letter -> letter.enclosures().isEmpty());
    }

    @Test
    void aWithheldIdentityStaysOutOfEverythingThatGoesToOthers() throws Exception {
        String reference = story.complaint(Map.of("withholdIdentity", true, "withholdReasons", "She fears for her job."));
        Map<String, Map<String, Object>> told = new HashMap<>(Story.INVESTIGATED);
        told.put("Prepare draft report", Map.of("redactedReport", story.document("draft-vardle-redacted.pdf")));
        told.put("Complete final report", Map.of("redactedReport", story.document("final-vardle-redacted.pdf")));
        story.goesOn("Open hearing", told);
        List<Letter> enclosing = letters(reference, "draft-report", "final-report", "referral-to-hearing", "agenda");
        assertThat(enclosing).extracting(Letter::recipientRole).contains("complainant", "subject-member", "panel", "panel-chair", "independent-person", "investigating-officer");
        int withFiles = 0;
        for (Letter letter : enclosing) {
            Map<String, String> files = files(letter);
            withFiles += files.size();
            String kind = letter.notice().equals("draft-report") ? "draft" : "final";
            if (MAY_KNOW.contains(letter.recipientRole())) {
                assertThat(files).as(letter.notice() + " to " + letter.recipientRole()).isIn(Map.of(), Map.of(kind + "-report.pdf", Story.content(kind + "-report.pdf")));
            } else {
                // the name of the file itself may give somebody away
                assertThat(files.keySet()).as(letter.notice() + " to " + letter.recipientRole()).allMatch(name -> name.matches(reference + "-document-\\d+\\.pdf"));
                assertThat(files.values()).allMatch(Story.content(kind + "-vardle-redacted.pdf")::equals);
                assertThat(letter.html() + letter.plainText() + letter.subject()).as(letter.notice() + " to " + letter.recipientRole()).doesNotContain("Vardle", "vardle", "Imogen", "report.pdf");
            }
        }
        assertThat(withFiles).isGreaterThan(6);
        assertThat(letters(reference, "draft-report")).extracting(letter -> letter.enclosures().size()).containsOnly(1);
    }
}
