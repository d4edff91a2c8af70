package uk.nolan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.nolan.council.ConfigurationProblem;

/** Rows of the tables of sanctions. The law may give or take a sanction from a day on, so rows have dates. */
class SanctionRuleTest {

    /** A row that reads well; pairs of column and value change it. */
    static SanctionRule rule(String code, Object... changes) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "label", "Training", "districtEffect", "instruct", "districtOwner", "monitoring-officer", "parishEffect", "recommend", "parishOwner", "parish",
                "period", "by", "details", "yes", "hinders", "no", "availableFrom", "", "availableUntil", ""));
        return SanctionRule.of("sanctions.dmn", code, changed(row, changes));
    }

    private static ForbiddenSanction forbidden(Object... changes) {
        Map<String, Object> row = new HashMap<>(Map.of("label", "Suspension", "words", "suspend, barred from meetings ,", "why", "There is no such power.", "from", "2012-07-01", "until", ""));
        return ForbiddenSanction.of("forbidden-sanctions.dmn", "suspension", changed(row, changes));
    }

    private static Map<String, Object> changed(Map<String, Object> row, Object... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            row.put((String) changes[i], changes[i + 1]);
        }
        return row;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    /** NS-2-6: the same sanction is one thing for a district councillor and another for a parish councillor. */
    @Test
    void readsARow() {
        SanctionRule rule = rule("training");
        assertThat(rule.label()).isEqualTo("Training");
        assertThat(rule.measure(false)).isEqualTo(new SanctionRule.Measure(SanctionRule.Effect.INSTRUCT, "monitoring-officer"));
        assertThat(rule.measure(true)).isEqualTo(new SanctionRule.Measure(SanctionRule.Effect.RECOMMEND, "parish"));
        assertThat(rule.period()).isEqualTo(SanctionRule.Period.BY);
        assertThat(rule.details()).isTrue();
        assertThat(rule.hinders()).isFalse();
    }

    @Test
    void isAvailableOnlyBetweenItsDatesAndOnlyWhereItHasAnEffect() {
        assertThat(rule("training").available(true, day("1999-01-01"))).isTrue();
        SanctionRule dated = rule("training", "availableFrom", "2027-04-01", "availableUntil", "2027-12-31", "parishEffect", "none");
        assertThat(dated.available(false, day("2027-03-31"))).isFalse();
        assertThat(dated.available(false, day("2027-04-01"))).isTrue();
        assertThat(dated.available(false, day("2027-12-31"))).isTrue();
        assertThat(dated.available(false, day("2028-01-01"))).isFalse();
        assertThat(dated.available(true, day("2027-06-01"))).as("there is no such thing for a parish councillor").isFalse();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', value = {
        "label          | ''         | there is no text",
        "districtEffect | suspend    | \"suspend\" is not known. Allowed: impose, instruct, none, recommend, request, send",
        "parishEffect   | ''         | there is no text",
        "period         | until      | Allowed: by, from-until, none",
        "details        | true       | Allowed: no, yes",
        "hinders        | perhaps    | Allowed: no, yes",
        "availableFrom  | 1 May 2027 | \"1 May 2027\" is no date. Write it like \"2027-05-31\"",
        "availableUntil | 2027-02-29 | \"2027-02-29\" is no date",
    })
    void namesTheColumnThatItCannotRead(String column, String value, String message) {
        assertThatThrownBy(() -> rule("training", column, value))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith("sanctions.dmn, \"training\": column " + column + ": ")
                .hasMessageContaining(message);
    }

    /** Nothing is forbidden before the law forbids it, nor after it no longer does. */
    @ParameterizedTest(name = "until {0}, on {1}: forbidden {2}")
    @CsvSource({
        "'',         2027-10-14, true",
        "'',         2012-07-01, true",
        "'',         2012-06-30, false",
        "2027-12-31, 2027-12-31, true",
        "2027-12-31, 2028-01-01, false",
    })
    void isForbiddenOnlyBetweenItsDates(String until, LocalDate on, boolean isForbidden) {
        assertThat(forbidden("until", until).isIn("to be suspended for a month", on)).isEqualTo(isForbidden);
    }

    @Test
    void isKnownByTheBeginningsOfWordsWhateverTheCaseAndTheSpaces() {
        ForbiddenSanction suspension = forbidden();
        assertThat(suspension.words()).containsExactly("suspend", "barred from meetings");
        LocalDate on = day("2027-10-14");
        assertThat(List.of("Suspended!", "we SUSPEND her", "BARRED\n  from\tmeetings")).allMatch(text -> suspension.isIn(text, on));
        assertThat(List.of("", "unsuspended", "barred from the meetings of a committee", "a recommendation")).noneMatch(text -> suspension.isIn(text, on));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', value = {"label | '' | there is no text", "words | '' | there is no text", "why | ' ' | there is no text", "from | soon | \"soon\" is no date", "until | 2028 | \"2028\" is no date"})
    void namesTheColumnOfAForbiddenSanctionThatItCannotRead(String column, String value, String message) {
        assertThatThrownBy(() -> forbidden(column, value)).hasMessageStartingWith("forbidden-sanctions.dmn, \"suspension\": column " + column + ": ").hasMessageContaining(message);
    }
}
