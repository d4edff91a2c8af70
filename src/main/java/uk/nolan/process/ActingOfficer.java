package uk.nolan.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import uk.nolan.casefile.HandedOver;
import uk.nolan.people.Role;

/**
 * Offers the open tasks of a case that is handed over to whoever acts in it from now on, and no longer to whoever did before; those that come
 * later are offered as they are made (NS-6-2). What rests in abeyance is offered when the case goes on.
 */
@Component
class ActingOfficer {

    private final ObjectProvider<TaskService> tasks;
    private final AsProgram program;

    ActingOfficer(ObjectProvider<TaskService> tasks, AsProgram program) {
        this.tasks = tasks;
        this.program = program;
    }

    /** At the end of the transaction, when the engine has written what goes on again. */
    @Order(1)
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void offer(HandedOver handedOver) {
        program.run(() -> tasks.getObject().createTaskQuery()
                .processInstanceBusinessKey(handedOver.reference())
                .taskCandidateGroup(Role.MONITORING_OFFICER.group())
                .includeAssignedTasks()
                .active()
                .list()
                .forEach(task -> offer(task, handedOver.officerId())));
    }

    private void offer(Task task, String officer) {
        TaskService service = tasks.getObject();
        service.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE) && link.getUserId() != null)
                .map(IdentityLink::getUserId)
                .filter(before -> !before.equals(officer))
                .forEach(before -> service.deleteCandidateUser(task.getId(), before));
        service.addCandidateUser(task.getId(), officer);
    }
}
