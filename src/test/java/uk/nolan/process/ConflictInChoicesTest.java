package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Given;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;

/** A form names no case that the officer may not see, and takes none: procedure a.6, asked over the engine's REST interface. */
@NolanTest
class ConflictInChoicesTest {

    @Autowired
    private Story story;

    @Autowired
    private CaseFiles caseFiles;

    private String conflicted;
    private String other;
    private Officer deputy;

    @BeforeEach
    void twoCasesAboutOneMemberAndAConflictInTheFirst() {
        story.begin("2026-12-11");
        conflicted = story.complaint(Map.of("allegation", "What the neighbour said about the hedge."));
        other = story.complaint(Map.of());
        deputy = story.officer(Role.DEPUTY);
        caseFiles.declareConflict(conflicted, deputy.id(), deputy.name(), "actual", "We are neighbours.");
    }

    private String startForm(String process, Officer officer) {
        Rest.Answer answer = story.rest().get("process-definition/key/" + process + "/deployed-start-form", officer);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private String opened(String task, Officer officer) {
        Rest.Answer answer = story.rest().get("task/" + story.task(task).id() + "/form-variables", officer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawal", "extend-deadline", "declare-conflict", "hand-over"})
    void startFormsOfferTheOtherCasesAlone(String process) {
        assertThat(startForm(process, deputy)).contains(other).doesNotContain(conflicted);
        assertThat(startForm(process, story.officer(Role.MONITORING_OFFICER))).contains(other, conflicted);
    }

    @Test
    void aCaseThatMayComeBackIsOfferedToOthersAlone() {
        String left = story.upTo("Acknowledge complaint");
        caseFiles.close(left, "discontinued", "x");
        caseFiles.keep(left, "left-office", Map.of("reopenIfReturns", Given.free(true)), "Left office", "x");
        assertThat(startForm("returned", deputy)).contains(left);
        caseFiles.declareConflict(left, deputy.id(), deputy.name(), "potential", "x");
        assertThat(startForm("returned", deputy)).doesNotContain(left);
    }

    @Test
    void startFormsOfferOthersOnlyTheCasesInWhichTheirWorkWaits() {
        Officer investigator = story.officer(Role.INVESTIGATING_OFFICER);
        assertThat(startForm("progress-update", investigator)).doesNotContain(other, conflicted);
        Rest.Answer refused = story.rest().start("progress-update", Map.of("caseReference", other), investigator);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).startsWith("There is no case \"" + other + "\"");
        story.goesOn("Plan investigation", Story.INVESTIGATED);
        assertThat(startForm("progress-update", investigator)).contains(other).doesNotContain(conflicted);
    }

    /** Before anybody has given her work in it, an officer can say that she must have none; of the case she learns nothing but the reference. */
    @Test
    void aConflictCanBeDeclaredInACaseThatTheOfficerDoesNotSee() {
        Officer adviser = story.officer(Role.INDEPENDENT_PERSON);
        assertThat(startForm("declare-conflict", adviser)).contains("{\"label\":\"" + other + "\",\"value\":\"" + other + "\"}");
        assertThat(startForm("declare-conflict", story.officer(Role.MONITORING_OFFICER))).contains("{\"label\":\"" + other + " (");
        Map<String, Object> answers = Map.of("caseReference", other, "conflict", "potential", "reasons", "A cousin.");
        assertThat(story.rest().start("declare-conflict", answers, adviser).status()).isEqualTo(200);
        assertThat(startForm("declare-conflict", adviser)).contains(conflicted).doesNotContain(other);
    }

    @Test
    void aReferenceThatIsTypedInIsRefused() {
        Map<String, Object> withdrawal = Map.of("caseReference", conflicted, "receivedOn", "2026-12-11", "how", "letter", "words", "Let it rest.");
        int journal = caseFiles.journal(conflicted).size();
        Rest.Answer refused = story.rest().start("withdrawal", withdrawal, deputy);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).startsWith("You declared a conflict of interest in case " + conflicted);
        assertThat(caseFiles.journal(conflicted)).hasSize(journal);
    }

    @Test
    void formsTellNothingOfOtherCasesAboutTheSameMember() {
        story.goesOn("Assess complaint", Map.of());
        Officer monitoringOfficer = story.officer(Role.MONITORING_OFFICER);
        assertThat(opened("Assess complaint", monitoringOfficer)).contains(conflicted, "the hedge");
        assertThat(opened("Assess complaint", deputy)).doesNotContain(conflicted, "the hedge").contains("no other complaint about this member that you may see");
        Map<String, Object> answers = new HashMap<>(story.answers("Assess complaint"));
        answers.put("similarCase", conflicted);
        Rest.Answer refused = story.rest().submit(story.task("Assess complaint"), answers, deputy);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).startsWith("Similar complaint that you rely on");
        assertThat(story.rest().submit(story.task("Assess complaint"), answers, monitoringOfficer).status()).isEqualTo(204);
    }
}
