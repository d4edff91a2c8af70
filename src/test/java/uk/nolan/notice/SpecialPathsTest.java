package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Role;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** Who is written to on the ways that do not go straight, and what each may see: above all, who complains where that must not be known (procedure a.5, a.6, NS-6-18, ST-2.6). */
@NolanTest
class SpecialPathsTest {

    /** Those from whom a withheld name is not withheld. */
    private static final Set<String> MAY_KNOW =
            Set.of("complainant", "independent-person", "investigating-officer", "monitoring-officer", "deputies", "acting-officer", "referral-body");

    /** What would show who complains: name, address, telephone, and what only she says of herself. */
    private static final List<String> GIVES_AWAY = List.of("crowle", "b. q.", "bettina", "01632 960455", "quince", "tenter", "landlady", "lambert");

    private static final Map<String, Object> IN_CONFIDENCE = Map.of(
            "complainantName", "Mrs B. Q. Crowle",
            "complainantEmail", "bq.crowle@example.org",
            "allegation", "I, Bettina Crowle of Quince Cottage, was called a nuisance.",
            "evidence", "My husband Lambert heard it.",
            "withholdIdentity", true,
            "withholdReasons", "She is my landlady.");

    @TempDir
    private Path folder;

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

    @Autowired
    private Publications publications;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private TestPostbox postbox;

    @Autowired
    private MockMvc browser;

    @AfterEach
    void lettersGoNowhereAgain() {
        postbox.takeEverything();
        timeline.clear();
    }

    private Told tell() {
        return new Told(story, procedure, timeline, ledger);
    }

    private static Map<String, Object> with(Map<String, Object> answers, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(answers);
        all.putAll(more);
        return all;
    }

    private String everythingIn(Letter letter) {
        return String.join("\n", letter.subject(), letter.messageId(), letter.html(), letter.plainText(), OpenedMail.of(mail.message(letter)).everything());
    }

    private void nobodyElseLearnsWhoComplains(Told told, String... roles) {
        List<Letter> others = told.letters().stream().filter(letter -> !MAY_KNOW.contains(letter.recipientRole())).toList();
        assertThat(others).extracting(Letter::recipientRole).contains(roles);
        assertThat(others).allSatisfy(letter -> assertThat(GIVES_AWAY).as(letter.notice() + " to " + letter.recipientRole()).noneMatch(everythingIn(letter).toLowerCase()::contains));
    }

    private String page(String path, Role reader) {
        try {
            MockHttpServletResponse response = browser.perform(get(path).with(user(story.officer(reader).id()))).andReturn().getResponse();
            assertThat(response.getStatus()).as(path).isEqualTo(200);
            return response.getContentAsString();
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /**
     * A name that was asked to be kept back is kept back in whatever is written afterwards, also where an officer typed it: on the way by hand-over,
     * referral, abeyance and departure to the discontinuance.
     */
    @Test
    void aWithheldNameStaysWithheldOnEveryWay() throws IOException {
        postbox.leadTo(new Postboxes().postbox(new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class), "", folder));
        Told told = tell().received("2026-12-11", IN_CONFIDENCE).acknowledged("2026-12-14");
        told.does("2026-12-14", "Decide validity", Map.of("grounds", List.of(), "doubt", false, "otherRole", "yes", "reasons", "A sitting councillor on two councils."));
        told.does("2026-12-14", "Consider confidentiality", Map.of("weigh", "ask", "note", "Mrs Crowle gave one reason."));
        told.does("2026-12-15", "Record reasons", Map.of("reasonsReceivedOn", "2026-12-15", "confidentialityReasons", "She, my landlady, would put the Crowles out."));
        told.does("2026-12-15", "Consider confidentiality", Map.of("weigh", "consult")).consulted("2026-12-15").viewGiven("2026-12-16");
        told.does("2026-12-16", "Decide on confidentiality", Map.of(
                "kind", "request", "grounds", List.of("physical-harm"), "verySerious", "no", "hints", "Quince Cottage", "reasons", "Mrs Crowle's home is at risk."));
        told.does("2026-12-16", "Decide on other council", Map.of(
                "whollyLocal", "no", "countyWide", "yes", "otherCouncil", "split", "otherName", "Tarn County Council", "otherEmail", "standards@tarn.example",
                "part", "What Mrs Crowle says of the county's bus shelter.", "reasons", "Mrs Crowle speaks of the county's business."));
        told.firstLetter("2026-12-17", Map.of("summary", "That Cllr Ellesby called a resident a nuisance."));
        told.starts("2026-12-18", "Hand over a case", Map.of(
                "caseReference", told.reference(), "actingOfficer", story.officer(Role.DEPUTY).id(), "handoverKind", "deputy", "reasons", "I know Mrs Crowle."));
        told.starts("2026-12-18", "Refer to the police or a regulator", Map.of(
                "caseReference", told.reference(), "referredOn", "2026-12-18", "bodyName", "The police", "bodyEmail", "police@example.org", "facts", "Mrs Crowle says that she was threatened."));
        told.starts("2026-12-18", "Depart from the procedure", Map.of(
                "caseReference", told.reference(), "rule", "The order of speakers.", "why", "Mrs Crowle cannot come on that day.", "effect", "None for Mrs Crowle."));
        told.does("2026-12-18", Role.PANEL_CHAIR, "Agree departure as panel chair", Map.of("departure", "agreed", "comments", "Agreed; Mrs Crowle must be told."));
        told.starts("2026-12-21", "Put a case in abeyance", Map.of(
                "caseReference", told.reference(), "ground", "police", "reasonInternal", "The police hear Mrs Crowle.", "reasonNeutral", "Mrs Crowle must wait for others."));
        told.does("2027-01-18", Role.DEPUTY, "Review abeyance", Map.of("abeyance", "resume", "reviewedOn", "2027-01-18", "reasons", "Mrs Crowle was heard."));
        told.starts("2027-01-19", "Record a withdrawal", Map.of(
                "caseReference", told.reference(), "receivedOn", "2027-01-19", "how", "e-mail", "words", "I, Bettina Crowle, give up."));
        told.does("2027-01-19", Role.DEPUTY, "Prepare consultation", Map.of("independentPerson", "augusta-penhale", "question", "May Mrs Crowle withdraw?", "draftReasoning", "She may be afraid."));
        told.viewGiven("2027-01-20");
        told.does("2027-01-21", Role.DEPUTY, "Decide on withdrawal", Map.of(
                "intimidation", "yes", "intimidationDetails", "Her landlady threatened Mrs Crowle.", "publicInterest", "It is great.", "withdrawal", "go-on",
                "ipAddressed", "The view was followed.", "reasons", "What Mrs Crowle reported is serious."));
        told.starts("2027-01-22", "Record that the subject member left office", Map.of(
                "caseReference", told.reference(), "leftOn", "2027-01-22", "leftSeat", "marlbeck", "why", "resigned"));
        told.does("2027-01-25", Role.DEPUTY, "Decide whether to discontinue", Map.of("discontinue", "discontinue", "reasons", "Mrs Crowle can no longer be harmed."));

        assertThat(caseFiles.get(told.reference()).outcome()).contains("discontinued");
        assertThat(told.sent()).contains(
                "reasons-request to complainant", "confidentiality-granted to complainant", "handover to subject-member", "police-referral to referral-body", "departure-record to subject-member",
                "abeyance to clerk", "resumed to subject-member", "withdrawal-refused to subject-member", "withdrawal-refused to clerk", "discontinued to subject-member", "discontinued to clerk");
        nobodyElseLearnsWhoComplains(told, "subject-member", "clerk", "democratic-services", "other-authority");
        assertThat(told.letter("other-authority-referral", "other-authority").plainText())
                .contains("What the complainant says of the county’s bus shelter.".replace('’', '\''), "this letter does not give it", "we have not written to the councillor about it");
        assertThat(told.letter("abeyance", "subject-member").plainText()).contains("the complainant must wait for others.").doesNotContain("police");
        assertThat(told.letter("withdrawal-refused", "subject-member").plainText()).contains("What the complainant reported is serious.").doesNotContain("threatened");
        assertThat(told.letter("confidentiality-granted", "complainant").plainText()).contains("Mrs B. Q. Crowle");
        assertThat(files()).hasSameSizeAs(told.letters()).allSatisfy(file -> assertThat(file.toLowerCase()).doesNotContain(GIVES_AWAY));
        assertThat(publications.of(told.reference())).allSatisfy(one -> assertThat(one.html().toLowerCase()).doesNotContain(GIVES_AWAY));
        for (String report : List.of("/reports/assessment-decisions", "/reports/assessment-decisions.csv", "/reports/update", "/reports/update.csv")) {
            assertThat(page(report + "?from=2026-12-01&to=2027-02-28", Role.DEMOCRATIC_SERVICES).toLowerCase()).as(report).doesNotContain(GIVES_AWAY);
        }
    }

    /** The case's page of somebody who works on the case and may not know who complains, while the hearing is prepared and after it. */
    @Test
    void aWithheldNameIsOnNoPageOfThoseWhoMayNotKnowIt() {
        story.begin("2027-03-02");
        String reference = story.complaint(with(Told.HOW_TO_REACH_HER, IN_CONFIDENCE));
        Map<String, Map<String, Object>> told = new HashMap<>(Story.INVESTIGATED);
        told.put("Prepare draft report", Map.of("redactedReport", story.document("draft-without-the-name.pdf")));
        told.put("Complete final report", Map.of("redactedReport", story.document("final-without-the-name.pdf")));
        told.put("Draft decision notice", Map.of("factsSummary", "She told Mrs Crowle to sit down.", "reasonsSummary", "Crowle had a right to speak."));
        Map<String, Role> readers = new HashMap<>(Map.of("Agree hearing procedure", Role.PANEL_CHAIR, "Fix hearing date", Role.DEMOCRATIC_SERVICES,
                "Decide on breach", Role.HEARING_PANEL, "Publish decision notice", Role.DEMOCRATIC_SERVICES));
        for (String task : List.of("Agree hearing procedure", "Fix hearing date", "Decide on breach", "Publish decision notice")) {
            story.goesOn(task, told);
            assertThat(page("/cases/" + reference, readers.get(task)).toLowerCase()).as(task).contains("cllr rhona ellesby").doesNotContain(GIVES_AWAY);
            assertThat(story.shown(task).toString().toLowerCase()).as("the form of " + task).doesNotContain(GIVES_AWAY);
        }
        story.toTheEnd(told);
        assertThat(publications.of(reference)).isNotEmpty().allSatisfy(one -> assertThat(one.html().toLowerCase()).doesNotContain(GIVES_AWAY));
    }

    /** NS-7-4, NS-7-5, ST-2.6-2, ST-2.8: while it is open whether the name is given, and where the complaint is withdrawn rather than the name given, nobody else hears of it. */
    @Test
    void whileTheNameIsInQuestionOnlyTheComplainantIsWrittenTo() {
        Told told = tell().received("2026-12-11", IN_CONFIDENCE).acknowledged("2026-12-14").valid("2026-12-14");
        told.does("2026-12-14", "Consider confidentiality", Map.of("weigh", "ask"));
        told.does("2026-12-16", "Record reasons", Map.of("reasonsReceivedOn", "2026-12-16", "confidentialityReasons", "None that I would write down."));
        told.confidentiality("2026-12-17", Map.of("reasons", "Nothing was put forward that would bear it."));
        assertThat(told.letter("confidentiality-refused", "complainant").plainText())
                .contains("by Tuesday 5 January 2027", "Nothing was put forward that would bear it.", "You withdraw your complaint.", "We would tell you before we gave your name.");
        told.does("2026-12-21", "Record complainant's answer", Map.of("complainantAnswer", "withdraw", "answeredOn", "2026-12-21", "answer", "Then no."));
        told.consulted("2026-12-21").viewGiven("2026-12-22");
        told.does("2026-12-23", "Decide on withdrawal", Map.of(
                "intimidation", "no", "publicInterest", "There is none.", "withdrawal", "stop", "ipAddressed", "The view was followed.", "reasons", "It is her choice."));
        assertThat(told.sent()).containsExactly(
                "acknowledgement to complainant", "reasons-request to complainant", "confidentiality-refused to complainant",
                "independent-person-consultation to independent-person", "withdrawal-accepted to complainant");
        assertThat(told.letters()).extracting(Letter::recipientRole).doesNotContain("subject-member", "clerk", "parish-chair", "group-leader", "witness");
        assertThat(caseFiles.get(told.reference()).outcome()).contains("withdrawn");
    }

    /** NS-7-6, ST-2.8-2: where a very serious matter goes on against the wish, the complainant is told before anybody else hears the name. */
    @Test
    void aComplainantIsToldBeforeTheNameIsGivenAgainstTheirWish() {
        Told told = tell().received("2026-12-11", IN_CONFIDENCE).acknowledged("2026-12-14").valid("2026-12-14").confidentiality("2026-12-15", Map.of("verySerious", "yes"));
        assertThat(told.sent()).containsExactly("acknowledgement to complainant", "confidentiality-overridden to complainant");
        told.firstLetter("2026-12-18", Map.of());
        assertThat(told.letter("first-letter", "subject-member").plainText()).contains("The complaint was made by Mrs B. Q. Crowle");
    }

    private Told withoutAName() {
        story.begin("2026-12-11");
        Map<String, Object> unnamed = new HashMap<>(Map.of("anonymous", true));
        unnamed.put("complainantName", null);
        unnamed.put("complainantEmail", null);
        return tell().receivedToo(unnamed);
    }

    /** Procedure a.6: nobody can be acknowledged, asked or told, and the letters to others read as well without a name. */
    @Test
    void anAnonymousComplaintWritesToNobodyWhoComplains() {
        Told told = withoutAName();
        assertThat(story.open(told.reference())).containsExactly("Decide validity");
        told.valid("2026-12-14").confidentiality("2026-12-15", Map.of("kind", "anonymous", "publicInterest", "yes")).firstLetter("2026-12-17", Map.of());
        told.represented("2026-12-21").enquired("2026-12-22", Map.of()).consulted("2026-12-22").viewGiven("2026-12-29").assessed("2027-01-11", "no-further-action");
        assertThat(told.sent()).containsExactly(
                "first-letter to subject-member", "clerk-copy to clerk", "independent-person-notice to independent-person", "independent-person-consultation to independent-person",
                "no-further-action to subject-member", "no-further-action to clerk");
        assertThat(told.letters()).allSatisfy(letter -> {
            assertThat(letter.plainText()).as(letter.notice()).doesNotContain("An anonymous").doesNotContainPattern("\\bnull\\b| [.,;:)]|\\( |Dear ,|made by and");
            assertThat(letter.recipientRole()).isNotEqualTo("complainant");
        });
    }

    @Test
    void anAnonymousComplaintThatIsNotTakenUpIsHeardOfByNobody() {
        Told told = withoutAName().valid("2026-12-14").confidentiality("2026-12-15", Map.of("kind", "anonymous", "publicInterest", "no"));
        assertThat(told.sent()).isEmpty();
        assertThat(caseFiles.get(told.reference()).outcome()).contains("no-further-action");
    }

    /** Scenario S12: a clerk who complains gets the complainant's letters and never the clerk's; what would go to the clerk goes to whoever was chosen. */
    @Test
    void aClerkWhoComplainsIsNeverWrittenToAsClerk() {
        story.begin("2026-12-11");
        Told told = tell().receivedToo(Map.of(
                "complainantName", "Mrs Maud Fallowes", "complainantCapacity", "clerk", "complainantEmail", "clerk@marlbeck.example", "allegation", "He shouts at me."));
        told.does("2026-12-11", "Decide on clerk's complaint", story.answers("Decide on clerk's complaint"));
        told.acknowledged("2026-12-14").valid("2026-12-14");
        told.firstLetter("2026-12-15", Map.of("parishContactName", "Cllr Ivo Pendry", "parishContactEmail", "ivo.pendry@marlbeck.example"));
        told.represented("2026-12-21").enquired("2026-12-22", Map.of("enquire", "yes", "askedClerk", "yes", "askClerk", "Is there a recording?")).on("2027-01-04");
        told.does("2027-01-04", "Record answers", Map.of("informationReceivedOn", "2027-01-04", "answerClerk", "There is none."));
        told.enquired("2027-01-04", Map.of()).consulted("2027-01-04").viewGiven("2027-01-05").assessed("2027-01-11", "no-further-action");

        assertThat(told.sent()).contains("clerk-copy to clerk", "clerk-views-request to clerk", "no-further-action to clerk");
        assertThat(told.letters()).filteredOn(letter -> letter.recipientRole().equals("clerk")).hasSizeGreaterThanOrEqualTo(3).allSatisfy(letter -> {
            assertThat(OpenedMail.of(mail.message(letter)).recipients()).as(letter.notice()).containsExactly("ivo.pendry@marlbeck.example");
            assertThat(letter.plainText()).contains("Cllr Ivo Pendry");
        });
        assertThat(told.letters()).filteredOn(letter -> OpenedMail.of(mail.message(letter)).recipients().contains("clerk@marlbeck.example"))
                .extracting(Letter::recipientRole).containsOnly("complainant");
    }

    /** A chair who is asked to take a clerk's complaint up is not told of a clerk who asked not to be named. */
    @Test
    void aClerkWhoAsksNotToBeNamedIsNotNamedToTheChair() {
        story.begin("2026-12-11");
        Told told = tell().receivedToo(Map.of(
                "complainantName", "Mrs Maud Fallowes", "complainantCapacity", "clerk", "complainantEmail", "clerk@marlbeck.example", "allegation", "He shouts at me.",
                "withholdIdentity", true, "withholdReasons", "It would be worse."));
        told.does("2026-12-11", "Decide on clerk's complaint", Map.of("clerkRoute", "ask", "reasons", "The chair should carry it."));
        assertThat(told.sent()).contains("clerk-conduct to complainant");
        assertThat(told.letters()).filteredOn(letter -> letter.recipientRole().equals("parish-chair")).allSatisfy(letter ->
                assertThat(everythingIn(letter)).doesNotContain("Fallowes", "Maud", "clerk@marlbeck.example", "the clerk"));
        assertThat(told.letters()).extracting(Letter::recipientRole).doesNotContain("subject-member", "clerk");
    }

    /** NS-5-1, ST-2.5-1: the police are told what they need, and nobody else that they were. */
    @Test
    void aReferralIsBetweenTheCouncilAndThePolice() {
        Told told = tell().received("2026-12-11", Map.of()).acknowledged("2026-12-14").valid("2026-12-14").firstLetter("2026-12-15", Map.of());
        told.starts("2026-12-16", "Refer to the police or a regulator", Map.of(
                "caseReference", told.reference(), "referredOn", "2026-12-16", "bodyName", "The police", "bodyEmail", "police@example.org", "facts", "A vote on her own barn."));
        assertThat(told.letter("police-referral", "referral-body").plainText()).contains("A vote on her own barn.").doesNotContain("960455", "Tenter");
        assertThat(OpenedMail.of(mail.message(told.letter("police-referral", "referral-body"))).recipients()).containsExactly("police@example.org");
        told.represented("2026-12-21");
        assertThat(told.notices()).filteredOn(letter -> !letter.recipientRole().equals("referral-body")).allSatisfy(letter -> assertThat(letter.plainText()).doesNotContain("barn", "police@"));
    }
}
