package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Looks;
import uk.nolan.notice.Publications;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;
import uk.nolan.process.Story;

/** Whoever has declared a conflict of interest in a case finds nothing of it in reports and registers, and is told that something is left out (procedure a.6). */
@NolanTest
class ConflictInReportsTest {

    private static final String ONE_LEFT_OUT = "One case is left out, because you declared a conflict of interest in it. Somebody else must make the report that goes to the committee.";
    private static final String PERIOD = "?from=2026-12-01&to=2027-12-31";

    @Autowired
    private MockMvc browser;

    @Autowired
    private Story story;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Publications publications;

    @Autowired
    private Looks looks;

    private String conflicted;
    private String other;
    private Officer deputy;

    @BeforeEach
    void twoDecidedCases() {
        story.begin("2026-12-11");
        conflicted = decided();
        other = decided();
        deputy = story.officer(Role.DEPUTY);
    }

    private String decided() {
        String reference = story.upTo("Assess complaint");
        story.goesOver("Assess complaint", story.answers("Assess complaint"));
        publications.prepare(reference, "decision-publication", "Decision on " + reference, "<!DOCTYPE html><title>Decision</title>");
        publications.published(reference, "decision-publication", LocalDate.parse("2026-12-11"), "https://www.example.org/" + reference, null);
        return reference;
    }

    private void declared() {
        caseFiles.declareConflict(conflicted, deputy.id(), deputy.name(), "actual", "We are neighbours.");
    }

    private String seen(String path, String officer) throws Exception {
        return browser.perform(get(path).with(user(officer))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    @Test
    void theAssessmentDecisionsLeaveTheCaseOutOnThePageAndInTheTable() throws Exception {
        for (String path : new String[] {"/reports/assessment-decisions" + PERIOD, "/reports/assessment-decisions.csv" + PERIOD}) {
            assertThat(seen(path, Complaints.DEPUTY)).contains(conflicted, other).doesNotContain("left out");
        }
        declared();
        for (String path : new String[] {"/reports/assessment-decisions" + PERIOD, "/reports/assessment-decisions.csv" + PERIOD}) {
            assertThat(seen(path, Complaints.DEPUTY)).contains(other, ONE_LEFT_OUT).doesNotContain(conflicted);
            assertThat(seen(path, Complaints.MONITORING_OFFICER)).contains(conflicted, other).doesNotContain("left out");
        }
    }

    @Test
    void theUpdateDoesNotCountTheCase() throws Exception {
        declared();
        String table = "/reports/update.csv" + PERIOD;
        assertThat(seen(table, Complaints.MONITORING_OFFICER)).contains("Received in the period,2,").doesNotContain("left out");
        assertThat(seen(table, Complaints.DEPUTY)).contains("Received in the period,1,", ONE_LEFT_OUT);
        assertThat(seen("/reports/update" + PERIOD, Complaints.DEPUTY)).contains("Complaints received in the period: <strong>1</strong>", ONE_LEFT_OUT);
    }

    @Test
    void theRegisterOfPublicationsDoesNotShowTheCaseAndTakesNoRemovalInIt() throws Exception {
        long hers = publications.of(conflicted).get(0).id();
        assertThat(seen("/publications", Complaints.DEPUTY)).contains(conflicted, other);
        declared();
        assertThat(seen("/publications", Complaints.DEPUTY)).contains(other, ONE_LEFT_OUT).doesNotContain(conflicted);
        browser.perform(get("/publications/" + hers).with(user(Complaints.DEPUTY))).andExpect(status().isNotFound());
        browser.perform(post("/publications/" + hers + "/removed").param("removedOn", "2026-12-11").with(user(Complaints.DEPUTY)).with(csrf())).andExpect(status().isNotFound());
        assertThat(publications.of(conflicted).get(0).isOnTheWebsite()).isTrue();
        assertThat(looks.of(conflicted)).filteredOn(Looks.Looked::refused).extracting(Looks.Looked::what).containsExactly("publications");
        browser.perform(get("/publications/" + hers).with(user(Complaints.MONITORING_OFFICER))).andExpect(status().isOk());
    }

    @Test
    void severalAreLeftOutInOneSentence() throws Exception {
        declared();
        caseFiles.declareConflict(other, deputy.id(), deputy.name(), "potential", "x");
        assertThat(seen("/reports/assessment-decisions" + PERIOD, Complaints.DEPUTY))
                .contains("2 cases are left out, because you declared a conflict of interest in them.")
                .doesNotContain(conflicted, other);
    }
}
