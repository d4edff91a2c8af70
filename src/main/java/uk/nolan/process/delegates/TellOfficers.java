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

/** Tells those whom the rule names that a deadline has passed (procedure a.4), in the words of the note that the diagram names, or else of the common one. */
@Component("tellOfficers")
class TellOfficers implements JavaDelegate {

    private final Correspondence correspondence;
    private final CaseDeadlines deadlines;
    private final Clock clock;

    TellOfficers(Correspondence correspondence, CaseDeadlines deadlines, Clock clock) {
        this.correspondence = correspondence;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        ElementProperties properties = ElementProperties.of(execution);
        String item = (String) execution.getVariable("sanction");
        String name = properties.required("deadline") + (item == null ? "" : "-" + item);
        deadlines.due(reference, name).filter(due -> LocalDate.now(clock).isAfter(due.due())).ifPresent(due -> {
            OpenDeadline overdue = new OpenDeadline(deadlines.rule(reference, name), due);
            String text = properties.get("notice") == null ? "notes/overdue" : properties.get("notice");
            String line = "%s late: it was due %s".formatted(overdue.rule().name(), due.inWords());
            correspondence.send(correspondence.writeNote(
                    reference, text, overdue, () -> correspondence.recipients(reference, overdue.rule().tell()), "overdue " + name + " " + due.due(), line));
        });
    }
}
