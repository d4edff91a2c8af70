package uk.nolan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.nolan.council.ConfigurationProblem;

class DeadlineRuleTest {

    /** A row that reads well; pairs of column and value change it. */
    static DeadlineRule rule(String deadline, Object... changes) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "name", "Representations", "number", 10, "unit", "working days", "countedFrom", "first-letter-sent", "metBy", "representations-received, representations-closed", "whose", "party", "roll",
                "following", "remind", "subject-member", "tell", "monitoring-officer, deputies", "delayNotice", "no"));
        row.put("basis", "source");
        for (int i = 0; i < changes.length; i += 2) {
            row.put((String) changes[i], changes[i + 1]);
        }
        return DeadlineRule.of("deadlines.dmn", deadline, row);
    }

    @Test
    void readsARow() {
        DeadlineRule rule = rule("representations");
        assertThat(rule.deadline()).isEqualTo("representations");
        assertThat(rule.name()).isEqualTo("Representations");
        assertThat(rule.period()).isEqualTo("10 working days");
        assertThat(rule.countedFrom().facts()).containsExactly("first-letter-sent");
        assertThat(rule.metBy()).containsExactly("representations-received", "representations-closed");
        assertThat(rule.whose()).isEqualTo(DeadlineRule.Whose.PARTY);
        assertThat(rule.roll()).isEqualTo(DeadlineRule.Roll.FOLLOWING);
        assertThat(rule.remind()).containsExactly("subject-member");
        assertThat(rule.tell()).containsExactly("monitoring-officer", "deputies");
        assertThat(rule.delayNotice()).isEqualTo(DeadlineRule.DelayNotice.NO);
        assertThat(rule.confirmed()).isTrue();
        assertThat(rule("x", "basis", "council to confirm").confirmed()).isFalse();
        assertThat(rule("x", "number", 1, "unit", "months").period()).isEqualTo("1 month");
        assertThat(rule("x", "remind", "", "tell", "").remind()).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "name        | ''                | there is no text",
                "number      | 0                 | \"0\" is not a whole number of 1 or more",
                "unit        | weeks             | \"weeks\" is not known. Allowed: calendar days, months, working days",
                "countedFrom | the letter        | \"the letter\" is not the name of a fact",
                "metBy       | ''                | nothing meets this deadline",
                "whose       | parish            | \"parish\" is not known. Allowed: council, look-back, party",
                "whose       | look-back         | a look-back is met by nothing",
                "roll        | backwards         | Allowed: following, none, preceding",
                "remind      | subject member    | \"subject member\" is not known. Allowed: addressees, complainant",
                "tell        | deputy            | \"deputy\" is not known. Allowed: deputies, independent-person, monitoring-officer",
                "delayNotice | yes               | Allowed: confirm, no",
                "basis       | proposed          | Allowed: council to confirm, source",
            })
    void namesTheColumnThatItCannotRead(String column, String value, String message) {
        assertThatThrownBy(() -> rule("representations", column, column.equals("number") ? Integer.valueOf(value) : value))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith("deadlines.dmn, deadline \"representations\", column ")
                .hasMessageContaining(message);
    }

    @Test
    void anAbsentOutputIsSaid() {
        assertThatThrownBy(() -> rule("representations", "remind", null)).hasMessageContaining("column remind: there is no text");
        assertThatThrownBy(() -> rule("representations", "number", null)).hasMessageContaining("column number: \"null\" is not a whole number");
        assertThatThrownBy(() -> rule("representations", "number", 2.5)).hasMessageContaining("\"2.5\" is not a whole number");
    }

    @Test
    void rulesThatCountFromEachOtherAreCheckedTogether() {
        DeadlineRule representations = rule("representations");
        DeadlineRule assessment = rule("initial-assessment", "countedFrom", "representations-received else end of representations");
        DeadlineRule.checkTogether("deadlines.dmn", List.of(representations, assessment));
        assertThatThrownBy(() -> DeadlineRule.checkTogether("deadlines.dmn", List.of(assessment)))
                .hasMessage("deadlines.dmn, deadline \"initial-assessment\", column countedFrom: there is no deadline \"representations\". Add a row for it or correct the name.");
        assertThatThrownBy(() -> DeadlineRule.checkTogether("deadlines.dmn", List.of(assessment, rule("representations", "countedFrom", "end of initial-assessment"))))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("it counts from its own end");
    }
}
