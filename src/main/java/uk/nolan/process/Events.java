package uk.nolan.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uk.nolan.people.Officer;
import uk.nolan.process.forms.EventQuestions;
import uk.nolan.process.forms.FormRefusal;

/**
 * What officers bring about themselves in a case that is there already: every process that Tasklist offers under "Start process" and whose form speaks of
 * a case. It is started as from Tasklist, by the same form and with the officer's own permissions.
 */
@Component
public class Events {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final FormService forms;
    private final Procedure procedure;
    private final EventQuestions questions;
    private final AsProgram program;
    private final ObjectProvider<LiveVersion> live;

    /** The start form of each version of each process, "" for none; a version never changes. */
    private final Map<String, String> startForms = new ConcurrentHashMap<>();

    Events(RepositoryService repository, RuntimeService runtime, FormService forms, Procedure procedure, EventQuestions questions, AsProgram program, ObjectProvider<LiveVersion> live) {
        this.live = live;
        this.repository = repository;
        this.runtime = runtime;
        this.forms = forms;
        this.procedure = procedure;
        this.questions = questions;
        this.program = program;
    }

    /**
     * An event that an officer may record in a case.
     *
     * @param process the id of its process
     * @param name as it stands in Tasklist
     * @param summary what it is for, in a sentence; may be empty
     * @param hindrance why not now; empty where it can be recorded
     */
    public record Event(String process, String name, String summary, Optional<String> hindrance) {}

    /** The server does not take the answers. Nothing has changed. */
    public static final class Refused extends RuntimeException {

        private final Map<String, String> fields;

        Refused(String message, Map<String, String> fields) {
            super(message);
            this.fields = fields;
        }

        /** What is wrong, by the key of the field; empty where the event itself cannot be recorded now. */
        public Map<String, String> fields() {
            return fields;
        }
    }

    /** What this officer may record in this case, by name: what cannot be recorded now with the reason, what never fits this case left out. */
    public List<Event> of(String reference, Officer officer) {
        return startable(officer).stream()
                .filter(process -> questions.mayAct(reference, officer) && questions.fits(process.getDeploymentId(), startForm(process), reference))
                .map(process -> new Event(
                        process.getKey(), process.getName(), questions.summary(process.getDeploymentId(), startForm(process)), hindrance(process, reference)))
                .toList();
    }

    /** Why an event cannot be recorded now; empty where it can. */
    public Optional<String> hindrance(String process, String reference, Officer officer) {
        return find(process, reference, officer).flatMap(found -> hindrance(found, reference));
    }

    /**
     * The form of an event with what was typed so far; empty where the officer may not record it in this case, or there is none of this name.
     *
     * @param typed by the field's key, nothing when the form is opened
     */
    public Optional<EventForm> form(String process, String reference, Map<String, List<String>> typed, Officer officer) {
        return find(process, reference, officer)
                .map(found -> procedure.as(officer, () -> questions.form(found.getDeploymentId(), startForm(found), found.getKey(), found.getName(), reference, typed)));
    }

    /**
     * Records an event in a case.
     *
     * @return the tasks that are open in the case because of it
     * @throws Refused where the answers cannot be taken, or the case cannot take the event
     */
    public List<OpenTask> start(String process, String reference, Map<String, List<String>> typed, Officer officer) {
        ProcessDefinition found = find(process, reference, officer).orElseThrow(() -> new Refused("This cannot be recorded in case " + reference + ".", Map.of()));
        Set<String> before = procedure.openTasks(reference).stream().map(OpenTask::id).collect(Collectors.toSet());
        try {
            procedure.start(process, questions.answers(found.getDeploymentId(), startForm(found), reference, typed), officer);
        } catch (FormRefusal refusal) {
            throw new Refused(refusal.getMessage(), refusal.fields());
        }
        return procedure.openTasks(reference).stream().filter(task -> !before.contains(task.id())).toList();
    }

    private Optional<ProcessDefinition> find(String process, String reference, Officer officer) {
        return startable(officer).stream()
                .filter(found -> found.getKey().equals(process) && questions.mayAct(reference, officer))
                .findFirst();
    }

    private Optional<String> hindrance(ProcessDefinition process, String reference) {
        return questions.hindrance(
                process.getDeploymentId(), startForm(process), process.getName(), program.get(() -> repository.getBpmnModelInstance(process.getId())), reference,
                () -> program.get(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).processDefinitionKey(process.getKey()).count()) > 0);
    }

    private List<ProcessDefinition> startable(Officer officer) {
        List<ProcessDefinition> allowed = procedure.as(officer, () -> repository.createProcessDefinitionQuery()
                .latestVersion()
                .startableInTasklist()
                .startablePermissionCheck()
                .orderByProcessDefinitionName()
                .asc()
                .list());
        return allowed.stream().filter(process -> live.getObject().isLive(process.getDeploymentId())).filter(process -> !startForm(process).isEmpty() && questions.asksForCase(process.getDeploymentId(), startForm(process))).toList();
    }

    private String startForm(ProcessDefinition process) {
        String known = startForms.get(process.getId());
        if (known == null) {
            CamundaFormRef form = program.get(() -> forms.getStartFormData(process.getId())).getCamundaFormRef();
            known = form == null ? "" : form.getKey();
            startForms.put(process.getId(), known);
        }
        return known;
    }
}
