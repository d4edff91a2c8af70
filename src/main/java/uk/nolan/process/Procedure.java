package uk.nolan.process;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;
import uk.nolan.process.forms.CaseGate;

/** The running procedure for the rooms above: start a process by its form, see the open tasks, complete one by its form. */
@Component
public class Procedure {

    /** The spine: a complaint from receipt to closure. */
    public static final String COMPLAINT = "complaint";

    private final RepositoryService repository;
    private final FormService forms;
    private final TaskService tasks;
    private final IdentityService identity;
    private final AsProgram program;
    private final CaseGate gate;
    private final ProcedureVersion versions;
    private final HistoryService history;
    private final OpenWork open;

    Procedure(
            RepositoryService repository, FormService forms, TaskService tasks, IdentityService identity, AsProgram program, CaseGate gate, ProcedureVersion versions,
            HistoryService history, OpenWork open) {
        this.open = open;
        this.history = history;
        this.gate = gate;
        this.versions = versions;
        this.repository = repository;
        this.forms = forms;
        this.tasks = tasks;
        this.identity = identity;
        this.program = program;
    }

    /**
     * Starts the newest version of a process by its start form, with the officer's own permissions.
     *
     * @param process the process's id, for example {@link #COMPLAINT}
     * @return the reference of the case
     * @throws RuntimeException with a message for the officer where an answer is refused
     */
    public String start(String process, Map<String, Object> answers, Officer officer) {
        String definition = program.get(() -> repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult()).getId();
        return as(officer, () -> {
            ProcessInstance started = forms.submitStartForm(definition, answers);
            return started.getBusinessKey();
        });
    }

    /** The id of the newest process of this name that can be started by a form. */
    public Optional<String> startable(String name) {
        return program.get(() -> repository.createProcessDefinitionQuery().processDefinitionName(name).latestVersion().startableInTasklist().list()).stream()
                .map(ProcessDefinition::getKey)
                .findFirst();
    }

    /** Whether the form of a task has a field of this key. */
    public boolean asks(OpenTask task, String key) {
        return program.get(() -> {
            Task found = tasks.createTaskQuery().taskId(task.id()).initializeFormKeys().singleResult();
            return found != null && asks(found.getProcessDefinitionId(), found.getCamundaFormRef(), key);
        });
    }

    /** Whether the start form of the newest version of a process has a field of this key. */
    public boolean asksAtStart(String process, String key) {
        return program.get(() -> {
            String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
            return asks(definition, forms.getStartFormData(definition).getCamundaFormRef(), key);
        });
    }

    private boolean asks(String definition, CamundaFormRef form, String key) {
        return form != null && versions.form(repository.getProcessDefinition(definition).getDeploymentId(), form.getKey()).asks(key);
    }

    /** The open tasks of a case, the next due first. */
    public List<OpenTask> openTasks(String reference) {
        return program.get(() -> open.tasks(reference)).stream()
                .map(Procedure::open)
                .toList();
    }

    /** Which of several like things a task is about, such as the code of a sanction; empty for most. */
    public Optional<String> item(OpenTask task) {
        return Optional.ofNullable((String) program.get(() -> tasks.getVariable(task.id(), "sanction")));
    }

    /** Whether this officer may work on a task of the case that is open now: one that is offered to her, in a case that is hers. */
    public boolean worksOn(String reference, Officer officer) {
        return as(officer, () -> tasks.createTaskQuery().processInstanceBusinessKey(reference).list()).stream()
                .anyMatch(task -> gate.lets(reference, officer, groups(task)));
    }

    /** The reference of the case to which an open task belongs; empty where there is no such task, or none that this officer may see. */
    public Optional<String> caseOf(String taskId, Officer officer) {
        return Optional.ofNullable(as(officer, () -> tasks.createTaskQuery().taskId(taskId).singleResult()))
                .map(task -> (String) program.get(() -> tasks.getVariable(task.getId(), "caseReference")));
    }

    /** How a task stands for an officer who follows a link to it. */
    public enum Standing {
        /** She can work on it. */
        WAITS,
        /** It rests with its case, which is in abeyance. */
        RESTS,
        /** It was hers and is done, or the case went on without it. */
        OVER,
        /** There is none of this id, or it is none of hers; which of the two is nobody's business. */
        NOT_HERS
    }

    /** How the task of this id stands for an officer. */
    public Standing standing(String taskId, Officer officer) {
        Task task = as(officer, () -> tasks.createTaskQuery().taskId(taskId).singleResult());
        if (task == null) {
            return wasHers(taskId, officer) ? Standing.OVER : Standing.NOT_HERS;
        }
        String reference = (String) program.get(() -> tasks.getVariableLocal(taskId, "caseReference"));
        if (!gate.lets(reference, officer, groups(task))) {
            return Standing.NOT_HERS;
        }
        return task.isSuspended() ? Standing.RESTS : Standing.WAITS;
    }

    /** Whether a task that is over had been offered to the officer, in a case in which she may act now. */
    private boolean wasHers(String taskId, Officer officer) {
        return program.get(() -> {
            HistoricTaskInstance task = history.createHistoricTaskInstanceQuery().taskId(taskId).finished().singleResult();
            if (task == null) {
                return false;
            }
            List<HistoricIdentityLinkLog> offered = history.createHistoricIdentityLinkLogQuery().taskId(taskId).type(IdentityLinkType.CANDIDATE).list();
            Set<String> groups = offered.stream().map(HistoricIdentityLinkLog::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
            boolean hers = officer.roles().stream().map(Role::group).anyMatch(groups::contains)
                    || offered.stream().map(HistoricIdentityLinkLog::getUserId).anyMatch(officer.id()::equals);
            String reference = history.createHistoricProcessInstanceQuery().processInstanceId(task.getRootProcessInstanceId()).singleResult().getBusinessKey();
            return hers && gate.lets(reference, officer, groups);
        });
    }

    private Set<String> groups(Task task) {
        return program.get(() -> tasks.getIdentityLinksForTask(task.getId())).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * Completes a task by its form, with the officer's own permissions.
     *
     * @throws RuntimeException with a message for the officer where an answer, or the officer, is refused
     */
    public void complete(OpenTask task, Map<String, Object> answers, Officer officer) {
        as(officer, () -> {
            forms.submitTaskForm(task.id(), answers);
            return null;
        });
    }

    /** Lets an officer use the engine's services, with her own permissions. */
    <T> T as(Officer officer, Supplier<T> action) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthentication(officer.id(), officer.roles().stream().map(Role::group).toList());
        try {
            return action.get();
        } finally {
            identity.setAuthentication(before);
        }
    }

    private static OpenTask open(Task task) {
        Optional<LocalDate> due = Optional.ofNullable(task.getDueDate()).map(date -> LocalDate.ofInstant(date.toInstant(), EngineClock.LONDON));
        return new OpenTask(task.getId(), task.getName(), due);
    }
}
