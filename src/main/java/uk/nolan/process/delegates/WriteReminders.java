package uk.nolan.process.delegates;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Council;
import uk.nolan.deadline.DeadlineCalculator;
import uk.nolan.notice.Correspondence;

/**
 * Writes the reminders to whoever must act (the round sends them at its end), once for each due date: an extension or a new bank holiday brings the reminder again (procedure a.4). A day on
 * which the round did not run is made up for on the next.
 */
@Component("writeReminders")
class WriteReminders implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Correspondence correspondence;
    private final Council council;
    private final Clock clock;

    WriteReminders(CaseFiles caseFiles, CaseDeadlines deadlines, Correspondence correspondence, Council council, Clock clock) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.correspondence = correspondence;
        this.council = council;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate today = LocalDate.now(clock);
        for (StandardsCase one : caseFiles.open()) {
            for (OpenDeadline open : deadlines.open(one.reference())) {
                LocalDate day = DeadlineCalculator.reminderDay(open.dueDate(), council.at(one.procedureVersion()).reminders(), deadlines.workingDays());
                if (!today.isBefore(day) && !today.isAfter(open.dueDate().due())) {
                    reminder(one.reference(), open);
                }
            }
        }
    }

    private void reminder(String reference, OpenDeadline open) {
        correspondence.writeNote(
                reference,
                "notes/reminder",
                open,
                () -> correspondence.recipients(reference, open.rule().remind()),
                "reminder of " + open.rule().deadline() + " " + open.dueDate().due(),
                "Reminder: %s due %s".formatted(open.rule().name(), open.dueDate().inWords()));
    }
}
