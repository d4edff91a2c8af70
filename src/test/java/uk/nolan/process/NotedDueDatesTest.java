package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.DeadlineOverview;
import uk.nolan.people.Role;

/** The overview of all cases reads noted due dates; at each turn of a case they must be those that the case itself computes (law 1). */
@NolanTest
class NotedDueDatesTest {

    private static final LocalDate EVER = LocalDate.of(2100, 1, 1);

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
    private DeadlineOverview overview;

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private void sameInBoth(String turn) {
        List<String> computed = caseFiles.open().stream()
                .flatMap(one -> deadlines.open(one.reference()).stream().map(open -> one.reference() + " " + open.rule().name() + " " + open.dueDate().due() + " " + open.rule().kind()))
                .toList();
        assertThat(overview.standing(EVER).due().stream().map(due -> due.reference() + " " + due.name() + " " + due.due() + " " + due.kind()).toList())
                .as(turn)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(computed);
    }

    @Test
    void areThoseThatTheCaseComputesFromReceiptToSanctions() {
        story.begin("2026-12-11");
        story.complaint(Map.of());
        sameInBoth("Received");
        for (String turn : List.of(
                "Prepare first letter", "Record representations", "Give view", "Assess complaint", "Record evidence", "Record comments on draft", "Review report", "Fix hearing date",
                "Publish agenda", "Decide on breach", "Confirm decision in writing", "Publish decision notice", "Record performance of sanction")) {
            story.goesOn(turn, Story.INVESTIGATED);
            sameInBoth(turn);
        }
    }

    @Test
    void areThoseThatTheCaseComputesInAbeyanceAndAfterIt() {
        story.begin("2026-12-11");
        story.complaint(Map.of());
        String resting = story.upTo("Record representations");
        procedure.start(
                "abeyance",
                Map.of("caseReference", resting, "ground", "illness", "reasonInternal", "Somebody is ill.", "reasonNeutral", "It has to wait."),
                story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        assertThat(overview.standing(EVER).paused()).singleElement().satisfies(paused -> {
            assertThat(paused.reference()).isEqualTo(resting);
            assertThat(paused.review()).contains(LocalDate.of(2027, 1, 8));
            assertThat(paused.why()).contains("Somebody who is needed is ill");
        });
        sameInBoth("in abeyance");
        story.on("2027-01-06");
        story.does("2027-01-07", "Review abeyance", Map.of("abeyance", "resume", "reviewedOn", "2027-01-07", "reasons", "She is well again."));
        assertThat(overview.standing(EVER).paused()).isEmpty();
        sameInBoth("gone on");
    }
}
