package uk.nolan.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.nolan.deadline.Pause;

class FactSheetTest {

    private static final Instant RECORDED = Instant.parse("2027-05-01T09:00:00Z");

    /** Facts in the order of recording, each written "name day". */
    private static FactSheet sheet(String... facts) {
        List<FactSheet.Entry> entries = new ArrayList<>();
        for (String fact : facts) {
            String[] parts = fact.split(" ");
            entries.add(new FactSheet.Entry(entries.size() + 1, parts[0], LocalDate.parse(parts[1]), RECORDED.plusSeconds(entries.size())));
        }
        return new FactSheet(entries);
    }

    private static Pause pause(String from, String until) {
        return new Pause(LocalDate.parse(from), Optional.ofNullable(until).map(LocalDate::parse));
    }

    @Test
    void aFactMayBeRecordedAgain() {
        FactSheet facts = sheet("received 2027-03-02", "hearing-date 2027-10-14", "hearing-date 2027-10-07");
        assertThat(facts.latest("hearing-date")).contains(LocalDate.parse("2027-10-14"));
        assertThat(facts.newest("hearing-date")).as("brought forward").contains(LocalDate.parse("2027-10-07"));
        assertThat(facts.latest("complete")).isEmpty();
        assertThat(facts.newest("complete")).isEmpty();
        assertThat(facts.names()).containsExactly("received", "hearing-date");
    }

    @Test
    void aDeadlineIsMetAgainOnlyByWhatCameAfterItsNewBeginning() {
        FactSheet facts = sheet("report-completed 2027-09-10", "report-reviewed 2027-09-15", "report-completed 2027-10-01");
        assertThat(facts.metSince(List.of("report-completed"), List.of("report-reviewed"))).isFalse();
        assertThat(facts.metBefore(List.of("report-completed"), List.of("report-reviewed"))).contains(RECORDED.plusSeconds(1));
        FactSheet reviewed = facts.with("report-reviewed", LocalDate.parse("2027-10-05"));
        assertThat(reviewed.metSince(List.of("report-completed"), List.of("report-reviewed"))).isTrue();
        assertThat(reviewed.metBefore(List.of("report-completed"), List.of("report-reviewed"))).isEmpty();
        assertThat(facts.entries()).as("the first is as it was").hasSize(3);
    }

    /** Procedure a.4. */
    @Test
    void abeyanceLastsFromSuspensionToResumption() {
        assertThat(sheet("received 2027-03-02").pauses()).isEmpty();
        assertThat(sheet("received 2027-03-02").paused()).isFalse();
        FactSheet suspended = sheet("received 2027-03-02", "suspended 2027-04-01", "abeyance-reviewed 2027-04-30");
        assertThat(suspended.pauses()).containsExactly(pause("2027-04-01", null));
        assertThat(suspended.paused()).isTrue();
        FactSheet resumed = suspended.with("resumed", LocalDate.parse("2027-05-10"));
        assertThat(resumed.pauses()).containsExactly(pause("2027-04-01", "2027-05-10"));
        assertThat(resumed.paused()).isFalse();
    }

    @Test
    void aCaseMayBeInAbeyanceTwice() {
        FactSheet twice = sheet("suspended 2027-04-01", "resumed 2027-05-10", "suspended 2027-06-01");
        assertThat(twice.pauses()).containsExactly(pause("2027-04-01", "2027-05-10"), pause("2027-06-01", null));
        assertThat(twice.paused()).isTrue();
        assertThat(twice.with("resumed", LocalDate.parse("2027-06-30")).pauses()).containsExactly(pause("2027-04-01", "2027-05-10"), pause("2027-06-01", "2027-06-30"));
    }

    /** The first resumption ends an abeyance; one that was never begun ends nothing. */
    @Test
    void aResumptionWithoutAnAbeyanceIsNoPause() {
        assertThat(sheet("resumed 2027-05-10").pauses()).isEmpty();
        assertThat(sheet("resumed 2027-05-10").paused()).isFalse();
        assertThat(sheet("suspended 2027-04-01", "resumed 2027-05-10", "resumed 2027-06-10").pauses()).containsExactly(pause("2027-04-01", "2027-05-10"));
    }
}
