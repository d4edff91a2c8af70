package uk.nolan.process.delegates;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/** Tells of an overdue deadline again every so many working days: the deputies first, from the second time on the named address too (procedure a.4). */
@Component("repeatEscalations")
class RepeatEscalations implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Correspondence correspondence;
    private final Council council;
    private final Clock clock;

    RepeatEscalations(CaseFiles caseFiles, CaseDeadlines deadlines, Correspondence correspondence, Council council, Clock clock) {
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
                int times = DeadlineCalculator.repeatsUntil(today, open.dueDate(), council.at(one.procedureVersion()).reminders(), deadlines.workingDays());
                // what the council sends on the day itself is its own answer to the silence (D23)
                if (times > 0 && open.rule().sends().isEmpty()) {
                    again(one.reference(), open, times);
                }
            }
        }
    }

    private void again(String reference, OpenDeadline open, int times) {
        List<String> to = times == 1 ? List.of("deputies") : List.of("deputies", "escalation");
        correspondence.writeNote(
                reference,
                "notes/overdue",
                open,
                () -> correspondence.recipients(reference, to),
                "overdue %s %s, time %d".formatted(open.rule().deadline(), open.dueDate().due(), times + 1),
                "%s still late: it was due %s".formatted(open.rule().name(), open.dueDate().inWords()));
    }
}
