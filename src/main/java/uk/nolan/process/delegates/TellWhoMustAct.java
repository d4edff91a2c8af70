package uk.nolan.process.delegates;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.DeskMail;
import uk.nolan.notice.Letter;
import uk.nolan.people.Officer;
import uk.nolan.process.WaitingTasks;

/**
 * Tells those who do not work in the program every day which tasks of the case wait for them, each of them once for each task (NS-3-3, NS-6-2). A task that is done by now, or that rests
 * with its case, calls nobody.
 */
@Component("tellWhoMustAct")
class TellWhoMustAct implements JavaDelegate {

    private final WaitingTasks tasks;
    private final DeskMail mail;
    private final Correspondence correspondence;

    TellWhoMustAct(WaitingTasks tasks, DeskMail mail, Correspondence correspondence) {
        this.tasks = tasks;
        this.mail = mail;
        this.correspondence = correspondence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<Letter> letters = new ArrayList<>();
        for (WaitingTasks.Waiting task : tasks.of(execution.getProcessBusinessKey())) {
            List<Officer> meant = tasks.toBeTold(task);
            DeskMail.Work work = new DeskMail.Work(task.id(), task.name(), task.since(), task.due(), tasks.kind(task), meant.size() > 1);
            meant.forEach(officer -> letters.addAll(mail.callToWork(task.reference(), work, officer)));
        }
        correspondence.send(letters);
    }
}
