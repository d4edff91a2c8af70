package uk.nolan.process.delegates;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.notice.Correspondence;
import uk.nolan.process.ElementProperties;

/** Tells those whom the rule names that a deadline has passed (procedure a.4). */
@Component("tellOfficers")
class TellOfficers implements JavaDelegate {

    private final Correspondence correspondence;
    private final Addressees addressees;
    private final CaseDeadlines deadlines;
    private final Clock clock;

    TellOfficers(Correspondence correspondence, Addressees addressees, CaseDeadlines deadlines, Clock clock) {
        this.correspondence = correspondence;
        this.addressees = addressees;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        String name = ElementProperties.of(execution).required("deadline");
        deadlines.due(reference, name).filter(due -> LocalDate.now(clock).isAfter(due.due())).ifPresent(due -> {
            OpenDeadline overdue = new OpenDeadline(deadlines.rule(reference, name), due);
            String text = name.equals("independent-person-view") ? "notes/missing-view" : "notes/overdue";
            String line = "%s late: it was due %s".formatted(overdue.rule().name(), due.inWords());
            correspondence.send(correspondence.writeNote(
                    reference, text, overdue, () -> addressees.of(reference, overdue.rule().tell()), "overdue " + name + " " + due.due(), line));
        });
    }
}
