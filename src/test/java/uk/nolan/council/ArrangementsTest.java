package uk.nolan.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Procedure a.10: what the two councils do differently, as codes that diagrams, forms and letters ask for. */
class ArrangementsTest {

    private static Arrangements of(String council) {
        return CouncilBooks.load(ProcedureFiles.packed(), council).arrangements();
    }

    private static Arrangements read(Map<String, String> answers) {
        String block = answers.entrySet().stream().map(answer -> "  " + answer.getKey() + ": \"" + answer.getValue() + "\"\n").collect(Collectors.joining());
        return Arrangements.read(YamlEntry.parse("council.yaml", "arrangements:\n" + block).entry("arrangements"));
    }

    /** Every question has two answers, and the two councils give a different one to each: so both ways of every diagram are somebody's. */
    @Test
    void theTwoCouncilsAnswerEveryQuestionDifferently() {
        Arrangements newark = of("newark-and-sherwood");
        Arrangements stroud = of("stroud");
        Arrangements.KNOWN.forEach((question, answers) -> {
            assertThat(answers).as(question).hasSize(2);
            assertThat(newark.get(question)).as(question).isIn(answers).isNotEqualTo(stroud.get(question));
            assertThat(stroud.get(question)).as(question).isIn(answers);
        });
        assertThat(newark).hasSameSizeAs(Arrangements.KNOWN.keySet());
        assertThat(stroud.keySet()).isEqualTo(newark.keySet()).isEqualTo(Arrangements.KNOWN.keySet());
    }

    /** NS-4-12, NS-6-28, NS-9-3, NS-13-4 … against ST-2.10-1, ST-2.12-4, ST-7.2-2 …, as the provisions have them. */
    @Test
    void areWhatTheProvisionsSay() {
        assertThat(of("newark-and-sherwood")).containsEntry("acknowledgement", "receipt").containsEntry("assessmentReferral", "panel").containsEntry("localResolutionRefused", "officer");
        assertThat(of("stroud")).containsEntry("acknowledgement", "complete").containsEntry("assessmentReferral", "committee-chair").containsEntry("localResolutionRefused", "hearing");
    }

    @Test
    void anyMixtureOfAnswersMakesACouncil() {
        Map<String, String> first = new TreeMap<>();
        Arrangements.KNOWN.forEach((question, answers) -> first.put(question, answers.stream().sorted().findFirst().orElseThrow()));
        assertThat(read(first)).isEqualTo(first);
    }

    @Test
    void whatWasNotAnsweredOrIsNoAnswerIsReported() {
        Map<String, String> answers = new HashMap<>(of("stroud"));
        answers.remove("publish");
        assertThatThrownBy(() -> read(answers)).isInstanceOf(ConfigurationProblem.class).hasMessage("council.yaml line 2: \"publish\" is missing in this entry. Add it.");
        answers.put("publish", "on-Fridays");
        assertThatThrownBy(() -> read(answers)).isInstanceOf(ConfigurationProblem.class).hasMessageContaining("\"publish\" cannot be \"on-Fridays\". Allowed: always, breach.");
        answers.put("publish", "breach");
        answers.put("publishing", "breach");
        assertThatThrownBy(() -> read(answers)).isInstanceOf(ConfigurationProblem.class).hasMessageContaining("nobody knows the key \"publishing\" here. Known are: acknowledgement, ");
    }

    /** An expression with a slip in it stops; it does not go the other way. */
    @Test
    void askingForSomethingThatIsNoQuestionIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("stroud").get("publihs")).withMessageContaining("Councils have no arrangement \"publihs\". There are [").withMessageContaining("publish");
        assertThat(of("stroud").get("publish")).isEqualTo("breach");
    }

    @Test
    void cannotBeChanged() {
        assertThatThrownBy(() -> of("stroud").put("publish", "always")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> of("stroud").entrySet().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
