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
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DueDate;

/** What diagrams ask for dates: {@code ${deadlines.due(execution, 'validity')}}. The names are those of the table deadlines.dmn. */
@Component("deadlines")
public class Deadlines {

    private final CaseDeadlines deadlines;
    private final CaseFiles caseFiles;
    private final Clock clock;

    Deadlines(CaseDeadlines deadlines, CaseFiles caseFiles, Clock clock) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The due time of a task, 23:59 London on the due day; null while the deadline does not run. */
    public Date due(DelegateExecution execution, String deadline) {
        return dueDate(execution, deadline).map(DueDate::dueInstant).map(Date::from).orElse(null);
    }

    /** When a timer fires: the first instant of the day after the due day, London (procedure b.1-3). */
    public Date expiry(DelegateExecution execution, String deadline) {
        DeadlineRule rule = deadlines.rule(execution.getProcessBusinessKey(), deadline);
        if (rule.unit() == DeadlineRule.Unit.COMMITTEE_MEETINGS && dueDate(execution, deadline).isEmpty()) {
            // no meeting is on the books yet; when one is entered, the round asks again
            return Date.from(clock.instant().plus(365, ChronoUnit.DAYS));
        }
        return Date.from(running(execution, deadline).expiry());
    }

    /** The due time of a task about one of several like things, such as {@code sanction-performance} of {@code training}; null while it does not run. */
    public Date dueFor(DelegateExecution execution, String deadline, String item) {
        return due(execution, deadline + "-" + item);
    }

    /** When the timer of one of several like things fires, such as {@code sanction-end} of {@code premises}. */
    public Date expiryFor(DelegateExecution execution, String deadline, String item) {
        return expiry(execution, deadline + "-" + item);
    }

    /** Whether the day that was set for something lies after a deadline: a hearing fixed for a day after its window (NS-14-5). */
    public boolean later(DelegateExecution execution, String fact, String deadline) {
        LocalDate last = running(execution, deadline).due();
        return caseFiles.facts(execution.getProcessBusinessKey()).newest(fact).filter(day -> day.isAfter(last)).isPresent();
    }

    /**
     * When a target can be met no more: at its expiry, or at once while it falls due before another period of the case has ended
     * (procedure b.3: an assessment due before the window for representations shuts).
     */
    public Date outOfReach(DelegateExecution execution, String deadline, String other) {
        DueDate target = running(execution, deadline);
        boolean out = deadlines.open(execution.getProcessBusinessKey()).stream()
                .filter(open -> open.rule().deadline().equals(other))
                .anyMatch(open -> target.due().isBefore(open.dueDate().due()));
        Instant expiry = target.expiry();
        return Date.from(out && clock.instant().isBefore(expiry) ? clock.instant() : expiry);
    }

    private Optional<DueDate> dueDate(DelegateExecution execution, String deadline) {
        return deadlines.due(execution.getProcessBusinessKey(), deadline);
    }

    private DueDate running(DelegateExecution execution, String deadline) {
        return dueDate(execution, deadline).orElseThrow(() -> new IllegalStateException(
                "The deadline \"%s\" does not run yet in case %s: nothing that it is counted from has happened. Let the diagram record that fact before the timer."
                        .formatted(deadline, execution.getProcessBusinessKey())));
    }
}
