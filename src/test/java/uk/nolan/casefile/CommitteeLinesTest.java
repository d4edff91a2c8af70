package uk.nolan.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the committee is told of decided cases, and when it is told a name (NS-6-31 to NS-6-33, NS-13-6, NS-16-6). */
class CommitteeLinesTest {

    private static final String REFERENCE = "NSDC-2027-0001";
    private static final Period YEAR = period("2027-01-01", "2027-12-31");

    private final Filed filed = new Filed();
    private final CommitteeLines lines = new CommitteeLines(filed.caseFiles, Filed.COUNCIL);

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    private Filed.One complaint() {
        return filed.complaint(REFERENCE, "2027-01-04");
    }

    private CommitteeLine only(Period period) {
        assertThat(lines.report(period, Set.of()).lines()).hasSize(1);
        return lines.report(period, Set.of()).lines().get(0);
    }

    @Test
    void noFurtherActionIsTheCasesOneDecisionAndAnonymous() {
        complaint().answer("receive-complaint", "codeProvisions", List.of("1.1")).assessed("2027-01-22", "no-further-action").closed("2027-01-22", "no-further-action");
        assertThat(lines.line(REFERENCE))
                .isEqualTo("NSDC-2027-0001, decided on Friday 22 January 2027. Marlbeck Parish Council. About: Respect (1.1)."
                        + " Decision: No further action. Subject member: not named.");
        assertThat(lines.report(YEAR, Set.of()).numbers()).containsExactly(new DecisionsReport.Count("No further action", 1));
    }

    /** NS-6-32 */
    @Test
    void informalResolutionOfAPotentialBreachIsNamed() {
        complaint().answer("assess-complaint", "potentialBreach", "yes").assessed("2027-02-01", "informal");
        assertThat(only(YEAR).subjectMember()).contains("Cllr Rhona Ellesby");
        assertThat(lines.line(REFERENCE)).contains("Informal resolution of a potential breach recommended").endsWith("Subject member: Cllr Rhona Ellesby.");
    }

    @Test
    void informalResolutionWithoutAPotentialBreachIsAnonymous() {
        complaint().answer("assess-complaint", "potentialBreach", "no").assessed("2027-02-01", "informal").closed("2027-03-01", "resolved-informally");
        assertThat(only(YEAR).who()).isEqualTo("Not named");
        assertThat(only(YEAR).decision()).isEqualTo("Informal resolution recommended (Monday 1 February 2027); resolved informally (Monday 1 March 2027)");
    }

    @Test
    void thePanelsAssessmentStandsInPlaceOfTheReferral() {
        complaint()
                .answer("assess-complaint", "outcome", "refer")
                .answer("assess-complaint-as-panel", "outcome", "informal")
                .answer("assess-complaint-as-panel", "potentialBreach", "yes")
                .fact("assessed", "2027-02-01");
        assertThat(only(YEAR).subjectMember()).isPresent();
    }

    /** NS-6-33: whoever was named in an earlier report is not named once the case has ended without a breach. */
    @ParameterizedTest
    @ValueSource(strings = {"no-further-action", "no-breach"})
    void aLaterEndWithoutABreachTakesTheNameAway(String outcome) {
        complaint().answer("assess-complaint", "potentialBreach", "yes").assessed("2027-02-01", "informal").closed("2027-08-02", outcome);
        assertThat(only(YEAR).subjectMember()).isEmpty();
        assertThat(only(period("2027-02-01", "2027-02-28")).subjectMember()).isEmpty();
    }

    @Test
    void aCaseToBeInvestigatedIsAnonymousAndSaidOnce() {
        complaint().assessed("2027-02-01", "investigate").fact("referred-for-investigation", "2027-02-01");
        assertThat(only(YEAR).decision()).isEqualTo("To be investigated");
        assertThat(only(YEAR).subjectMember()).isEmpty();
    }

    @Test
    void anInvestigationAfterAFailedInformalResolutionIsADecisionToo() {
        complaint().answer("assess-complaint", "potentialBreach", "yes").assessed("2027-02-01", "informal").fact("referred-for-investigation", "2027-04-01");
        assertThat(only(period("2027-03-01", "2027-04-30")).decision()).isEqualTo("To be investigated");
        assertThat(lines.report(YEAR, Set.of()).numbers()).hasSize(2);
        assertThat(only(YEAR).subjectMember()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "decide-on-breach, panelFinding, breach, breach, Breach found by the panel, true",
        "decide-on-breach, panelFinding, no-breach, no-breach, No breach found by the panel, false",
        "record-agreed-actions, local, resolved, resolved-locally, Local resolution after investigation, true",
        "decide-after-local-resolution, local, no-further-action, no-further-action, No further action, false",
        "review-report, review, no-breach, no-breach, No breach after investigation, false",
    })
    void afterTheInvestigationTheDecisionNoticeCountsAndTheRuleSaysWhoIsNamed(
            String form, String field, String answer, String outcome, String words, boolean named) {
        Filed.One one = complaint().assessed("2027-02-01", "investigate").answer(form, field, answer);
        assertThat(lines.report(period("2027-10-01", "2027-10-31"), Set.of()).lines()).isEmpty();
        one.fact("decision-notice-sent", "2027-10-18");
        CommitteeLine open = only(period("2027-10-01", "2027-10-31"));
        assertThat(open.on()).isEqualTo("2027-10-18");
        assertThat(open.decision()).isEqualTo(words);
        assertThat(open.subjectMember().isPresent()).isEqualTo(named);
        one.closed("2027-11-26", outcome);
        assertThat(only(period("2027-10-01", "2027-10-31"))).isEqualTo(open);
        assertThat(lines.report(period("2027-11-01", "2027-11-30"), Set.of()).lines()).isEmpty();
    }

    @Test
    void aLocalResolutionThatFailedDoesNotCountBesideThePanelsFinding() {
        complaint()
                .assessed("2027-02-01", "investigate")
                .answer("review-report", "review", "local-resolution")
                .answer("record-agreed-actions", "local", "resolved")
                .answer("decide-on-breach", "panelFinding", "no-breach")
                .fact("decision-notice-sent", "2027-10-18");
        assertThat(only(period("2027-10-01", "2027-10-31")).subjectMember()).isEmpty();
    }

    @Test
    void aNoticeWithoutTheNameKeepsItOutOfTheReport() {
        complaint()
                .assessed("2027-02-01", "investigate")
                .answer("decide-on-breach", "panelFinding", "breach")
                .answer("draft-decision-notice", "naming", "anonymous")
                .fact("decision-notice-sent", "2027-10-18");
        assertThat(lines.line(REFERENCE)).contains("Breach found by the panel").endsWith("not named.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected-at-validity", "withdrawn", "discontinued"})
    void whatWasNeverAssessedIsNotReported(String outcome) {
        complaint().closed("2027-01-11", outcome);
        assertThat(lines.report(YEAR, Set.of()).lines()).isEmpty();
        assertThat(lines.line(REFERENCE)).isEmpty();
    }

    @Test
    void oneCaseHasOneLineAndEachDecisionCounts() {
        complaint()
                .assessed("2027-02-01", "investigate")
                .answer("decide-on-breach", "panelFinding", "breach")
                .fact("decision-notice-sent", "2027-10-18");
        filed.complaint("NSDC-2027-0002", "2027-01-05").assessed("2027-03-01", "no-further-action");
        DecisionsReport report = lines.report(YEAR, Set.of());
        assertThat(report.lines()).extracting(CommitteeLine::reference).containsExactly("NSDC-2027-0002", REFERENCE);
        assertThat(report.lines().get(1).decision()).isEqualTo("To be investigated (Monday 1 February 2027); breach found by the panel (Monday 18 October 2027)");
        assertThat(report.numbers())
                .containsExactly(
                        new DecisionsReport.Count("No further action", 1),
                        new DecisionsReport.Count("To be investigated", 1),
                        new DecisionsReport.Count("Breach found by the panel", 1));
    }

    @Test
    void whatItWasAboutIsTheCodeAsLastCorrectedAndNoFreeText() {
        complaint()
                .answer("receive-complaint", "allegation", "Cllr Ellesby shouted at Ms Vardle.")
                .answer("receive-complaint", "codeProvisions", List.of("5.1"))
                .answer("prepare-first-letter", "codeProvisions", List.of("1.1", "2.1", "1.2", "9.9"))
                .answer("assess-complaint", "reasons", "Ms Vardle was shouted at.")
                .assessed("2027-02-01", "no-further-action");
        assertThat(only(YEAR).about()).isEqualTo("Respect (1.1, 1.2); Bullying, harassment and discrimination (2.1)");
        assertThat(lines.report(YEAR, Set.of()).toString()).doesNotContain("Vardle", "Ellesby", "shouted");
    }

    @Test
    void aCouncilThatHasLeftTheBooksIsStillReported() {
        complaint().about("gone-since").answer("receive-complaint", "codeProvisions", List.of("1.1")).assessed("2027-02-01", "no-further-action");
        assertThat(only(YEAR).authority()).isEqualTo("gone-since");
        assertThat(only(YEAR).about()).isEqualTo("Part of the code not recorded");
    }
}
