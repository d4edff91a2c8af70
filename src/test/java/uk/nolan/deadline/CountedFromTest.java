package uk.nolan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedFromTest {

    private static final LocalDate FIRST = LocalDate.parse("2027-03-01");
    private static final LocalDate SECOND = LocalDate.parse("2027-03-02");

    private static Optional<LocalDate> date(String text, Map<String, LocalDate> facts) {
        return CountedFrom.parse(text)
                .date(fact -> Optional.ofNullable(facts.get(fact)), other -> Optional.of(new DueDate(other, FIRST, LocalDate.parse("2027-03-15"), false, false, List.of(), "")));
    }

    @Test
    void aFact() {
        assertThat(date("received", Map.of("received", FIRST))).contains(FIRST);
        assertThat(date("received", Map.of())).isEmpty();
    }

    @Test
    void theLaterOfSeveralSkipsWhatHasNotHappened() {
        assertThat(date("later of a, b", Map.of("a", FIRST, "b", SECOND))).contains(SECOND);
        assertThat(date("later of a, b", Map.of("a", SECOND, "b", FIRST))).contains(SECOND);
        assertThat(date("later of a, b", Map.of("a", FIRST))).contains(FIRST);
        assertThat(date("later of a, b", Map.of())).isEmpty();
    }

    @Test
    void theFirstTermThatHasHappenedCounts() {
        assertThat(date("complaint-dated else received", Map.of("complaint-dated", FIRST, "received", SECOND))).contains(FIRST);
        assertThat(date("complaint-dated else received", Map.of("received", SECOND))).contains(SECOND);
        assertThat(date("later of a, b else end of representations", Map.of())).contains(LocalDate.parse("2027-03-15"));
    }

    /** A hearing that was fixed for a later day and then brought forward: the decision counts, not the later day. */
    @Test
    void aDateThatWasSetIsTheOneSetLast() {
        Facts brought = new Facts() {
            @Override
            public Optional<LocalDate> latest(String fact) {
                return Optional.of(SECOND);
            }

            @Override
            public Optional<LocalDate> newest(String fact) {
                return Optional.of(FIRST);
            }
        };
        assertThat(CountedFrom.parse("date set: hearing-date").date(brought, other -> Optional.empty())).contains(FIRST);
        assertThat(CountedFrom.parse("hearing-date").date(brought, other -> Optional.empty())).contains(SECOND);
        assertThat(date("date set: hearing-date", Map.of())).isEmpty();
        assertThat(date("date set: hearing-date else received", Map.of("received", FIRST))).contains(FIRST);
    }

    @Test
    void runsOnlyOnceSomethingElseHasHappenedToo() {
        assertThat(date("report-completed once referred-to-hearing", Map.of("report-completed", FIRST))).isEmpty();
        assertThat(date("report-completed once referred-to-hearing", Map.of("referred-to-hearing", SECOND))).isEmpty();
        assertThat(date("report-completed once referred-to-hearing", Map.of("report-completed", FIRST, "referred-to-hearing", SECOND))).contains(FIRST);
        assertThat(date("later of a, b else c  once  d", Map.of("c", FIRST, "d", SECOND))).contains(FIRST);
        assertThat(CountedFrom.parse("report-completed once referred-to-hearing").facts()).as("the other fact begins nothing").containsExactly("report-completed");
    }

    /** One deadline for each sanction that the panel gave a date. */
    @Test
    void eachOfSeveralFactsHasADeadlineOfItsOwn() {
        CountedFrom each = CountedFrom.parse("each sanction-date once sanctions-in-force");
        assertThat(each.each()).contains("sanction-date");
        assertThat(each.facts()).isEmpty();
        Map<String, LocalDate> facts = Map.of("sanction-date-training", FIRST, "sanctions-in-force", SECOND);
        assertThat(date("each sanction-date once sanctions-in-force", facts)).as("nothing by itself").isEmpty();
        CountedFrom one = each.of("sanction-date-training");
        assertThat(one.each()).isEmpty();
        assertThat(one.facts()).containsExactly("sanction-date-training");
        assertThat(one.date(fact -> Optional.ofNullable(facts.get(fact)), other -> Optional.empty())).contains(FIRST);
        assertThat(one.date(fact -> Optional.ofNullable(fact.equals("sanctions-in-force") ? null : facts.get(fact)), other -> Optional.empty())).isEmpty();
        assertThat(CountedFrom.parse("received").each()).isEmpty();
    }

    @Test
    void knowsWhatItAsksFor() {
        CountedFrom from = CountedFrom.parse("later of a, b else c else end of d");
        assertThat(from.facts()).containsExactly("a", "b", "c");
        assertThat(from.deadlines()).containsExactly("d");
        assertThat(from).hasToString("later of a, b else c else end of d");
        assertThat(CountedFrom.parse("date set: hearing-date once a").facts()).containsExactly("hearing-date");
        assertThat(CountedFrom.parse(" each sanction-date once a ")).hasToString("each sanction-date once a");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                    | does not say from which fact",
                "else received         | nothing before or after \"else\"",
                "received else         | nothing before or after \"else\"",
                "later of received     | names one fact only",
                "later of received,    | \"\" is not the name",
                "the day of receipt    | \"the day of receipt\" is not the name",
                "end of                | \"end of\" is not the name",
                "received or sent      | \"received or sent\" is not the name",
                "Received              | \"Received\" is not the name",
                "date set:             | \"\" is not the name",
                "date set: a, b        | \"a, b\" is not the name",
                "date set hearing-date | \"date set hearing-date\" is not the name",
                "each a, b             | \"a, b\" is not the name",
                "each a else received  | \"each\" stands alone",
                "received else each a  | \"each\" stands alone",
                "received once         | \"received once\" is not the name",
                "received once a once b | \"a once b\" is not the name",
                "received once the day | \"the day\" is not the name",
                "received once A       | \"A\" is not the name",
            })
    void refusesWhatItDoesNotUnderstand(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> CountedFrom.parse(text)).withMessageContaining(message).withMessageContaining("Write a fact such as received");
    }
}
