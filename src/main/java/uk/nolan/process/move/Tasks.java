package uk.nolan.process.move;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import uk.nolan.process.ProcedureVersion;
import uk.nolan.process.sight.SightOfTasks;
import uk.nolan.process.sight.TaskRows;

/** Has the tasks that wait in a case say what the diagram says in which they stand now. The engine moves them and leaves name, description and offer as they were. */
@Component
class Tasks {

    private final TaskService tasks;
    private final ProcedureVersion versions;
    private final ProcessEngineConfigurationImpl engine;
    private final TaskRows rows;
    private final SightOfTasks sight;

    Tasks(TaskService tasks, ProcedureVersion versions, ProcessEngineConfigurationImpl engine, TaskRows rows, SightOfTasks sight) {
        this.tasks = tasks;
        this.versions = versions;
        this.engine = engine;
        this.rows = rows;
        this.sight = sight;
    }

    /**
     * Makes every task of the case as drawn.
     *
     * @return whether a task is offered to others than before
     */
    boolean asDrawn(String reference) {
        boolean others = false;
        for (Task task : tasks.createTaskQuery().processInstanceBusinessKey(reference).list()) {
            others |= asDrawn(task);
        }
        sight.settle(reference);
        tasks.createTaskQuery().processInstanceBusinessKey(reference).list().forEach(task -> rows.writeAgain(task.getId()));
        return others;
    }

    private boolean asDrawn(Task waiting) {
        return engine.getCommandExecutorTxRequired().execute(command -> {
            TaskEntity task = command.getTaskManager().findTaskById(waiting.getId());
            TaskDefinition drawn = task.getTaskDefinition();
            if (!Objects.equals(text(drawn.getNameExpression()), task.getName())) {
                task.setName(text(drawn.getNameExpression()));
            }
            if (!Objects.equals(text(drawn.getDescriptionExpression()), task.getDescription())) {
                task.setDescription(text(drawn.getDescriptionExpression()));
            }
            if (drawn.getDueDateExpression() == null && task.getDueDate() != null) {
                task.setDueDate(null);
            }
            Set<String> offered = task.getIdentityLinks().stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                    .map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            Set<String> groups = drawn.getCandidateGroupIdExpressions().stream().flatMap(group -> groups(group.getValue(task.getExecution())).stream()).collect(Collectors.toSet());
            Set<String> gone = new HashSet<>(offered);
            gone.removeAll(groups);
            gone.forEach(task::deleteCandidateGroup);
            Set<String> come = new HashSet<>(groups);
            come.removeAll(offered);
            come.forEach(task::addCandidateGroup);
            return !gone.isEmpty() || !come.isEmpty();
        });
    }

    private static String text(Expression drawn) {
        return drawn == null ? null : drawn.getExpressionText();
    }

    private static Collection<String> groups(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(Object::toString).toList()
                : Arrays.stream(String.valueOf(value).split(",")).map(String::strip).toList();
    }

    /** The tasks whose form the version does not have, each a sentence. */
    List<String> withoutForms(String reference, Version to) {
        List<String> without = new ArrayList<>();
        for (Task task : tasks.createTaskQuery().processInstanceBusinessKey(reference).initializeFormKeys().list()) {
            if (task.getCamundaFormRef() != null && versions.findForm(to.deployment(), task.getCamundaFormRef().getKey()).isEmpty()) {
                without.add("The step \"%s\", where this case waits, has the form \"%s\", which %s does not have.".formatted(task.getName(), task.getCamundaFormRef().getKey(), to.inWords()));
            }
        }
        return without;
    }
}
