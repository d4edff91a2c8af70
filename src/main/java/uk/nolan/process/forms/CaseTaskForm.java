package uk.nolan.process.forms;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.beans.factory.ObjectProvider;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Given;
import uk.nolan.casefile.Looks;
import uk.nolan.notice.Outgoing;
import uk.nolan.notice.Publications;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.process.LiveVersion;
import uk.nolan.process.SightOfCases;

/**
 * The form of a task as a window on the case file: filled from there, and its answers go straight there. Only routing codes become
 * process variables.
 */
final class CaseTaskForm implements TaskFormHandler {

    private final TaskFormHandler original;
    private final String formId;
    private final FormRoom room;

    /** What a form needs from the rest of the house. */
    record FormRoom(FormDesk desk, CaseFiles caseFiles, Officers officers, CaseGate gate, Publications publications, Interests interests, Looks looks, SightOfCases sight, ObjectProvider<LiveVersion> live) {}

    CaseTaskForm(TaskFormHandler original, String formId, FormRoom room) {
        this.original = original;
        this.formId = formId;
        this.room = room;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        TaskFormData data = original.createTaskForm(task);
        String reference = reference(task);
        Officer reader = room.officers().current();
        look(reference, reader, task);
        room.desk().fill(version(task), formId, reference, Errand.of(task), reader).forEach((name, value) -> data.getFormFields().add(FilledField.of(name, value)));
        return data;
    }

    /** Lets the officer look at the case through the form, and takes note of it; of a refused look too. */
    private void look(String reference, Officer reader, TaskEntity task) {
        String what = "form \"%s\"".formatted(task.getName());
        try {
            room.gate().mayRead(reference, reader, groups(task));
        } catch (FormRefusal refused) {
            room.looks().noteRefused(reference, reader.id(), reader.signature(), what);
            throw refused;
        }
        if (!reader.equals(Officer.PROGRAM)) {
            room.looks().note(reference, reader.id(), reader.signature(), what);
        }
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        String reference = reference(task);
        String version = version(task);
        FormDefinition form = room.desk().form(version, formId);
        Errand errand = Errand.of(task);
        Officer officer = room.officers().current();
        room.gate().mayAct(reference, officer, groups(task));
        Map<String, Object> typed = SubmittedValues.plain(submitted);
        room.interests().declared(reference, form, typed, task.getName(), officer);
        Map<String, Given> answers = room.desk().check(version, formId, reference, errand, typed);
        errand.letter().ifPresent(letter -> keepOwnWords(typed, answers));
        String who = officer.signature();
        String keptAs = errand.letter().map(letter -> letter.amendments()).orElse(formId);
        room.caseFiles().keep(reference, keptAs, answers, task.getName() + about(reference, errand) + decided(form, answers), who);
        for (FormField field : form.fields()) {
            Given answer = answers.get(field.key());
            if (field.fact().isPresent() && answer != null && answer.value() != null) {
                room.caseFiles().record(reference, field.fact().get(), LocalDate.parse(answer.value().toString()), who);
            }
        }
        SanctionCheck.facts(form, answers).forEach((fact, on) -> room.caseFiles().record(reference, fact, on, who));
        takeKnown(room.caseFiles(), reference, answers);
        published(reference, form, answers);
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

    /** In a formal letter, a place that was emptied stays empty, and one that was not sent back keeps the letter's own words. */
    private static void keepOwnWords(Map<String, Object> typed, Map<String, Given> answers) {
        Outgoing.PLACES.forEach(place -> {
            if (typed.get(place) == null) {
                answers.remove(place);
            } else if (typed.get(place).toString().isBlank()) {
                answers.put(place, Given.free(""));
            }
        });
    }

    /** Of which of several like tasks the journal tells: the letter that was checked, the sanction that was followed up. */
    private static String about(String reference, Errand errand) {
        return errand.letter()
                .map(letter -> " (" + letter.notice().replace('-', ' ') + ")")
                .orElse(errand.sanction() == null ? "" : " (" + errand.sanction() + ")");
    }

    private static Set<String> groups(TaskEntity task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Some answers change the case itself: who advises on it, who investigates it, who acts in it, who complains, and who hears for the parish. */
    static void takeKnown(CaseFiles caseFiles, String reference, Map<String, Given> answers) {
        text(answers, "independentPerson").ifPresent(person -> caseFiles.assignIndependentPerson(reference, person));
        text(answers, "investigatingOfficer").ifPresent(officer -> caseFiles.appointInvestigatingOfficer(reference, officer));
        text(answers, "actingOfficer").ifPresent(officer -> caseFiles.handOver(reference, officer));
        text(answers, "parishContactName").ifPresent(name -> caseFiles.chooseParishContact(reference, name, text(answers, "parishContactEmail").orElse(null)));
        text(answers, "newComplainantName").ifPresent(name ->
                caseFiles.changeComplainant(reference, name, "other", text(answers, "newComplainantEmail").orElse(null)));
    }

    static Optional<String> text(Map<String, Given> answers, String key) {
        return Optional.ofNullable(answers.get(key)).map(Given::value).map(Object::toString).filter(text -> !text.isBlank());
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

    /** A form whose date of removal names a publication records that it is on the website: since when, where, and until when (NS-16-5). */
    private void published(String reference, FormDefinition form, Map<String, Given> answers) {
        form.fields().stream().filter(field -> field.properties().containsKey("publication")).forEach(field -> room.publications().published(
                reference,
                field.properties().get("publication"),
                LocalDate.parse(answers.get("publishedOn").value().toString()),
                answers.get("address").value().toString(),
                LocalDate.parse(answers.get(field.key()).value().toString())));
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
