package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.test.web.servlet.MockMvc;
import uk.nolan.NolanTest;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.WorkingDays;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.people.Officers;
import uk.nolan.process.Procedure;
import uk.nolan.process.Timeline;

@NolanTest
class HealthTest {

    @Autowired
    private MockMvc browser;

    @Autowired
    private CalendarHealthIndicator dates;

    @Autowired
    private LettersHealthIndicator letters;

    @Autowired
    private Calendar calendar;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    @AfterEach
    void asBefore() {
        calendar.forget();
        calendar.reload();
        timeline.clear();
    }

    private String receive() {
        Map<String, Object> answers = Complaints.good();
        answers.put("receivedOn", LocalDate.now(clock).toString());
        answers.put("channel", "letter");
        return procedure.start(Procedure.COMPLAINT, answers, officers.find(Complaints.MONITORING_OFFICER).orElseThrow());
    }

    @Test
    void namesTheLastDayForWhichBankHolidaysAreKnown() {
        assertThat(dates.health().getDetails()).containsEntry("bankHolidaysKnownUntil", calendar.workingDays().knownUntil().toString());
    }

    @Test
    void warnsOfADeadlineBeyondThatDay() throws Exception {
        String reference = receive();
        calendar.replace(WorkingDays.ofEngland(LocalDate.now(clock)));
        Health health = dates.health();
        assertThat(health.getStatus()).isEqualTo(CalendarHealthIndicator.WARNING);
        assertThat((List<?>) health.getDetails().get("deadlinesBeyond")).anyMatch(line -> line.toString().startsWith(reference + ": "));
        browser.perform(get("/actuator/health")).andExpect(status().isOk()).andExpect(jsonPath("$.status").value("WARNING"));
        browser.perform(get("/actuator/health").with(Complaints.as(Complaints.OPERATIONS)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("deadlinesBeyond")));
    }

    @Test
    void countsTheLettersThatWait() {
        Health before = letters.health();
        Letter letter = Letters.write(ledger, "NSDC-1999-0001", "complainant", "Ms Imogen Vardle", "Your complaint");
        assertThat(letters.health().getStatus()).isEqualTo(Status.UP);
        assertThat((long) letters.health().getDetails().get("waiting")).isEqualTo((long) before.getDetails().get("waiting") + 1);
        ledger.handOver(letter, taken -> {});
        assertThat(letters.health().getDetails()).isEqualTo(before.getDetails());
    }
}
