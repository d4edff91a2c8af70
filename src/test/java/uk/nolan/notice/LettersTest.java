package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.people.Role;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** To whom each notice goes, and what its reader may see. */
@NolanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LettersTest {

    private static final Map<String, Object> ASKING_EVERYBODY = Map.of(
            "enquire", "yes",
            "askComplainant", "Where did you sit?",
            "askSubjectMember", "Did you raise your voice?",
            "askWitness", "What did you hear?",
            "witnessName", "Mr Percival Oddie",
            "witnessEmail", "percival.oddie@example.org",
            "askedClerk", "yes",
            "askClerk", "Is there a recording of the meeting?");

    private static final Map<String, Object> DISTRICT = Map.of("subjectMember", "lowenna-draycote", "authority", "newark-and-sherwood");

    private static final Map<String, Object> BY_A_COUNCILLOR =
            Map.of("complainantName", "Cllr Desmond Pykett", "complainantCapacity", "councillor", "complainantEmail", "desmond.pykett@example.org");

    /** The name is typed with initials, and the complainant's own words are full of hints. */
    private static final Map<String, Object> WITHHELD = Map.of(
            "complainantName", "Mrs B. Q. Crowle",
            "complainantCapacity", "councillor",
            "complainantEmail", "bq.crowle@example.org",
            "allegation", "I, Bettina Crowle of Quince Cottage, was called a nuisance.",
            "evidence", "My husband Lambert heard it.",
            "desiredOutcome", "That she apologises to the Crowles.",
            "withholdIdentity", true,
            "withholdReasons", "She is my landlady.");

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MailMaker mail;

    private Told settled;
    private Told settledInTheDistrict;
    private Told settledWithTheNameWithheld;
    private Told settledByACouncillor;
    private Told decided;
    private Told decidedInTheDistrict;
    private Told decidedByACouncillor;
    private Told rejected;
    private Told rejectedByACouncillor;

    /** Each case is told once for all tests. */
    @BeforeEach
    void tellTheCases() {
        if (rejectedByACouncillor != null) {
            return;
        }
        settled = settled(Map.of());
        settledInTheDistrict = settled(DISTRICT);
        settledWithTheNameWithheld = settled(WITHHELD);
        settledByACouncillor = settled(BY_A_COUNCILLOR);
        decided = decided(Map.of("allegation", "She shrieked like a heron."));
        decidedInTheDistrict = decided(DISTRICT);
        decidedByACouncillor = decided(BY_A_COUNCILLOR);
        rejected = rejected(Map.of("allegation", "She cut down my hornbeam."));
        rejectedByACouncillor = rejected(BY_A_COUNCILLOR);
    }

    private Told tell() {
        return new Told(story, procedure, timeline, ledger);
    }

    /** A case that sees every notice but the decisions that end others: asked, delayed, extended, settled. */
    private Told settled(Map<String, Object> complaint) {
        Told told = tell().received("2026-12-11", complaint);
        told.acknowledged("2026-12-14").valid("2026-12-16");
        if (complaint.containsKey("withholdIdentity")) {
            told.nameWithheld("2026-12-17");
        }
        told.firstLetter("2026-12-18", Map.of());
        told.starts("2026-12-21", "Extend a deadline", Map.of(
                "deadlineOfCase", told.reference() + ":representations", "newDate", "2027-01-13", "reasons", "She is away."));
        told.starts("2026-12-21", "Subject member asks the Independent Person", Map.of(
                "caseReference", told.reference(), "askedOn", "2026-12-21", "question", "Would an apology help?"));
        told.represented("2027-01-12").enquired("2027-01-13", ASKING_EVERYBODY).answered("2027-01-20").enquired("2027-01-21", Map.of());
        told.consulted("2027-01-22").viewGiven("2027-01-26");
        told.does("2027-02-11", Role.DEPUTY, "Confirm delay notice", Map.of(
                "delayReason", "illness", "delayText", "The officer who deals with the case is ill.", "newDate", "2027-02-24"));
        told.assessed("2027-02-15", "informal").proposed("2027-02-16").accepted("2027-02-22").performed("2027-03-03");
        return told.consulted("2027-03-04").viewGiven("2027-03-05").concluded("2027-03-08", "resolved").kept();
    }

    private Told decided(Map<String, Object> complaint) {
        Told told = tell().received("2026-12-11", complaint).acknowledged("2026-12-14").valid("2026-12-16").firstLetter("2026-12-18", Map.of());
        told.represented("2027-01-06").enquired("2027-01-11", Map.of()).consulted("2027-01-11").viewGiven("2027-01-15");
        return told.assessed("2027-01-22", "no-further-action").kept();
    }

    private Told rejected(Map<String, Object> complaint) {
        return tell().received("2026-12-11", complaint).acknowledged("2026-12-14").rejected("2026-12-16", "yes").kept();
    }

    private List<Letter> all(Told... cases) {
        return Stream.of(cases).flatMap(told -> told.letters().stream()).toList();
    }

    // To whom

    @Test
    void aParishCaseSettledInformallyWritesToThoseOfTheTableAndNobodyElse() {
        assertThat(settled.sent()).containsExactly(
                "acknowledgement to complainant",
                "first-letter to subject-member",
                "clerk-copy to clerk",
                "independent-person-notice to independent-person",
                "representations-extended to subject-member",
                "subject-member-view-request to independent-person",
                "information-request to complainant",
                "information-request to subject-member",
                "information-request to witness",
                "clerk-views-request to clerk",
                "independent-person-consultation to independent-person",
                "delay-notice to complainant",
                "delay-notice to subject-member",
                "delay-notice to clerk",
                "informal-proposal to complainant",
                "informal-proposal to subject-member",
                "independent-person-consultation to independent-person",
                "informal-resolution-concluded to complainant",
                "informal-resolution-concluded to subject-member",
                "informal-resolution-concluded to clerk");
    }

    @Test
    void aDistrictCaseHasNoClerk() {
        assertThat(settledInTheDistrict.sent()).containsExactlyElementsOf(settled.sent().stream().filter(sent -> !sent.endsWith(" to clerk")).toList());
        assertThat(settledInTheDistrict.letter("first-letter", "subject-member").plainText()).doesNotContainIgnoringCase("clerk");
        assertThat(settledInTheDistrict.letter("acknowledgement", "complainant").plainText()).doesNotContainIgnoringCase("clerk");
    }

    @Test
    void aDecisionGoesToBothPartiesAndToTheClerkOfAParish() {
        assertThat(decided.sent()).filteredOn(sent -> sent.startsWith("no-further-action")).containsExactly(
                "no-further-action to complainant", "no-further-action to subject-member", "no-further-action to clerk");
        assertThat(decidedInTheDistrict.sent()).filteredOn(sent -> sent.startsWith("no-further-action")).containsExactly(
                "no-further-action to complainant", "no-further-action to subject-member");
    }

    @Test
    void aRejectionGoesToTheComplainantAlone() {
        Told told = tell().received("2026-12-11", Map.of()).acknowledged("2026-12-14").rejected("2026-12-16", "no");
        assertThat(told.sent()).containsExactly("acknowledgement to complainant", "rejected-at-validity to complainant");
        assertThat(told.letter("rejected-at-validity", "complainant").plainText()).contains("We are not writing to the councillor about your complaint.");
    }

    @Test
    void theCourtesyNoticeIsALetterOfItsOwnThatNamesNeitherTheComplainantNorWhatWasSaid() {
        assertThat(rejected.sent()).containsExactly(
                "acknowledgement to complainant", "rejected-at-validity to complainant", "courtesy-notice to subject-member");
        assertThat(everythingIn(rejected.letter("courtesy-notice", "subject-member"))).doesNotContain("Vardle").doesNotContainIgnoringCase("hornbeam");
    }

    @Test
    void nothingReachesTheSubjectMemberOrTheClerkBeforeTheFirstLetter() {
        Told told = tell().received("2026-12-11", Map.of()).acknowledged("2026-12-14").valid("2026-12-16");
        told.does("2027-01-14", "Confirm delay notice", Map.of("delayReason", "capacity", "delayText", "We are short of staff.", "newDate", "2027-02-03"));
        assertThat(told.sent()).containsExactly("acknowledgement to complainant", "delay-notice to complainant");
        assertThat(told.letters()).extracting(Letter::recipientRole).doesNotContain("subject-member", "clerk");
    }

    @Test
    void everyLetterGoesToItsOwnRecipientsAddress() {
        Map<String, String> addresses = Map.of(
                "complainant", "imogen.vardle@example.org",
                "subject-member", "rhona.ellesby@marlbeck.example",
                "clerk", "clerk@marlbeck.example",
                "independent-person", "augusta.penhale@example.org",
                "witness", "percival.oddie@example.org");
        assertThat(settled.notices()).allSatisfy(letter -> {
            OpenedMail opened = OpenedMail.of(mail.message(letter));
            assertThat(opened.recipients()).containsExactly(addresses.get(letter.recipientRole()));
            assertThat(opened.header("From")).containsExactly("Newark and Sherwood District Council <monitoring.officer@newark-sherwood.example>");
            assertThat(opened.plain()).contains("Dear " + letter.recipientName() + ",");
        });
    }

    // What each may see

    @Test
    void nobodyButTheComplainantSeesHowToReachTheComplainant() {
        assertThat(all(settled, decided, rejected)).filteredOn(letter -> !letter.recipientRole().equals("complainant")).hasSizeGreaterThan(25).allSatisfy(letter ->
                assertThat(everythingIn(letter)).doesNotContain("imogen.vardle@example.org", "01632 960455", "Quince Cottage", "Tenter Lane"));
    }

    @Test
    void theSubjectMemberAndTheClerkAreToldWhoComplains() {
        assertThat(List.of(settled.letter("first-letter", "subject-member"), settled.letter("clerk-copy", "clerk")))
                .allSatisfy(letter -> assertThat(letter.plainText()).contains("The complaint was made by Ms Imogen Vardle"));
    }

    /** NS-6-18. */
    @Test
    void aWithheldIdentityStaysWithheldFromEverybodyButTheIndependentPerson() {
        List<Letter> others = settledWithTheNameWithheld.letters().stream()
                .filter(letter -> !List.of("complainant", "independent-person").contains(letter.recipientRole()))
                .toList();
        assertThat(others).extracting(Letter::recipientRole).contains("subject-member", "clerk", "witness", "monitoring-officer", "deputies");
        assertThat(others).allSatisfy(letter -> assertThat(everythingIn(letter))
                .doesNotContainIgnoringCase("crowle")
                .doesNotContain("B. Q.", "Bettina", "Lambert", "landlady", "Quince Cottage", "Tenter Lane", "01632 960455", "a councillor)"));

        assertThat(settledWithTheNameWithheld.letter("first-letter", "subject-member").plainText())
                .contains("We are not giving you the complainant's name.", "Please do not try to find out who the complainant is");
        assertThat(settledWithTheNameWithheld.letter("clerk-copy", "clerk").plainText()).contains("The complainant's name is withheld.");
    }

    @Test
    void theIndependentPersonKnowsAWithheldNameAndIsToldThatTheCouncillorDoesNot() {
        for (String notice : List.of("independent-person-notice", "independent-person-consultation", "subject-member-view-request")) {
            assertThat(settledWithTheNameWithheld.letter(notice, "independent-person").plainText()).contains("The councillor has not been told who complained.");
            assertThat(settled.letter(notice, "independent-person").plainText()).doesNotContain("has not been told who complained");
        }
        assertThat(settledWithTheNameWithheld.letter("independent-person-notice", "independent-person").plainText()).contains("Mrs B. Q. Crowle");
    }

    /** Anything may be typed as a name, even the words that letters use where a name is withheld. */
    @Test
    void aComplainantCalledTheComplainantIsNotTakenForAWithheldOne() {
        Told told = tell().received("2026-12-11", Map.of("complainantName", "the complainant")).valid("2026-12-16").firstLetter("2026-12-18", Map.of());
        assertThat(told.letter("first-letter", "subject-member").plainText())
                .contains("The complaint was made by the complainant").doesNotContain("We are not giving you");
    }

    @Test
    void aWitnessLearnsNeitherWhoComplainsNorAboutWhom() {
        assertThat(everythingIn(settled.letter("information-request", "witness"))).doesNotContain("Vardle", "Ellesby");
    }

    @Test
    void eachIsAskedTheirOwnQuestionOnly() {
        Map<String, String> questions = Map.of(
                "complainant", "Where did you sit?",
                "subject-member", "Did you raise your voice?",
                "witness", "What did you hear?",
                "clerk", "Is there a recording of the meeting?");
        questions.forEach((role, question) -> {
            String text = settled.letter(role.equals("clerk") ? "clerk-views-request" : "information-request", role).plainText();
            assertThat(questions.values()).filteredOn(text::contains).containsExactly(question);
            assertThat(text).contains("This is not an investigation.", "Wednesday 27 January 2027");
        });
    }

    @Test
    void theComplainantsOwnWordsGoToTheIndependentPersonAndTheSummaryToAllOthers() {
        assertThat(decided.letters()).filteredOn(letter -> letter.plainText().contains("heron")).extracting(Letter::notice).containsOnly("independent-person-consultation");
    }

    // Dates

    @Test
    void computedDatesStandInFull() {
        assertThat(settled.letter("acknowledgement", "complainant").plainText())
                .contains("Date: Monday 14 December 2026", "It reached us on Friday 11 December 2026.", "by Friday 18 December 2026", "by Wednesday 13 January 2027");
        assertThat(settled.letter("first-letter", "subject-member").plainText()).contains("The last day for your answer is Wednesday 6 January 2027.");
        assertThat(settled.letter("clerk-copy", "clerk").plainText()).contains("The last day for their answer is Wednesday 6 January 2027.");
        assertThat(settled.letter("independent-person-notice", "independent-person").plainText()).contains("until Wednesday 6 January 2027");
        assertThat(settled.letter("representations-extended", "subject-member").plainText()).contains("The last day is now Wednesday 13 January 2027.");
        assertThat(settled.letter("subject-member-view-request", "independent-person").plainText()).contains("may answer the complaint until Wednesday 13 January 2027");
        assertThat(settled.letter("delay-notice", "complainant").plainText()).contains("We now expect to decide by Wednesday 24 February 2027.");
        assertThat(settled.letter("informal-proposal", "complainant").plainText()).contains("Please send us your comments by Tuesday 2 March 2027.");
        assertThat(settled.letter("independent-person-consultation", "independent-person").plainText()).contains("Please give us your view by Thursday 11 March 2027.");
        assertThat(settled.letter("informal-resolution-concluded", "complainant").plainText())
                .contains("on Monday 15 February 2027", "The proposal was accepted on Monday 22 February 2027.", "This was done by Wednesday 3 March 2027.");
    }

    @Test
    void noLetterShowsADateInFiguresAHoleInASentenceOrAWordOfTheProgram() {
        assertThat(all(settled, settledWithTheNameWithheld, decidedInTheDistrict, rejected)).allSatisfy(letter -> assertThat(letter.subject() + "\n" + letter.plainText())
                .doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{2,4}")
                .doesNotContainPattern(" [.,;:)]|\\( |  |\\b(on|by|until) (and|or)\\b|“”")
                .doesNotContainPattern("\\bnull\\b|\\$\\{|\\[\\[|th:")
                .doesNotContainPattern("no-further-action|subject-member|independent-person-view|initial-assessment"));
    }

    @Test
    void whereNothingCameTheDecisionSaysSo() {
        Told told = tell().received("2026-12-11", Map.of()).acknowledged("2026-12-14").valid("2026-12-16").firstLetter("2026-12-18", Map.of());
        told.enquired("2027-01-07", Map.of()).consulted("2027-01-07");
        told.does("2027-01-15", "Decide on missing view", Map.of("missingView", "go-on", "reasons", "She is on holiday.")).assessed("2027-01-18", "no-further-action");
        assertThat(told.letter("no-further-action", "complainant").plainText())
                .contains("We received no written representations from Cllr Rhona Ellesby in time", "No view had reached us when the decision was taken.");
        assertThat(told.letter("no-further-action", "subject-member").plainText()).contains("We received no written representations from you in time");
        assertThat(told.letter("independent-person-consultation", "independent-person").plainText()).contains("None have been received.");
        assertThat(told.letter("notes/missing-view", "independent-person").plainText())
                .contains("None has reached us").doesNotContain("Decide on missing view", "Internal note");
        assertThat(told.letter("notes/missing-view", "monitoring-officer").plainText()).contains("Decide on missing view", "Internal note");
    }

    @Test
    void whatOfficersAreToldOfAPeriodThatEndedTheIndependentPersonIsToldInALetter() {
        Told told = tell().received("2026-12-11", Map.of()).acknowledged("2026-12-14").valid("2026-12-16").firstLetter("2026-12-18", Map.of());
        told.represented("2027-01-06").enquired("2027-01-07", Map.of()).consulted("2027-01-07").viewGiven("2027-01-12");
        told.assessed("2027-01-15", "informal").proposed("2027-01-18").accepted("2027-01-25").on("2027-02-23");
        assertThat(told.letter("notes/overdue", "independent-person").plainText())
                .contains("Dear Dr Augusta Penhale,", "ended on Monday 22 February 2027", "we will ask you for your view").doesNotContain("Internal note");
        assertThat(told.letter("notes/overdue", "monitoring-officer").plainText()).contains("ended on Monday 22 February 2027", "Internal note").doesNotContain("Ellesby", "Vardle");
    }

    @Test
    void anAcknowledgementSaysWhetherTheFirstCheckIsStillToCome() {
        assertThat(settled.letter("acknowledgement", "complainant").plainText())
                .contains("We aim to make this check by Friday 18 December 2026.", "If the procedure cannot deal with it, we will write to you")
                .doesNotContain("This check was made", "sooner than this");

        Told checkedFirst = tell().received("2026-12-11", Map.of()).valid("2026-12-14").acknowledged("2026-12-15");
        assertThat(checkedFirst.letter("acknowledgement", "complainant").plainText())
                .contains("This check was made on Monday 14 December 2026, and your complaint goes forward.")
                .doesNotContain("We aim to make this check", "If the procedure cannot deal with it");

        Told late = tell().received("2026-12-11", Map.of()).on("2026-12-21");
        assertThat(late.letter("acknowledgement", "complainant").plainText())
                .contains("Date: Saturday 19 December 2026", "We should have written to you sooner than this.", "We have not made this check yet");
    }

    // What stands at the end

    /** NS-17-2: for the complainant, in final decisions, and not for one who complained as a councillor. */
    @Test
    void theOmbudsmanIsNamedInFinalDecisionsToAComplainantWhoIsNoCouncillor() {
        assertThat(all(settled, decided, rejected)).filteredOn(letter -> letter.html().contains("Ombudsman"))
                .extracting(letter -> letter.notice() + " to " + letter.recipientRole())
                .containsExactly("informal-resolution-concluded to complainant", "no-further-action to complainant", "rejected-at-validity to complainant");
        assertThat(all(settledByACouncillor, decidedByACouncillor, rejectedByACouncillor))
                .hasSameSizeAs(all(settled, decided, rejected))
                .noneMatch(letter -> letter.html().contains("Ombudsman"));
    }

    /** NS-17-1. */
    @Test
    void everyFinalDecisionSaysThatThereIsNoAppealAndNoOtherLetterDoes() {
        List<String> decisions = List.of("rejected-at-validity", "courtesy-notice", "no-further-action", "informal-resolution-concluded");
        assertThat(all(settled, decided, rejected)).filteredOn(letter -> decisions.contains(letter.notice())).hasSize(8);
        assertThat(all(settled, decided, rejected)).allSatisfy(letter -> assertThat(letter.plainText().contains("can appeal against it to the council"))
                .as(letter.notice())
                .isEqualTo(decisions.contains(letter.notice())));
    }

    @Test
    void decisionsPrintTheCriteriaWithTheReasonForEachAndTheIndependentPersonsPart() {
        assertThat(decided.notices()).filteredOn(letter -> letter.notice().equals("no-further-action")).hasSize(3).allSatisfy(letter -> assertThat(letter.plainText())
                .contains("Criterion (c) Councillor against councillor: political debate\n\nA heated exchange on a matter before the council.")
                .contains("Criterion (f) No public interest, or no sanction possible\n\nNo sanction would be likely to follow.")
                .contains("The words were part of a political debate and were not repeated.")
                .contains("It is not in the public interest to spend public money")
                .contains("The Independent Person was consulted. Their view was given on Friday 15 January 2027"));
    }

    @Test
    void whatWasAgreedIsNeverCalledASanction() {
        assertThat(settled.letter("informal-resolution-concluded", "subject-member").plainText())
                .contains("What was agreed", "These are actions that were agreed. They are not sanctions.", "the report will name you");
        assertThat(settled.letter("informal-resolution-concluded", "clerk").plainText())
                .contains("the report will name Cllr Rhona Ellesby", "Copy for the clerk, in confidence.");
    }

    // Who writes

    /** NS-6-3. */
    @Test
    void lettersBearTheNameAndCapacityOfWhoeverDecided() {
        assertThat(decided.notices()).allSatisfy(letter -> assertThat(letter.plainText())
                .contains("Yours sincerely\nMrs Thirza Gladwin\nMonitoring Officer\nNewark and Sherwood District Council"));
        assertThat(settled.notices()).filteredOn(letter -> letter.notice().equals("delay-notice")).hasSize(3).allSatisfy(letter -> assertThat(letter.plainText())
                .contains("Yours sincerely\nMr Barnaby Olliffe\nDeputy Monitoring Officer, acting for the Monitoring Officer\nNewark")
                .doesNotContain("Thirza Gladwin"));
    }

    @Test
    void everyLetterBearsReferenceDateContactAndAnOfferOfHelp() {
        assertThat(settled.notices()).allSatisfy(letter -> {
            assertThat(letter.subject()).contains(settled.reference());
            assertThat(letter.plainText())
                    .contains("Reference: " + settled.reference(), "Date: ", "E-mail: monitoring.officer@newark-sherwood.example", "Telephone: 01636 650000")
                    .contains("Castle House", "large print", "some other adjustment");
        });
    }

    /** All that a recipient could read in a letter: as it stands in the ledger, and as it is sent. */
    private String everythingIn(Letter letter) {
        return String.join("\n", letter.subject(), letter.messageId(), letter.html(), letter.plainText(), OpenedMail.of(mail.message(letter)).everything());
    }
}
