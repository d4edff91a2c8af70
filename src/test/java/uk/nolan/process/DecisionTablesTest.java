package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
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
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.deadline.DeadlineRule;

/** Every row of Newark and Sherwood's decision tables, on the engine's own table evaluator. */
class DecisionTablesTest {

    private static final List<String> TABLES = List.of("deadlines", "validity", "assessment-criteria");

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
                        "event-look-back: 6 months from complaint-dated else received");
        // what the council's own text gives a number for (NS-4-12, NS-6-21, NS-6-27, NS-6-8); the rest it has to confirm
        assertThat(rules).filteredOn(DeadlineRule::confirmed).extracting(DeadlineRule::deadline).containsExactly("acknowledgement", "representations", "initial-assessment", "event-look-back");
        // NS-6-29: only the initial assessment has a delay notice
        assertThat(rules).filteredOn(rule -> rule.delayNotice() != DeadlineRule.DelayNotice.NO).extracting(DeadlineRule::deadline).containsExactly("initial-assessment");
        assertThat(evaluate("deadlines", Map.of("deadline", "hearing")).isEmpty()).isTrue();
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
        evaluate("validity", Map.of("doubt", true));
        for (String ground : List.of("no-evidence", "not-in-capacity", "not-a-councillor", "over-six-months", "about-the-council", "not-in-code", "")) {
            evaluate("validity", Map.of("grounds", ground, "doubt", false));
        }
        List<String> rows = new ArrayList<>();
        models.values().forEach(model -> model.getModelElementsByType(Rule.class).forEach(rule -> rows.add(rule.getId())));
        assertThat(hit).containsExactlyInAnyOrderElementsOf(rows);
    }
}
