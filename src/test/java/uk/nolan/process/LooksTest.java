package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Looks;
import uk.nolan.casefile.Looks.Looked;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;

/** Who looked at which case is noted, whichever way the case was opened. */
@NolanTest
class LooksTest {

    @Autowired
    private Looks looks;

    @Autowired
    private Story story;

    @Autowired
    private FormService forms;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private EngineClock clock;

    @Autowired
    private TransactionTemplate transaction;

    private String reference;

    @BeforeEach
    void aCase() {
        story.begin("2026-12-11");
        reference = story.complaint(Map.of());
    }

    private List<String> noted() {
        return looks.of(reference).stream().map(look -> look.who() + (look.refused() ? " was refused " : " looked at ") + look.what()).toList();
    }

    private void opensForm(Role role, String task) {
        story.as(role, () -> forms.getTaskFormVariables(story.task(task).id()));
    }

    @Test
    void openingATasksFormIsALook() {
        opensForm(Role.DEPUTY, "Decide validity");
        Officer deputy = story.officer(Role.DEPUTY);
        assertThat(looks.of(reference)).containsExactly(new Looked(deputy.id(), deputy.signature(), "form \"Decide validity\"", false, clock.instant()));
    }

    @Test
    void aConflictedOfficersAttemptIsNotedThoughTheFormIsRefused() {
        Officer deputy = story.officer(Role.DEPUTY);
        caseFiles.declareConflict(reference, deputy.id(), deputy.name(), "actual", "A friend.");
        assertThatThrownBy(() -> opensForm(Role.DEPUTY, "Decide validity")).hasMessageContaining("conflict of interest");
        assertThat(noted()).containsExactly(deputy.signature() + " was refused form \"Decide validity\"");
    }

    @Test
    void theSameLookWithinTenMinutesIsNotedOnce() {
        Instant begin = clock.instant();
        looks.note(reference, "deputy", "The Deputy", "case page");
        clock.travelTo(begin.plus(Duration.ofMinutes(9)));
        looks.note(reference, "deputy", "The Deputy", "case page");
        looks.note(reference, "deputy", "The Deputy", "letter");
        looks.note(reference, "another", "Another", "case page");
        looks.noteRefused(reference, "deputy", "The Deputy", "case page");
        clock.travelTo(begin.plus(Duration.ofMinutes(10)));
        looks.note(reference, "deputy", "The Deputy", "case page");
        assertThat(noted()).containsExactly(
                "The Deputy looked at case page", "The Deputy was refused case page", "Another looked at case page", "The Deputy looked at letter", "The Deputy looked at case page");
    }

    /** Whoever changes a case keeps nobody from looking at it. */
    @Test
    void aLookDoesNotWaitForWhoeverIsChangingTheCase() {
        try (var others = new Others()) {
            transaction.executeWithoutResult(changing -> {
                caseFiles.lock(reference);
                others.look(20);
            });
        }
        assertThat(noted()).hasSize(20);
    }

    @Test
    void doingATaskIsNoLook() {
        story.goesOver("Acknowledge complaint", story.answers("Acknowledge complaint"));
        assertThat(looks.of(reference)).isEmpty();
    }

    /** Many who look at the same moment, each in a thread of their own. */
    private final class Others implements AutoCloseable {

        private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(8);

        void look(int number) {
            var all = IntStream.range(0, number).mapToObj(one -> threads.submit(() -> looks.note(reference, "officer" + one, "Officer " + one, "case page"))).toList();
            all.forEach(one -> {
                try {
                    one.get(5, java.util.concurrent.TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError("A look had to wait", e);
                }
            });
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
