package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.deadline.DeadlineCalculator;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DueDate;
import uk.nolan.deadline.Facts;
import uk.nolan.deadline.Holidays;
import uk.nolan.deadline.WorkingDays;

/** The dates of Stroud's scenarios (procedure h) and the handy values (b.1), from the council's own table. */
class DatesOfStroudTest {

    private final ProcedureFiles files = ProcedureFiles.packed();
    private final Council council = CouncilBooks.load(files, "stroud");
    private final WorkingDays calendar = Holidays.load(files).workingDays(council);
    private final String table = CouncilBooks.path("stroud", "deadlines.dmn");
    private final List<DeadlineRule> rules = ProcedureVersion.deadlineRules(table, files.read(table));

    /** Facts written "complete 2026-12-21, first-letter-provided 2027-01-06". */
    private Optional<DueDate> due(String deadline, String facts) {
        Map<String, LocalDate> known = new HashMap<>();
        Stream.of(facts.split(", ")).map(fact -> fact.split(" ")).forEach(fact -> known.put(fact[0], LocalDate.parse(fact[1])));
        return due(deadline, fact -> Optional.ofNullable(known.get(fact)));
    }

    private Optional<DueDate> due(String deadline, Facts facts) {
        DeadlineRule rule = rules.stream().filter(one -> one.deadline().equals(deadline)).findFirst().orElseThrow();
        return DeadlineCalculator.due(rule, facts, Optional.empty(), calendar, council.committeeDates(), other -> due(other, facts));
    }

    @ParameterizedTest(name = "{0}: {1} from {2}")
    @CsvSource(delimiter = '|', value = {
        // S6, over Christmas: from Mon 21 Dec, not from 14 Dec
        "S6  | acknowledgement        | received 2026-12-14, complete 2026-12-21                   | 2027-01-07",
        "S6  | first-letter           | received 2026-12-14, complete 2026-12-21                   | 2027-01-07",
        "S6  | completion             | completion-requested 2026-12-14                            | 2026-12-30",
        "S6  | validity               | received 2026-12-14, complete 2026-12-21                   | 2026-12-30",
        "S6  | representations        | first-letter-sent 2027-01-06, first-letter-provided 2027-01-06 | 2027-01-20",
        "S6  | initial-assessment     | received 2026-12-14, complete 2026-12-21, first-letter-provided 2027-01-06 | 2027-02-17",
        "S6  | informal-resolution    | informal-proposed 2027-02-10                               | 2027-02-24",
        // S8, over Easter
        "S8  | acknowledgement        | complete 2027-03-25                                        | 2027-04-12",
        "S8  | validity               | complete 2027-03-25                                        | 2027-04-05",
        "S8  | confidentiality-answer | confidentiality-refused 2027-04-07                         | 2027-04-21",
        // S12
        "S12 | transcript-approval    | received 2027-08-24, transcript-sent 2027-08-26            | 2027-09-10",
        "S12 | acknowledgement        | received 2027-08-24, complete 2027-09-01                   | 2027-09-15",
        "S12 | validity               | received 2027-08-24, complete 2027-09-01                   | 2027-09-08",
        "S12 | representations        | first-letter-provided 2027-09-06                           | 2027-09-20",
        "S12 | initial-assessment     | first-letter-provided 2027-09-06, representations-received 2027-09-17 | 2027-10-15",
        "S12 | agenda                 | hearing-date 2027-11-04                                    | 2027-10-27",
        "S12 | written-confirmation   | hearing-closed 2027-11-04                                  | 2027-11-09",
        "S12 | publication            | decision-notice-sent 2027-11-09, publication-prepared 2027-11-09 | 2027-11-09",
        "S12 | committee              | decision-notice-sent 2027-11-09                            | 2027-11-30",
        "S12 | parish-response        | parish-informed 2027-11-09                                 | 2027-12-09",
        // 8 January 2028 is a Saturday
        "S12 | parish-no-reply        | parish-informed 2027-11-09                                 | 2028-01-10",
        // D12: a month from the appointment to the draft; Saturday 20 November
        "D12 | investigation          | investigator-appointed 2027-10-20                          | 2027-11-19",
        "D12 | investigation          | investigator-appointed 2027-01-29                          | 2027-02-26",
        "D13 | draft-comments         | draft-sent 2027-08-27                                      | 2027-09-06",
        "D22 | departure-report       | departure-agreed 2027-07-13                                | 2027-09-28",
        "D25 | abeyance-review        | suspended 2027-04-01                                       | 2027-04-30",
    })
    void isDue(String scenario, String deadline, String facts, LocalDate due) {
        assertThat(due(deadline, facts)).map(DueDate::due).contains(due);
    }

    /** Procedure b.1, "handy check values": + 5, + 10 and + 20 working days in Stroud's own rows. */
    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource({
        "2026-12-24, 2027-01-05, 2027-01-12, 2027-01-26",
        "2027-03-25, 2027-04-05, 2027-04-12, 2027-04-26",
        "2027-08-27, 2027-09-06, 2027-09-13, 2027-09-27",
        "2026-12-18, 2026-12-29, 2027-01-06, 2027-01-20",
    })
    void theHandyCheckValuesHold(String from, LocalDate five, LocalDate ten, LocalDate twenty) {
        assertThat(due("validity", "complete " + from)).map(DueDate::due).contains(five);
        assertThat(due("acknowledgement", "complete " + from)).map(DueDate::due).contains(ten);
        assertThat(due("representations", "first-letter-provided " + from)).map(DueDate::due).contains(ten);
        assertThat(due("initial-assessment", "representations-received " + from)).map(DueDate::due).contains(twenty);
    }

    /** Rule b.1-8: a letter by post is provided on the second working day after posting, and the representations count from there. */
    @Test
    void aLetterByPostIsProvidedLater() {
        LocalDate posted = LocalDate.parse("2026-12-23");
        LocalDate provided = calendar.add(posted, council.switches().postWorkingDays());
        assertThat(provided).as("24 and 29 December").isEqualTo("2026-12-29");
        assertThat(due("representations", "first-letter-sent 2026-12-23, first-letter-provided " + provided)).map(DueDate::due).as("30 and 31 December, 4 to 8 and 11 to 13 January").contains(LocalDate.parse("2027-01-13"));
        assertThat(due("representations", "first-letter-sent 2026-12-23")).as("sent, but not yet provided").isEmpty();
    }

    /** ST-2.12-1: nothing runs before the complaint is complete. */
    @Test
    void nothingRunsFromReceipt() {
        assertThat(rules).filteredOn(rule -> rule.countedFrom().facts().contains("received")).isEmpty();
        assertThat(due("acknowledgement", "received 2026-12-14")).isEmpty();
        assertThat(due("initial-assessment", "received 2026-12-14, complete 2026-12-21")).isEmpty();
    }
}
