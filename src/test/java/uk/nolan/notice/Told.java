package uk.nolan.notice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.nolan.people.Role;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** A case told in few words for tests of letters: each step is done by the Monitoring Officer with usual answers, save for what the test says differently. */
final class Told {

    /** Where Ms Vardle can be reached: what nobody else's letter may show. */
    static final Map<String, Object> HOW_TO_REACH_HER = Map.of(
            "complainantEmail", "imogen.vardle@example.org",
            "complainantTelephone", "01632 960455",
            "complainantAddress", "Quince Cottage\n7 Tenter Lane\nMarlbeck");

    private final Story story;
    private final Procedure procedure;
    private final Timeline timeline;
    private final Ledger ledger;
    private String reference;
    private List<Letter> kept;

    Told(Story story, Procedure procedure, Timeline timeline, Ledger ledger) {
        this.story = story;
        this.procedure = procedure;
        this.timeline = timeline;
        this.ledger = ledger;
    }

    String reference() {
        return reference;
    }

    /** A parish case unless the answers say otherwise: Ms Imogen Vardle complains about Cllr Rhona Ellesby of Marlbeck. */
    Told received(String day, Map<String, Object> answers) {
        story.begin(day);
        return receivedToo(with(HOW_TO_REACH_HER, answers));
    }

    /** A complaint of today beside others that are told already. */
    Told receivedToo(Map<String, Object> answers) {
        reference = story.complaint(answers);
        return this;
    }

    Told acknowledged(String day) {
        return does(day, "Acknowledge complaint", Map.of());
    }

    Told valid(String day) {
        return does(day, "Decide validity", Map.of("grounds", List.of(), "doubt", false, "reasons", "A sitting councillor in a meeting of her council."));
    }

    Told rejected(String day, String tellSubjectMember) {
        return does(day, "Decide validity", Map.of(
                "grounds", List.of("not-in-capacity"),
                "doubt", false,
                "capacityReasons", "She was in her own garden and did no council business.",
                "reasons", "This was a quarrel between neighbours about a hedge.",
                "tellSubjectMember", tellSubjectMember));
    }

    /** The complainant asked that the name be kept back, and it is. */
    Told nameWithheld(String day) {
        return confidentiality(day, Map.of("grounds", List.of("employment")));
    }

    /** What was asked for, or is to be feared, is decided without asking anybody. */
    Told confidentiality(String day, Map<String, Object> decision) {
        does(day, "Consider confidentiality", Map.of("weigh", "decide"));
        return does(day, "Decide on confidentiality", with(Map.of("kind", "request", "verySerious", "no", "reasons", "What was said for it was weighed."), decision));
    }

    Told firstLetter(String day, Map<String, Object> answers) {
        return does(day, "Prepare first letter", with(
                Map.of(
                        "summary", "That in the meeting of 3 December 2026 Cllr Ellesby called a member of the public a nuisance and told her to sit down.",
                        "codeProvisions", List.of("1.1"),
                        "independentPerson", "augusta-penhale"),
                answers));
    }

    Told represented(String day) {
        return does(day, "Record representations", Map.of(
                "representationsReceivedOn", day, "representations", "I was heated, and I am sorry for the words.\nI stand by the criticism."));
    }

    Told enquired(String day, Map<String, Object> answers) {
        return does(day, "Plan enquiries", with(Map.of("enquiryNotes", "The recording of the meeting was listened to.", "enquire", "no"), answers));
    }

    Told answered(String day) {
        return does(day, "Record answers", Map.of("informationReceivedOn", day, "answerWitness", "She said it once, and loudly."));
    }

    Told consulted(String day) {
        return does(day, "Prepare consultation", Map.of(
                "independentPerson", "augusta-penhale",
                "question", "Do you agree with the course that I have in mind?",
                "draftReasoning", "The words were rude but were said once, in the heat of a debate."));
    }

    Told viewGiven(String day) {
        return does(day, Role.INDEPENDENT_PERSON, "Give view", Map.of("minded", "agrees", "view", "I agree."));
    }

    Told assessed(String day, String outcome) {
        return assessed(day, Role.MONITORING_OFFICER, outcome);
    }

    Told assessed(String day, Role role, String outcome) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "representationsWeighed", true,
                "criteria", List.of("c", "f"),
                "reasonC", "A heated exchange on a matter before the council.",
                "reasonF", "No sanction would be likely to follow.",
                "publicInterest", "It is not in the public interest to spend public money on a single sharp exchange.",
                "outcome", outcome,
                "ipAddressed", "The Independent Person agreed with the draft.",
                "reasons", "The words were part of a political debate and were not repeated."));
        if (outcome.equals("informal")) {
            answers.put("potentialBreach", "yes");
        }
        return does(day, role, "Assess complaint", answers);
    }

    Told proposed(String day) {
        return does(day, "Propose informal resolution", Map.of(
                "actions", List.of("apology", "training"), "proposalText", "An apology in writing, and the council's course on respect in meetings."));
    }

    Told accepted(String day) {
        return does(day, "Record comments", Map.of(
                "commentsReceivedOn", day,
                "complainantComments", "That would be enough for me.",
                "subjectMemberComments", "I will do both.",
                "proposal", "accepted",
                "acceptedOn", day));
    }

    Told performed(String day) {
        return does(day, "Record performance", Map.of("performedOn", day, "performance", "She apologised in a letter and took the course."));
    }

    Told concluded(String day, String informal) {
        return does(day, "Conclude informal resolution", Map.of(
                "informal", informal, "publicInterest", "The matter is settled between those concerned.", "reasons", "The apology was made and the course taken."));
    }

    Told does(String day, String task, Map<String, Object> answers) {
        return does(day, Role.MONITORING_OFFICER, task, answers);
    }

    Told does(String day, Role role, String task, Map<String, Object> answers) {
        story.does(day, role, task, answers);
        return this;
    }

    /** The Monitoring Officer starts another process by its form. */
    Told starts(String day, String process, Map<String, Object> answers) {
        story.on(day);
        procedure.start(procedure.startable(process).orElseThrow(), answers, story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        return this;
    }

    Told on(String day) {
        story.on(day);
        return this;
    }

    /** Keeps the letters at hand, because the next case begins on an empty stage. */
    Told kept() {
        kept = ledger.letters(reference);
        return this;
    }

    /** All letters of the case, internal notes among them, in the order of writing. */
    List<Letter> letters() {
        return kept == null ? ledger.letters(reference) : kept;
    }

    /** The notices of the case, without internal notes. */
    List<Letter> notices() {
        return letters().stream().filter(letter -> !letter.isNote()).toList();
    }

    /** The newest letter of this name to that recipient. */
    Letter letter(String notice, String role) {
        return letters().stream()
                .filter(letter -> letter.notice().equals(notice) && letter.recipientRole().equals(role))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("No " + notice + " to " + role + " among " + sent()));
    }

    /** What was sent to whom, as rehearsals say it. */
    List<String> sent() {
        return notices().stream().map(letter -> letter.notice() + " to " + letter.recipientRole()).toList();
    }

    private static Map<String, Object> with(Map<String, Object> usual, Map<String, Object> different) {
        Map<String, Object> all = new HashMap<>(usual);
        all.putAll(different);
        return all;
    }
}
