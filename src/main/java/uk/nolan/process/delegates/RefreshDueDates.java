package uk.nolan.process.delegates;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.council.Council;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.DeadlineCalculator;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.Publications;
import uk.nolan.process.DueDates;

/**
 * Begins the working-day round: takes over a changed holidays.yaml, lets then every date be asked for again, and says whether today is a working
 * day and whether anything has to be done on it, so that a quiet day is a short round.
 */
@Component("refreshDueDates")
class RefreshDueDates implements JavaDelegate {

    private final Calendar calendar;
    private final DueDates dueDates;
    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Publications publications;
    private final Correspondence correspondence;
    private final Council council;
    private final Clock clock;

    RefreshDueDates(
            Calendar calendar,
            DueDates dueDates,
            CaseFiles caseFiles,
            CaseDeadlines deadlines,
            Publications publications,
            Correspondence correspondence,
            Council council,
            Clock clock) {
        this.calendar = calendar;
        this.dueDates = dueDates;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.publications = publications;
        this.correspondence = correspondence;
        this.council = council;
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
        execution.setVariable("anythingDue", anythingDue(today) ? "yes" : "no");
    }

    private boolean anythingDue(LocalDate today) {
        return caseFiles.open().stream().flatMap(one -> deadlines.open(one.reference()).stream()).anyMatch(open -> isNear(open, today))
                || !publications.dueForRemoval(today).isEmpty()
                || correspondence.anythingWaits();
    }

    /** From the day of its reminder on; what is sent on the day itself, or repeated after it, comes later than that. */
    private boolean isNear(OpenDeadline open, LocalDate today) {
        LocalDate reminder = DeadlineCalculator.reminderDay(open.dueDate(), council.reminders(), deadlines.workingDays());
        LocalDate onTheDay = deadlines.workingDays().onOrBefore(open.dueDate().due());
        return !today.isBefore(reminder) || !today.isBefore(onTheDay);
    }
}
