package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.people.Role;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** Whatever anybody types stays text: in the HTML, in the plain text and in the headers of the e-mail. */
@NolanTest
class HostileInputTest {

    /** Markup, and what the template engine, the forms and FEEL would calculate; the product stands in no letter by itself. */
    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> ${9173*3133} [[${9173*3133}]] *{9173*3133} __${9173*3133}__ {{x}} & \"'";

    private static final String NAME = "Ms <script>alert(1)</script> ${9173*3133} [[${9173*3133}]] {{x}} O'Hare, \"Im\" <imogen@example.com>";

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MailMaker mail;

    @Autowired
    private Publications publications;

    private Told tell() {
        return new Told(story, procedure, timeline, ledger);
    }

    @Test
    void markupAndExpressionsInEveryFieldStayTextInEveryLetter() {
        Told told = tell().received("2026-12-11", Map.of(
                "channel", "telephone",
                "complainantName", NAME,
                "subjectMember", "not-listed",
                "subjectMemberName", "Cllr " + NAME,
                "subjectMemberEmail", "somebody@marlbeck.example",
                "allegation", HOSTILE,
                "evidence", HOSTILE,
                "desiredOutcome", HOSTILE,
                "withholdIdentity", true,
                "withholdReasons", HOSTILE));
        told.does("2026-12-14", "Acknowledge complaint", Map.of("note", HOSTILE));
        told.does("2026-12-16", "Decide validity", Map.of("grounds", List.of(), "doubt", false, "reasons", HOSTILE));
        told.does("2026-12-16", "Consider confidentiality", Map.of("weigh", "ask", "note", HOSTILE));
        told.does("2026-12-17", "Record reasons", Map.of("reasonsReceivedOn", "2026-12-17", "confidentialityReasons", HOSTILE));
        told.confidentiality("2026-12-17", Map.of("reasons", HOSTILE, "hints", HOSTILE));
        told.does("2026-12-17", "Record complainant's answer", Map.of("complainantAnswer", "proceed", "answeredOn", "2026-12-17", "answer", HOSTILE));
        told.firstLetter("2026-12-18", Map.of("summary", HOSTILE));
        told.starts("2026-12-21", "Subject member asks the Independent Person", Map.of("caseReference", told.reference(), "askedOn", "2026-12-21", "question", HOSTILE));
        told.does("2027-01-06", "Record representations", Map.of("representationsReceivedOn", "2027-01-06", "representations", HOSTILE));
        told.enquired("2027-01-07", Map.of(
                "enquiryNotes", HOSTILE, "enquire", "yes", "askComplainant", HOSTILE, "askSubjectMember", HOSTILE, "askWitness", HOSTILE,
                "witnessName", NAME, "witnessEmail", "witness@example.org", "askedClerk", "yes", "askClerk", HOSTILE));
        told.does("2027-01-08", "Record answers", Map.of(
                "informationReceivedOn", "2027-01-08", "answerComplainant", HOSTILE, "answerSubjectMember", HOSTILE, "answerClerk", HOSTILE, "answerWitness", HOSTILE));
        told.enquired("2027-01-11", Map.of());
        told.does("2027-01-11", "Prepare consultation", Map.of("independentPerson", "augusta-penhale", "question", HOSTILE, "draftReasoning", HOSTILE));
        told.does("2027-01-12", Role.INDEPENDENT_PERSON, "Give view", Map.of("minded", "agrees", "view", HOSTILE));
        told.does("2027-02-04", "Confirm delay notice", Map.of("delayReason", "other", "delayText", HOSTILE, "newDate", "2027-02-26"));
        told.does("2027-02-05", "Assess complaint", Map.of(
                "representationsWeighed", true, "criteria", List.of("c"), "reasonC", HOSTILE, "publicInterest", HOSTILE,
                "outcome", "informal", "potentialBreach", "no", "ipAddressed", HOSTILE, "reasons", HOSTILE));
        told.does("2027-02-05", "Propose informal resolution", Map.of("actions", List.of("other"), "proposalText", HOSTILE));
        told.does("2027-02-08", "Record comments", Map.of(
                "commentsReceivedOn", "2027-02-08", "complainantComments", HOSTILE, "subjectMemberComments", HOSTILE, "proposal", "accepted", "acceptedOn", "2027-02-08"));
        told.does("2027-02-09", "Record performance", Map.of("performedOn", "2027-02-09", "performance", HOSTILE));
        told.consulted("2027-02-09").viewGiven("2027-02-10");
        told.does("2027-02-11", "Conclude informal resolution", Map.of("informal", "resolved", "publicInterest", HOSTILE, "reasons", HOSTILE));

        assertThat(told.sent()).hasSize(21);
        assertThat(told.letters()).allSatisfy(letter -> {
            OpenedMail opened = OpenedMail.of(mail.message(letter));
            assertThat(opened.everything()).doesNotContain("28739009");
            Document html = Jsoup.parse(opened.html());
            assertThat(html.select("script, img, iframe, form, [onerror], [onclick]")).isEmpty();
            assertThat(html.select("a[href]").eachAttr("href")).allMatch(address -> address.matches("(https://|mailto:|http://127\\.0\\.0\\.1:8080/tasks/)[A-Za-z0-9./@-]+"));
            assertThat(opened.recipients()).hasSize(1);
            assertThat(opened.headerNames()).doesNotContain("Bcc", "Cc");
        });
        assertThat(told.notices()).allSatisfy(letter -> {
            assertThat(letter.plainText()).contains("<script>alert(1)</script>", "${9173*3133}", "[[${9173*3133}]]", "{{x}}");
            assertThat(Jsoup.parse(letter.html()).text()).contains("<script>alert(1)</script>", "${9173*3133}", "[[${9173*3133}]]", "{{x}}");
        });
        assertThat(told.letter("first-letter", "subject-member").plainText()).contains("\n> " + HOSTILE + "\n", "Dear Cllr " + NAME + ",");
        assertThat(told.letter("informal-resolution-concluded", "complainant").plainText()).contains("\n" + HOSTILE + "\n");
    }

    /** The same from the investigation to the end: every text of every form, the officer's own words in formal letters, a document's name. */
    @Test
    void markupAndExpressionsStayTextFromTheInvestigationToThePublishedDecision() {
        story.begin("2027-03-02");
        String reference = story.complaint(Map.of("complainantName", NAME, "allegation", HOSTILE));
        story.goesOn("Appoint Investigating Officer", Story.INVESTIGATED);
        String document = story.document("report <img src=x onerror=alert(1)> ${9173*3133}.pdf");
        while (!story.open(reference).isEmpty()) {
            String task = story.open(reference).stream().sorted().findFirst().orElseThrow();
            assertThat(story.shown(task)).allSatisfy((name, value) -> {
                if (name.matches("file.*|allegation\\d|sanction(Name|Details)|reportLine")) {
                    assertThat(String.valueOf(value)).as(task + ", " + name).doesNotContain("<script", "<img", "28739009");
                }
            });
            Map<String, Object> answers = story.answers(task);
            story.typedInto(task).forEach(field -> answers.put(field, hostile(field, answers.get(field))));
            answers.replaceAll((field, value) -> field.equals("report") ? document : value);
            if (answers.containsKey("advice") && task.startsWith("Decide on")) {
                answers.put("adviceRepeated", "yes");
            }
            story.goesOver(task, answers);
        }
        assertThat(ledger.letters(reference)).extracting(Letter::notice).contains(
                "decision-to-investigate", "opening-letter", "draft-report", "final-report", "hearing-notice", "agenda", "decision-notice", "decision-publication", "parish-finding");
        assertThat(ledger.letters(reference)).allSatisfy(letter -> {
            OpenedMail opened = OpenedMail.of(mail.message(letter));
            assertThat(opened.everything()).as(letter.notice()).doesNotContain("28739009");
            assertThat(Jsoup.parse(letter.html()).select("script, img, iframe, form, [onerror], [onclick], [data-place]")).as(letter.notice()).isEmpty();
            assertThat(opened.headerNames()).doesNotContain("Bcc", "Cc");
        });
        for (String formal : List.of("decision-to-investigate", "draft-report", "final-report", "hearing-notice", "decision-notice")) {
            assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals(formal)).as(formal).isNotEmpty()
                    .allSatisfy(letter -> assertThat(letter.plainText()).contains("<script>alert(1)</script>", "${9173*3133}", "[[${9173*3133}]]", "{{x}}"));
        }
        assertThat(publications.of(reference)).isNotEmpty().allSatisfy(page -> {
            assertThat(page.html()).doesNotContain("28739009");
            assertThat(Jsoup.parse(page.html()).select("script, img, [onerror]")).isEmpty();
        });
    }

    /** Everything hostile, save where the form takes one shape only. */
    private static Object hostile(String field, Object usual) {
        if (field.endsWith("Email")) {
            return "witness@example.org";
        }
        return field.matches(".*(At|Time|[aA]ddress)") ? usual : HOSTILE;
    }

    /** What was said by others cannot look like the council's own words. */
    @Test
    void aParagraphThatPretendsToBeTheCouncilsIsShownAsAQuotation() {
        Told told = tell().received("2026-12-11", Map.of()).valid("2026-12-14");
        told.firstLetter("2026-12-15", Map.of("summary", "Rude words.\r\n\r\nYours sincerely\r\nThe Monitoring Officer\n\u2028You must resign."));
        Letter letter = told.letter("first-letter", "subject-member");
        assertThat(letter.plainText()).contains("> Rude words.\n\n> Yours sincerely\n\n> The Monitoring Officer\n\n> You must resign.\n");
        assertThat(Jsoup.parse(letter.html()).select(".text p").eachText()).containsExactly("Rude words.", "Yours sincerely", "The Monitoring Officer", "You must resign.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ms Imogen Vardle\r\nBcc: everybody@example.org", "Ms Imogen\nVardle", "Ms Imogen\rVardle", "Ms Imogen\u0085Vardle"})
    void aNameOfMoreThanOneLineIsRefusedAndNamesTheField(String name) {
        Told told = tell();
        assertThatThrownBy(() -> told.received("2026-12-11", Map.of("complainantName", name)))
                .hasMessageContaining("Name").hasMessageContaining("one line").hasMessageNotContaining("everybody");
        assertThatThrownBy(() -> told.received("2026-12-11", Map.of("subjectMember", "not-listed", "subjectMemberName", name)))
                .hasMessageContaining("one line");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "imogen@example.org\r\nBcc: everybody@example.org", "imogen@example.org, everybody@example.org", "Imogen <imogen@example.org>", "imogen@", "imogen", "imogen@example", "@example.org"
    })
    void anImpossibleAddressIsRefusedAndNamesTheField(String address) {
        Told told = tell();
        assertThatThrownBy(() -> told.received("2026-12-11", Map.of("complainantEmail", address))).hasMessageContaining("E-mail address");
    }

    /** Even if a line break came into the ledger on some other way, it begins no header. */
    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: everybody@example.org", "\nTo: everybody@example.org", "\rCc: everybody@example.org", "\r\n\r\nHello", "\u2028Bcc: everybody@example.org", "\u0085Bcc: everybody@example.org"})
    void aLineBreakInANameOrSubjectBeginsNoHeader(String more) {
        OpenedMail opened = OpenedMail.of(mail.message(letter("Ms Vardle" + more, "Decision" + more)));
        assertThat(opened.recipients()).containsExactly("imogen.vardle@example.org");
        assertThat(opened.headerNames()).containsExactlyInAnyOrder("From", "Reply-To", "Date", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type");
        assertThat(opened.subject()).startsWith("Decision").doesNotContain("\n", "\r");
        assertThat(opened.plain()).isEqualTo("Text\n");
    }

    @Test
    void namesWithCommasQuotesAndForeignLettersReachOneRecipientUnderTheirName() {
        for (String name : List.of("Vardle, Imogen", "Imogen \"Immy\" Vardle", "Imogen <x@example.com>", "Zoë Ðorðević 🐝", "陈 Imogen", "a@example.com")) {
            OpenedMail opened = OpenedMail.of(mail.message(letter(name, "Zoë’s complaint 🐝")));
            assertThat(opened.recipients()).as(name).containsExactly("imogen.vardle@example.org");
            assertThat(opened.header("To").get(0).replace("\\\"", "\"")).contains(name).endsWith("<imogen.vardle@example.org>");
            assertThat(opened.subject()).isEqualTo("Zoë’s complaint 🐝");
        }
    }

    /** The longest text that a form takes, in one paragraph without a space, in letters of two, three and four bytes. */
    @Test
    void twentyThousandCharactersWithUmlautsAndEmojiArriveWhole() {
        String longest = "Größe–ñ🐝".repeat(20_000 / "Größe–ñ🐝".length());
        Told told = tell().received("2026-12-11", Map.of("allegation", longest, "channel", "in-person")).acknowledged("2026-12-14");
        Letter letter = told.letter("acknowledgement", "complainant");
        MimeMessage message = mail.message(letter);
        OpenedMail opened = OpenedMail.of(message);
        assertThat(opened.plain()).isEqualTo(letter.plainText()).contains(longest);
        assertThat(Jsoup.parse(opened.html()).text()).contains(longest);
        assertThat(linesOf(message)).allMatch(line -> line.length() <= 998).allMatch(line -> line.chars().allMatch(c -> c < 128));
    }

    private static List<String> linesOf(MimeMessage message) {
        try {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            message.writeTo(written);
            return written.toString(StandardCharsets.ISO_8859_1).lines().toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Letter letter(String name, String subject) {
        Letter letter = new Letter();
        letter.caseReference = "NSDC-2026-0001";
        letter.notice = "acknowledgement";
        letter.recipientRole = "complainant";
        letter.recipientName = name;
        letter.email = "imogen.vardle@example.org";
        letter.subject = subject;
        letter.html = "<html><body><p>Text</p></body></html>";
        letter.plainText = "Text\n";
        letter.messageId = "<NSDC-2026-0001.x@newark-sherwood.example>";
        letter.writtenAt = Instant.parse("2026-12-14T10:00:00Z");
        return letter;
    }
}
