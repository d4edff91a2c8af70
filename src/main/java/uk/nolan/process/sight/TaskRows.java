package uk.nolan.process.sight;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.StageEntered;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DeadlineRules;
import uk.nolan.people.Role;
import uk.nolan.process.AsProgram;
import uk.nolan.process.guard.RowWords;

/**
 * Writes what a task's row shows in Tasklist, so that the tasks of a list do not all look the same: case, stage, whose date the due date is, and who
 * else must act. Local to the task, because whoever may see the task may see this.
 */
@Component
public class TaskRows {

    /** How a diagram asks for the due date of a task. */
    private static final Pattern ASKED = Pattern.compile("deadlines\\.due(?:For)?\\(execution\\s*,\\s*'([^']*)'");

    private static final Set<String> MONITORING_OFFICERS = Set.of(Role.MONITORING_OFFICER.group(), Role.DEPUTY.group());

    private final ObjectProvider<CaseFiles> caseFiles;
    private final ObjectProvider<DeadlineRules> rules;
    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<RuntimeService> runtime;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final AsProgram program;
    private final RowWords words;

    TaskRows(
            ObjectProvider<CaseFiles> caseFiles,
            ObjectProvider<DeadlineRules> rules,
            ObjectProvider<TaskService> tasks,
            ObjectProvider<RuntimeService> runtime,
            ObjectProvider<ProcessEngineConfigurationImpl> engine,
            AsProgram program,
            RowWords words) {
        this.caseFiles = caseFiles;
        this.rules = rules;
        this.tasks = tasks;
        this.runtime = runtime;
        this.engine = engine;
        this.program = program;
        this.words = words;
    }

    /** Writes the row of a task that is just being made. */
    void write(DelegateTask task) {
        StandardsCase one = caseFiles.getObject().get(task.getExecution().getProcessBusinessKey());
        Optional<DeadlineRule> rule = rule(one, (TaskEntity) task);
        words.write(() -> {
            task.setVariableLocal(RowWords.REFERENCE, one.reference());
            task.setVariableLocal(RowWords.STAGE, words.stage(one.stage().orElse(RowWords.RECEIVED)));
            task.setVariableLocal(RowWords.KIND, kind(rule, task.getDueDate()));
            awaited(groups(task.getCandidates()), rule).ifPresent(who -> task.setVariableLocal(RowWords.WAITS_FOR, who));
        });
    }

    /** The task has been brought into the diagram of another version: what its row says is found anew. */
    public void writeAgain(String taskId) {
        engine.getObject().getCommandExecutorTxRequired().execute(command -> {
            TaskEntity task = command.getTaskManager().findTaskById(taskId);
            task.removeVariableLocal(RowWords.WAITS_FOR);
            write(task);
            return null;
        });
    }

    /** A due date has come, or is gone: the row says so. */
    public void dueDateChanged(String taskId) {
        engine.getObject().getCommandExecutorTxRequired().execute(command -> {
            TaskEntity task = command.getTaskManager().findTaskById(taskId);
            StandardsCase one = caseFiles.getObject().get(task.getExecution().getProcessBusinessKey());
            words.write(() -> task.setVariableLocal(RowWords.KIND, kind(rule(one, task), task.getDueDate())));
            return null;
        });
    }

    /** At the end of the transaction, when the engine has written the tasks that the same step brought about. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void stageEntered(StageEntered entered) {
        program.run(() -> {
            String[] open = tasks.getObject().createTaskQuery().processInstanceBusinessKey(entered.reference()).list().stream().map(Task::getId).toArray(String[]::new);
            String stage = words.stage(entered.stage());
            if (open.length > 0) {
                List<VariableInstance> earlier = runtime.getObject().createVariableInstanceQuery().taskIdIn(open).variableValueNotEquals(RowWords.STAGE, stage).list();
                words.write(() -> earlier.forEach(row -> tasks.getObject().setVariableLocal(row.getTaskId(), RowWords.STAGE, stage)));
            }
        });
    }

    private Optional<DeadlineRule> rule(StandardsCase one, TaskEntity task) {
        Expression due = task.getTaskDefinition().getDueDateExpression();
        Matcher asked = ASKED.matcher(due == null ? "" : due.getExpressionText());
        return asked.find()
                ? rules.getObject().all(one.procedureVersion()).stream().filter(rule -> rule.deadline().equals(asked.group(1))).findFirst()
                : Optional.empty();
    }

    private static String kind(Optional<DeadlineRule> rule, Date due) {
        return due == null ? RowWords.NO_DATE : rule.map(DeadlineRule::kind).orElse("council's target");
    }

    /**
     * Who else must act: the officers to whom the task is offered, where the Monitoring Officer is not among them; or somebody outside, where the
     * task only records what comes from there by a party's deadline.
     */
    private static Optional<String> awaited(Set<String> groups, Optional<DeadlineRule> rule) {
        if (groups.stream().noneMatch(MONITORING_OFFICERS::contains)) {
            String titles = groups.stream().flatMap(group -> Role.ofGroup(group).stream()).sorted().map(Role::title).collect(Collectors.joining(" or "));
            return Optional.of(titles).filter(some -> !some.isEmpty());
        }
        return rule.filter(one -> one.whose() == DeadlineRule.Whose.PARTY).map(one -> RowWords.A_PARTY);
    }

    static Set<String> groups(Collection<? extends IdentityLink> candidates) {
        return candidates.stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
