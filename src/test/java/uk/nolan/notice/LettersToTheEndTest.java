package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.process.Story;

/** All letters of one case from the decision to investigate to the published decision, in which the complainant's identity is withheld. */
@NolanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LettersToTheEndTest {

    @Autowired
    private Story story;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Publications publications;

    @Autowired
    private CaseFiles caseFiles;

    private String reference;
    private List<Letter> letters;

    @BeforeEach
    void theCaseToldOnce() {
        if (reference != null) {
            return;
        }
        story.begin("2027-03-02");
        Map<String, Object> complaint = new HashMap<>(Told.HOW_TO_REACH_HER);
        complaint.putAll(Map.of("withholdIdentity", true, "withholdReasons", "She fears for her job."));
        reference = story.complaint(complaint);
        Map<String, Map<String, Object>> told = new HashMap<>(Story.INVESTIGATED);
        told.put("Prepare draft report", Map.of("redactedReport", story.document("draft-without-the-name.pdf")));
        told.put("Complete final report", Map.of("redactedReport", story.document("final-without-the-name.pdf")));
        told.put("Draft decision notice", Map.of("factsSummary", "She told Ms Imogen Vardle to sit down.", "reasonsSummary", "Imogen had a right to speak, and Mrs Vardle's question was fair."));
        story.toTheEnd(told);
        letters = ledger.letters(reference);
    }

    private List<Letter> notices() {
        return letters.stream().filter(letter -> !letter.isNote()).toList();
    }

    private Letter letter(String notice, String role) {
        return letters.stream().filter(letter -> letter.notice().equals(notice) && letter.recipientRole().equals(role)).findFirst().orElseThrow();
    }

    /** Procedure c, N24 to N42: who gets what, and in which order. */
    @Test
    void everybodyGetsWhatConcernsThem() {
        assertThat(notices()).extracting(letter -> letter.notice() + " to " + letter.recipientRole()).containsExactly(
                "acknowledgement to complainant",
                "confidentiality-granted to complainant",
                "first-letter to subject-member", "clerk-copy to clerk", "independent-person-notice to independent-person",
                "independent-person-consultation to independent-person",
                "decision-to-investigate to complainant", "decision-to-investigate to subject-member", "decision-to-investigate to clerk", "decision-to-investigate to independent-person",
                "appointment to investigating-officer",
                "opening-letter to subject-member", "opening-letter to complainant", "opening-letter to witness",
                "draft-report to complainant", "draft-report to subject-member",
                "final-report to complainant", "final-report to subject-member",
                "independent-person-consultation to independent-person",
                "referral-to-hearing to complainant", "referral-to-hearing to subject-member", "referral-to-hearing to investigating-officer",
                "referral-to-hearing to independent-person", "referral-to-hearing to clerk",
                "pre-hearing-forms to subject-member", "pre-hearing-forms to investigating-officer",
                "hearing-notice to complainant", "hearing-notice to subject-member", "hearing-notice to investigating-officer", "hearing-notice to independent-person",
                "hearing-notice to panel", "hearing-notice to panel-chair", "hearing-notice to clerk",
                "agenda to panel", "agenda to panel-chair", "agenda to subject-member", "agenda to investigating-officer", "agenda to independent-person",
                "agenda-public to website",
                "progress-update to complainant", "progress-update to subject-member",
                "decision-confirmation to subject-member", "decision-confirmation to complainant",
                "decision-notice to complainant", "decision-notice to subject-member", "decision-notice to clerk",
                "decision-publication to website",
                "parish-finding to clerk", "parish-finding to parish-chair");
        assertThat(caseFiles.get(reference).outcome()).contains("breach");
    }

    /** NS-6-18: withheld in every letter, also where the name was typed into a decision. */
    @Test
    void nobodyLearnsAWithheldIdentityWhoMayNotKnowIt() {
        Set<String> mayKnow = Set.of("complainant", "independent-person", "investigating-officer", "monitoring-officer", "deputies");
        assertThat(letters).filteredOn(letter -> !mayKnow.contains(letter.recipientRole())).hasSizeGreaterThan(20).allSatisfy(letter ->
                assertThat(letter.subject() + letter.html() + letter.plainText()).as(letter.notice() + " to " + letter.recipientRole())
                        .doesNotContainIgnoringCase("Vardle").doesNotContainIgnoringCase("Imogen").doesNotContain("960455", "Quince", "Tenter"));
        assertThat(letter("decision-notice", "complainant").plainText()).contains("She told Ms Imogen Vardle to sit down.");
        assertThat(letter("decision-notice", "subject-member").plainText())
                .contains("She told the complainant to sit down.", "the complainant had a right to speak, and the complainant's question was fair.", "Cllr Rhona Ellesby");
    }

    /** NS-16-5: the publication is of the same decision, names the councillor who broke the code and nobody else. */
    @Test
    void thePublishedDecisionNamesTheCouncillorAlone() {
        Publication decision = publications.of(reference).stream().filter(page -> page.html().contains("Decision notice")).findFirst().orElseThrow();
        assertThat(Jsoup.parse(decision.html()).text()).contains("Cllr Rhona Ellesby", "She told the complainant to sit down.", "breach of the code").doesNotContain("Imogen", "Vardle", "Thirkell");
    }

    /** NS-16-2, NS-2-6: the finding on each allegation with the part of the code, and sanctions that are only recommended. */
    @Test
    void theDecisionNoticeSaysWhatWasFoundAndWhatIsOnlyRecommended() {
        assertThat(letter("decision-notice", "clerk").plainText()).contains(
                "Allegation 1: breach of the code found (1.1).", "Allegation 2: no breach of the code found.", "1.1: Treat other councillors and the public with respect.",
                "Formal censure", "The course on respect.", "To be done by Saturday 5 June 2027.", "The panel recommends this to Marlbeck Parish Council. It has not been imposed");
        assertThat(letter("decision-notice", "complainant").plainText()).contains("Ombudsman");
        assertThat(letter("decision-notice", "subject-member").plainText()).doesNotContain("Ombudsman");
    }

    /** NS-10-1: the updates end with the decision notice. */
    @Test
    void theProgressUpdateComesAfterThirtyDays() {
        assertThat(letters).filteredOn(letter -> letter.notice().equals("progress-update")).extracting(letter -> letter.dated().toString()).containsOnly("2027-04-01");
    }
}
