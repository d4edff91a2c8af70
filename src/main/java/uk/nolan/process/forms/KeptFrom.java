package uk.nolan.process.forms;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.MissingAuthorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Looks;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.process.AsProgram;
import uk.nolan.process.guard.RowWords;

/**
 * Why the engine keeps a task from an officer, in words for her: she had its form open when she declared a conflict of interest, or when the case
 * came into other hands. The refused look is noted. Whoever never had to do with the task is told nothing about it.
 */
@Component
class KeptFrom {

    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<CaseGate> gate;
    private final ObjectProvider<Looks> looks;
    private final Officers officers;
    private final AsProgram program;

    KeptFrom(ObjectProvider<TaskService> tasks, ObjectProvider<CaseGate> gate, ObjectProvider<Looks> looks, Officers officers, AsProgram program) {
        this.looks = looks;
        this.tasks = tasks;
        this.gate = gate;
        this.officers = officers;
        this.program = program;
    }

    /** The words; empty where it is not for this officer to know. */
    Optional<FormRefusal> why(AuthorizationException denied) {
        Officer officer = officers.current();
        return denied.getMissingAuthorizations().stream()
                .filter(missing -> Resources.TASK.resourceName().equals(missing.getResourceType()))
                .map(MissingAuthorization::getResourceId)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(task -> program.get(() -> why(task, officer)))
                .map(FormRefusal::new);
    }

    private Optional<String> why(String task, Officer officer) {
        Task found = tasks.getObject().createTaskQuery().taskId(task).singleResult();
        if (found == null) {
            return Optional.empty();
        }
        String reference = (String) tasks.getObject().getVariableLocal(task, RowWords.REFERENCE);
        Set<String> groups = tasks.getObject().getIdentityLinksForTask(task).stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
        Optional<String> why = gate.getObject().keptFrom(reference, officer, groups);
        why.ifPresent(words -> looks.getObject().noteRefused(reference, officer.id(), officer.signature(), "form \"%s\"".formatted(found.getName())));
        return why;
    }
}
