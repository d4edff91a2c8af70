package uk.nolan.process.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** The engine job that carries out a task. It stays the same when the job is tried again, and is another when a loop comes round. */
final class CurrentJob {

    private CurrentJob() {}

    static String id(DelegateExecution execution) {
        JobEntity job = Context.getJobExecutorContext() != null && Context.getJobExecutorContext().getCurrentJob() != null
                ? Context.getJobExecutorContext().getCurrentJob()
                : Context.getCommandContext().getCurrentJob();
        return job == null ? execution.getActivityInstanceId() : job.getId();
    }
}
