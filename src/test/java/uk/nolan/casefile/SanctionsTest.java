package uk.nolan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static uk.nolan.casefile.SanctionRuleTest.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the panel decided, read with the table: whose act each sanction is, and when it ends. */
class SanctionsTest {

    private static final List<SanctionRule> TABLE = List.of(
            rule("censure", "districtEffect", "impose", "districtOwner", "council", "period", "none", "details", "no"),
            rule("committees", "districtEffect", "recommend", "districtOwner", "group-leader", "period", "none"),
            rule("leader", "districtEffect", "recommend", "districtOwner", "council", "parishEffect", "none", "period", "none"),
            rule("training"),
            rule("contact", "districtEffect", "recommend", "districtOwner", "council", "period", "from-until"));

    private final CaseFiles caseFiles = mock(CaseFiles.class);
    private final StandardsCase one = new StandardsCase();
    private final Sanctions sanctions = new Sanctions(caseFiles, new SanctionRules() {
        @Override
        public List<SanctionRule> sanctions(String procedureVersion) {
            return TABLE;
        }

        @Override
        public List<ForbiddenSanction> forbidden(String procedureVersion) {
            return List.of();
        }
    }, Filed.COUNCIL);

    @BeforeEach
    void aCaseAboutADistrictCouncillor() {
        one.reference = "NSDC-2027-0001";
        one.procedureVersion = "now";
        one.authorityId = "newark-and-sherwood";
        one.subjectMemberId = "lowenna-draycote";
        one.subjectMemberName = "Cllr Lowenna Draycote";
        when(caseFiles.get("NSDC-2027-0001")).thenReturn(one);
        decided(Map.of(
                "sanctions", Given.free(List.of("contact", "training", "committees")),
                "committeesDetails", Given.free("The Planning Committee."),
                "trainingDetails", Given.free("The course on respect."),
                "trainingBy", Given.free("2027-05-31"),
                "contactDetails", Given.free("Two named officers."),
                "contactFrom", Given.free("2027-03-01"),
                "contactUntil", Given.free("2027-05-31")));
    }

    private void decided(Map<String, Given> answers) {
        when(caseFiles.answers("NSDC-2027-0001")).thenReturn(new Answers(Map.of(Sanctions.FORM, answers), Map.of()));
    }

    private Sanction sanction(String code) {
        return sanctions.find("NSDC-2027-0001", code).orElseThrow();
    }

    @Test
    void areInTheTablesOrderWithTheirParticularsAndDates() {
        assertThat(sanctions.of("NSDC-2027-0001")).extracting(Sanction::code).containsExactly("committees", "training", "contact");
        assertThat(sanction("training").by()).contains(LocalDate.of(2027, 5, 31));
        assertThat(sanction("training").details()).isEqualTo("The course on respect.");
        assertThat(sanction("contact").from()).contains(LocalDate.of(2027, 3, 1));
        assertThat(sanction("contact").until()).contains(LocalDate.of(2027, 5, 31));
        assertThat(sanctions.find("NSDC-2027-0001", "censure")).isEmpty();
    }

    @Test
    void endWithAPeriodWithADayOrWithNothing() {
        assertThat(sanction("contact").ends()).isEqualTo("period");
        assertThat(sanction("training").ends()).isEqualTo("date");
        assertThat(sanction("committees").ends()).isEqualTo("none");
    }

    @Test
    void areNoneBeforeTheDecision() {
        when(caseFiles.answers("NSDC-2027-0001")).thenReturn(new Answers(Map.of(), Map.of()));
        assertThat(sanctions.of("NSDC-2027-0001")).isEmpty();
    }

    /** NS-15-4: a group leader's act for a member of a group; a member without one has no group leader, so the council acts. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "unknown", value = {"lowenna-draycote, group-leader", "rhona-ellesby, council", "unknown, council"})
    void goToTheGroupLeaderOnlyWhereThereIsAGroup(String member, String owner) {
        one.subjectMemberId = member;
        assertThat(sanction("committees").owner()).isEqualTo(owner);
        assertThat(sanction("training").owner()).isEqualTo("monitoring-officer");
    }

    /** NS-2-6. */
    @Test
    void areOnlyRecommendedToAParishCouncil() {
        one.authorityId = "marlbeck";
        one.subjectMemberId = "rhona-ellesby";
        assertThat(sanctions.parish(one)).isTrue();
        assertThat(sanctions.of("NSDC-2027-0001")).allSatisfy(sanction -> {
            assertThat(sanction.effect()).isEqualTo(SanctionRule.Effect.RECOMMEND);
            assertThat(sanction.owner()).isEqualTo("parish");
        });
        assertThat(sanctions.available("NSDC-2027-0001", LocalDate.of(2027, 10, 14))).extracting(SanctionRule::code).containsExactly("censure", "committees", "training", "contact");
    }
}
