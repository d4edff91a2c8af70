package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFileProblem;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** What is made for the website is kept as it was published, and its removal is told in time and recorded once (NS-16-5). */
@NolanTest
class PublicationsTest {

    private static final String DECISION = "decision-publication";
    private static final String ADDRESS = "https://www.newark-sherwood.example/decisions/1";

    @Autowired
    private Publications publications;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Story story;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    private String reference;

    @BeforeEach
    void aCase() {
        story.begin("2027-10-18");
        reference = story.complaint(Map.of());
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private Publication only() {
        assertThat(publications.of(reference)).hasSize(1);
        return publications.of(reference).get(0);
    }

    private Publication published(String removeOn) {
        publications.prepare(reference, DECISION, "Decision notice", "<p>Decided</p>");
        publications.published(reference, DECISION, LocalDate.parse("2027-10-18"), ADDRESS, removeOn == null ? null : LocalDate.parse(removeOn));
        return publications.of(reference).get(publications.of(reference).size() - 1);
    }

    private boolean dueForRemovalOn(String day) {
        return publications.dueForRemoval(LocalDate.parse(day)).stream().anyMatch(one -> one.caseReference().equals(reference));
    }

    private long removalsInTheJournal() {
        return caseFiles.journal(reference).stream().map(JournalEntry::line).filter(line -> line.startsWith("Taken off the website")).count();
    }

    @Test
    void keepsATextOfAnyLengthReady() {
        String text = "<!DOCTYPE html><p>Zoë’s “joke”</p>" + "<p>x</p>".repeat(20_000);
        publications.prepare(reference, DECISION, "Decision notice", text);
        assertThat(only().html()).isEqualTo(text);
        assertThat(only().madeOn()).isEqualTo(LocalDate.now(clock));
        assertThat(only().isOnTheWebsite()).isFalse();
        assertThat(publications.onTheWebsite(only().id())).isEmpty();
    }

    @Test
    void replacesWhatIsNotPublishedYet() {
        publications.prepare(reference, DECISION, "First", "<p>1</p>");
        publications.prepare(reference, DECISION, "Second", "<p>2</p>");
        assertThat(only().title()).isEqualTo("Second");
        publications.prepare(reference, "agenda-public", "Agenda", "<p>Items</p>");
        assertThat(publications.of(reference)).extracting(Publication::title).containsExactly("Second", "Agenda");
    }

    @Test
    void neverChangesThePublishedText() {
        published("2033-10-18");
        publications.prepare(reference, DECISION, "Corrected", "<p>Corrected</p>");
        assertThat(publications.of(reference)).extracting(Publication::html).containsExactly("<p>Decided</p>", "<p>Corrected</p>");
    }

    @Test
    void knowsWhereAndSinceWhenItIsOnTheWebsite() {
        Publication one = published("2033-10-18");
        assertThat(one.publishedOn()).contains(LocalDate.parse("2027-10-18"));
        assertThat(one.address()).contains(ADDRESS);
        assertThat(publications.onTheWebsite()).extracting(Publication::id).contains(one.id());
    }

    @Test
    void refusesToBePublishedUnprepared() {
        assertThatExceptionOfType(CaseFileProblem.class)
                .isThrownBy(() -> publications.published(reference, DECISION, LocalDate.parse("2027-10-18"), ADDRESS, null))
                .withMessageContaining(reference);
    }

    @Test
    void isDueForRemovalOnItsDayAndAfter() {
        published("2033-10-18");
        assertThat(dueForRemovalOn("2033-10-17")).isFalse();
        assertThat(dueForRemovalOn("2033-10-18")).isTrue();
        assertThat(dueForRemovalOn("2034-01-02")).isTrue();
    }

    @Test
    void isNeverDueWithoutADay() {
        published(null);
        assertThat(dueForRemovalOn("2099-01-01")).isFalse();
    }

    @Test
    void isRemovedOnceAndTheJournalSaysSo() {
        Publication one = published("2027-10-18");
        LocalDate today = LocalDate.now(clock);
        assertThat(publications.removed(one.id(), today, "Ms Petra Lowe, Democratic Services")).isEqualTo(today);
        assertThat(publications.removed(one.id(), today, "Ms Petra Lowe, Democratic Services")).isEqualTo(today);
        assertThat(only().removedOn()).contains(today);
        assertThat(dueForRemovalOn("2034-01-02")).isFalse();
        assertThat(removalsInTheJournal()).isEqualTo(1);
    }

    @Test
    void refusesARemovalThatCannotBe() {
        Publication one = published("2033-10-18");
        assertThatExceptionOfType(CaseFileProblem.class).isThrownBy(() -> publications.removed(one.id(), LocalDate.now(clock).plusDays(1), "x")).withMessageContaining("future");
        assertThatExceptionOfType(CaseFileProblem.class)
                .isThrownBy(() -> publications.removed(one.id(), LocalDate.parse("2027-10-17"), "x"))
                .withMessageContaining("before the day of publication, Monday 18 October 2027");
        publications.prepare(reference, "agenda-public", "Agenda", "<p>Items</p>");
        long ready = publications.of(reference).get(1).id();
        assertThatExceptionOfType(CaseFileProblem.class).isThrownBy(() -> publications.removed(ready, LocalDate.now(clock), "x"));
        assertThatExceptionOfType(CaseFileProblem.class).isThrownBy(() -> publications.removed(-1, LocalDate.now(clock), "x"));
        assertThat(removalsInTheJournal()).isZero();
    }
}
