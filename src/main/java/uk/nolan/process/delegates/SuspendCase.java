package uk.nolan.process.delegates;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Stops everything that runs in the case but the abeyance itself: no task is worked on, no timer fires, nothing is sent (procedure a.4, NS-5-2, ST-2.5-2). */
@Component("suspendCase")
class SuspendCase implements JavaDelegate {

    private final RuntimeService runtime;
    private final TaskService tasks;

    SuspendCase(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(execution.getProcessBusinessKey()).active().list().stream()
                .filter(running -> !running.getId().equals(execution.getProcessInstanceId()))
                .forEach(this::suspend);
    }

    /** While the clocks stand, a task is not due; it gets its new day when the case goes on. */
    private void suspend(ProcessInstance running) {
        tasks.createTaskQuery().processInstanceId(running.getId()).list().forEach(task -> tasks.setDueDate(task.getId(), null));
        runtime.suspendProcessInstanceById(running.getId());
    }
}
