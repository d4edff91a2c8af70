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
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.nolan.casefile.ForbiddenSanction;
import uk.nolan.casefile.SanctionRule;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.deadline.DeadlineRule;

/** Every row of Newark and Sherwood's decision tables, on the engine's own table evaluator. */
class DecisionTablesTest {

    private static final List<String> TABLES = List.of("deadlines", "validity", "assessment-criteria", "sanctions", "forbidden-sanctions");

    private final ProcedureFiles files = ProcedureFiles.packed();
    private final Map<String, DmnModelInstance> models = new HashMap<>();
    private final Map<String, DmnDecision> decisions = new HashMap<>();
    private final Set<String> hit = new HashSet<>();
    private final DmnEngine engine;

    DecisionTablesTest() {
        DefaultDmnEngineConfiguration configuration = (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules().forEach(rule -> hit.add(rule.getId())));
        engine = configuration.buildEngine();
        for (String table : TABLES) {
            byte[] file = files.bytes(CouncilBooks.path("newark-and-sherwood", table + ".dmn"));
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

    @Test
    void everyDeadlineReadsAsARule() {
        List<DeadlineRule> rules = new ArrayList<>();
        for (String deadline : keys("deadlines")) {
            Map<String, Object> row = evaluate("deadlines", Map.of("deadline", deadline)).getSingleResult().getEntryMap();
            rules.add(DeadlineRule.of("deadlines.dmn", deadline, row));
        }
        DeadlineRule.checkTogether("deadlines.dmn", rules);
        assertThat(rules)
                .extracting(rule -> rule.deadline() + ": " + rule.period() + " from " + rule.countedFrom())
                .containsExactly(
                        "acknowledgement: 5 working days from received",
                        "validity: 5 working days from received",
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
                        "event-look-back: 6 months from complaint-dated else received");
        // what the council's own text gives a number or a day for (NS-4-12, NS-6-21, NS-6-27, NS-10-1, NS-10-10, NS-10-7, NS-14-4, NS-A2-7, NS-14-3, NS-16-6, NS-6-8) or lets the panel set (NS-15-6 to NS-15-12); the rest it has to confirm
        assertThat(rules).filteredOn(DeadlineRule::confirmed).extracting(DeadlineRule::deadline).containsExactly(
                "acknowledgement", "representations", "initial-assessment", "progress-update", "investigation", "draft-comments", "hearing-after-completion",
                "hearing-after-issue", "hearing", "agenda", "committee", "sanction-performance", "sanction-end", "event-look-back");
        // NS-6-29, NS-10-10, NS-14-5: the assessment, the investigation and the hearing have a delay notice
        assertThat(rules).filteredOn(rule -> rule.delayNotice() != DeadlineRule.DelayNotice.NO).extracting(DeadlineRule::deadline)
                .containsExactly("initial-assessment", "investigation", "hearing");
        // procedure a.4, and D11, D23, D24
        assertThat(rules).filteredOn(rule -> rule.sends().isPresent()).extracting(rule -> rule.deadline() + ": " + rule.sends().get().notice() + " to " + rule.sends().get().recipients())
                .containsExactly(
                        "progress-update: progress-update to [complainant, subject-member]",
                        "parish-response: parish-chaser to [clerk]",
                        "sanction-end: notes/sanction-ends to [subject-member, monitoring-officer]");
        // D17: two days before which no hearing may be held
        assertThat(rules).filteredOn(rule -> rule.whose() == DeadlineRule.Whose.EARLIEST).allSatisfy(rule -> {
            assertThat(rule.metBy()).containsExactly("hearing-held");
            assertThat(rule.remind()).isEmpty();
            assertThat(rule.tell()).isEmpty();
        }).hasSize(2);
        assertThat(evaluate("deadlines", Map.of("deadline", "the-moon")).isEmpty()).isTrue();
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

    /** NS-8-1 to NS-8-16. */
    @Test
    void everyCriterionHasALabelADirectionAndAPrompt() {
        List<String> codes = keys("assessment-criteria");
        assertThat(String.join("", codes)).isEqualTo("abcdefghijklmnop");
        for (String code : codes) {
            Map<String, Object> row = evaluate("assessment-criteria", Map.of("criterion", code)).getSingleResult().getEntryMap();
            assertThat(row.get("label")).as("label of %s", code).asString().isNotBlank();
            assertThat(row.get("direction")).as("direction of %s", code).isIn("-", "i", "-/i", "?");
            assertThat(row.get("prompt")).as("prompt of %s", code).asString().isNotBlank();
        }
        assertThat(evaluate("assessment-criteria", Map.of("criterion", "z")).isEmpty()).isTrue();
    }

    @Test
    void everyRowIsHit() {
        hit.clear();
        keys("deadlines").forEach(deadline -> evaluate("deadlines", Map.of("deadline", deadline)));
        keys("assessment-criteria").forEach(criterion -> evaluate("assessment-criteria", Map.of("criterion", criterion)));
        keys("sanctions").forEach(sanction -> evaluate("sanctions", Map.of("sanction", sanction)));
        keys("forbidden-sanctions").forEach(forbidden -> evaluate("forbidden-sanctions", Map.of("forbidden", forbidden)));
        evaluate("validity", Map.of("doubt", true));
        for (String ground : List.of("no-evidence", "not-in-capacity", "not-a-councillor", "over-six-months", "about-the-council", "not-in-code", "")) {
            evaluate("validity", Map.of("grounds", ground, "doubt", false));
        }
        List<String> rows = new ArrayList<>();
        models.values().forEach(model -> model.getModelElementsByType(Rule.class).forEach(rule -> rows.add(rule.getId())));
        assertThat(hit).containsExactlyInAnyOrderElementsOf(rows);
    }
}
