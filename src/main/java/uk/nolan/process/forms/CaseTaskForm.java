package uk.nolan.process.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Given;
import uk.nolan.people.Officers;

/**
 * The form of a task as a window on the case file: filled from there, and its answers go straight there. Only routing codes become
 * process variables.
 */
final class CaseTaskForm implements TaskFormHandler {

    private final TaskFormHandler original;
    private final String formId;
    private final FormRoom room;

    /** What a form needs from the rest of the house. */
    record FormRoom(FormDesk desk, CaseFiles caseFiles, Officers officers, Clock clock) {}

    CaseTaskForm(TaskFormHandler original, String formId, FormRoom room) {
        this.original = original;
        this.formId = formId;
        this.room = room;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        TaskFormData data = original.createTaskForm(task);
        String reference = reference(task);
        room.desk().fill(version(task), formId, reference, room.officers().current()).forEach((name, value) -> data.getFormFields().add(FilledField.of(name, value)));
        return data;
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        String reference = reference(task);
        String version = version(task);
        FormDefinition form = room.desk().form(version, formId);
        Map<String, Given> answers = room.desk().check(version, formId, reference, SubmittedValues.plain(submitted));
        String who = room.officers().current().signature();
        room.caseFiles().keep(reference, formId, answers, task.getName() + decided(form, answers), who);
        for (FormField field : form.fields()) {
            Given answer = answers.get(field.key());
            if (field.fact().isPresent() && answer != null && answer.value() != null) {
                room.caseFiles().record(reference, field.fact().get(), LocalDate.parse(answer.value().toString()), who);
            }
        }
        takeKnown(reference, answers);
        SubmittedForms.mark(task.getId());
        routing(form, answers).forEach((name, code) -> task.getExecution().setVariable(name, code));
    }

    /** The chosen codes in the form's own words, for the journal: what was decided, and nothing that anybody typed. */
    static String decided(FormDefinition form, Map<String, Given> answers) {
        List<String> chosen = form.fields().stream()
                .filter(field -> field.routing() && answers.containsKey(field.key()))
                .flatMap(field -> Boolean.TRUE.equals(answers.get(field.key()).value())
                        ? Stream.of(field.label())
                        : answers.get(field.key()).labels().stream().map(label -> List.of("Yes", "No").contains(label) ? field.label() + " " + label : label))
                .toList();
        return chosen.isEmpty() ? "" : ": " + String.join("; ", chosen);
    }

    /** Two answers change the case itself: who advises on it, and whose name may be shown. */
    private void takeKnown(String reference, Map<String, Given> answers) {
        if (answers.containsKey("independentPerson") && answers.get("independentPerson").value() != null) {
            room.caseFiles().assignIndependentPerson(reference, answers.get("independentPerson").value().toString());
        }
        if (answers.containsKey("identity") && answers.get("identity").value() != null) {
            room.caseFiles().withholdIdentity(reference, answers.get("identity").value().equals("withhold"));
        }
    }

    /** The codes that gateways ask for; a hidden or empty field gives null, several ticks give codes with commas between. */
    static Map<String, Object> routing(FormDefinition form, Map<String, Given> answers) {
        Map<String, Object> codes = new LinkedHashMap<>();
        for (String key : form.routingKeys()) {
            Object value = answers.containsKey(key) ? answers.get(key).value() : null;
            codes.put(key, value instanceof List<?> list ? String.join(",", list.stream().map(Object::toString).toList()) : value);
        }
        return codes;
    }

    private static String reference(TaskEntity task) {
        return task.getExecution().getProcessBusinessKey();
    }

    /** The version of the process that the task belongs to: a task keeps the form with which its process began. */
    private static String version(TaskEntity task) {
        return task.getExecution().getProcessDefinition().getDeploymentId();
    }

    @Override
    public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        // the original handler was configured when the diagram was parsed
    }
}
