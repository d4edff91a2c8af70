package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.council.Council;
import uk.nolan.council.Finding;
import uk.nolan.council.LiveProcedure;
import uk.nolan.deadline.Calendar;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.DueDates;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.publishing.ProcedureChange.State;
import uk.nolan.rehearsal.Playback;

/** Changes go through the door, or do not, with a stand-in for the rehearsals: one upon another, and the version that was live before is live again after the last. */
@NolanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorTest {

    private static final String OWN = "processes/councils/newark-and-sherwood/";

    @Autowired
    private ChangeBook book;

    @Autowired
    private Changes changes;

    @Autowired
    private Checks checks;

    @Autowired
    private LiveProcedure live;

    @Autowired
    private Council council;

    @Autowired
    private Calendar calendar;

    @Autowired
    private DueDates dueDates;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private CaseDeadlines deadlines;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Story story;

    private final Officers officers = mock(Officers.class);
    private RehearsalRoom.Rehearsed rehearsed = new RehearsalRoom.Rehearsed(List.of(), List.of());
    private CountDownLatch goOn = new CountDownLatch(0);
    private Door door;
    private int before;
    private int found;

    @BeforeEach
    void aDoorWithAStandIn() {
        if (door == null) {
            door = new Door(book, changes, checks, (from, to, key, progress) -> {
                progress.accept("Rehearsal 1 of 1: a stand-in");
                try {
                    goOn.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return rehearsed;
            }, live, calendar, dueDates, officers);
            when(officers.find(any())).thenReturn(Optional.empty());
            for (String administrator : List.of("ada", "bea")) {
                when(officers.find(administrator)).thenReturn(Optional.of(new Officer(administrator, administrator, null, Set.of(Role.ADMINISTRATOR))));
            }
            found = door.live().number().orElseThrow();
            when(officers.find("monitoringOfficer")).thenReturn(Optional.of(new Officer("monitoringOfficer", "M", null, Set.of(Role.MONITORING_OFFICER))));
        }
        before = door.live().number().orElseThrow();
        story.begin("2026-12-11");
    }

    @AfterEach
    void everyRehearsalComesOutAgain() {
        rehearsed = new RehearsalRoom.Rehearsed(List.of(), List.of());
        goOn.countDown();
    }

    @AfterAll
    void asItWas() {
        if (door.live().number().orElseThrow() != found) {
            ProcedureChange back = door.await(door.bringBack(found, "ada", "as it was").id());
            if (back.state() == State.DIFFERENT) {
                back = door.publishAllTheSame(back.id(), "ada", "as it was");
            }
            assertThat(back.state()).as(() -> "as it was: " + door.live()).isEqualTo(State.LIVE);
        }
        door.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] edited(String file, String from, String to) {
        String text = live.set().read(file);
        assertThat(text).as(file).contains(from);
        return bytes(text.replace(from, to));
    }

    /** The deadlines with another number of days for representations. */
    private byte[] representations(int days) {
        String text = live.set().read(OWN + "deadlines.dmn");
        String other = text.replaceFirst("(?s)(<text>\"Representations\"</text>.*?<text>)\\d+(</text>)", "$1" + days + "$2");
        assertThat(other).isNotEqualTo(text);
        return bytes(other);
    }

    /** The council's settings with another note in them. */
    private byte[] noted(String note) {
        return bytes(live.set().read(OWN + "council.yaml") + "\n# " + note + "\n");
    }

    private ProcedureChange offered(String who, Map<String, byte[]> files) {
        return door.await(door.offer(new Offer(Handle.PAGE, who, "because", files, Set.of())));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndTheLiveVersionStays() {
        ProcedureChange change = offered("ada", Map.of(
                "validity.bpmn", edited("processes/validity.bpmn", "formRef=\"decide-validity\"", "formRef=\"decide-on-validity\""),
                "draft-report.bpmn", edited("processes/draft-report.bpmn", "name=\"notice\" value=\"draft-report\"", "name=\"notice\" value=\"rough-report\"")));
        assertThat(change.state()).isEqualTo(State.REFUSED);
        assertThat(change.findings().stream().map(Finding::sentence).toList().toString())
                .contains("processes/validity.bpmn, \"Decide validity\": there is no form \"decide-on-validity\"", "processes/draft-report.bpmn, \"Send draft report\": there is no notice text \"rough-report\"");
        assertThat(change.number()).isEmpty();
        assertThat(door.live().number()).contains(before);
        assertThat(door.set(change.id()).orElseThrow().read("processes/validity.bpmn")).contains("decide-on-validity");
        assertThat(change.changed()).containsExactly("processes/draft-report.bpmn", "processes/validity.bpmn");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "../../etc/passwd                     | not the name of a file of a procedure",
        "/etc/passwd                          | not the name of a file of a procedure",
        "processes\\validity.bpmn             | not the name of a file of a procedure",
        "processes/../validity.bpmn           | not the name of a file of a procedure",
        "processes/councils/stroud/validity.dmn | a file of another council",
        "processes/rehearsals/stroud-x.yaml   | no place for such a file",
        "processes/.camunda/x.json            | no place for such a file",
        "processes/councils/newark-and-sherwood/secrets.yaml | no place for such a file",
        "application.yaml                     | no place for such a file",
        "Evil.class                           | no place for such a file",
        "x y.bpmn                             | not the name of a file of a procedure",
        "letter.sh                            | no place for such a file",
    })
    void whatHasNoPlaceInTheSetIsRefused(String name, String why) {
        ProcedureChange change = offered("ada", Map.of(name, bytes("x")));
        assertThat(change.state()).isEqualTo(State.REFUSED);
        assertThat(change.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.what()).contains(why);
            assertThat(finding.cure()).isNotBlank();
        });
        assertThat(door.set(change.id())).isEmpty();
    }

    @Test
    void whatIsTooLargeOrNoTextIsRefused() {
        assertThat(offered("ada", Map.of("validity.bpmn", new byte[Placing.LARGEST_FILE + 1])).findings()).singleElement().extracting(Finding::what).asString().contains("larger than 2 MB");
        assertThat(offered("ada", Map.of("validity.bpmn", new byte[] {(byte) 0xff, (byte) 0xfe})).findings()).singleElement().extracting(Finding::what).asString().contains("no text in UTF-8");
        assertThat(offered("ada", Map.of("validity.bpmn", bytes("a"), "processes/validity.bpmn", bytes("b"))).findings()).singleElement().extracting(Finding::what).asString().contains("offered twice");
    }

    @Test
    void bareNamesGoWhereFilesOfTheirKindLie() {
        Placing.Placed placed = Placing.place(live.set(), live.key(), Map.of(
                "validity.bpmn", bytes("1"), "review.bpmn", bytes("2"), "review.form", bytes("3"), "review.dmn", bytes("4"), "acknowledgement.html", bytes("5"), "letter.html", bytes("6"),
                "reminder.html", bytes("7"), "newark-and-sherwood-review.yaml", bytes("8"), "holidays.yaml", bytes("9"), "members.yaml", bytes("0")), Set.of("draft-report.bpmn"));
        assertThat(placed.findings()).isEmpty();
        assertThat(placed.files()).containsOnlyKeys(
                "processes/validity.bpmn", "processes/review.bpmn", "forms/review.form", OWN + "review.dmn", OWN + "notices/acknowledgement.html", OWN + "notices/fragments/letter.html",
                OWN + "notices/notes/reminder.html", "processes/rehearsals/newark-and-sherwood-review.yaml", "processes/holidays.yaml", OWN + "members.yaml");
        assertThat(placed.removed()).containsExactly("processes/draft-report.bpmn");
        assertThat(Placing.place(live.set(), live.key(), Map.of(), Set.of("no-such.bpmn")).findings()).singleElement().extracting(Finding::what).asString().contains("no such file");
    }

    @Test
    void whatChangesNothingSaysSo() {
        ProcedureChange change = offered("ada", Map.of("validity.bpmn", live.set().bytes("processes/validity.bpmn")));
        assertThat(change.state()).isEqualTo(State.REFUSED);
        assertThat(change.findings()).singleElement().extracting(Finding::sentence).asString().contains("nothing in it differs from version " + before);
    }

    @Test
    void onlyAdministratorsOfferAndPublish() {
        Offer offer = new Offer(Handle.PAGE, "monitoringOfficer", "", Map.of("validity.bpmn", bytes("x")), Set.of());
        assertThatThrownBy(() -> door.offer(offer)).isInstanceOf(DoorProblem.class).hasMessageContaining("Only administrators");
        assertThatThrownBy(() -> door.offer(new Offer(Handle.MODELER, "nobody", "", Map.of(), Set.of()))).isInstanceOf(DoorProblem.class);
        assertThatThrownBy(() -> door.bringBack(before, "monitoringOfficer", "")).isInstanceOf(DoorProblem.class);
        assertThatThrownBy(() -> door.publishAllTheSame(1, "monitoringOfficer", "why not")).isInstanceOf(DoorProblem.class);
    }

    @Test
    void aCaseKeepsTheVersionWithWhichItBeganAndANewOneGetsTheNew() {
        String old = story.upTo("Record representations");
        String oldVersion = caseFiles.get(old).procedureVersion();
        LocalDate oldDue = deadlines.due(old, "representations").orElseThrow().due();
        int oldDays = deadlines.rule(old, "representations").number();
        String notices = OWN + "notices/";
        byte[] text = bytes(common("first-letter").replace("</main>", "<p>In the words of the new version.</p></main>"));
        ProcedureChange change = offered("ada", Map.of(
                "deadlines.dmn", representations(13),
                "council.yaml", edited(OWN + "council.yaml", "reportNaming: named", "reportNaming: anonymous"),
                "first-letter.html", text));

        assertThat(change.findings()).isEmpty();
        assertThat(change.state()).isEqualTo(State.LIVE);
        assertThat(change.number()).contains(before + 1);
        assertThat(change.changed()).containsExactly(OWN + "council.yaml", OWN + "deadlines.dmn");
        assertThat(change.added()).containsExactly(notices + "first-letter.html");
        assertThat(door.version(before).orElseThrow().state()).isEqualTo(State.WAS_LIVE);
        assertThat(council.arrangements().get("reportNaming")).as("live at once").isEqualTo("anonymous");
        assertThat(council.at(oldVersion).arrangements().get("reportNaming")).isEqualTo("named");
        assertThat(deadlines.due(old, "representations").orElseThrow().due()).isEqualTo(oldDue);
        story.does("2026-12-14", "Record representations", Map.of("representationsReceivedOn", "2026-12-14", "representations", "It was a joke."));
        assertThat(caseFiles.get(old).procedureVersion()).isEqualTo(oldVersion);

        String fresh = story.upTo("Record representations");
        assertThat(caseFiles.get(fresh).procedureVersion()).isEqualTo(change.deploymentId().orElseThrow()).isNotEqualTo(oldVersion);
        assertThat(deadlines.rule(fresh, "representations").number()).isEqualTo(13);
        assertThat(deadlines.rule(old, "representations").number()).isEqualTo(oldDays).isNotEqualTo(13);
        assertThat(letter(fresh)).contains("In the words of the new version.");
        assertThat(letter(old)).doesNotContain("In the words of the new version.");
    }

    private static String common(String notice) {
        try (var text = DoorTest.class.getResourceAsStream("/notices/" + notice + ".html")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private String letter(String reference) {
        return ledger.letters(reference).stream().filter(letter -> letter.notice().equals("first-letter")).map(Letter::html).findFirst().orElseThrow();
    }

    @Test
    void anotherHolidayMovesTheDatesOfOpenCasesAtOnce() {
        String reference = story.upTo("Record representations");
        LocalDate due = deadlines.due(reference, "representations").orElseThrow().due();
        ProcedureChange change = offered("ada", Map.of("holidays.yaml", edited("processes/holidays.yaml", "added: []", "added:\n  - { date: 2026-12-16, name: A day of thanks }")));
        assertThat(change.state()).as(change.findings().toString()).isEqualTo(State.LIVE);
        assertThat(calendar.workingDays().isWorkingDay(LocalDate.parse("2026-12-16"))).isFalse();
        assertThat(deadlines.due(reference, "representations").orElseThrow().due()).isAfter(due);
        assertThat(procedure.openTasks(reference).stream().filter(task -> task.name().equals("Record representations")).findFirst().orElseThrow().due()).contains(deadlines.due(reference, "representations").orElseThrow().due());
        assertThat(caseFiles.journal(reference)).anyMatch(entry -> entry.line().contains("because the bank holidays changed"));
    }

    @Test
    void whatComesOutOtherwiseNeedsAReasonWhichIsOnRecord() {
        rehearsed = new RehearsalRoom.Rehearsed(List.of(), List.of(Comparison.broken("processes/rehearsals/newark-and-sherwood-x.yaml", "A story", null, "it stopped")));
        ProcedureChange change = offered("ada", Map.of("deadlines.dmn", representations(21)));
        assertThat(change.state()).isEqualTo(State.DIFFERENT);
        assertThat(door.live().number()).contains(before);
        assertThat(door.comparisons(change.id())).singleElement().satisfies(comparison -> {
            assertThat(comparison.kind()).isEqualTo(Comparison.Kind.BROKEN);
            assertThat(comparison.after()).isInstanceOf(Playback.class);
        });
        assertThatThrownBy(() -> door.publishAllTheSame(change.id(), "bea", " ")).isInstanceOf(DoorProblem.class).hasMessageContaining("Say why");
        ProcedureChange published = door.publishAllTheSame(change.id(), "bea", "The story is out of date.");
        assertThat(published.state()).isEqualTo(State.LIVE);
        assertThat(published.reason()).contains("The story is out of date.");
        assertThat(published.publishedBy()).contains("bea");
        assertThat(published.who()).isEqualTo("ada");
        assertThat(live.set().read(OWN + "deadlines.dmn")).isEqualTo(door.set(change.id()).orElseThrow().read(OWN + "deadlines.dmn"));
        assertThatThrownBy(() -> door.publishAllTheSame(change.id(), "bea", "again")).isInstanceOf(DoorProblem.class).hasMessageContaining("is live");
    }

    @Test
    void whatAnotherVersionHasOutrunIsCheckedAgainOverThatOne() {
        rehearsed = new RehearsalRoom.Rehearsed(List.of(), List.of(Comparison.broken("processes/rehearsals/newark-and-sherwood-x.yaml", "A story", null, "it stopped")));
        ProcedureChange first = offered("ada", Map.of("deadlines.dmn", representations(22)));
        ProcedureChange second = offered("bea", Map.of("council.yaml", noted("looked through by bea")));
        door.publishAllTheSame(first.id(), "ada", "It is meant.");
        assertThatThrownBy(() -> door.publishAllTheSame(second.id(), "bea", "It is meant too.")).isInstanceOf(DoorProblem.class).hasMessageContaining("Another version has gone live since");
        assertThat(door.await(second.id()).laidOver()).contains(before + 1);
        assertThat(door.publishAllTheSame(second.id(), "bea", "It is meant too.").number()).contains(before + 2);
        assertThat(live.set().read(OWN + "deadlines.dmn")).as("both changes").isEqualTo(door.set(first.id()).orElseThrow().read(OWN + "deadlines.dmn"));
        assertThat(live.set().read(OWN + "council.yaml")).contains("looked through by bea");
    }

    @Test
    void whoWouldTakeBackAnothersChangeIsToldAndMustSayWhy() {
        byte[] fromBefore = edited(OWN + "deadlines.dmn", "<text>\"Initial assessment\"</text>", "<text>\"First assessment\"</text>");
        assertThat(offered("ada", Map.of("deadlines.dmn", representations(23))).state()).isEqualTo(State.LIVE);
        ProcedureChange change = offered("bea", Map.of("deadlines.dmn", fromBefore));
        assertThat(change.findings()).isEmpty();
        assertThat(change.state()).isEqualTo(State.DIFFERENT);
        assertThat(change.remarks()).singleElement().asString().contains("deadlines.dmn takes back what ada changed in it with version " + (before + 1), "because");
        byte[] both = edited(OWN + "deadlines.dmn", "<text>\"Initial assessment\"</text>", "<text>\"First assessment\"</text>");
        assertThat(offered("bea", Map.of("deadlines.dmn", both)).state()).as("made from the live one").isEqualTo(State.LIVE);
    }

    @Test
    void anEarlierVersionComesBackAsANewOne() {
        byte[] then = live.set().bytes(OWN + "deadlines.dmn");
        assertThat(offered("ada", Map.of("deadlines.dmn", representations(24))).state()).isEqualTo(State.LIVE);
        assertThatThrownBy(() -> door.bringBack(before + 1, "ada", "")).isInstanceOf(DoorProblem.class).hasMessageContaining("is live");
        assertThatThrownBy(() -> door.bringBack(99_999, "ada", "")).isInstanceOf(DoorProblem.class).hasMessageContaining("no version 99999");
        ProcedureChange back = door.await(door.bringBack(before, "bea", "It was better.").id());
        assertThat(back.state()).isEqualTo(State.LIVE);
        assertThat(back.number()).contains(before + 2);
        assertThat(back.bringsBack()).contains(before);
        assertThat(live.set().bytes(OWN + "deadlines.dmn")).isEqualTo(then);
        assertThat(back.deploymentId()).isNotEqualTo(door.version(before).orElseThrow().deploymentId());
    }

    @Test
    void changesAreCheckedOneAtATimeInOrderAndTheSameFilesAreOneChange() {
        goOn = new CountDownLatch(1);
        Offer first = new Offer(Handle.MODELER, "ada", "deadlines", Map.of("deadlines.dmn", representations(25)), Set.of());
        long id = door.offerOnce(first);
        long next = door.offer(new Offer(Handle.PAGE, "bea", "", Map.of("council.yaml", noted("looked through")), Set.of()));
        assertThat(door.await(id, Duration.ofMillis(300)).state()).isEqualTo(State.CHECKING);
        assertThat(door.offerOnce(new Offer(Handle.MODELER, "ada", "pressed again", first.files(), Set.of()))).isEqualTo(id);
        assertThat(door.progress(next)).contains("Waiting for its turn");
        goOn.countDown();
        assertThat(door.await(id).number()).contains(before + 1);
        assertThat(door.await(next).number()).contains(before + 2);
        assertThat(door.progress(id)).isEmpty();
        assertThat(door.offerOnce(first)).as("asked once more").isNotEqualTo(id);
    }

    @Test
    void whatWasInterruptedKeepsItsFilesAndCanBeCheckedAgain() {
        long id = book.enter(new Offer(Handle.PAGE, "ada", "", Map.of("deadlines.dmn", representations(26)), Set.of()), ChangeBook.Besides.NOTHING);
        book.interruptAll();
        assertThat(door.change(id).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        door.checkAgain(id, "ada");
        assertThat(door.await(id).state()).isEqualTo(State.LIVE);
        assertThatThrownBy(() -> door.checkAgain(id, "ada")).isInstanceOf(DoorProblem.class).hasMessageContaining("is live");
    }

    @Test
    void aCheckThatFailsItselfLeavesTheChangeToBeCheckedAgain() {
        goOn = new CountDownLatch(0);
        rehearsed = null;
        assertThat(offered("ada", Map.of("deadlines.dmn", representations(27))).state()).isEqualTo(State.INTERRUPTED);
        assertThat(door.live().number()).contains(before);
    }

    @Test
    void aFormOpenedBeforeTheChangeBeginsNothingWithTheOldVersion() {
        String old = procedureId();
        assertThat(offered("ada", Map.of("deadlines.dmn", representations(28))).state()).isEqualTo(State.LIVE);
        assertThat(procedureId()).isNotEqualTo(old);
        assertThatThrownBy(() -> story.startBy(old)).hasMessageContaining("The procedure has changed since this form was opened");
        assertThat(caseFiles.all()).isEmpty();
    }

    private String procedureId() {
        return story.newest(Procedure.COMPLAINT);
    }
}
