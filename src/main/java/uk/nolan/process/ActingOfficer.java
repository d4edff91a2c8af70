package uk.nolan.process;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.HandedOver;
import uk.nolan.people.Role;

/** Offers the open tasks of a case that is handed over to whoever acts in it from now on; those that come later are offered as they are made (NS-6-2). */
@Component
class ActingOfficer {

    private final ObjectProvider<TaskService> tasks;
    private final AsProgram program;

    ActingOfficer(ObjectProvider<TaskService> tasks, AsProgram program) {
        this.tasks = tasks;
        this.program = program;
    }

    @EventListener
    void offer(HandedOver handedOver) {
        program.run(() -> {
            TaskService service = tasks.getObject();
            for (Task task : service.createTaskQuery()
                    .processInstanceBusinessKey(handedOver.reference())
                    .taskCandidateGroup(Role.MONITORING_OFFICER.group())
                    .includeAssignedTasks()
                    .list()) {
                service.addCandidateUser(task.getId(), handedOver.officerId());
            }
        });
    }
}
