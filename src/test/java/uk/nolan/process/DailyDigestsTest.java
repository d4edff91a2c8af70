package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.people.Role;

/** The mail of each working morning; every date is counted by hand. */
@NolanTest
class DailyDigestsTest {

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Ledger ledger;

    @Autowired
    private DailyDigests digests;

    @BeforeEach
    void digestsAreWritten() {
        digests.wanted(true);
    }

    @AfterEach
    void nothingLeftRunning() {
        digests.wanted(false);
        timeline.clear();
    }

    private void runTo(String time) {
        timeline.runTo(LocalDateTime.parse(time).atZone(EngineClock.LONDON).toInstant());
    }

    private Stream<Letter> digests() {
        return ledger.letters("no-case").stream();
    }

    /** Date and subject of what somebody got. */
    private List<String> got(Role role) {
        return digests().filter(letter -> letter.recipientName().equals(story.officer(role).name())).map(letter -> letter.dated() + " " + letter.subject().replace("Your dates: ", "")).toList();
    }

    private String digest(Role role, String day) {
        return digests().filter(letter -> letter.recipientName().equals(story.officer(role).name()) && letter.dated().toString().equals(day)).findFirst().orElseThrow().plainText();
    }

    /**
     * A complaint of Friday 11 December 2026. Acknowledgement and validity: five working days, Friday the 18th. Christmas Day is a Friday, Boxing Day's substitute Monday the 28th, New Year's Day
     * a Friday. The acknowledgement goes out by itself when it is late; the decision on validity stays.
     */
    @Test
    void overChristmas() {
        story.begin("2026-12-11");
        String reference = story.complaint(Map.of());
        runTo("2027-01-04T12:00");
        List<String> expected = List.of(
                "2026-12-14 2 due by Sunday 20 December 2026",
                "2026-12-15 2 due by Sunday 20 December 2026",
                "2026-12-16 2 due by Sunday 20 December 2026",
                "2026-12-17 2 due by Sunday 20 December 2026",
                "2026-12-18 2 due today",
                "2026-12-21 1 late",
                "2026-12-22 1 late",
                "2026-12-23 1 late",
                "2026-12-24 1 late",
                "2026-12-29 1 late",
                "2026-12-30 1 late",
                "2026-12-31 1 late",
                "2027-01-04 1 late");
        assertThat(got(Role.MONITORING_OFFICER)).containsExactlyElementsOf(expected);
        assertThat(got(Role.DEPUTY)).containsExactlyElementsOf(expected);
        assertThat(digests()).extracting(Letter::recipientName).containsOnly(story.officer(Role.MONITORING_OFFICER).name(), story.officer(Role.DEPUTY).name());
        assertThat(digests()).allMatch(letter -> letter.sentAt().isPresent() && letter.isNote());
        String validity = story.task("Decide validity").id();
        // late are the 21st to the 24th, then the 29th and 30th
        assertThat(digest(Role.DEPUTY, "2026-12-30")).contains("""
                Late
                ----

                Due; Late; Kind of date; Case; To be done

                - Friday 18 December 2026; 6 working days late; council's target; %s; Decide validity (http://127.0.0.1:8080/tasks/%s)
                """.formatted(reference, validity));
        assertThat(ledger.letters(reference)).extracting(Letter::notice).doesNotContain("notes/digest");
    }

    /** Received on Friday 19 March 2027: five working days, of which Good Friday the 26th and Easter Monday the 29th are none, end on Tuesday the 30th, so nothing is due in the week before. */
    @Test
    void overEaster() {
        story.begin("2027-03-19");
        story.complaint(Map.of());
        runTo("2027-03-31T12:00");
        assertThat(got(Role.MONITORING_OFFICER)).containsExactly("2027-03-30 2 due today", "2027-03-31 1 late");
    }

    /** On the last working day before a long weekend it tells of everything until work begins again. */
    @Test
    void beforeALongWeekendItLooksToItsEnd() {
        story.begin("2027-03-25");
        assertThat(digests.horizon(LocalDate.parse("2027-03-24"))).isEqualTo("2027-03-28");
        assertThat(digests.horizon(LocalDate.parse("2027-03-25"))).isEqualTo("2027-03-29");
        assertThat(digests.horizon(LocalDate.parse("2026-12-24"))).isEqualTo("2026-12-28");
        assertThat(digests.horizon(LocalDate.parse("2026-12-31"))).isEqualTo("2027-01-03");
    }

    @Test
    void writtenAgainItStaysAsItIs() {
        story.begin("2026-12-11");
        story.complaint(Map.of());
        runTo("2026-12-14T12:00");
        List<String> before = digests().map(letter -> letter.messageId() + letter.sentAt()).toList();
        assertThat(before).hasSize(2);
        story.does("2026-12-14", "Acknowledge complaint", Map.of("note", "Soon."));
        digests.write();
        timeline.runWaiting();
        assertThat(digests().map(letter -> letter.messageId() + letter.sentAt())).isEqualTo(before);
    }

    /** Procedure a.6; the case of the day before is still told of. */
    @Test
    void aCaseInWhichSheHasAConflictIsLeftOut() {
        story.begin("2026-12-10");
        String one = story.complaint(Map.of());
        story.on("2026-12-11");
        String other = story.complaint(Map.of());
        procedure.start("declare-conflict", Map.of("caseReference", other, "conflict", "potential", "reasons", "A neighbour."), story.officer(Role.DEPUTY));
        runTo("2026-12-14T12:00");
        assertThat(digest(Role.DEPUTY, "2026-12-14")).contains(one).doesNotContain(other);
        assertThat(digest(Role.MONITORING_OFFICER, "2026-12-14")).contains(one, other);
    }

    /** The view was asked for on Monday 4 January 2027 and is due on Monday the 11th: the Monitoring Officer, whose task it is not, sees the date with a link to the case. */
    @Test
    void theDateOfSomebodyElsesTaskLeadsToTheCase() {
        story.begin("2027-01-04");
        String reference = story.upTo("Give view");
        runTo("2027-01-11T12:00");
        assertThat(got(Role.INDEPENDENT_PERSON)).isEmpty();
        assertThat(digest(Role.MONITORING_OFFICER, "2027-01-11")).contains(
                "Due today", "- Monday 11 January 2027; party's deadline; %s; Independent Person's view (http://127.0.0.1:8080/cases/%s)".formatted(reference, reference));
    }

    /** An outside officer who acts in the case as Monitoring Officer, NS-6-2. */
    @Test
    void whoDoesNotWorkHereEveryDayHearsOnlyOfWhatIsLate() {
        story.begin("2026-12-11");
        String reference = story.complaint(Map.of());
        procedure.start("hand-over", Map.of(
                "caseReference", reference, "actingOfficer", story.officer(Role.EXTERNAL_ASSESSOR).id(), "handoverKind", "assessor", "reasons", "Too much to do."), story.officer(Role.MONITORING_OFFICER));
        runTo("2026-12-18T12:00");
        assertThat(got(Role.EXTERNAL_ASSESSOR)).isEmpty();
        runTo("2026-12-21T12:00");
        assertThat(got(Role.EXTERNAL_ASSESSOR)).containsExactly("2026-12-21 1 late");
        assertThat(digest(Role.EXTERNAL_ASSESSOR, "2026-12-21")).contains("- Friday 18 December 2026; 1 working day late; council's target; %s; Decide validity (".formatted(reference));
    }

    @Test
    void itNamesNobodyAndSaysNothingOfTheComplaint() {
        story.begin("2026-12-11");
        story.upTo("Record representations");
        runTo("2026-12-30T12:00");
        assertThat(digests()).isNotEmpty().allSatisfy(letter -> assertThat(letter.subject() + letter.html() + letter.plainText())
                .doesNotContain("Vardle", "Ellesby", "Marlbeck", "Rude", "resident"));
    }

    @Test
    void noneWhereTheyAreNotWanted() {
        digests.wanted(false);
        story.begin("2026-12-11");
        story.complaint(Map.of());
        runTo("2026-12-21T12:00");
        assertThat(digests()).isEmpty();
    }
}
