package uk.nolan.process.delegates;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.Letter;
import uk.nolan.notice.Outgoing;
import uk.nolan.people.Officer;
import uk.nolan.process.Outgoings;

/**
 * Sends the notice that the diagram names, here or where this stage is called, to the recipients that it names. The letters are in the ledger before the first attempt; the
 * case goes on when all of them have been taken, and the dated fact is the date on the letters.
 */
@Component("sendNotice")
class SendNotice implements JavaDelegate {

    private final Correspondence correspondence;
    private final CaseFiles caseFiles;
    private final Clock clock;

    SendNotice(Correspondence correspondence, CaseFiles caseFiles, Clock clock) {
        this.correspondence = correspondence;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Outgoing outgoing = Outgoings.of(execution);
        String reference = execution.getProcessBusinessKey();
        String notice = outgoing.notice();
        List<Letter> letters = correspondence.write(reference, outgoing, notice + " " + CurrentJob.id(execution));
        correspondence.send(letters);
        String to = letters.stream().map(letter -> letter.recipientRole().replace('-', ' ')).collect(Collectors.joining(", "));
        String line = letters.isEmpty() ? "No letter was needed: %s, because there is nobody to send it to" : "Letter sent: %s, to %s";
        caseFiles.enter(reference, line.formatted(notice.replace('-', ' '), to), Officer.PROGRAM.signature());
        if (outgoing.fact() != null) {
            LocalDate on = letters.stream().map(Letter::dated).findFirst().orElse(LocalDate.now(clock));
            caseFiles.record(reference, outgoing.fact(), on, Officer.PROGRAM.signature());
        }
        if (outgoing.provided() != null && !letters.isEmpty()) {
            caseFiles.record(reference, outgoing.provided(), correspondence.providedOn(letters.get(0)), Officer.PROGRAM.signature());
        }
    }
}
