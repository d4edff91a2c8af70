package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.notice.Ledger;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;
import uk.nolan.process.forms.FormRefusal;

/** Two officers at their desks at the same moment. */
@NolanTest
class TwoOfficersTest {

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Ledger ledger;

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-11");
    }

    /** What came of deeds that were all begun at the same moment: a value or what was thrown. */
    private static List<Object> atOnce(List<Callable<Object>> deeds) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(deeds.size());
        ExecutorService officers = Executors.newFixedThreadPool(deeds.size());
        try {
            List<Future<Object>> running = new ArrayList<>();
            for (Callable<Object> deed : deeds) {
                running.add(officers.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
            List<Object> results = new ArrayList<>();
            for (Future<Object> one : running) {
                try {
                    results.add(one.get());
                } catch (ExecutionException e) {
                    results.add(e.getCause());
                }
            }
            return results;
        } finally {
            officers.shutdownNow();
        }
    }

    private void journalHasNoGap(String reference) {
        List<Integer> numbers = caseFiles.journal(reference).stream().map(JournalEntry::number).toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    @RepeatedTest(5)
    void ofTwoWhoCompleteTheSameTaskOneIsToldThatTheOtherDidIt() throws InterruptedException {
        String reference = story.complaint(Map.of());
        OpenTask task = story.task("Decide validity");
        List<Callable<Object>> deeds = new ArrayList<>();
        for (Role role : List.of(Role.MONITORING_OFFICER, Role.DEPUTY)) {
            Officer officer = story.officer(role);
            Map<String, Object> answers = story.answers("Decide validity");
            answers.put("reasons", "Reasons of the " + role.title());
            deeds.add(() -> {
                procedure.complete(task, answers, officer);
                return role.title();
            });
        }
        List<Object> results = atOnce(deeds);
        assertThat(results).filteredOn(String.class::isInstance).as("done by").hasSize(1);
        assertThat(results).filteredOn(Throwable.class::isInstance).singleElement()
                .isInstanceOfSatisfying(FormRefusal.class, refusal -> assertThat(refusal.getMessage()).contains("already"));
        String winner = results.stream().filter(String.class::isInstance).map(String.class::cast).findFirst().orElseThrow();
        assertThat(caseFiles.answers(reference).text("decide-validity", "reasons")).contains("Reasons of the " + winner);
        assertThat(caseFiles.journal(reference)).filteredOn(entry -> entry.line().equals("Decide validity")).singleElement()
                .satisfies(entry -> assertThat(entry.enteredBy()).endsWith(", " + winner));
        journalHasNoGap(reference);
        story.tell(reference);
        assertThat(story.open(reference)).containsExactlyInAnyOrder("Acknowledge complaint", "Prepare first letter");
    }

    @RepeatedTest(5)
    void twoTasksOfOneCaseAreCompletedAtTheSameMoment() throws InterruptedException {
        String reference = story.complaint(Map.of());
        OpenTask validity = story.task("Decide validity");
        OpenTask acknowledgement = story.task("Acknowledge complaint");
        Officer officer = story.officer(Role.MONITORING_OFFICER);
        Officer deputy = story.officer(Role.DEPUTY);
        List<Object> results = atOnce(List.of(
                () -> {
                    procedure.complete(validity, story.answers("Decide validity"), officer);
                    return "done";
                },
                () -> {
                    procedure.complete(acknowledgement, story.answers("Acknowledge complaint"), deputy);
                    return "done";
                }));
        assertThat(results).containsExactly("done", "done");
        journalHasNoGap(reference);
        story.tell(reference);
        assertThat(story.open(reference)).containsExactly("Prepare first letter");
        assertThat(ledger.letters(reference)).extracting(letter -> letter.notice()).containsExactly("acknowledgement");
    }

    /** The first two of a year, when there is no counter yet, and the next. */
    @Test
    void complaintsThatArriveAtTheSameMomentGetReferencesWithoutAGap() throws InterruptedException {
        for (int year : List.of(2026, 2027)) {
            story.begin(year + "-02-09");
            List<Callable<Object>> deeds = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Officer officer = story.officer(i % 2 == 0 ? Role.MONITORING_OFFICER : Role.DEMOCRATIC_SERVICES);
                Map<String, Object> answers = story.complaintAnswers(Map.of());
                deeds.add(() -> procedure.start(Procedure.COMPLAINT, answers, officer));
            }
            List<Object> references = atOnce(deeds);
            List<String> gapless = IntStream.rangeClosed(1, 4).mapToObj(number -> "NSDC-%d-%04d".formatted(year, number)).toList();
            assertThat(references).as(year + "").containsExactlyInAnyOrderElementsOf(gapless);
            assertThat(caseFiles.all()).extracting(StandardsCase::reference).isEqualTo(gapless);
            gapless.forEach(this::journalHasNoGap);
        }
    }

    /** What may run once for a case runs once, although two officers begin it at the same moment. */
    @RepeatedTest(5)
    void ofTwoWhoRecordTheSameWithdrawalOneIsToldThatItIsBeingDealtWith() throws InterruptedException {
        String reference = story.complaint(Map.of());
        Map<String, Object> answers = Map.of("caseReference", reference, "receivedOn", "2026-12-11", "how", "e-mail", "words", "Let it rest.");
        List<Callable<Object>> deeds = new ArrayList<>();
        for (Role role : List.of(Role.MONITORING_OFFICER, Role.DEPUTY)) {
            Officer officer = story.officer(role);
            deeds.add(() -> procedure.start("withdrawal", answers, officer));
        }
        List<Object> results = atOnce(deeds);
        assertThat(results).filteredOn(String.class::isInstance).containsExactly(reference);
        assertThat(results).filteredOn(Throwable.class::isInstance).singleElement()
                .isInstanceOfSatisfying(FormRefusal.class, refusal -> assertThat(refusal.getMessage()).contains("already").doesNotContain("ENGINE-"));
        journalHasNoGap(reference);
        story.tell(reference);
        assertThat(story.open(reference)).containsExactlyInAnyOrder("Acknowledge complaint", "Decide validity", "Prepare consultation");
    }

    @Test
    void aRefusedComplaintTakesNoReference() {
        story.complaint(Map.of());
        assertThatThrownBy(() -> story.complaint(Map.of("authority", "atlantis"))).isInstanceOf(FormRefusal.class);
        assertThat(story.complaint(Map.of())).isEqualTo("NSDC-2026-0002");
    }
}
