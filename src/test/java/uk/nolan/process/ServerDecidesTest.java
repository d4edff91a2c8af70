package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Role;
import uk.nolan.process.forms.FormRefusal;

/** A form only suggests (law 3): what an officer, a browser or a program hands in is decided on by the server, and a refusal changes nothing. */
@NolanTest
class ServerDecidesTest {

    /** Everything that a case may leave behind, the engine's own history of what was tried included. */
    private static final List<String> TABLES = List.of(
            "standards_case", "fact", "answer", "conflict", "extension", "noted_due_date", "journal_entry", "letter", "reference_counter",
            "ACT_RU_TASK", "ACT_RU_EXECUTION", "ACT_RU_VARIABLE", "ACT_RU_JOB", "ACT_HI_VARINST", "ACT_HI_DETAIL", "ACT_HI_TASKINST", "ACT_HI_ACTINST", "ACT_HI_OP_LOG", "ACT_GE_BYTEARRAY");

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private FormService forms;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-11");
    }

    private Map<String, List<Map<String, Object>>> everything() {
        Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
        // the history and the deployed files hold whatever other tests left there, and only ever grow: their numbers tell enough
        TABLES.forEach(table -> rows.put(table, database.queryForList(
                table.startsWith("ACT_HI_") || table.startsWith("ACT_GE_") ? "select count(*) from " + table : "select * from " + table + " order by 1")));
        rows.values().forEach(table -> table.forEach(row -> row.replaceAll((column, value) -> value instanceof byte[] bytes ? bytes.length : String.valueOf(value))));
        return rows;
    }

    private void refused(Runnable deed, String... parts) {
        Map<String, List<Map<String, Object>>> before = everything();
        Throwable refusal = catchThrowable(deed::run);
        assertThat(refusal).isInstanceOf(FormRefusal.class);
        assertThat(refusal.getMessage()).contains(parts).doesNotContain("ENGINE-", "Exception", "uk.nolan", "null");
        assertThat(everything()).isEqualTo(before);
    }

    /** The same by the REST interface: the officer's mistake, in words, and nothing changed. */
    private void refusedOverRest(Function<Rest, Rest.Answer> deed, String... parts) {
        Map<String, List<Map<String, Object>>> before = everything();
        Rest.Answer answer = deed.apply(story.rest());
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).contains(parts).doesNotContain("ENGINE-", "Exception", "uk.nolan", "null");
        assertThat(everything()).isEqualTo(before);
    }

    /** The task's plain answers are refused once this one is given instead. */
    private void refused(String task, String field, Object value, String... parts) {
        Map<String, Object> answers = story.answers(task);
        answers.put(field, value);
        refused(() -> procedure.complete(story.task(task), answers, story.officer(Story.whose(task))), parts);
    }

    private void refusedComplaint(String field, Object value, String... parts) {
        Map<String, Object> answers = story.complaintAnswers(Map.of());
        answers.put(field, value);
        refused(() -> procedure.start(Procedure.COMPLAINT, answers, story.officer(Role.MONITORING_OFFICER)), parts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "receivedOn | 2026-12-12 | Received on: the date lies in the future",
        "lastEventOn | 2026-12-12 | Last event: the date lies in the future",
        "complaintDate | 2026-12-12 | Date of the complaint: the date lies in the future",
        "subjectMember | | Councillor complained about: please answer this",
        "subjectMember | nobody-at-all | Councillor complained about: what was given is not one of the choices",
        "subjectMember | not-listed | Name of the member not listed: please answer this",
        "authority | newark-and-sherwood | Council: this member never held a seat on that council",
        "complainantEmail | nobody | E-mail address: this is not an e-mail address that letters can reach",
        "complainantEmail | | give an e-mail address or a postal address",
        "complainantCapacity | king | Complains as: what was given is not one of the choices",
        "outcome | no-further-action | There is no field \"outcome\" in this form",
        "caseReference | NSDC-2026-0001 | There is no field \"caseReference\" in this form",
    })
    void aComplaintThatCannotBeRightIsNotReceived(String field, String value, String why) {
        refusedComplaint(field, value, why);
        assertThat(story.complaint(Map.of())).as("the next complaint").isEqualTo("NSDC-2026-0001");
    }

    @Test
    void aLineBreakInANameIsRefusedAndFiveMegabytesOfTextAreToo() {
        refusedComplaint("complainantName", "Ms Imogen Vardle\r\nBcc: everybody@example.org", "Name: please write it on one line");
        refusedComplaint("allegation", "x".repeat(5_000_000), "What the councillor is said to have done", "5,000,000 characters are too many, 20,000 fit");
    }

    @Test
    void theReferenceIsTheProgramsWhateverTheCallerCallsTheCase() {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(Procedure.COMPLAINT).latestVersion().singleResult().getId();
        String first = story.complaint(Map.of());
        String second = story.as(Role.MONITORING_OFFICER, () -> forms.submitStartForm(definition, first, story.complaintAnswers(Map.of()))).getBusinessKey();
        assertThat(second).isEqualTo("NSDC-2026-0002");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(first).rootProcessInstances().count()).isEqualTo(1);
    }

    @Test
    void twentyThousandCharactersAreKeptWholeAndOneMoreIsRefused() {
        String text = "é".repeat(19_990) + "<b>\n😀 end";
        assertThat(text).hasSize(20_000);
        story.upTo("Prepare first letter");
        refused("Prepare first letter", "summary", text + "!", "20,001 characters are too many, 20,000 fit");
        Map<String, Object> answers = story.answers("Prepare first letter");
        answers.put("summary", text);
        story.does("2026-12-11", "Prepare first letter", answers);
        assertThat(caseFiles.answers("NSDC-2026-0001").text("prepare-first-letter", "summary")).contains(text);
    }

    @Test
    void validityAsksForWhatEachGroundNeeds() {
        story.complaint(Map.of());
        refused("Decide validity", "grounds", List.of("no-evidence"), "Complainant asked for evidence on: please answer this");
        refused("Decide validity", "grounds", List.of("not-in-capacity"), "Why the member did not act as a councillor: please answer this");
        refused("Decide validity", "grounds", List.of("over-six-months"), "Has the complainant given a reason for the delay?: please answer this");
        refused("Decide validity", "grounds", List.of("too-silly"), "Grounds of invalidity: what was given is not one of the choices");
        refused("Decide validity", "grounds", "not-in-code;drop table answer", "is not one of the choices");
        refused("Decide validity", "reasons", "  \n ", "Reasons for your decision: please answer this");
    }

    /** NS-6-8: eight days ago is not over six months, whatever the officer ticks. */
    @Test
    void aRecentEventIsNotOverSixMonthsOld() {
        story.complaint(Map.of());
        Map<String, Object> answers = story.answers("Decide validity");
        answers.putAll(Map.of("grounds", List.of("over-six-months"), "delayExplained", "no"));
        refused(() -> procedure.complete(story.task("Decide validity"), answers, story.officer(Role.MONITORING_OFFICER)), "Grounds of invalidity", "does not lie further back", "NS-6-8: over six months");
    }

    @Test
    void whatAHiddenFieldSaysIsNeitherKeptNorFollowed() {
        String reference = story.complaint(Map.of());
        Map<String, Object> answers = story.answers("Decide validity");
        // as a browser would send it that had shown more fields before the officer changed her mind
        answers.putAll(Map.of("doubt", true, "grounds", List.of("not-in-code"), "tellSubjectMember", "yes", "evidenceAskedOn", "2026-12-10", "capacityReasons", "None.", "delayExplained", "no"));
        story.does("2026-12-11", "Decide validity", answers);
        assertThat(story.open(reference)).contains("Prepare first letter");
        for (String hidden : List.of("tellSubjectMember", "evidenceAskedOn", "capacityReasons", "delayExplained")) {
            assertThat(caseFiles.answers(reference).value("decide-validity", hidden)).as(hidden).isEmpty();
        }
        assertThat(runtime.createVariableInstanceQuery().variableName("tellSubjectMember").list()).allSatisfy(variable -> assertThat(variable.getValue()).isNull());
    }

    /** NS-8-1 and the paragraphs after it. */
    @Test
    void everyCriterionTickedNeedsItsReason() {
        story.upTo("Assess complaint");
        refused("Assess complaint", "criteria", List.of("c", "f", "p"), "Reasons on criterion (f): please answer this. Reasons on criterion (p): please answer this.");
        refused("Assess complaint", "criteria", List.of("c", "z"), "Criteria that apply: what was given is not one of the choices");
    }

    @Test
    void anAssessmentNeedsItsPublicInterestItsReasonsAndAnOutcomeThatExists() {
        story.upTo("Assess complaint");
        refused("Assess complaint", "publicInterest", "", "The public interest: please answer this");
        refused("Assess complaint", "ipAddressed", "", "Independent Person's comments were taken into account: please answer this");
        refused("Assess complaint", "reasons", "", "Reasons for the decision: please answer this");
        refused("Assess complaint", "outcome", "suspend-the-councillor", "is not one of the choices");
        refused("Assess complaint", "outcome", "informal", "would there potentially be a breach of the code?: please answer this");
        refused("Assess complaint", "outcome", "refer", "Why somebody else should decide: please answer this");
        refused("Assess complaint", "representationsWeighed", false, "I have weighed the subject member's representations");
        refused("Assess complaint", "similarCase", "NSDC-2026-0001", "is not one of the choices");
    }

    /** NS-7-3, procedure a.7: while a consultation is out and not answered, nobody decides, whichever way the decision is handed in; a note that no view came opens the gate. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Assess complaint            | outcome    | no-further-action, investigate",
        "Assess complaint as panel   | outcome    | no-further-action",
        "Conclude informal resolution | informal  | resolved",
        "Review report               | review     | no-breach",
        "Review report               | review     | hearing, local-resolution",
        "Decide on withdrawal        | withdrawal | stop, go-on",
    })
    void nothingIsDecidedBeforeTheIndependentPersonWasConsulted(String decision, String field, String outcomes) {
        String reference = toldUpTo(decision, outcomes);
        caseFiles.record(reference, "view-requested", LocalDate.of(2026, 12, 11), "Mrs Thirza Gladwin, Monitoring Officer");
        Map<String, Object> answers = story.answers(decision);
        for (String outcome : outcomes.split(", ")) {
            answers.put(field, outcome);
            refused(() -> procedure.complete(story.task(decision), answers, story.officer(Story.whose(decision))), "the Independent Person has not been consulted");
            refusedOverRest(rest -> rest.submit(story.task(decision), answers, story.officer(Story.whose(decision))), "the Independent Person has not been consulted");
        }
        refused(decision, "independentPersonConsulted", true, "There is no field \"independentPersonConsulted\"");
        caseFiles.record(reference, "view-closed", LocalDate.of(2026, 12, 11), "Mrs Thirza Gladwin, Monitoring Officer");
        procedure.complete(story.task(decision), answers, story.officer(Story.whose(decision)));
        assertThat(story.open(reference)).doesNotContain(decision);
    }

    private String toldUpTo(String decision, String outcome) {
        Map<String, Object> assessment = switch (decision) {
            case "Assess complaint as panel" -> Map.of("outcome", "refer", "referralReason", "conflict");
            case "Review report" -> Map.of("outcome", "investigate");
            default -> Map.of("outcome", "informal", "potentialBreach", "no");
        };
        Map<String, Map<String, Object>> told = Map.of(
                "Assess complaint", assessment,
                "Complete final report", Map.of("reportFinding", outcome.equals("no-breach") ? "no-breach" : "breach"));
        if (!decision.equals("Decide on withdrawal")) {
            return story.upTo(decision, told);
        }
        String reference = story.upTo("Record representations");
        procedure.start("withdrawal", EVENTS.get("withdrawal").apply(reference), story.officer(Role.MONITORING_OFFICER));
        return story.goesOn(decision, told);
    }

    /** What officers bring about in a case that runs: the start form of each with answers that pass. */
    private static final Map<String, Function<String, Map<String, Object>>> EVENTS = events();

    private static Map<String, Function<String, Map<String, Object>>> events() {
        Map<String, Function<String, Map<String, Object>>> events = new LinkedHashMap<>();
        events.put("withdrawal", one -> Map.of("caseReference", one, "receivedOn", "2026-12-11", "how", "e-mail", "words", "Let it rest."));
        events.put("left-office", one -> Map.of("caseReference", one, "leftOn", "2026-12-11", "leftSeat", "marlbeck", "why", "resigned"));
        events.put("abeyance", one -> Map.of("caseReference", one, "ground", "police", "reasonInternal", "The police ask questions.", "reasonNeutral", "It must wait."));
        events.put("departure", one -> Map.of("caseReference", one, "rule", "The order of speakers.", "why", "A train.", "effect", "None."));
        events.put("further-case", one -> Map.of("caseReference", one, "kind", "subject-member", "subjectMember", "lowenna-draycote", "authority", "newark-and-sherwood",
                "allegation", "He laughed.", "foundOn", "2026-12-11"));
        events.put("extend-deadline", one -> Map.of("deadlineOfCase", one + ":validity", "newDate", "2026-12-31", "reasons", "More time."));
        events.put("progress-update", one -> Map.of("caseReference", one, "updateText", "All goes well."));
        events.put("late-representations", one -> Map.of("caseReference", one, "receivedOn", "2026-12-11", "representations", "A joke.", "accepted", "yes", "reasons", "No harm."));
        events.put("subject-member-view", one -> Map.of("caseReference", one, "askedOn", "2026-12-11", "question", "Would an apology help?"));
        events.put("police-referral", one -> Map.of("caseReference", one, "bodyName", "The police", "bodyEmail", "police@example.org", "referredOn", "2026-12-11", "facts", "A vote."));
        events.put("hand-over", one -> Map.of("caseReference", one, "actingOfficer", "deputy", "handoverKind", "deputy", "reasons", "A holiday."));
        events.put("choose-independent-person", one -> Map.of("caseReference", one, "independentPerson", "augusta-penhale", "reasons", "She is ill."));
        events.put("declare-conflict", one -> Map.of("caseReference", one, "conflict", "actual", "reasons", "We are neighbours."));
        return events;
    }

    /** Each of these is refused with these words by either way, and all of it together changes nothing. */
    private void refusedEvents(Collection<String> processes, String reference, String... parts) {
        Map<String, List<Map<String, Object>>> before = everything();
        for (String process : processes) {
            Map<String, Object> answers = EVENTS.get(process).apply(reference);
            assertThatThrownBy(() -> procedure.start(process, answers, story.officer(Role.DEPUTY))).as(process).isInstanceOf(FormRefusal.class)
                    .message().contains(parts).doesNotContain("ENGINE-", "Exception", "uk.nolan", "null");
            Rest.Answer answer = story.rest().start(process, answers, story.officer(Role.DEPUTY));
            assertThat(answer.status()).as(process + ": " + answer.body()).isEqualTo(400);
            assertThat(answer.message()).as(process).contains(parts);
        }
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NSDC-2026-0009", "' or 1=1", "nsdc-2026-0001"})
    void nothingHappensInACaseThatIsNotThere(String reference) {
        story.complaint(Map.of());
        refusedEvents(EVENTS.keySet(), reference, "There is no case \"" + reference + "\"", "a reference looks like NSDC-2026-0001");
    }

    @Test
    void aReferenceOfAnyLengthIsRefusedInAShortSentence() {
        story.complaint(Map.of());
        refusedEvents(EVENTS.keySet(), "x".repeat(5_000), "There is no case \"" + "x".repeat(40) + "…\"");
    }

    @Test
    void nothingHappensInAClosedCase() {
        String reference = story.complaint(Map.of());
        caseFiles.close(reference, "no-further-action", "Nolan");
        refusedEvents(EVENTS.keySet(), reference, "Case " + reference + " was closed on Friday 11 December 2026 (no further action), so nothing more can happen in it.");
    }

    /** NS-5-2, ST-2.5-2: while a case rests only what does no harm can be recorded in it. */
    @Test
    void aCaseInAbeyanceTakesNothingThatWouldMoveIt() {
        String reference = inAbeyance();
        Set<String> harmless = Set.of("police-referral", "hand-over", "choose-independent-person", "declare-conflict");
        refusedEvents(EVENTS.keySet().stream().filter(process -> !harmless.contains(process)).toList(), reference, "Case " + reference + " is in abeyance", "\"Review abeyance\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"police-referral", "hand-over", "declare-conflict"})
    void aCaseInAbeyanceTakesWhatDoesNotMoveIt(String process) {
        String reference = inAbeyance();
        procedure.start(process, EVENTS.get(process).apply(reference), story.officer(Role.DEPUTY));
        story.tell(reference);
        assertThat(caseFiles.facts(reference).paused()).isTrue();
        assertThat(story.open(reference)).contains("Review abeyance");
    }

    private String inAbeyance() {
        String reference = story.complaint(Map.of());
        procedure.start("abeyance", EVENTS.get("abeyance").apply(reference), story.officer(Role.MONITORING_OFFICER));
        story.tell(reference);
        return reference;
    }

    /** What is being dealt with is not begun a second time. */
    @ParameterizedTest
    @CsvSource({"withdrawal, Record a withdrawal", "left-office, Record that the subject member left office", "subject-member-view, Subject member asks the Independent Person"})
    void whatRunsIsNotBegunAgain(String process, String name) {
        String reference = story.upTo("Record representations");
        procedure.start(process, EVENTS.get(process).apply(reference), story.officer(Role.MONITORING_OFFICER));
        story.tell(reference);
        refusedEvents(List.of(process), reference, "\"" + name + "\" has been started for case " + reference + " already and is being dealt with");
        String other = story.upTo("Record representations");
        procedure.start(process, EVENTS.get(process).apply(other), story.officer(Role.MONITORING_OFFICER));
        story.tell(other);
    }

    /** ST-11-1: a complaint can be withdrawn until the panel has decided. ST-2.9: leaving one council is nothing to a case about another. */
    @Test
    void whatAnEventSaysMustFitTheCase() {
        String reference = story.complaint(Map.of());
        Map<String, Object> otherSeat = new HashMap<>(EVENTS.get("left-office").apply(reference));
        otherSeat.put("leftSeat", "newark-and-sherwood");
        refused(() -> procedure.start("left-office", otherSeat, story.officer(Role.DEPUTY)), "this complaint is about the work of the member on another council");
        Map<String, Object> tooEarly = new HashMap<>(EVENTS.get("withdrawal").apply(reference));
        tooEarly.put("receivedOn", "2026-12-10");
        refused(() -> procedure.start("withdrawal", tooEarly, story.officer(Role.DEPUTY)), "Withdrawn on: Thursday 10 December 2026 is before the complaint was received");
        Map<String, Object> plain = new HashMap<>(EVENTS.get("abeyance").apply(reference));
        plain.put("reasonNeutral", plain.get("reasonInternal"));
        refused(() -> procedure.start("abeyance", plain, story.officer(Role.DEPUTY)), "the parties would read it");
    }

    @Test
    void datesThatTellOfWhatHappenedCannotLieAhead() {
        story.upTo("Record representations");
        refused("Record representations", "representationsReceivedOn", "2026-12-12", "Received on: the date lies in the future");
        refused("Record representations", "representationsReceivedOn", "2026-12-10", "Received on: this is before the first letter was sent");
        refused("Record representations", "representationsReceivedOn", "11 December", "Received on: please give a date such as 2026-12-18");
    }

    @Test
    void anExtensionNeverShortensAPeriod() {
        String reference = story.upTo("Record representations");
        for (String date : List.of("2026-12-11", "2026-12-24", "2026-12-29")) {
            refused(() -> procedure.start("extend-deadline", Map.of("deadlineOfCase", reference + ":representations", "newDate", date, "reasons", "A slip."), story.officer(Role.MONITORING_OFFICER)),
                    "New last day: give a date after");
        }
        for (String other : List.of("NSDC-2026-0002:representations", reference, reference + ":independent-person-view", reference + ":event-look-back", ":", "")) {
            refused(() -> procedure.start("extend-deadline", Map.of("deadlineOfCase", other, "newDate", "2027-02-01", "reasons", "A slip."), story.officer(Role.MONITORING_OFFICER)),
                    other.startsWith("NSDC-2026-0002") ? "There is no case \"NSDC-2026-0002\"" : "Deadline: ");
        }
    }

    /** Over REST a value says its own type. */
    @Test
    void valuesOfTheEnginesOwnTypesAreNoAnswers() {
        story.upTo("Assess complaint");
        List<Object> odd = new ArrayList<>(List.of(
                Variables.fileValue("reasons.txt").file("All of it.".getBytes()).create(),
                Variables.byteArrayValue("All of it.".getBytes()),
                Variables.dateValue(new Date(0)),
                Variables.integerValue(3),
                Variables.booleanValue(true),
                SpinValues.jsonValue("{\"a\": [1]}").create(),
                Variables.serializedObjectValue("rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==").objectTypeName("java.util.HashMap").serializationDataFormat(Variables.SerializationDataFormats.JAVA).create(),
                new Date(0),
                LocalDate.of(2026, 12, 11),
                Map.of("a", List.of(1))));
        for (Object value : odd) {
            refused("Assess complaint", "reasons", value, "");
        }
        refused("Assess complaint", "criteria", SpinValues.jsonValue("[\"c\", \"invented\"]").create(), "is not one of the choices");
        refused("Assess complaint", "criteria", SpinValues.jsonValue("[[\"c\"]]").create(), "is not one of the choices");
        refused("Assess complaint", "criteria", SpinValues.jsonValue("{\"c\": true}").create(), "is not one of the choices");
        Map<String, Object> answers = story.answers("Assess complaint");
        answers.put("criteria", SpinValues.jsonValue("[\"c\"]").create());
        answers.put("reasons", Variables.stringValue("A political debate."));
        story.does("2026-12-11", "Assess complaint", answers);
        assertThat(caseFiles.get("NSDC-2026-0001").outcome()).contains("no-further-action");
    }

    @Test
    void aRefusalNeverRepeatsWhatWasTyped() {
        story.complaint(Map.of());
        String gossip = "Zebedee Quillfeather";
        for (String field : List.of("grounds", "doubt", "evidenceAskedOn", "reasons", "tellSubjectMember")) {
            Map<String, Object> answers = story.answers("Decide validity");
            answers.put("grounds", List.of("no-evidence"));
            answers.put(field, field.equals("reasons") ? gossip.repeat(2_000) : gossip);
            Throwable refusal = catchThrowable(() -> procedure.complete(story.task("Decide validity"), answers, story.officer(Role.MONITORING_OFFICER)));
            assertThat(refusal).as(field).isInstanceOf(FormRefusal.class);
            assertThat(refusal.getMessage()).as(field).doesNotContain("Zebedee").hasSizeLessThan(400);
        }
    }

    /** One investigated case from the review of the report to the decision of the panel, with everything on the way that must not pass. */
    @Test
    void fromTheReportToTheDecisionOfThePanel() {
        String reference = story.upTo("Review report", Story.INVESTIGATED);
        refused("Review report", "review", "no-breach", "NS-12-1");
        story.goesOn("Fix hearing date", Story.INVESTIGATED);
        aHearingIsNeitherTooSoonNorLateWithoutAReason(reference);
        story.goesOn("Decide on breach", Story.INVESTIGATED);
        theConclusionOfThePanelAgreesWithItsFindings();
        thePanelDecidesNothingWithoutTheIndependentPersonsView(reference, "Decide on breach", "hearing-opened", "breach-view-given");
        story.goesOn("Decide on sanction", Story.INVESTIGATED);
        aSanctionThatNoPanelCanChooseIsRefused();
        thePanelDecidesNothingWithoutTheIndependentPersonsView(reference, "Decide on sanction", "findings-made", "sanction-view-given");
        assertThat(story.open(reference)).contains("Announce decision");
        refused(() -> procedure.start("withdrawal", EVENTS.get("withdrawal").apply(reference), story.officer(Role.DEPUTY)), "the panel has decided this complaint");
    }

    /** D17, NS-14-4, NS-A2-7: no hearing too soon after the report without the member's written agreement; NS-14-5: none too late without a reason. */
    private void aHearingIsNeitherTooSoonNorLateWithoutAReason(String reference) {
        refused("Fix hearing date", "hearingDate", "2026-12-11", "Date of the hearing: give a date after today");
        refused("Fix hearing date", "hearingDate", "2026-12-28", "NS-14-4", "The earliest day is Tuesday 29 December 2026");
        refused("Fix hearing date", "hearingDate", "2027-03-12", "please answer this");
        Map<String, Object> answers = story.answers("Fix hearing date");
        answers.putAll(Map.of("hearingDate", "2026-12-28", "earlyAgreement", story.document("agreement.pdf")));
        story.goesOver("Fix hearing date", answers);
        assertThat(caseFiles.facts(reference).newest("hearing-date")).contains(LocalDate.of(2026, 12, 28));
    }

    /** NS-A2-16: a conclusion that its own findings do not bear out. */
    private void theConclusionOfThePanelAgreesWithItsFindings() {
        refused("Decide on breach", "panelFinding", "no-breach", "it says that the code was not broken, but a finding above says that it was");
        refused("Decide on breach", "finding1", "no-breach", "it says that the code was broken, but no finding above does");
        refused("Decide on breach", "finding2", null, "Finding on allegation 2: there is none");
        refused("Decide on breach", "findingProvisions1", List.of(), "Parts of the code broken (allegation 1): none is named");
    }

    /** NS-2-4, NS-15-8, NS-15-18, scenario S3: the panel enters "suspend one month". */
    private void aSanctionThatNoPanelCanChooseIsRefused() {
        refused("Decide on sanction", "trainingDetails", "Suspend her for one month.", "Suspension cannot be chosen", "Localism Act 2011", "NS-15-18");
        refused("Decide on sanction", "trainingDetails", "Her special responsibility allowance is withdrawn.", "Withdrawal or cut of allowances cannot be chosen");
        refused("Decide on sanction", "trainingBy", null, "Training by: this sanction needs a last day");
        refused("Decide on sanction", "sanctions", List.of("leader"), "what was given is not one of the choices");
        refused("Decide on sanction", "sanctions", List.of("suspension"), "what was given is not one of the choices");
        refused("Decide on sanction", "roleKept", false, "this must be confirmed");
    }

    /** NS-14-12, NS-14-14, Localism Act 2011 s.28(7): at the hearing only a view opens the gate, and not that none came. */
    private void thePanelDecidesNothingWithoutTheIndependentPersonsView(String reference, String decision, String since, String view) {
        LocalDate day = caseFiles.facts(reference).newest("hearing-date").orElseThrow();
        caseFiles.record(reference, since, day, "Ms Petra Lindqvist, Democratic Services");
        caseFiles.record(reference, "view-closed", day, "Mrs Thirza Gladwin, Monitoring Officer");
        Map<String, Object> answers = story.answers(decision);
        for (Role role : List.of(Role.HEARING_PANEL, Role.PANEL_CHAIR)) {
            refused(() -> procedure.complete(story.task(decision), answers, story.officer(role)), "the view of the Independent Person on", "is not on file");
            refusedOverRest(rest -> rest.submit(story.task(decision), answers, story.officer(role)), "the view of the Independent Person on", "is not on file");
        }
        refused(decision, decision.endsWith("breach") ? "breachViewGiven" : "sanctionViewGiven", true, "There is no field");
        caseFiles.record(reference, view, day, "Dr Augusta Penhale, Independent Person");
        procedure.complete(story.task(decision), answers, story.officer(Story.whose(decision)));
        story.tell(reference);
        assertThat(story.open(reference)).doesNotContain(decision);
    }

    /** NS-11-1: what the report found binds the review. */
    @Test
    void afterAReportWithoutABreachThereIsNothingToHearOrResolve() {
        story.upTo("Review report", Map.of("Assess complaint", Map.of("outcome", "investigate"), "Complete final report", Map.of("reportFinding", "no-breach")));
        refused("Review report", "review", "hearing", "NS-11-1");
        refused("Review report", "review", "local-resolution", "NS-11-1");
    }
}
