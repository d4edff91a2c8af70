package uk.nolan.process.delegates;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.deadline.Calendar;
import uk.nolan.process.DueDates;
import uk.nolan.process.RoundDays;

/**
 * Begins the working-day round: takes over a changed holidays.yaml, lets then every date be asked for again, and says whether today is a working
 * day and whether anything has to be done on it, so that a quiet day is a short round.
 */
@Component("refreshDueDates")
class RefreshDueDates implements JavaDelegate {

    private final Calendar calendar;
    private final DueDates dueDates;
    private final RoundDays roundDays;
    private final Clock clock;

    RefreshDueDates(Calendar calendar, DueDates dueDates, RoundDays roundDays, Clock clock) {
        this.calendar = calendar;
        this.dueDates = dueDates;
        this.roundDays = roundDays;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (calendar.reload()) {
            try {
                dueDates.refreshAll("the bank holidays changed");
            } catch (RuntimeException e) {
                calendar.forget();
                throw e;
            }
        }
        LocalDate today = LocalDate.now(clock);
        execution.setVariable("workingDay", calendar.workingDays().isWorkingDay(today) ? "yes" : "no");
        execution.setVariable("anythingDue", roundDays.anythingDue(today) ? "yes" : "no");
    }
}
