package uk.nolan.process.forms;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import uk.nolan.casefile.Given;
import uk.nolan.casefile.NewComplaint;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Council;
import uk.nolan.council.Member;
import uk.nolan.people.Officer;
import uk.nolan.process.CaseVariables;

/**
 * The form with which a process is started. A form that asks for a case ({@code caseReference}) or for a deadline of a case
 * ({@code deadlineOfCase}) adds to that case; any other opens a new one.
 */
final class CaseStartForm implements StartFormHandler {

    private final StartFormHandler original;
    private final String formId;
    private final CaseTaskForm.FormRoom room;
    private final Council council;

    CaseStartForm(StartFormHandler original, String formId, CaseTaskForm.FormRoom room, Council council) {
        this.original = original;
        this.formId = formId;
        this.room = room;
        this.council = council;
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity processDefinition) {
        return original.createStartFormData(processDefinition);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        ExecutionEntity execution = (ExecutionEntity) scope;
        String version = execution.getProcessDefinition().getDeploymentId();
        if (!room.live().getObject().isLive(version)) {
            throw new FormRefusal("The procedure has changed since this form was opened, and what begins now begins with the new one. Open the form again. Nothing was received.");
        }
        FormDefinition form = room.desk().form(version, formId);
        Map<String, Object> typed = SubmittedValues.plain(submitted);
        new EventGate(room.caseFiles(), room.gate(), room.sight(), council).mayBegin(execution, form, typed, room.officers().current());
        Map<String, Given> answers = room.desk().checkStart(version, formId, typed);
        String who = room.officers().current().signature();
        Optional<String> known = FormDesk.caseOf(answers);
        String reference = known.orElseGet(() -> open(answers, version, who));
        StandardsCase one = room.caseFiles().get(reference);
        SubmittedForms.mark(execution.getId());
        execution.setProcessBusinessKey(reference);
        CaseVariables.of(one, room.caseFiles().facts(reference), council).forEach(execution::setVariable);
        Optional.ofNullable(answers.get("deadlineOfCase")).ifPresent(chosen -> execution.setVariable("deadline", chosen.value().toString().split(":", 2)[1]));
        CaseTaskForm.routing(form, answers).forEach(execution::setVariable);
        takeKnown(reference, form, answers);
        room.caseFiles().keep(reference, formId, answers, execution.getProcessDefinition().getName() + " handed in" + CaseTaskForm.decided(form, answers), who);
        for (FormField field : form.fields()) {
            Given answer = answers.get(field.key());
            if (field.fact().isPresent() && answer != null && answer.value() != null) {
                room.caseFiles().record(reference, field.fact().get(), LocalDate.parse(answer.value().toString()), who);
            }
        }
    }

    /** What a start form changes at the case itself: as a task's form does, and a declared conflict of interest. */
    private void takeKnown(String reference, FormDefinition form, Map<String, Given> answers) {
        CaseTaskForm.takeKnown(room.caseFiles(), reference, answers);
        form.fields().stream().filter(field -> field.properties().containsKey("conflict")).forEach(field -> {
            Officer officer = room.officers().current();
            room.caseFiles().declareConflict(reference, officer.id(), officer.name(), text(answers, field.key()), Optional.ofNullable(text(answers, "reasons")).orElse(""));
            answers.put("declaredBy", Given.free(officer.name()));
        });
    }

    private String open(Map<String, Given> answers, String version, String who) {
        String memberId = text(answers, "subjectMember");
        Optional<Member> member = Optional.ofNullable(memberId).flatMap(council::memberById);
        String authority = text(answers, "authority");
        member.filter(known -> known.seats().stream().noneMatch(seat -> seat.authority().equals(authority))).ifPresent(stranger -> {
            throw new FormRefusal("Council: this member never held a seat on that council, as far as the council's book of members shows. "
                    + "Choose the council on which the member sits, or choose \"Someone who is not on this list\".");
        });
        LocalDate received = LocalDate.parse(text(answers, "receivedOn"));
        boolean anonymous = ticked(answers, "anonymous");
        NewComplaint complaint = new NewComplaint(
                received,
                date(answers, "complaintDate").orElse(received),
                text(answers, "channel"),
                anonymous ? NewComplaint.NOBODY_NAMED : text(answers, "complainantName"),
                text(answers, "complainantCapacity"),
                text(answers, "complainantEmail"),
                text(answers, "complainantAddress"),
                text(answers, "complainantTelephone"),
                ticked(answers, "withholdIdentity"),
                member.map(Member::id).orElse(null),
                member.map(Member::name).orElseGet(() -> text(answers, "subjectMemberName")),
                text(answers, "subjectMemberEmail"),
                authority,
                date(answers, "lastEventOn").orElse(null),
                anonymous,
                null);
        return room.caseFiles().open(complaint, council.prefix(), version, who).reference();
    }

    private static String text(Map<String, Given> answers, String key) {
        Given answer = answers.get(key);
        return answer == null || answer.value() == null || answer.value().toString().isBlank() ? null : answer.value().toString();
    }

    private static boolean ticked(Map<String, Given> answers, String key) {
        return answers.containsKey(key) && Boolean.TRUE.equals(answers.get(key).value());
    }

    private static Optional<LocalDate> date(Map<String, Given> answers, String key) {
        return Optional.ofNullable(text(answers, key)).map(LocalDate::parse);
    }

    @Override
    public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        // the original handler was configured when the diagram was parsed
    }
}
