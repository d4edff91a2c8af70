package uk.nolan.process;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What is open in a case, asked of the engine's tables by statements of our own: each query of the engine is put together anew out of hundreds of conditions, which takes far longer than its answer.
 * Nobody's permissions are looked at. What the engine has not written yet in the present command is not seen, as in its own queries.
 */
@Component
class OpenWork {

    private static final String TASKS = "select T.* from ACT_RU_TASK T join ACT_RU_EXECUTION E on E.ID_ = T.PROC_INST_ID_ where E.BUSINESS_KEY_ = #{reference} ";

    private final ObjectProvider<TaskService> tasks;
    private final JdbcTemplate database;

    OpenWork(ObjectProvider<TaskService> tasks, JdbcTemplate database) {
        this.tasks = tasks;
        this.database = database;
    }

    /** The open tasks of a case by their due dates, those that rest in abeyance among them. */
    List<Task> tasks(String reference) {
        return tasks.getObject().createNativeTaskQuery().sql(TASKS + "order by T.DUE_DATE_, T.ID_").parameter("reference", reference).list();
    }

    /** The open tasks of a case without those that rest in abeyance. */
    List<Task> activeTasks(String reference) {
        return tasks.getObject().createNativeTaskQuery().sql(TASKS + "and T.SUSPENSION_STATE_ = 1 order by T.ID_").parameter("reference", reference).list();
    }

    /** The ids of the timers of a case, without those of what rests in abeyance. */
    List<String> activeTimers(String reference) {
        return database.queryForList(
                "select J.ID_ from ACT_RU_JOB J join ACT_RU_EXECUTION E on E.ID_ = J.PROCESS_INSTANCE_ID_ where E.BUSINESS_KEY_ = ? and E.SUSPENSION_STATE_ = 1 and J.TYPE_ = 'timer' order by J.ID_",
                String.class,
                reference);
    }
}
