package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.people.Role;

/** What the working-day round sends on the day of a deadline without anybody asking (procedure a.4). */
@NolanTest
class SentOnTheDayTest {

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private EngineClock clock;

    @Autowired
    private Ledger ledger;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private CaseDeadlines deadlines;

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private static Instant london(String time) {
        return LocalDateTime.parse(time).atZone(EngineClock.LONDON).toInstant();
    }

    private List<String> sent(String reference, String notice) {
        return ledger.letters(reference).stream().filter(letter -> letter.notice().equals(notice)).map(letter -> letter.dated() + " to " + letter.recipientRole()).toList();
    }

    /** D11, NS-10-1, in the first dates of scenario S3: Fridays, each thirty days from the last one sent, rolled back where the day is a Saturday or Sunday. */
    @Test
    void progressUpdatesGoToBothPartiesEveryThirtyDays() {
        story.begin("2027-04-22");
        String reference = story.upTo("Plan investigation", Story.INVESTIGATED);
        timeline.runTo(london("2027-05-21T06:59"));
        assertThat(sent(reference, "progress-update")).isEmpty();
        timeline.runTo(london("2027-06-18T12:00"));
        assertThat(sent(reference, "progress-update")).containsExactly(
                "2027-05-21 to complainant", "2027-05-21 to subject-member", "2027-06-18 to complainant", "2027-06-18 to subject-member");
        assertThat(deadlines.due(reference, "progress-update").orElseThrow().due()).isEqualTo("2027-07-16");
        assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals("progress-update")).allMatch(letter -> letter.sentAt().isPresent());
        assertThat(caseFiles.journal(reference)).extracting(JournalEntry::line).contains("Letter written: progress update, due Friday 21 May 2027");
    }

    /** An update that an officer writes by herself is one too: the next is counted from it. */
    @Test
    void anOfficersOwnUpdateMovesTheNext() {
        story.begin("2027-04-22");
        String reference = story.upTo("Plan investigation", Story.INVESTIGATED);
        story.on("2027-05-10");
        procedure.start("progress-update", Map.of("caseReference", reference, "updateText", "The witnesses have been heard."), story.officer(Role.MONITORING_OFFICER));
        timeline.runTo(london("2027-05-25T12:00"));
        assertThat(sent(reference, "progress-update")).containsExactly("2027-05-10 to complainant", "2027-05-10 to subject-member");
        assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals("progress-update")).allSatisfy(letter -> assertThat(letter.plainText()).contains("The witnesses have been heard."));
        assertThat(deadlines.due(reference, "progress-update").orElseThrow().due()).isEqualTo("2027-06-09");
    }

    /** The machine was off on the day: the update goes out on the next, once, and the next is counted from when it went. */
    @Test
    void whatWasMissedIsMadeUpForOnce() {
        story.begin("2027-04-22");
        String reference = story.upTo("Plan investigation", Story.INVESTIGATED);
        timeline.runTo(london("2027-05-20T12:00"));
        clock.travelTo(london("2027-05-25T09:30"));
        timeline.runWaiting();
        timeline.runTo(london("2027-05-27T12:00"));
        assertThat(sent(reference, "progress-update")).containsExactly("2027-05-25 to complainant", "2027-05-25 to subject-member");
        assertThat(deadlines.due(reference, "progress-update").orElseThrow().due()).isEqualTo("2027-06-24");
    }

    /** D24, scenario S4: a restriction that ends on a bank holiday lapses on that day, and the note about it goes out on the working day before. D23: the chaser. */
    @Test
    void theEndOfARestrictionAndAParishCouncilsSilenceAreTold() {
        story.begin("2027-03-01");
        Map<String, Map<String, Object>> told = new HashMap<>(Story.INVESTIGATED);
        told.put("Decide on sanction", Map.of("sanctions", List.of("contact"), "contactDetails", "Two named officers.", "contactFrom", "2027-04-06", "contactUntil", "2027-05-31"));
        story.upTo("Record parish response", told);
        String reference = story.goesOn("Record parish response", told);
        assertThat(caseFiles.facts(reference).newest("sanction-end-contact")).isPresent();
        assertThat(deadlines.due(reference, "sanction-end-contact")).as("not in force before the parish council answered").isEmpty();

        timeline.runTo(london("2027-05-05T12:00"));
        assertThat(sent(reference, "parish-chaser")).containsExactly("2027-05-05 to clerk");
        story.goesOver("Record parish response", story.answers("Record parish response"));
        assertThat(deadlines.due(reference, "sanction-end-contact").orElseThrow().due()).isEqualTo("2027-05-31");
        timeline.runTo(london("2027-05-27T12:00"));
        assertThat(sent(reference, "notes/sanction-ends")).isEmpty();
        timeline.runTo(london("2027-06-02T12:00"));
        assertThat(sent(reference, "notes/sanction-ends")).containsExactly("2027-05-28 to subject-member", "2027-05-28 to monitoring-officer");
        assertThat(sent(reference, "parish-chaser")).hasSize(1);
        assertThat(ledger.letters(reference)).filteredOn(Letter::isNote).filteredOn(letter -> letter.notice().equals("notes/sanction-ends"))
                .allSatisfy(letter -> assertThat(letter.plainText()).contains("Monday 31 May 2027"));
    }
}
