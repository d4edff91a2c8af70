package uk.nolan.process;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.DueDatesMayHaveMoved;
import uk.nolan.people.Officers;
import uk.nolan.process.sight.TaskRows;

/**
 * When a fact, an extension or the calendar changes, makes every open timer and task of the case ask for its date again, and has the
 * journal tell what moved. All in the transaction of the change (law 1).
 */
@Component
class DueDateRefresher {

    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<ManagementService> jobs;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final CaseDeadlines deadlines;
    private final Officers officers;
    private final AsProgram program;
    private final TaskRows rows;
    private final OpenWork open;

    DueDateRefresher(
            ObjectProvider<TaskService> tasks,
            ObjectProvider<ManagementService> jobs,
            ObjectProvider<ProcessEngineConfigurationImpl> engine,
            CaseDeadlines deadlines,
            Officers officers,
            AsProgram program,
            TaskRows rows,
            OpenWork open) {
        this.open = open;
        this.rows = rows;
        this.tasks = tasks;
        this.jobs = jobs;
        this.engine = engine;
        this.deadlines = deadlines;
        this.officers = officers;
        this.program = program;
    }

    /** Waits for the end of the transaction, when the engine has written the timers and tasks that the same change brings about. */
    @EventListener
    void refreshAfter(DueDatesMayHaveMoved moved) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            refresh(moved.reference(), moved.why());
            return;
        }
        Pending pending = (Pending) TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .findFirst()
                .orElse(null);
        if (pending == null) {
            pending = new Pending();
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        pending.cases.put(moved.reference(), moved.why());
    }

    /** Asks for all dates of a case again, in one command of the engine: what one question reads the next finds. */
    void refresh(String reference, String why) {
        deadlines.noteMoves(reference, why, officers.current().signature());
        engine.getObject().getCommandExecutorTxRequired().execute(command -> {
            refreshTimers(reference);
            refreshTasks(reference, command.getTaskManager());
            return null;
        });
    }

    private void refreshTimers(String reference) {
        // what stands still in abeyance is asked again when it goes on
        open.activeTimers(reference).forEach(timer -> jobs.getObject().recalculateJobDuedate(timer, false));
    }

    private void refreshTasks(String reference, TaskManager entities) {
        for (Task task : open.activeTasks(reference)) {
            Date before = task.getDueDate();
            Date due = dueDate(entities.findTaskById(task.getId()));
            if (!Objects.equals(due, before)) {
                tasks.getObject().setDueDate(task.getId(), due);
                if (due == null || before == null) {
                    rows.dueDateChanged(task.getId());
                }
            }
        }
    }

    private static Date dueDate(TaskEntity task) {
        Expression expression = task.getTaskDefinition().getDueDateExpression();
        return expression == null ? task.getDueDate() : (Date) expression.getValue(task.getExecution());
    }

    private final class Pending implements TransactionSynchronization {

        private final Map<String, String> cases = new LinkedHashMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            Map<String, String> due = new LinkedHashMap<>(cases);
            cases.clear();
            program.run(() -> due.forEach(DueDateRefresher.this::refresh));
        }
    }
}
