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

    @Test
    void knowsWhatItAsksFor() {
        CountedFrom from = CountedFrom.parse("later of a, b else c else end of d");
        assertThat(from.facts()).containsExactly("a", "b", "c");
        assertThat(from.deadlines()).containsExactly("d");
        assertThat(from).hasToString("later of a, b else c else end of d");
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
            })
    void refusesWhatItDoesNotUnderstand(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> CountedFrom.parse(text)).withMessageContaining(message).withMessageContaining("Write a fact such as received");
    }
}
