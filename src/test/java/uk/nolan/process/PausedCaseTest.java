package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;
import uk.nolan.process.forms.FormRefusal;

/** A case in abeyance rests: nobody works on it, no clock runs out, and nobody is written to but about the abeyance itself (procedure a.4, NS-5-2, ST-2.5-2). */
@NolanTest
class PausedCaseTest {

    private static final String RESTS = "in abeyance, so nothing can be done in it now. Resume the case first, by its task \"Review abeyance\".";

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private CaseDeadlines deadlines;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService jobs;

    private String reference;

    /** The first letter went out on Friday, and the case is put in abeyance on Monday. */
    @BeforeEach
    void aCaseAtRest() {
        story.begin("2026-12-11");
        reference = story.upTo("Record representations");
        assertThat(due("Record representations")).isEqualTo("2026-12-29");
        story.on("2026-12-14");
        procedure.start("abeyance", Map.of(
                "caseReference", reference, "ground", "police", "reasonInternal", "Sergeant Quarles is asking questions.", "reasonNeutral", "Something outside our procedure must be waited for."),
                story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        assertThat(story.open(reference)).containsExactlyInAnyOrder("Record representations", "Review abeyance");
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private LocalDate due(String task) {
        return story.task(task).due().orElse(null);
    }

    private List<String> sent(String notice) {
        return ledger.letters(reference).stream().filter(letter -> letter.notice().equals(notice)).map(letter -> letter.dated() + " to " + letter.recipientRole()).toList();
    }

    @Test
    void nobodyWorksOnItByWhicheverDoor() {
        OpenTask task = story.task("Record representations");
        for (Role role : List.of(Role.MONITORING_OFFICER, Role.DEPUTY)) {
            Officer officer = story.officer(role);
            assertThatThrownBy(() -> procedure.complete(task, story.answers(task.name()), officer)).isInstanceOf(FormRefusal.class).hasMessageContaining(RESTS).message().doesNotContain("ENGINE-");
            Rest.Answer answer = story.rest().submit(task, story.answers(task.name()), officer);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.message()).contains(RESTS).doesNotContain("ENGINE-");
            assertThatThrownBy(() -> story.as(role, () -> {
                tasks.claim(task.id(), officer.id());
                return null;
            })).hasMessageContaining(RESTS);
        }
        assertThat(caseFiles.answers(reference).forms()).doesNotContain("record-representations");
        assertThat(due("Record representations")).as("nothing is due while the clocks stand").isNull();
        assertThat(due("Review abeyance")).isEqualTo("2027-01-13");
    }

    /** The window would have closed at the end of December, the assessment would have been out of reach in January; reminders and escalations of the review go to officers alone. */
    @Test
    void noClockRunsOutAndNobodyIsWrittenToButAboutTheAbeyance() {
        int before = ledger.letters(reference).size();
        assertThat(jobs.createJobQuery().timers().active().list()).filteredOn(job -> job.getProcessInstanceId() != null).as("the review's timer and no other").hasSize(1);
        timeline.runTo(LocalDateTime.parse("2027-03-01T12:00").atZone(EngineClock.LONDON).toInstant());
        assertThat(story.open(reference)).containsExactlyInAnyOrder("Record representations", "Review abeyance");
        assertThat(caseFiles.facts(reference).latest("representations-closed")).isEmpty();
        List<Letter> later = ledger.letters(reference).stream().skip(before).toList();
        assertThat(later).isNotEmpty().allSatisfy(letter -> {
            assertThat(letter.isNote()).as(letter.notice()).isTrue();
            assertThat(letter.recipientRole()).isIn("monitoring-officer", "deputies", "escalation");
            assertThat(letter.occasion()).contains("abeyance-review");
        });
    }

    /** A written deadline of another case is not held up. */
    @Test
    void otherCasesGoOn() {
        String other = story.complaint(Map.of());
        story.goesOn("Record representations", Map.of());
        timeline.runTo(LocalDateTime.parse("2027-01-05T12:00").atZone(EngineClock.LONDON).toInstant());
        assertThat(story.open(other)).contains("Plan enquiries");
        assertThat(story.open(reference)).contains("Record representations");
    }

    /** Why it rests is told to those who know of the case in neutral words, and where the case goes on they are told the new day: one working day was used, nine are left. */
    @Test
    void itGoesOnWithTheWorkingDaysThatAreLeft() {
        assertThat(sent("abeyance")).containsExactlyInAnyOrder("2026-12-14 to complainant", "2026-12-14 to subject-member", "2026-12-14 to clerk");
        assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals("abeyance"))
                .allSatisfy(letter -> assertThat(letter.plainText()).contains("Something outside our procedure must be waited for.", "Wednesday 13 January 2027").doesNotContain("Quarles", "police"));

        Map<String, Object> extended = new HashMap<>(story.answers("Review abeyance"));
        story.does("2027-01-12", "Review abeyance", with(extended, Map.of("abeyance", "extend", "reviewedOn", "2027-01-12")));
        assertThat(due("Review abeyance")).as("thirty days from the review, and a Thursday").isEqualTo("2027-02-11");
        assertThat(sent("resumed")).isEmpty();
        story.does("2027-02-08", "Review abeyance", Map.of("abeyance", "resume", "reviewedOn", "2027-02-08", "reasons", "They have finished."));
        assertThat(story.open(reference)).containsExactly("Record representations");
        // Tuesday 9 February is the first of the nine, Friday 19 February the last
        assertThat(due("Record representations")).isEqualTo("2027-02-19");
        assertThat(deadlines.due(reference, "representations").orElseThrow().due()).isEqualTo("2027-02-19");
        assertThat(sent("resumed")).containsExactlyInAnyOrder("2027-02-08 to complainant", "2027-02-08 to subject-member", "2027-02-08 to clerk");
        assertThat(ledger.letters(reference)).filteredOn(letter -> letter.notice().equals("resumed") && letter.recipientRole().equals("subject-member")).singleElement()
                .satisfies(letter -> assertThat(letter.plainText()).contains("Friday 19 February 2027"));
        story.on("2027-02-19");
        assertThat(story.open(reference)).containsExactly("Record representations");
        story.on("2027-02-22");
        assertThat(story.open(reference)).containsExactly("Plan enquiries");
    }

    private static Map<String, Object> with(Map<String, Object> answers, Map<String, Object> more) {
        answers.putAll(more);
        return answers;
    }
}
