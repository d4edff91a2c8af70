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
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.Letter;
import uk.nolan.notice.Outgoing;
import uk.nolan.notice.Publications;
import uk.nolan.people.Officer;

/**
 * Writes what the council's deadlines say is sent on their day: progress updates, the reminder to a parish council, the end of a restriction (procedure
 * a.4). The round sends it at its end.
 * Where the day is not a working day it goes out on the one before. A day on which the round did not run is made up for on the next. What was
 * published and is to be taken off the website is brought up too, also in cases that are closed.
 */
@Component("writeDueNotices")
class WriteDueNotices implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Correspondence correspondence;
    private final Publications publications;
    private final Clock clock;

    WriteDueNotices(CaseFiles caseFiles, CaseDeadlines deadlines, Correspondence correspondence, Publications publications, Clock clock) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.correspondence = correspondence;
        this.publications = publications;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate today = LocalDate.now(clock);
        for (StandardsCase one : caseFiles.open()) {
            for (OpenDeadline open : deadlines.open(one.reference())) {
                LocalDate day = deadlines.workingDays().onOrBefore(open.dueDate().due());
                if (open.rule().sends().isPresent() && !today.isBefore(day)) {
                    send(one.reference(), open, open.rule().sends().get(), today);
                }
            }
        }
        publications.dueForRemoval(today).forEach(published -> {
            String line = "To be taken off the website: " + published.title();
            Outgoing note = Outgoing.of("notes/remove-publication", List.of());
            List<String> to = List.of("democratic-services", "monitoring-officer");
            correspondence.writeNote(published.caseReference(), note, () -> correspondence.recipients(published.caseReference(), to), "removal of publication " + published.id(), line);
        });
    }

    private void send(String reference, OpenDeadline open, DeadlineRule.OnTheDay sending, LocalDate today) {
        String occasion = sending.notice().replaceFirst("^notes/", "") + " " + open.rule().deadline() + " " + open.dueDate().due();
        if (sending.notice().startsWith("notes/")) {
            String sanction = open.rule().deadline().replaceFirst("^sanction-end-", "");
            Outgoing note = Outgoing.about(sending.notice(), List.of(), null, open.rule().deadline(), sanction);
            correspondence.writeNote(
                    reference, note, () -> correspondence.recipients(reference, sending.recipients()), occasion, "%s: %s".formatted(open.rule().name(), open.dueDate().inWords()));
            return;
        }
        String fact = sending.notice() + "-sent";
        List<Letter> letters = correspondence.write(
                reference, Outgoing.about(sending.notice(), sending.recipients(), fact, open.rule().deadline(), null), occasion);
        LocalDate dated = letters.stream().map(Letter::dated).findFirst().orElse(today);
        if (caseFiles.facts(reference).newest(fact).filter(known -> !known.isBefore(dated)).isEmpty()) {
            caseFiles.enter(reference, "Letter written: %s, due %s".formatted(sending.notice().replace('-', ' '), open.dueDate().inWords()), Officer.PROGRAM.signature());
            caseFiles.record(reference, fact, dated, Officer.PROGRAM.signature());
        }
    }
}
