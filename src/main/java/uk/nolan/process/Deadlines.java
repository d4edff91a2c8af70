package uk.nolan.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.council.Council;
import uk.nolan.deadline.DeadlineCalculator;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DueDate;

/** What diagrams ask for dates: {@code ${deadlines.due(execution, 'validity')}}. The names are those of the table deadlines.dmn. */
@Component("deadlines")
public class Deadlines {

    private final CaseDeadlines deadlines;
    private final CaseFiles caseFiles;
    private final Council council;
    private final Clock clock;

    Deadlines(CaseDeadlines deadlines, CaseFiles caseFiles, Council council, Clock clock) {
        this.council = council;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The due time of a task, 23:59 London on the due day; null while the deadline does not run, and once it is met. */
    public Date due(DelegateExecution execution, String deadline) {
        return open(execution, deadline).map(DueDate::dueInstant).map(Date::from).orElse(null);
    }

    /** Whether the council has such a deadline: what a council does not have, its cases do not wait for (procedure a.10). */
    public boolean has(DelegateExecution execution, String deadline) {
        return deadlines.has(execution.getProcessBusinessKey(), deadline);
    }

    /** Whether a deadline is a target of the council itself, for which the parties wait (ST-2.14-2). */
    public boolean ofCouncil(DelegateExecution execution, String deadline) {
        return deadlines.rule(execution.getProcessBusinessKey(), deadline).whose() == DeadlineRule.Whose.COUNCIL;
    }

    /** Whether a deadline has run out and is not met. */
    public boolean overdue(DelegateExecution execution, String deadline) {
        return open(execution, deadline).filter(due -> !clock.instant().isBefore(due.expiry())).isPresent();
    }

    /**
     * When a timer fires: the first instant of the day after the due day, London (procedure b.1-3). While the deadline does not run yet, far ahead:
     * the timer asks again as soon as a fact is recorded.
     */
    public Date expiry(DelegateExecution execution, String deadline) {
        return Date.from(dueDate(execution, deadline).map(DueDate::expiry).orElseGet(this::farAhead));
    }

    /**
     * The beginning of the day on which whoever must act is reminded of a deadline (procedure a.4): so many working days before it as the council chose for the case's version. While the deadline does not
     * run yet, far ahead.
     */
    public Date reminder(DelegateExecution execution, String deadline) {
        return Date.from(dueDate(execution, deadline)
                .map(due -> DeadlineCalculator.reminderDay(due, council.at(version(execution)).reminders(), deadlines.workingDays()).atStartOfDay(EngineClock.LONDON).toInstant())
                .orElseGet(this::farAhead));
    }

    private String version(DelegateExecution execution) {
        return caseFiles.get(execution.getProcessBusinessKey()).procedureVersion();
    }

    private Instant farAhead() {
        return clock.instant().plus(365, ChronoUnit.DAYS);
    }

    /** The due time of a task about one of several like things, such as {@code sanction-performance} of {@code training}; null while it does not run. */
    public Date dueFor(DelegateExecution execution, String deadline, String item) {
        return due(execution, deadline + "-" + item);
    }

    /** When the timer of one of several like things fires, such as {@code sanction-end} of {@code premises}. */
    public Date expiryFor(DelegateExecution execution, String deadline, String item) {
        return expiry(execution, deadline + "-" + item);
    }

    /** Whether the day that was set for something lies after a deadline: a hearing fixed for a day after its window (NS-14-5). Never where the council has no such deadline. */
    public boolean later(DelegateExecution execution, String fact, String deadline) {
        return dueDate(execution, deadline)
                .map(DueDate::due)
                .flatMap(last -> caseFiles.facts(execution.getProcessBusinessKey()).newest(fact).filter(day -> day.isAfter(last)))
                .isPresent();
    }

    /**
     * When a target can be met no more: at its expiry, or at once while it falls due before another period of the case has ended
     * (procedure b.3: an assessment due before the window for representations shuts).
     */
    public Date outOfReach(DelegateExecution execution, String deadline, String other) {
        Instant expiry = dueDate(execution, deadline).map(DueDate::expiry).orElseGet(this::farAhead);
        return Date.from(outOfReachNow(execution, deadline, other) && clock.instant().isBefore(expiry) ? clock.instant() : expiry);
    }

    /** Whether a target is out of reach before its expiry, because it falls due while another period of the case still runs (procedure b.3). */
    public boolean outOfReachNow(DelegateExecution execution, String deadline, String other) {
        Optional<DueDate> target = open(execution, deadline);
        Optional<DueDate> period = open(execution, other);
        return target.isPresent() && period.isPresent() && target.get().due().isBefore(period.get().due());
    }

    private Optional<DueDate> open(DelegateExecution execution, String deadline) {
        return deadlines.open(execution.getProcessBusinessKey()).stream().filter(open -> open.rule().deadline().equals(deadline)).map(OpenDeadline::dueDate).findFirst();
    }

    private Optional<DueDate> dueDate(DelegateExecution execution, String deadline) {
        return deadlines.due(execution.getProcessBusinessKey(), deadline);
    }
}
