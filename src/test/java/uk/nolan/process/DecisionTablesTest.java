package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.nolan.casefile.ForbiddenSanction;
import uk.nolan.casefile.SanctionRule;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.process.forms.FormDefinition;

/** Every row of both councils' decision tables, on the engine's own table evaluator. */
class DecisionTablesTest {

    private static final List<String> TABLES = List.of("deadlines", "validity", "assessment-criteria", "confidentiality", "sanctions", "forbidden-sanctions");

    private final ProcedureFiles files = ProcedureFiles.packed();
    private final Map<String, DmnModelInstance> models = new HashMap<>();
    private final Map<String, DmnDecision> decisions = new HashMap<>();
    private final Set<String> hit = new HashSet<>();
    private final DmnEngine engine;

    DecisionTablesTest() {
        DefaultDmnEngineConfiguration configuration = (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules().forEach(rule -> hit.add(event.getDecisionTable().getKey() + " " + rule.getId())));
        engine = configuration.buildEngine();
        tablesOf("newark-and-sherwood");
    }

    /** From here on the tables are those of that council. */
    private void tablesOf(String council) {
        for (String table : TABLES) {
            byte[] file = files.bytes(CouncilBooks.path(council, table + ".dmn"));
            models.put(table, Dmn.readModelFromStream(new ByteArrayInputStream(file)));
            decisions.put(table, engine.parseDecision(table, models.get(table)));
        }
    }

    private DmnDecisionResult evaluate(String table, Map<String, Object> variables) {
        return engine.evaluateDecision(decisions.get(table), variables);
    }

    /** The texts of the first input column, without their quotation marks. */
    private List<String> keys(String table) {
        List<String> keys = new ArrayList<>();
        for (Rule rule : models.get(table).getModelElementsByType(Rule.class)) {
            InputEntry first = rule.getInputEntries().iterator().next();
            keys.add(first.getTextContent().strip().replaceAll("^\"|\"$", ""));
        }
        return keys;
    }

    private List<DeadlineRule> deadlines() {
        List<DeadlineRule> rules = new ArrayList<>();
        for (String deadline : keys("deadlines")) {
            Map<String, Object> row = evaluate("deadlines", Map.of("deadline", deadline)).getSingleResult().getEntryMap();
            rules.add(DeadlineRule.of("deadlines.dmn", deadline, row));
        }
        DeadlineRule.checkTogether("deadlines.dmn", rules);
        assertThat(evaluate("deadlines", Map.of("deadline", "the-moon")).isEmpty()).isTrue();
        return rules;
    }

    private static String counted(DeadlineRule rule) {
        return rule.deadline() + ": " + rule.period() + " from " + rule.countedFrom();
    }

    @Test
    void everyDeadlineReadsAsARule() {
        List<DeadlineRule> rules = deadlines();
        assertThat(rules)
                .extracting(DecisionTablesTest::counted)
                .containsExactlyInAnyOrder(
                        "acknowledgement: 5 working days from received",
                        "completion: 10 working days from completion-requested",
                        "parish-complaint: 20 working days from council-asked",
                        "validity: 5 working days from received",
                        "parish-attempt: 20 working days from parish-asked",
                        "confidentiality-reasons: 10 working days from reasons-requested",
                        "confidentiality-answer: 10 working days from confidentiality-refused",
                        "disclosure-review: 30 calendar days from later of disclosure-delayed, disclosure-reviewed",
                        "representations: 10 working days from first-letter-sent",
                        "independent-person-view: 5 working days from view-requested",
                        "information-request: 10 working days from information-requested",
                        "initial-assessment: 20 working days from later of received, representations-received",
                        "informal-comments: 10 working days from informal-proposed",
                        "informal-resolution: 20 working days from proposal-accepted",
                        "progress-update: 30 calendar days from later of assessed, progress-update-sent",
                        "investigation: 6 months from referred-for-investigation",
                        "draft-comments: 10 working days from draft-sent",
                        "report-review: 10 working days from report-completed",
                        "reconsideration: 0 calendar days from date set: reconsider-by",
                        "local-resolution-answer: 10 working days from local-resolution-proposed",
                        "local-resolution-actions: 20 working days from local-resolution-agreed",
                        "pre-hearing-forms: 10 working days from pre-hearing-requested",
                        "hearing-after-completion: 15 calendar days from report-completed",
                        "hearing-after-issue: 14 calendar days from report-issued",
                        "hearing: 3 months from report-completed once referred-to-hearing",
                        "agenda: 5 clear working days from date set: hearing-date",
                        "written-confirmation: 3 working days from hearing-closed",
                        "publication: 0 working days from decision-notice-sent once decision-confirmed",
                        "committee: 1 committee meeting from decision-notice-sent",
                        "parish-response: 30 calendar days from parish-informed",
                        "parish-no-reply: 60 calendar days from parish-informed",
                        "sanction-performance: 0 calendar days from each sanction-date once sanctions-in-force",
                        "sanction-end: 0 calendar days from each sanction-end once sanctions-in-force",
                        "abeyance-review: 30 calendar days from later of suspended, abeyance-reviewed",
                        "event-look-back: 6 months from complaint-dated else received");
        // what the council's own text gives a number or a day for (NS-4-12, NS-6-21, NS-6-27, NS-10-1, NS-10-10, NS-10-7, NS-14-4, NS-A2-7, NS-14-3, NS-16-6, NS-6-8) or lets the panel set (NS-15-6 to NS-15-12); the rest it has to confirm
        assertThat(rules).filteredOn(DeadlineRule::confirmed).extracting(DeadlineRule::deadline).containsExactlyInAnyOrder(
                "acknowledgement", "representations", "initial-assessment", "progress-update", "investigation", "draft-comments", "hearing-after-completion",
                "hearing-after-issue", "hearing", "agenda", "committee", "sanction-performance", "sanction-end", "event-look-back");
        // D19, Local Government Act 1972, s.100B
        assertThat(rules).filteredOn(DeadlineRule::statutory).extracting(DeadlineRule::deadline).containsExactly("agenda");
        // NS-6-29, NS-10-10, NS-14-5: the assessment, the investigation and the hearing have a delay notice
        assertThat(rules).filteredOn(rule -> rule.delayNotice() != DeadlineRule.DelayNotice.NO).extracting(DeadlineRule::deadline)
                .containsExactlyInAnyOrder("initial-assessment", "investigation", "hearing");
        // procedure a.4, and D11, D23, D24
        assertThat(rules).filteredOn(rule -> rule.sends().isPresent()).extracting(rule -> rule.deadline() + ": " + rule.sends().get().notice() + " to " + rule.sends().get().recipients())
                .containsExactlyInAnyOrder(
                        "progress-update: progress-update to [complainant, subject-member]",
                        "parish-response: parish-chaser to [clerk]",
                        "sanction-end: notes/sanction-ends to [subject-member, monitoring-officer]");
        // D17: two days before which no hearing may be held
        assertThat(rules).filteredOn(rule -> rule.whose() == DeadlineRule.Whose.EARLIEST).allSatisfy(rule -> {
            assertThat(rule.metBy()).containsExactly("hearing-held");
            assertThat(rule.remind()).isEmpty();
            assertThat(rule.tell()).isEmpty();
        }).hasSize(2);
    }

    /** Procedure b.2, the column for Stroud: other triggers, not only other numbers; no window for the hearing, no updates, no look-back. */
    @Test
    void everyDeadlineOfStroudReadsAsARule() {
        tablesOf("stroud");
        List<DeadlineRule> rules = deadlines();
        assertThat(rules)
                .extracting(DecisionTablesTest::counted)
                .containsExactlyInAnyOrder(
                        "acknowledgement: 10 working days from complete",
                        "completion: 10 working days from completion-requested",
                        "transcript-approval: 10 working days from transcript-sent",
                        "parish-complaint: 20 working days from council-asked",
                        "validity: 5 working days from complete",
                        "parish-attempt: 20 working days from parish-asked",
                        "confidentiality-reasons: 10 working days from reasons-requested",
                        "confidentiality-answer: 10 working days from confidentiality-refused",
                        "disclosure-review: 30 calendar days from later of disclosure-delayed, disclosure-reviewed",
                        "first-letter: 10 working days from complete",
                        "representations: 10 working days from first-letter-provided",
                        "independent-person-view: 5 working days from view-requested",
                        "information-request: 10 working days from information-requested",
                        "initial-assessment: 20 working days from representations-received else end of representations",
                        "informal-resolution: 10 working days from informal-proposed",
                        "investigation: 1 month from investigator-appointed",
                        "draft-comments: 5 working days from draft-sent",
                        "report-review: 10 working days from report-completed",
                        "reconsideration: 0 calendar days from date set: reconsider-by",
                        "local-resolution-answer: 10 working days from local-resolution-proposed",
                        "local-resolution-actions: 20 working days from local-resolution-agreed",
                        "pre-hearing-forms: 10 working days from pre-hearing-requested",
                        "agenda: 5 clear working days from date set: hearing-date",
                        "written-confirmation: 3 working days from hearing-closed",
                        "publication: 0 working days from decision-notice-sent once publication-prepared",
                        "committee: 1 committee meeting from decision-notice-sent",
                        "parish-response: 30 calendar days from parish-informed",
                        "parish-no-reply: 60 calendar days from parish-informed",
                        "sanction-performance: 0 calendar days from each sanction-date once sanctions-in-force",
                        "sanction-end: 0 calendar days from each sanction-end once sanctions-in-force",
                        "departure-report: 1 committee meeting from departure-agreed",
                        "abeyance-review: 30 calendar days from later of suspended, abeyance-reviewed");
        // ST-2.12-1, ST-2.12-3, ST-2.13-1, ST-3.6, ST-4, ST-5, statute for the agenda, ST-12-1; the rest it has to confirm
        assertThat(rules).filteredOn(DeadlineRule::confirmed).extracting(DeadlineRule::deadline).containsExactlyInAnyOrder(
                "acknowledgement", "first-letter", "representations", "initial-assessment", "informal-resolution", "investigation", "agenda", "departure-report");
        assertThat(rules).filteredOn(DeadlineRule::statutory).extracting(DeadlineRule::deadline).containsExactly("agenda");
        assertThat(rules).filteredOn(rule -> rule.delayNotice() != DeadlineRule.DelayNotice.NO).extracting(DeadlineRule::deadline).containsExactlyInAnyOrder("initial-assessment", "investigation");
        assertThat(rules).filteredOn(rule -> rule.whose() == DeadlineRule.Whose.EARLIEST || rule.whose() == DeadlineRule.Whose.LOOK_BACK).isEmpty();
        assertThat(rules).filteredOn(rule -> rule.sends().isPresent()).extracting(DeadlineRule::deadline).containsExactlyInAnyOrder("parish-response", "sanction-end");
    }

    /** Rule b.1-7: "council's own target to the preceding working day; party's deadline to the following working day"; a set day does not roll. */
    @ParameterizedTest
    @ValueSource(strings = {"newark-and-sherwood", "stroud"})
    void everyDeadlineRollsAsTheRuleSays(String council) {
        tablesOf(council);
        for (DeadlineRule rule : deadlines()) {
            boolean set = rule.number() == 0 || rule.unit() == DeadlineRule.Unit.CLEAR_WORKING_DAYS_BEFORE || rule.unit() == DeadlineRule.Unit.COMMITTEE_MEETINGS;
            DeadlineRule.Roll expected = switch (rule.whose()) {
                case COUNCIL -> set ? DeadlineRule.Roll.NONE : DeadlineRule.Roll.PRECEDING;
                case PARTY -> set ? DeadlineRule.Roll.NONE : DeadlineRule.Roll.FOLLOWING;
                case EARLIEST -> DeadlineRule.Roll.FOLLOWING;
                case LOOK_BACK -> DeadlineRule.Roll.NONE;
            };
            // a notice that goes out on a Saturday is published on the Monday (D21)
            assertThat(rule.roll()).as(rule.deadline()).isEqualTo(rule.deadline().equals("publication") ? DeadlineRule.Roll.FOLLOWING : expected);
        }
    }

    private Map<String, Object> row(String table, String input, String code) {
        return evaluate(table, Map.of(input, code)).getSingleResult().getEntryMap();
    }

    /** NS-15-2 to NS-15-12, NS-2-6: what is imposed, what only recommended, and whose act it is; for a parish councillor nothing is imposed. */
    @Test
    void everySanctionReadsAsARule() {
        List<SanctionRule> rules = keys("sanctions").stream().map(code -> SanctionRule.of("sanctions.dmn", code, row("sanctions", "sanction", code))).toList();
        assertThat(rules)
                .extracting(rule -> "%s: %s, %s; parish: %s, %s; dates: %s; particulars: %s".formatted(
                        rule.code(), rule.district().effect(), rule.district().owner(), rule.parish().effect(), rule.parish().owner(), rule.period(), rule.details()))
                .containsExactly(
                        "report: IMPOSE, monitoring-officer; parish: SEND, monitoring-officer; dates: NONE; particulars: false",
                        "censure: IMPOSE, council; parish: RECOMMEND, parish; dates: NONE; particulars: false",
                        "committees: RECOMMEND, group-leader; parish: RECOMMEND, parish; dates: NONE; particulars: true",
                        "positions: RECOMMEND, council-leader; parish: NONE, ; dates: NONE; particulars: true",
                        "leader: RECOMMEND, council; parish: NONE, ; dates: NONE; particulars: true",
                        "groupPost: RECOMMEND, political-group; parish: NONE, ; dates: NONE; particulars: true",
                        "training: INSTRUCT, monitoring-officer; parish: RECOMMEND, parish; dates: BY; particulars: true",
                        "appointments: RECOMMEND, council; parish: RECOMMEND, parish; dates: NONE; particulars: true",
                        "facilities: RECOMMEND, council; parish: RECOMMEND, parish; dates: FROM_UNTIL; particulars: true",
                        "premises: RECOMMEND, council; parish: RECOMMEND, parish; dates: FROM_UNTIL; particulars: true",
                        "contact: RECOMMEND, council; parish: RECOMMEND, parish; dates: FROM_UNTIL; particulars: true",
                        "other: REQUEST, subject-member; parish: REQUEST, subject-member; dates: BY; particulars: true");
        assertThat(rules).filteredOn(SanctionRule::hinders).extracting(SanctionRule::code).containsExactly("facilities", "premises", "contact");
        assertThat(rules).noneMatch(rule -> rule.parish().effect() == SanctionRule.Effect.IMPOSE);
        assertThat(rules).allMatch(rule -> rule.from().isEmpty() && rule.until().isEmpty());
        assertThat(evaluate("sanctions", Map.of("sanction", "suspension")).isEmpty()).isTrue();
    }

    /** ST-9-3 to ST-9-10 as procedure d.4 reads them: facilities and access are the council's own to limit, an apology can only be asked for. */
    @Test
    void everySanctionOfStroudReadsAsARule() {
        tablesOf("stroud");
        List<SanctionRule> rules = keys("sanctions").stream().map(code -> SanctionRule.of("sanctions.dmn", code, row("sanctions", "sanction", code))).toList();
        assertThat(rules)
                .extracting(rule -> "%s: %s, %s; parish: %s, %s; dates: %s; particulars: %s".formatted(
                        rule.code(), rule.district().effect(), rule.district().owner(), rule.parish().effect(), rule.parish().owner(), rule.period(), rule.details()))
                .containsExactlyInAnyOrder(
                        "censure: RECOMMEND, council; parish: RECOMMEND, parish; dates: NONE; particulars: false",
                        "apology: REQUEST, subject-member; parish: REQUEST, subject-member; dates: BY; particulars: true",
                        "socialMedia: REQUEST, subject-member; parish: REQUEST, subject-member; dates: BY; particulars: true",
                        "committees: RECOMMEND, group-leader; parish: RECOMMEND, parish; dates: NONE; particulars: true",
                        "training: INSTRUCT, monitoring-officer; parish: RECOMMEND, parish; dates: BY; particulars: true",
                        "appointments: RECOMMEND, council; parish: RECOMMEND, parish; dates: NONE; particulars: true",
                        "facilities: IMPOSE, council; parish: RECOMMEND, parish; dates: FROM_UNTIL; particulars: true",
                        "premises: IMPOSE, council; parish: RECOMMEND, parish; dates: FROM_UNTIL; particulars: true",
                        "contact: IMPOSE, council; parish: RECOMMEND, parish; dates: FROM_UNTIL; particulars: true");
        assertThat(rules).filteredOn(SanctionRule::hinders).extracting(SanctionRule::code).containsExactlyInAnyOrder("facilities", "premises", "contact");
        assertThat(rules).as("nothing is imposed on a parish").noneMatch(rule -> rule.parish().effect() == SanctionRule.Effect.IMPOSE);
    }

    /** Both councils forbid the same; the law is the same, only the council's own paragraph differs. */
    @Test
    void stroudForbidsTheSame() {
        Map<String, List<String>> words = new HashMap<>();
        for (String council : List.of("newark-and-sherwood", "stroud")) {
            tablesOf(council);
            words.put(council, keys("forbidden-sanctions").stream().map(code -> code + ": " + row("forbidden-sanctions", "forbidden", code).get("words")).toList());
        }
        assertThat(words.get("stroud")).containsExactlyInAnyOrderElementsOf(words.get("newark-and-sherwood"));
        assertThat(keys("forbidden-sanctions")).allSatisfy(code -> {
            ForbiddenSanction rule = ForbiddenSanction.of("forbidden-sanctions.dmn", code, row("forbidden-sanctions", "forbidden", code));
            assertThat(rule.why()).contains("Localism Act 2011", "ST-9-3").doesNotContain("NS-");
        });
    }

    /** NS-2-4, NS-15-18: what no panel may choose, known by its words in a free text. */
    @Test
    void everyForbiddenSanctionReadsAsARule() {
        List<ForbiddenSanction> rules = keys("forbidden-sanctions").stream()
                .map(code -> ForbiddenSanction.of("forbidden-sanctions.dmn", code, row("forbidden-sanctions", "forbidden", code)))
                .toList();
        assertThat(rules).extracting(ForbiddenSanction::code).containsExactly("suspension", "disqualification", "allowances", "role");
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.words()).isNotEmpty();
            assertThat(rule.why()).contains("Localism Act 2011", "NS-2-4", "NS-15-18");
            assertThat(rule.from()).contains(LocalDate.of(2012, 7, 1));
            assertThat(rule.until()).as("no end is known").isEmpty();
        });
        assertThat(evaluate("forbidden-sanctions", Map.of("forbidden", "training")).isEmpty()).isTrue();
    }

    /** Free texts that a panel might write (NS-15-18), and others that it may. */
    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "to be suspended for three months                        | suspension",
        "a SUSPENSION from the council                           | suspension",
        "to stay away from meetings until May                    | suspension",
        "to be  barred / from   attending                         | suspension",
        "disqualified for a year                                 | disqualification",
        "to resign as a councillor                               | disqualification",
        "loss of the special responsibility allowance            | allowances",
        "must not vote on planning matters                       | role",
        "banned from speaking for a year                         | role",
        "removal from the Planning Committee                     | none",
        "a course on respect in meetings, by the end of May      | none",
        "no visits to the office except for meetings             | none",
        "two named officers for all e-mails                      | none",
    })
    void aFreeTextIsKnownByItsWords(String text, String code) {
        List<String> found = keys("forbidden-sanctions").stream()
                .map(one -> ForbiddenSanction.of("forbidden-sanctions.dmn", one, row("forbidden-sanctions", "forbidden", one)))
                .filter(rule -> rule.isIn(text.replace('/', '\n'), LocalDate.of(2027, 10, 14)))
                .map(ForbiddenSanction::code)
                .toList();
        assertThat(found).isEqualTo(code == null ? List.of() : List.of(code));
    }

    /** NS-6-5 to NS-6-11, NS-6-15. */
    @ParameterizedTest(name = "grounds [{0}] doubt {1} delay explained {2}: {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "                               | false | null | valid",
                "null                           | null  | null | valid",
                "no-evidence                    | false | null | invalid",
                "no-evidence                    | null  | null | invalid",
                "not-in-capacity                | false | null | invalid",
                "not-a-councillor               | false | null | invalid",
                "over-six-months                | false | null | invalid",
                "over-six-months                | false | no   | invalid",
                "over-six-months                | false | yes  | valid",
                "over-six-months,not-in-code    | false | yes  | invalid",
                "about-the-council              | false | null | invalid",
                "not-in-code                    | false | null | invalid",
                "not-in-code,no-evidence        | false | null | invalid",
                "no-evidence,not-in-code        | true  | null | valid",
                "over-six-months                | true  | no   | valid",
                "null                           | true  | null | valid",
                "something-else                 | false | null | valid",
            })
    void validityByTheClosedListAndDoubt(String grounds, Boolean doubt, String delayExplained, String validity) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("grounds", grounds);
        variables.put("doubt", doubt);
        variables.put("delayExplained", delayExplained);
        DmnDecisionResult result = evaluate("validity", variables);
        assertThat(result.<String>getSingleEntry()).isEqualTo(validity);
    }

    @Test
    void validityStandsWithoutAnyVariable() {
        assertThat(evaluate("validity", Map.of()).<String>getSingleEntry()).isEqualTo("valid");
        assertThat(evaluate("validity", Map.of("grounds", "not-in-code")).<String>getSingleEntry()).isEqualTo("invalid");
        assertThat(evaluate("validity", Map.of("grounds", "over-six-months")).<String>getSingleEntry()).isEqualTo("invalid");
    }

    /** ST-2.11: two automatic grounds, and no age of the events; any doubt goes on (d.1). */
    @ParameterizedTest(name = "grounds [{0}] doubt {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "                               | false | valid",
                "null                           | null  | valid",
                "no-named-member                | false | invalid",
                "no-named-member                | null  | invalid",
                "not-in-capacity                | false | invalid",
                "not-in-capacity,no-named-member | false | invalid",
                "not-in-capacity                | true  | valid",
                "null                           | true  | valid",
                "over-six-months                | false | valid",
            })
    void validityInStroud(String grounds, Boolean doubt, String validity) {
        tablesOf("stroud");
        Map<String, Object> variables = new HashMap<>();
        variables.put("grounds", grounds);
        variables.put("doubt", doubt);
        assertThat(evaluate("validity", variables).<String>getSingleEntry()).isEqualTo(validity);
    }

    /** Procedure d.3, for each council. */
    @ParameterizedTest(name = "{0}: {1} = Newark and Sherwood {2}, Stroud {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "4, physical harm                | kind=request, grounds=physical-harm                             | grant    | grant",
                "5, job at risk                  | kind=request, grounds=employment                                | grant    | grant",
                "6, medical without evidence     | kind=request, grounds=medical, medicalEvidenceGiven=no          | grant    | refuse",
                "6, medical not said             | kind=request, grounds=medical                                   | grant    | refuse",
                "6, medical with evidence        | kind=request, grounds=medical, medicalEvidenceGiven=yes         | grant    | grant",
                "6, medical, and job             | kind=request, grounds=employment;medical                        | grant    | grant",
                "7, identity irrelevant          | kind=request, grounds=identity-irrelevant                       | grant    | refuse",
                "7, another exceptional          | kind=request, grounds=other-exceptional                         | grant    | refuse",
                "8, weak reasons                 | kind=request                                                                   | refuse   | refuse",
                "8, weak, not very serious       | kind=request, verySerious=no                                                   | refuse   | refuse",
                "9, weak, very serious           | kind=request, verySerious=yes                                                  | override | override",
                "9, grounds come before it       | kind=request, grounds=physical-harm, verySerious=yes            | grant    | grant",
                "9, medical without evidence     | kind=request, grounds=medical, verySerious=yes, medicalEvidenceGiven=no | grant | override",
                "2, anonymous                    | kind=anonymous                                                                 | close    | close",
                "2, anonymous, public interest   | kind=anonymous, publicInterest=yes                                             | accept   | close",
                "2, anonymous, documents         | kind=anonymous, documentsGiven=yes                                             | close    | close",
                "2, anonymous, exceptional       | kind=anonymous, exceptional=yes                                                | close    | close",
                "2, anonymous, both              | kind=anonymous, documentsGiven=yes, exceptional=yes                            | close    | accept",
                "2, grounds help no anonymous    | kind=anonymous, grounds=physical-harm                           | close    | close",
                "10, prejudice                   | kind=prejudice, stillPrejudicial=yes                                           | delay    | delay",
                "10, no longer                   | kind=prejudice, stillPrejudicial=no                                            | disclose | disclose",
                "nothing known: nothing goes out | kind=                                                                          | delay    | delay",
            })
    void confidentialityByTheTable(String situation, String given, String newark, String stroud) {
        Map<String, Object> variables = new HashMap<>();
        for (String name : List.of("kind", "grounds", "medicalEvidenceGiven", "publicInterest", "documentsGiven", "exceptional", "stillPrejudicial", "verySerious")) {
            variables.put(name, null);
        }
        for (String pair : given.split(", ")) {
            String[] nameAndValue = pair.strip().split("=", 2);
            assertThat(variables).containsKey(nameAndValue[0]);
            variables.put(nameAndValue[0], nameAndValue[1].isEmpty() ? null : nameAndValue[1].replace(';', ','));
        }
        assertThat(evaluate("confidentiality", variables).<String>getSingleEntry()).as("Newark and Sherwood").isEqualTo(newark);
        tablesOf("stroud");
        assertThat(evaluate("confidentiality", variables).<String>getSingleEntry()).as("Stroud").isEqualTo(stroud);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newark-and-sherwood", "stroud"})
    void tablesStandWithoutAnyVariable(String council) {
        tablesOf(council);
        assertThat(evaluate("confidentiality", Map.of()).<String>getSingleEntry()).as("nothing goes out by mistake").isEqualTo("delay");
        assertThat(evaluate("validity", Map.of()).<String>getSingleEntry()).isEqualTo("valid");
    }

    /** The values that officers choose in council.yaml are those that the tables know: a slip in either would never match. */
    @ParameterizedTest
    @ValueSource(strings = {"newark-and-sherwood", "stroud"})
    void theChoicesOfTheCouncilAreThoseOfItsTables(String council) {
        tablesOf(council);
        Council books = CouncilBooks.load(files, council);
        assertThat(contained("validity")).containsExactlyInAnyOrderElementsOf(books.choices().get("validityGrounds").keySet());
        assertThat(contained("confidentiality")).containsExactlyInAnyOrderElementsOf(books.choices().get("confidentialityGrounds").keySet());
    }

    /** A table asks for nothing but what its form gives: a slip in a name would leave every cell of the column empty. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"newark-and-sherwood, validity, decide-validity", "stroud, validity, decide-validity", "newark-and-sherwood, confidentiality, decide-on-confidentiality", "stroud, confidentiality, decide-on-confidentiality"})
    void aTableAsksForWhatItsFormGives(String council, String table, String form) {
        tablesOf(council);
        String file = "forms/" + form + ".form";
        assertThat(models.get(table).getModelElementsByType(InputExpression.class))
                .extracting(input -> input.getTextContent().strip())
                .isNotEmpty()
                .isSubsetOf(FormDefinition.read(file, files.read(file)).routingKeys());
    }

    /** The codes of a checklist that the table looks for. */
    private Set<String> contained(String table) {
        Set<String> codes = new TreeSet<>();
        for (InputEntry cell : models.get(table).getModelElementsByType(InputEntry.class)) {
            Matcher code = Pattern.compile("contains\\(\\?, \"([^\"]*)\"\\)").matcher(cell.getTextContent());
            while (code.find()) {
                codes.add(code.group(1));
            }
        }
        return codes;
    }

    /** ST-3.5. */
    @Test
    void everyCriterionOfStroudHasALabelADirectionAndAPrompt() {
        tablesOf("stroud");
        assertThat(String.join("", keys("assessment-criteria"))).isEqualTo("abcdefghijklmno");
        everyCriterionReads();
    }

    /** NS-8-1 to NS-8-16. */
    @Test
    void everyCriterionHasALabelADirectionAndAPrompt() {
        assertThat(String.join("", keys("assessment-criteria"))).isEqualTo("abcdefghijklmnop");
        everyCriterionReads();
    }

    private void everyCriterionReads() {
        for (String code : keys("assessment-criteria")) {
            Map<String, Object> row = evaluate("assessment-criteria", Map.of("criterion", code)).getSingleResult().getEntryMap();
            assertThat(row.get("label")).as("label of %s", code).asString().isNotBlank();
            assertThat(row.get("direction")).as("direction of %s", code).isIn("-", "i", "-/i", "?");
            assertThat(row.get("prompt")).as("prompt of %s", code).asString().isNotBlank();
        }
        assertThat(evaluate("assessment-criteria", Map.of("criterion", "z")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"newark-and-sherwood", "stroud"})
    void everyRowIsHit(String council) {
        tablesOf(council);
        hit.clear();
        keys("deadlines").forEach(deadline -> evaluate("deadlines", Map.of("deadline", deadline)));
        keys("assessment-criteria").forEach(criterion -> evaluate("assessment-criteria", Map.of("criterion", criterion)));
        keys("sanctions").forEach(sanction -> evaluate("sanctions", Map.of("sanction", sanction)));
        keys("forbidden-sanctions").forEach(forbidden -> evaluate("forbidden-sanctions", Map.of("forbidden", forbidden)));
        evaluate("validity", Map.of("doubt", true));
        evaluate("validity", Map.of("grounds", "", "doubt", false));
        contained("validity").forEach(ground -> evaluate("validity", Map.of("grounds", ground, "doubt", false)));
        contained("confidentiality").forEach(ground -> evaluate("confidentiality", Map.of("kind", "request", "grounds", ground, "medicalEvidenceGiven", "yes")));
        for (String kind : List.of("request", "anonymous", "prejudice")) {
            evaluate("confidentiality", Map.of("kind", kind));
            evaluate("confidentiality", Map.of("kind", kind, "verySerious", "yes", "publicInterest", "yes", "documentsGiven", "yes", "exceptional", "yes", "stillPrejudicial", "yes"));
        }
        evaluate("confidentiality", Map.of());
        List<String> rows = new ArrayList<>();
        models.forEach((table, model) -> model.getModelElementsByType(Rule.class).forEach(rule -> rows.add(table + " " + rule.getId())));
        assertThat(hit).containsExactlyInAnyOrderElementsOf(rows);
    }
}
