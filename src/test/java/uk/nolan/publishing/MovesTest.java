package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.notice.Ledger;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;
import uk.nolan.process.EngineClock;
import uk.nolan.process.OpenTask;
import uk.nolan.process.OtherVersions;
import uk.nolan.process.OtherVersions.Edit;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** Administrators choose cases and have them moved; what became of each is on record. Version 902 counts 15 working days for the assessment instead of 20; version 903 has no step "Decide validity". */
@NolanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovesTest {

    private static final int FIRST = 901;
    private static final int SECOND = 902;
    private static final int THIRD = 903;
    private static final String WHY = "The council shortened its periods.";

    @Autowired
    private Story story;

    @Autowired
    private OtherVersions versions;

    @Autowired
    private Moves moves;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private EngineClock clock;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TransactionTemplate transaction;

    private String first;
    private String second;
    private String third;
    private Officer administrator;

    @BeforeAll
    void threeVersions() {
        // one of their own, because the live one has the number that it has
        first = versions.with();
        second = versions.with(Edit.of(
                "processes/councils/newark-and-sherwood/deadlines.dmn",
                "<outputEntry id=\"OutputEntry_InitialAssessmentNumber\">\n          <text>20</text>", "<outputEntry id=\"OutputEntry_InitialAssessmentNumber\">\n          <text>15</text>"));
        third = versions.with(Edit.of("processes/validity.bpmn", "Activity_DecideValidity", "Activity_JudgeValidity"));
        IntStream.range(0, 3).forEach(i -> database.update(
                "insert into procedure_change (version, number, state, handle, who, offered_at, why, offer_digest, deployment_id) values (0, ?, 'WAS_LIVE', 'PAGE', 'administrator', ?, '', '', ?)",
                FIRST + i, Timestamp.from(Instant.now()), List.of(first, second, third).get(i)));
        administrator = story.officer(Role.ADMINISTRATOR);
    }

    @AfterAll
    void theLiveOneAlone() {
        timeline.clear();
        database.update("delete from procedure_change where number >= ?", FIRST);
        database.update("delete from case_move");
        database.update("delete from move_batch");
        versions.takeAway();
    }

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-14");
    }

    @AfterEach
    void nothingLeft() {
        timeline.clear();
    }

    private Moves.Batch done(long batch) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!moves.batch(batch, administrator).orElseThrow().isDone()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.sleep(20);
        }
        return moves.batch(batch, administrator).orElseThrow();
    }

    private List<Moves.Line> report(long batch, Moves.State state) {
        return moves.report(batch, state, 0, administrator);
    }

    private String version(String reference) {
        return caseFiles.get(reference).procedureVersion();
    }

    @Test
    void casesAreCountedByVersionAndStageAndMoveTogetherOrSayWhyNot() throws InterruptedException {
        String validity = versions.begin(first);
        String another = versions.begin(first);
        versions.begin(first);
        String assessed = story.goesOn("Assess complaint", Map.of());
        String newer = versions.begin(second);
        assertThat(moves.groups(administrator)).containsExactly(
                new Moves.Group(FIRST, "Initial assessment", 1), new Moves.Group(FIRST, "Validity", 2), new Moves.Group(SECOND, "Validity", 1));
        assertThat(moves.cases(FIRST, Optional.of("Validity"), 1, administrator)).isEqualTo(new Moves.Page(
                List.of(new Moves.OpenCase(validity, "Validity", LocalDate.of(2026, 12, 14), false), new Moves.OpenCase(another, "Validity", LocalDate.of(2026, 12, 14), false)), 1, false));
        assertThat(moves.preview(assessed, SECOND, administrator)).isEqualTo(new Moves.Outlook(
                true, List.of(), List.of("\"Assess complaint\" is due Thursday 7 January 2027 instead of Thursday 14 January 2027"),
                List.of("Initial assessment falls due Thursday 7 January 2027 instead of Thursday 14 January 2027")));
        assertThat(moves.preview(validity, THIRD, administrator)).isEqualTo(
                new Moves.Outlook(false, List.of("The step \"Decide validity\", where this case waits, is not in version 903."), List.of(), List.of()));

        Moves.Batch away = done(moves.moveAll(FIRST, Optional.empty(), THIRD, WHY, administrator));
        assertThat(tuple(away.cases(), away.waiting(), away.moved(), away.untouched())).isEqualTo(tuple(3L, 0L, 1L, 2L));
        assertThat(tuple(away.who(), away.why(), away.version(), away.when())).isEqualTo(tuple(administrator.signature(), WHY, THIRD, clock.instant()));
        assertThat(report(away.id(), Moves.State.MOVED)).extracting(Moves.Line::reference, Moves.Line::from).containsExactly(tuple(assessed, FIRST));
        assertThat(report(away.id(), Moves.State.UNTOUCHED)).hasSize(2).allSatisfy(line -> assertThat(line.outlook().reasons())
                .containsExactly("The step \"Decide validity\", where this case waits, is not in version 903."));
        assertThat(Stream.of(validity, another, assessed, newer).map(this::version)).containsExactly(first, first, third, second);
        assertThat(caseFiles.journal(assessed)).extracting(JournalEntry::line, JournalEntry::enteredBy)
                .contains(tuple("Moved from version 901 to version 903 of the procedure: " + WHY, administrator.signature()));
        assertThat(caseFiles.journal(validity)).noneMatch(entry -> entry.line().startsWith("Moved"));

        Moves.Batch chosen = done(moves.moveChosen(List.of(assessed, validity), SECOND, WHY, administrator));
        assertThat(chosen.moved()).isEqualTo(2);
        assertThat(report(chosen.id(), Moves.State.MOVED)).extracting(Moves.Line::reference, Moves.Line::from, line -> line.outlook().dates()).containsExactlyInAnyOrder(
                tuple(assessed, THIRD, List.of("Initial assessment falls due Thursday 7 January 2027 instead of Thursday 14 January 2027")),
                tuple(validity, FIRST, List.of("Initial assessment falls due Thursday 7 January 2027 instead of Thursday 14 January 2027")));
        assertThat(moves.batches(administrator)).extracting(Moves.Batch::id).containsExactly(chosen.id(), away.id());
    }

    @Test
    void onlyAdministratorsMoveCasesAndNoneInWhichTheyHaveAnInterest() throws InterruptedException {
        String reference = versions.begin(first);
        String hers = versions.begin(first);
        caseFiles.declareConflict(hers, administrator.id(), administrator.name(), "actual", "Her brother complains.");
        for (Role role : Role.values()) {
            if (role != Role.ADMINISTRATOR) {
                Officer officer = new Officer("somebody", "Somebody", null, java.util.Set.of(role));
                assertThatThrownBy(() -> moves.groups(officer)).isInstanceOf(SecurityException.class);
                assertThatThrownBy(() -> moves.cases(FIRST, Optional.empty(), 1, officer)).isInstanceOf(SecurityException.class);
                assertThatThrownBy(() -> moves.preview(reference, SECOND, officer)).isInstanceOf(SecurityException.class);
                assertThatThrownBy(() -> moves.moveChosen(List.of(reference), SECOND, WHY, officer)).isInstanceOf(SecurityException.class);
                assertThatThrownBy(() -> moves.moveAll(FIRST, Optional.empty(), SECOND, WHY, officer)).isInstanceOf(SecurityException.class);
                assertThatThrownBy(() -> moves.batches(officer)).isInstanceOf(SecurityException.class);
                assertThatThrownBy(() -> moves.report(1, Moves.State.MOVED, 0, officer)).isInstanceOf(SecurityException.class);
            }
        }
        assertThatThrownBy(() -> moves.moveChosen(List.of(reference), SECOND, " ", administrator)).isInstanceOf(MoveProblem.class).hasMessageContaining("Say why");
        assertThatThrownBy(() -> moves.moveChosen(List.of(reference), 77, WHY, administrator)).isInstanceOf(MoveProblem.class).hasMessageContaining("no version 77");
        assertThatThrownBy(() -> moves.moveChosen(List.of(hers), SECOND, WHY, administrator)).isInstanceOf(MoveProblem.class).hasMessage("No open case was chosen.");
        assertThatThrownBy(() -> moves.moveChosen(List.of("NSDC-2026-0999"), SECOND, WHY, administrator)).isInstanceOf(MoveProblem.class).hasMessageContaining("no case NSDC-2026-0999");
        assertThatThrownBy(() -> moves.preview(hers, SECOND, administrator)).isInstanceOf(SecurityException.class);
        assertThat(moves.groups(administrator)).containsExactly(new Moves.Group(FIRST, "Validity", 1));
        assertThat(done(moves.moveAll(FIRST, Optional.of("Validity"), SECOND, WHY, administrator)).moved()).isEqualTo(1);
        assertThat(version(hers)).isEqualTo(first);
    }

    /** While an officer has the case in her hands, the move waits; then it finds the case as she left it. */
    @Test
    void anOfficerWhoIsJustDoneWithATaskIsNeitherHinderedNorOverrun() throws Exception {
        String reference = versions.begin(first);
        OpenTask task = story.task("Decide validity");
        Officer officer = story.officer(Role.MONITORING_OFFICER);
        CountDownLatch inHerHands = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        ExecutorService desk = Executors.newSingleThreadExecutor();
        try {
            Future<?> completes = desk.submit(() -> transaction.executeWithoutResult(status -> {
                procedure.complete(task, story.answers("Decide validity"), officer);
                inHerHands.countDown();
                try {
                    asked.await();
                    Thread.sleep(300);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
            inHerHands.await();
            long batch = moves.moveChosen(List.of(reference), THIRD, WHY, administrator);
            asked.countDown();
            completes.get();
            assertThat(done(batch).moved()).isEqualTo(1);
        } finally {
            desk.shutdownNow();
        }
        assertThat(version(reference)).isEqualTo(third);
        assertThat(caseFiles.answers(reference).text("decide-validity", "reasons")).isPresent();
        timeline.runWaiting();
        assertThat(story.open(reference)).containsExactlyInAnyOrder("Acknowledge complaint", "Prepare first letter");
        List<Integer> numbers = caseFiles.journal(reference).stream().map(JournalEntry::number).toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    /** One begins in each version, one moves from the first to the second, and each ends by its own rules: the date of the assessment, the letters, the outcome. */
    @Test
    void casesOfThreeVersionsLiveSideBySideAndEndRightly() throws InterruptedException {
        String stays = versions.begin(first);
        story.goesOn("Assess complaint", Map.of());
        String goes = versions.begin(first);
        story.goesOn("Record representations", Map.of());
        String shorter = versions.begin(second);
        story.goesOn("Assess complaint", Map.of());
        String newest = versions.begin(third);
        story.goesOn("Assess complaint", Map.of());
        story.on("2026-12-21");
        assertThat(done(moves.moveChosen(List.of(goes), SECOND, WHY, administrator)).moved()).isEqualTo(1);
        story.tell(goes);
        story.goesOn("Assess complaint", Map.of());
        assertThat(Map.of(stays, due(stays), goes, due(goes), shorter, due(shorter), newest, due(newest))).isEqualTo(Map.of(
                stays, LocalDate.of(2027, 1, 14),
                // representations came in a week later, on 21 December: 15 working days on
                goes, LocalDate.of(2027, 1, 14),
                shorter, LocalDate.of(2027, 1, 7),
                newest, LocalDate.of(2027, 1, 14)));
        story.on("2027-01-08");
        for (String reference : List.of(stays, goes, shorter, newest)) {
            story.tell(reference);
            story.toTheEnd(Map.of());
            StandardsCase closed = caseFiles.get(reference);
            assertThat(tuple(closed.outcome(), closed.closedOn())).as(reference).isEqualTo(tuple(Optional.of("no-further-action"), Optional.of(LocalDate.of(2027, 1, 8))));
            assertThat(ledger.letters(reference)).as(reference).filteredOn(letter -> letter.notice().equals("no-further-action")).hasSize(3);
            assertThat(ledger.letters(reference)).as(reference).filteredOn(letter -> letter.notice().equals("first-letter")).hasSize(1);
        }
        assertThat(Stream.of(stays, goes, shorter, newest).filter(reference -> caseFiles.journal(reference).stream().anyMatch(entry -> entry.line().equals("Assessment overdue"))))
                .as("only where 15 days had been over").containsExactly(shorter);
    }

    private LocalDate due(String reference) {
        return procedure.openTasks(reference).stream().filter(task -> task.name().equals("Assess complaint")).findFirst().flatMap(OpenTask::due).orElseThrow();
    }
}
