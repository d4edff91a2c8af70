package uk.nolan.process.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.NewComplaint;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;
import uk.nolan.process.Story;

/** Cases that belong together are named to those alone who may see each of them (procedure a.6). */
@NolanTest
class LinkedCasesTest {

    @Autowired
    private Story story;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private CaseWindow window;

    private String linked(String reference, Role role) {
        return story.as(role, () -> window.of(reference, Errand.NONE, story.officer(role)).get("fileLinked").toString().replace("&#45;", "-"));
    }

    @Test
    void areNotNamedToWhoeverDeclaredAConflictInThem() {
        story.begin("2026-12-11");
        String first = story.complaint(Map.of());
        LocalDate today = LocalDate.parse("2026-12-11");
        NewComplaint further = new NewComplaint(
                today, today, "letter", "Ms Imogen Vardle", "public", "imogen.vardle@example.org", null, null, false, "rhona-ellesby", "Cllr Rhona Ellesby", null, "marlbeck", null, false, first);
        String second = caseFiles.open(further, "NSDC", caseFiles.get(first).procedureVersion(), "x").reference();
        Officer deputy = story.officer(Role.DEPUTY);
        assertThat(linked(first, Role.DEPUTY)).isEqualTo("- " + second);
        caseFiles.declareConflict(second, deputy.id(), deputy.name(), "actual", "We are neighbours.");
        assertThat(linked(first, Role.DEPUTY)).doesNotContain(second);
        assertThat(linked(first, Role.MONITORING_OFFICER)).contains(second);
    }
}
