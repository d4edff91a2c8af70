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
        assertThat(rule.sends()).isEmpty();
    }

    @Test
    void readsWhatIsSentOnTheDay() {
        DeadlineRule update = rule("progress-update", "sends", " progress-update  to complainant , subject-member ");
        assertThat(update.sends()).contains(new DeadlineRule.OnTheDay("progress-update", List.of("complainant", "subject-member")));
        assertThat(rule("x", "sends", "notes/sanction-ends to subject-member").sends().orElseThrow().notice()).isEqualTo("notes/sanction-ends");
        assertThat(rule("x", "sends", "").sends()).isEmpty();
        assertThat(rule("x", "sends", null).sends()).as("a table from before the column").isEmpty();
    }

    /** The day itself, one clear working day, the next meeting: what the new units are called. */
    @Test
    void readsEveryUnit() {
        assertThat(rule("x", "number", 0, "unit", "calendar days").period()).isEqualTo("0 calendar days");
        assertThat(rule("x", "number", 0, "unit", "working days").period()).isEqualTo("0 working days");
        assertThat(rule("x", "number", 5, "unit", "clear working days before").period()).isEqualTo("5 clear working days");
        assertThat(rule("x", "number", 1, "unit", "clear working days before").period()).isEqualTo("1 clear working day");
        assertThat(rule("x", "number", 1, "unit", "committee meetings").period()).isEqualTo("1 committee meeting");
        assertThat(rule("x", "number", 2, "unit", "committee meetings").period()).isEqualTo("2 committee meetings");
    }

    /** D17: a day before which something may not happen needs the fact that it keeps back. */
    @Test
    void readsADayBeforeWhichSomethingMayNotHappen() {
        DeadlineRule rule = rule("hearing-after-issue", "number", 14, "unit", "calendar days", "countedFrom", "report-issued", "metBy", "hearing-held", "whose", "earliest", "remind", "", "tell", "");
        assertThat(rule.whose()).isEqualTo(DeadlineRule.Whose.EARLIEST);
        assertThatThrownBy(() -> rule("hearing-after-issue", "metBy", "", "whose", "earliest")).hasMessageContaining("nothing meets this deadline");
    }

    /** What an officer's list calls the day: a period that the law itself sets (D19) is not just the council's target. */
    @Test
    void saysWhatKindOfDayItIs() {
        assertThat(rule("x", "whose", "council").kind()).isEqualTo("council's target");
        assertThat(rule("x", "whose", "party").kind()).isEqualTo("party's deadline");
        DeadlineRule agenda = rule("agenda", "whose", "council", "basis", "statute");
        assertThat(agenda.kind()).isEqualTo("statute");
        assertThat(agenda.statutory()).isTrue();
        assertThat(agenda.confirmed()).as("the law needs no council's confirmation").isTrue();
        assertThat(rule("x").statutory()).isFalse();
        assertThat(rule("x", "basis", "council to confirm").statutory()).isFalse();
    }

    /** D24: the rule for one sanction is met by that sanction alone, and is called by it. */
    @Test
    void aRuleForEachOfSeveralFactsGivesOneForOneOfThem() {
        DeadlineRule each = rule("sanction-performance", "name", "Sanction", "number", 0, "unit", "calendar days", "countedFrom", "each sanction-date once sanctions-in-force", "metBy", "sanction-done");
        DeadlineRule post = each.of("sanction-date-groupPost");
        assertThat(post.deadline()).isEqualTo("sanction-performance-groupPost");
        assertThat(post.name()).isEqualTo("Sanction: group post");
        assertThat(post.metBy()).containsExactly("sanction-done-groupPost");
        assertThat(post.countedFrom().facts()).containsExactly("sanction-date-groupPost");
        assertThat(post.remind()).isEqualTo(each.remind());
        assertThat(post.sends()).isEqualTo(each.sends());

        DeadlineRules table = version -> List.of(rule("sanction"), each);
        assertThat(table.noted("now", "sanction-performance-groupPost").orElseThrow()).hasToString(post.toString());
        assertThat(table.noted("now", "sanction").orElseThrow().name()).isEqualTo("Representations");
        assertThat(table.noted("now", "sanction-groupPost")).as("no rule for each of several").isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "name        | ''                | there is no text",
                "number      | -1                | \"-1\" is not a whole number of 0 or more",
                "unit        | weeks             | \"weeks\" is not known. Allowed: calendar days, clear working days before, committee meetings, months, working days",
                "countedFrom | the letter        | \"the letter\" is not the name of a fact",
                "metBy       | ''                | nothing meets this deadline",
                "whose       | parish            | \"parish\" is not known. Allowed: council, earliest, look-back, party",
                "whose       | look-back         | a look-back is met by nothing",
                "whose       | later             | Allowed: council, earliest, look-back, party",
                "roll        | backwards         | Allowed: following, none, preceding",
                "remind      | subject member    | \"subject member\" is not known. Allowed: addressees, clerk, complainant, democratic-services",
                "tell        | deputy            | \"deputy\" is not known. Allowed: addressees, clerk, complainant, democratic-services, deputies, independent-person, investigating-officer, monitoring-officer, panel, panel-chair, subject-member",
                "delayNotice | yes               | Allowed: confirm, no",
                "sends       | progress-update   | \"progress-update\" does not say to whom. Write it like",
                "sends       | a to the-press    | nobody is meant by \"the-press\". Allowed: addressees, clerk",
                "basis       | proposed          | Allowed: council to confirm, source, statute",
            })
    void namesTheColumnThatItCannotRead(String column, String value, String message) {
        assertThatThrownBy(() -> rule("representations", column, column.equals("number") ? Integer.valueOf(value) : value))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageStartingWith("deadlines.dmn, \"representations\": column ")
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
                .hasMessage("deadlines.dmn, \"initial-assessment\": column countedFrom: there is no deadline \"representations\". Add a row for it or correct the name.");
        assertThatThrownBy(() -> DeadlineRule.checkTogether("deadlines.dmn", List.of(assessment, rule("representations", "countedFrom", "end of initial-assessment"))))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("it counts from its own end");
    }
}
