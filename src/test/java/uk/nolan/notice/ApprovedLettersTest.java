package uk.nolan.notice;


import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.people.Role;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/**
 * The letters of a parish case, word for word as somebody has read and approved them. Whoever changes a notice text reads the new letter
 * below {@code target/letters} and copies it over the approved one; the change then shows in the review as the words that readers will see.
 */
@NolanTest
class ApprovedLettersTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved-letters");
    private static final Path RECEIVED = Path.of("target/letters");

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Ledger ledger;

    @Test
    void lettersReadAsApproved() throws IOException {
        List<Letter> letters = new ArrayList<>();
        letters.addAll(noFurtherAction().notices());
        letters.addAll(settled().notices().stream().filter(letter -> letter.notice().startsWith("informal")).toList());
        letters.addAll(goneOnAfterAllAndPaused().notices().stream().filter(letter -> List.of("confidentiality-refused", "abeyance").contains(letter.notice())).toList());
        letters.addAll(rejected().notices().stream().filter(letter -> !letter.notice().equals("acknowledgement")).toList());

        Files.createDirectories(RECEIVED);
        SoftAssertions softly = new SoftAssertions();
        List<String> names = new ArrayList<>();
        for (Letter letter : letters) {
            String name = letter.notice() + "-to-" + letter.recipientRole() + ".txt";
            names.add(name);
            Path received = RECEIVED.resolve(name);
            Files.writeString(received, "Subject: " + letter.subject() + "\n\n" + letter.plainText());
            Path approved = APPROVED.resolve(name);
            String how = "Read %s; if it is right, approve it with: cp %s %s".formatted(received, received, approved);
            if (Files.exists(approved)) {
                softly.assertThat(received).as("%s reads differently from what was approved. %s", name, how).hasSameTextualContentAs(approved);
            } else {
                softly.fail("%s has not been approved yet. %s", name, how);
            }
        }
        softly.assertThat(names).as("every letter told once").doesNotHaveDuplicates();
        try (Stream<Path> files = Files.list(APPROVED)) {
            softly.assertThat(files.map(file -> file.getFileName().toString())).as("approved letters in %s", APPROVED).containsExactlyInAnyOrderElementsOf(names);
        }
        softly.assertAll();
    }

    private Told tell(Map<String, Object> complaint) {
        return new Told(story, procedure, timeline, ledger).received("2026-12-11", complaint);
    }

    /** Enquiries in all directions, a delay, and no further action. */
    private Told noFurtherAction() {
        Told told = tell(Map.of(
                "allegation", "When I asked about the bus shelter, Cllr Ellesby called me a nuisance and told me to sit down.\nPeople laughed.",
                "evidence", "The parish council records its meetings.",
                "desiredOutcome", "That she apologises.",
                "codeProvisions", List.of("1.1")));
        told.does("2026-12-14", "Acknowledge complaint", Map.of("note", "Thank you for offering the names of others who were there. We will come back to it."));
        told.valid("2026-12-16").firstLetter("2026-12-18", Map.of()).represented("2027-01-06");
        told.enquired("2027-01-07", Map.of(
                "enquire", "yes",
                "askComplainant", "Where did you sit?\nWho sat next to you?",
                "askWitness", "What did Cllr Ellesby say to the lady who asked about the bus shelter?",
                "witnessName", "Mr Percival Oddie",
                "witnessEmail", "percival.oddie@example.org",
                "askedClerk", "yes",
                "askClerk", "Is there a recording of the meeting of 3 December 2026, and may we hear it?"));
        told.answered("2027-01-14").enquired("2027-01-18", Map.of("enquiryNotes", "The minutes of the meeting do not mention it.")).consulted("2027-01-20").viewGiven("2027-01-25");
        told.does("2027-02-04", Role.DEPUTY, "Confirm delay notice", Map.of(
                "delayReason", "illness", "delayText", "The Monitoring Officer is ill. A deputy has taken over.", "newDate", "2027-02-12"));
        return told.assessed("2027-02-08", Role.DEPUTY, "no-further-action").kept();
    }

    private Told settled() {
        Told told = tell(Map.of()).acknowledged("2026-12-14").valid("2026-12-16").firstLetter("2026-12-18", Map.of()).represented("2027-01-06");
        told.enquired("2027-01-07", Map.of()).consulted("2027-01-07").viewGiven("2027-01-12").assessed("2027-01-15", "informal");
        told.proposed("2027-01-18").accepted("2027-01-25").performed("2027-02-15").consulted("2027-02-16").viewGiven("2027-02-18");
        return told.concluded("2027-02-22", "resolved").kept();
    }

    /** The name was not to be given, without a reason that bears it; the complainant goes on all the same, and then the case has to wait. */
    private Told goneOnAfterAllAndPaused() {
        Told told = tell(Map.of("withholdIdentity", true, "withholdReasons", "I would rather not be named.")).acknowledged("2026-12-14").valid("2026-12-15");
        told.confidentiality("2026-12-16", Map.of("reasons", "You told us that you would rather not be named, and no more than that.\nA councillor has a right to know who complains unless there is reason to fear for somebody."));
        told.does("2026-12-18", "Record complainant's answer", Map.of("complainantAnswer", "proceed", "answeredOn", "2026-12-18"));
        told.firstLetter("2026-12-21", Map.of());
        return told.starts("2027-01-04", "Put a case in abeyance", Map.of(
                "caseReference", told.reference(), "ground", "court", "reasonInternal", "The magistrates hear the matter of the bus shelter.",
                "reasonNeutral", "Something outside our procedure has to be waited for.")).kept();
    }

    private Told rejected() {
        return tell(Map.of()).acknowledged("2026-12-14").rejected("2026-12-16", "yes").kept();
    }
}
