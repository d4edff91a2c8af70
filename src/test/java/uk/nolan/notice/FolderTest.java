package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import uk.nolan.NolanTest;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** Without a mail server letters become .eml files in a folder, which any mail program opens. */
@NolanTest
class FolderTest {

    @TempDir
    private Path folder;

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
    private TestPostbox postbox;

    @AfterEach
    void lettersGoNowhereAgain() {
        postbox.takeEverything();
    }

    private static Postbox lettersIn(Path folder) {
        return new Postboxes().postbox(new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class), "", folder);
    }

    private Told tell() {
        return new Told(story, procedure, timeline, ledger);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private OpenedMail open(String file) throws IOException {
        return OpenedMail.of(Files.readAllBytes(folder.resolve(file)));
    }

    @Test
    void itSaysWhereLettersGoAndWhy() {
        assertThat(lettersIn(folder).described()).contains(folder.toString(), ".eml", "no mail server is configured", "spring.mail.host");
    }

    @Test
    void eachLetterIsAFileNamedByCaseNoticeAndRoleWithoutAPersonsName() throws IOException {
        postbox.leadTo(lettersIn(folder));
        Told told = tell().received("2026-12-11", Map.of("withholdIdentity", true, "withholdReasons", "She is my landlady."));
        told.acknowledged("2026-12-14").valid("2026-12-16").nameWithheld("2026-12-17").firstLetter("2026-12-18", Map.of());

        assertThat(files()).hasSameSizeAs(told.letters()).allMatch(name -> name.matches("NSDC-2026-0001-\\d{5,}-[a-z-]+-to-[a-z-]+\\.eml"));
        assertThat(files().stream().map(name -> name.replaceFirst("-\\d{5,}-", "-"))).containsExactlyInAnyOrder(
                "NSDC-2026-0001-acknowledgement-to-complainant.eml",
                "NSDC-2026-0001-notes-reminder-to-monitoring-officer.eml",
                "NSDC-2026-0001-confidentiality-granted-to-complainant.eml",
                "NSDC-2026-0001-first-letter-to-subject-member.eml",
                "NSDC-2026-0001-clerk-copy-to-clerk.eml",
                "NSDC-2026-0001-independent-person-notice-to-independent-person.eml");
    }

    @Test
    void aFileIsAnEMailWithBothTextsAndTheLedgersMessageId() throws IOException {
        postbox.leadTo(lettersIn(folder));
        Told told = tell().received("2026-12-11", Map.of()).acknowledged("2026-12-14");
        Letter letter = told.letter("acknowledgement", "complainant");

        OpenedMail opened = open(files().get(0));
        assertThat(opened.kinds()).containsExactly("text/plain", "text/html");
        assertThat(opened.plain()).isEqualTo(letter.plainText());
        assertThat(Jsoup.parse(opened.html()).text()).isEqualTo(Jsoup.parse(letter.html()).text());
        assertThat(opened.header("Message-ID")).containsExactly(letter.messageId());
        assertThat(opened.subject()).isEqualTo(letter.subject());
        assertThat(opened.recipients()).containsExactly("imogen.vardle@example.org");
        assertThat(opened.header("Date").get(0)).startsWith("Mon, 14 Dec 2026");
    }

    @Test
    void aLetterWithoutAnEMailAddressGoesToTheCouncilsOwnMailboxForPosting() throws IOException {
        postbox.leadTo(lettersIn(folder));
        Told told = tell().received("2026-12-11", Map.of("complainantEmail", "", "complainantAddress", "Quince Cottage\n7 <b>Tenter</b> Lane\nMarlbeck", "channel", "letter"));
        told.acknowledged("2026-12-14");

        OpenedMail opened = open(files().get(0));
        assertThat(opened.recipients()).containsExactly("monitoring.officer@newark-sherwood.example");
        assertThat(opened.subject()).isEqualTo("For posting: We have received your complaint (NSDC-2026-0001)");
        assertThat(opened.plain())
                .startsWith("Please print this letter and post it to:\nMs Imogen Vardle\nQuince Cottage\n7 <b>Tenter</b> Lane\nMarlbeck\n")
                .contains("Dear Ms Imogen Vardle,");
        assertThat(Jsoup.parse(opened.html()).body().text())
                .startsWith("Please print this letter and post it to: Ms Imogen Vardle Quince Cottage 7 <b>Tenter</b> Lane Marlbeck Newark and Sherwood District Council");
    }

    @Test
    void aCouncillorWhoIsNotInTheBooksAndHasNoEMailAddressGetsALetterByPostToo() throws IOException {
        postbox.leadTo(lettersIn(folder));
        Told told = tell().received("2026-12-11", Map.of("subjectMember", "not-listed", "subjectMemberName", "Cllr Ada Birch"));
        told.acknowledged("2026-12-14").valid("2026-12-14").firstLetter("2026-12-15", Map.of());

        OpenedMail opened = open(files().stream().filter(name -> name.contains("first-letter")).findFirst().orElseThrow());
        assertThat(opened.recipients()).containsExactly("monitoring.officer@newark-sherwood.example");
        assertThat(opened.plain()).startsWith("Please print this letter and post it to:\nCllr Ada Birch\nMarlbeck Parish Council\n");
    }

    @Test
    void theSameLetterAgainIsTheSameFileAgain() throws IOException {
        Told told = tell().received("2026-12-11", Map.of()).acknowledged("2026-12-14");
        Letter letter = told.letter("acknowledgement", "complainant");
        lettersIn(folder).deliver(letter, mail.message(letter));
        lettersIn(folder).deliver(letter, mail.message(letter));
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFolderThatCannotBeWrittenIsAProblemThatNamesCaseAndNoticeAndNoPerson() throws IOException {
        Told told = tell().received("2026-12-11", Map.of()).acknowledged("2026-12-14");
        Letter letter = told.letter("acknowledgement", "complainant");
        Path file = Files.writeString(folder.resolve("taken"), "a file where the folder should be");
        assertThatThrownBy(() -> lettersIn(file).deliver(letter, mail.message(letter)))
                .isInstanceOf(DeliveryProblem.class)
                .hasMessageContaining("acknowledgement").hasMessageContaining("NSDC-2026-0001").hasMessageContaining(file.toString())
                .hasMessageNotContaining("Vardle").hasMessageNotContaining("@")
                .hasNoCause();
    }
}
