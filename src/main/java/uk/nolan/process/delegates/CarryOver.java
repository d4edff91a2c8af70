package uk.nolan.process.delegates;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.council.Council;
import uk.nolan.deadline.DueDate;
import uk.nolan.people.Officer;
import uk.nolan.process.ElementProperties;

/**
 * Carries what was not reported to a meeting of the committee over to the following one (D22). The old date stays on file; where no further meeting is
 * on the books, nothing moves until one is entered.
 */
@Component("carryOver")
class CarryOver implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Council council;
    private final Clock clock;

    CarryOver(CaseFiles caseFiles, CaseDeadlines deadlines, Council council, Clock clock) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.council = council;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        String deadline = ElementProperties.of(execution).required("deadline");
        LocalDate missed = deadlines.due(reference, deadline).map(DueDate::due).orElse(LocalDate.now(clock));
        council.nextCommittee(missed).ifPresent(next -> caseFiles.extend(
                reference, deadline, missed, next, "Not reported to the meeting, carried over to the next.", Officer.PROGRAM.signature()));
    }
}
