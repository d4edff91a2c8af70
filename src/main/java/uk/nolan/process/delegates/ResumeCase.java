package uk.nolan.process.delegates;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets everything in the case go on after an abeyance; the days that were left run from the day after (procedure a.4). */
@Component("resumeCase")
class ResumeCase implements JavaDelegate {

    private final RuntimeService runtime;

    ResumeCase(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(execution.getProcessBusinessKey()).suspended().list()
                .forEach(stopped -> runtime.activateProcessInstanceById(stopped.getId()));
    }
}
