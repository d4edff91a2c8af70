package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;
import uk.nolan.people.Sight;

/** Which cases an officer may see, asked for all cases at once. */
@NolanTest
class SightOfCasesTest {

    @Autowired
    private SightOfCases sight;

    @Autowired
    private Procedure procedure;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Story story;

    private Set<String> seenBy(Role role) {
        Sight seen = sight.of(story.officer(role));
        return caseFiles.all().stream().map(StandardsCase::reference).filter(seen::shows).collect(Collectors.toSet());
    }

    private Set<String> openedOneByOne(Role role) {
        Officer officer = story.officer(role);
        return caseFiles.all().stream()
                .filter(one -> officer.actsAsMonitoringOfficer() || one.actingOfficerId().filter(officer.id()::equals).isPresent() || procedure.worksOn(one.reference(), officer))
                .map(StandardsCase::reference)
                .filter(reference -> !caseFiles.conflictsOf(officer.id()).contains(reference))
                .collect(Collectors.toSet());
    }

    private void conflict(String reference, Role role) {
        Officer officer = story.officer(role);
        caseFiles.declareConflict(reference, officer.id(), officer.name(), "actual", "A friend.");
    }

    @Test
    void isWhereWorkWaitsOrWhatWasHandedOverAndNeverWhereAConflictWasDeclared() {
        story.begin("2026-12-11");
        String atTheBeginning = story.complaint(Map.of());
        String advisedOn = story.upTo("Give view");
        String adviserConflicted = story.upTo("Give view");
        conflict(adviserConflicted, Role.INDEPENDENT_PERSON);
        String advisedOnByAnother = story.upTo("Give view");
        caseFiles.assignIndependentPerson(advisedOnByAnother, "cornelius-wade");
        String investigated = story.upTo("Plan investigation", Story.INVESTIGATED);
        String investigatedByAnother = story.upTo("Plan investigation", Story.INVESTIGATED);
        caseFiles.appointInvestigatingOfficer(investigatedByAnother, "somebodyElse");
        caseFiles.handOver(advisedOn, story.officer(Role.EXTERNAL_ASSESSOR).id());
        conflict(atTheBeginning, Role.DEPUTY);
        caseFiles.declareConflict(investigated, story.officer(Role.MONITORING_OFFICER).id(), "", CaseFiles.NO_INTEREST, "");

        Set<String> all = Set.of(atTheBeginning, advisedOn, adviserConflicted, advisedOnByAnother, investigated, investigatedByAnother);
        assertThat(seenBy(Role.MONITORING_OFFICER)).isEqualTo(all);
        assertThat(seenBy(Role.DEPUTY)).hasSize(5).doesNotContain(atTheBeginning);
        assertThat(seenBy(Role.INDEPENDENT_PERSON)).containsExactly(advisedOn);
        assertThat(seenBy(Role.INVESTIGATING_OFFICER)).containsExactly(investigated);
        assertThat(seenBy(Role.EXTERNAL_ASSESSOR)).containsExactly(advisedOn);
        for (Role role : List.of(Role.HEARING_PANEL, Role.DEMOCRATIC_SERVICES, Role.ADMINISTRATOR, Role.OPERATIONS)) {
            assertThat(seenBy(role)).as(role.title()).isEmpty();
        }
        for (Role role : Role.values()) {
            assertThat(seenBy(role)).as("%s, opening one case after the other", role.title()).isEqualTo(openedOneByOne(role));
        }
    }
}
