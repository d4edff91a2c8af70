package uk.nolan.process.delegates;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.ComplaintText;
import uk.nolan.casefile.Given;
import uk.nolan.casefile.NewComplaint;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Council;
import uk.nolan.council.Member;
import uk.nolan.people.Officer;
import uk.nolan.process.CaseVariables;
import uk.nolan.process.ElementProperties;
import uk.nolan.process.Procedure;

/**
 * Opens a case of its own, linked with this one: for another subject member or complainant of the same complaint, for a new allegation found
 * on the way, or when a member returns to office (procedure a.6). It has its own reference, letters and decision; nothing of this case
 * is copied into it but what both have in common.
 */
@Component("openLinkedCase")
class OpenLinkedCase implements JavaDelegate {

    private final RuntimeService runtime;
    private final CaseFiles caseFiles;
    private final Council council;
    private final Clock clock;

    OpenLinkedCase(RuntimeService runtime, CaseFiles caseFiles, Council council, Clock clock) {
        this.runtime = runtime;
        this.caseFiles = caseFiles;
        this.council = council;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        StandardsCase one = caseFiles.get(reference);
        Answers answers = caseFiles.answers(reference);
        String form = "return".equals(ElementProperties.of(execution).get("kind")) ? "returned" : "further-case";
        String version = ((ExecutionEntity) execution).getProcessDefinition().getDeploymentId();
        StandardsCase opened = caseFiles.open(complaint(one, answers, form), council.prefix(), version, Officer.PROGRAM.signature());
        caseFiles.keep(opened.reference(), "receive-complaint", received(one, answers, form), "Opened from case " + reference, Officer.PROGRAM.signature());
        caseFiles.enter(reference, "Case " + opened.reference() + " opened from this one", Officer.PROGRAM.signature());
        Map<String, Object> variables = new LinkedHashMap<>(CaseVariables.of(opened, caseFiles.facts(opened.reference()), council));
        variables.put("complainantCapacity", opened.complainantCapacity());
        variables.put("withholdIdentity", opened.identityWithheld());
        variables.put("anonymous", opened.anonymous());
        variables.put("oral", false);
        variables.put("complete", "yes");
        runtime.startProcessInstanceByKey(Procedure.COMPLAINT, opened.reference(), variables);
    }

    private NewComplaint complaint(StandardsCase one, Answers answers, String form) {
        boolean otherMember = otherMember(answers, form);
        boolean otherComplainant = otherComplainant(answers, form);
        Optional<Member> member = answers.text(form, "subjectMember").flatMap(council::memberById);
        LocalDate received = sameComplaint(answers, form)
                ? caseFiles.facts(one.reference()).latest("received").orElseThrow()
                : date(answers, form, "foundOn").orElseGet(() -> LocalDate.now(clock));
        LocalDate dated = sameComplaint(answers, form) ? caseFiles.facts(one.reference()).latest("complaint-dated").orElse(received) : received;
        return new NewComplaint(
                received,
                dated,
                one.channel(),
                otherComplainant ? answers.text(form, "complainantName").get() : one.complainantName(),
                otherComplainant ? answers.text(form, "complainantCapacity").orElse("other") : one.complainantCapacity(),
                otherComplainant ? answers.text(form, "complainantEmail").orElse(null) : one.complainantEmail().orElse(null),
                otherComplainant ? answers.text(form, "complainantAddress").orElse(null) : one.complainantAddress().orElse(null),
                otherComplainant ? null : one.complainantTelephone().orElse(null),
                otherComplainant ? answers.value(form, "withholdIdentity").filter(Boolean.TRUE::equals).isPresent() : one.identityWithheld(),
                otherMember ? member.map(Member::id).orElse(null) : one.subjectMemberId().orElse(null),
                otherMember ? member.map(Member::name).or(() -> answers.text(form, "subjectMemberName")).orElseThrow() : one.subjectMemberName(),
                otherMember && member.isEmpty() ? answers.text(form, "subjectMemberEmail").orElse(null) : otherMember ? null : one.subjectMemberEmail().orElse(null),
                otherMember ? answers.text(form, "authority").orElse(one.authorityId()) : one.authorityId(),
                date(answers, form, "lastEventOn").or(one::lastEventOn).orElse(null),
                !otherComplainant && one.anonymous(),
                one.linkedTo().orElse(one.reference()));
    }

    /** Asked by what is to be opened this time: answers of an earlier sub-case of the same case are still on file. */
    private static boolean otherMember(Answers answers, String form) {
        return is(answers, form, "kind", "subject-member");
    }

    private static boolean otherComplainant(Answers answers, String form) {
        return is(answers, form, "kind", "complainant") || is(answers, form, "kind", "new-allegation") && is(answers, form, "raisedBy", "other");
    }

    private static boolean is(Answers answers, String form, String field, String code) {
        return answers.text(form, field).filter(code::equals).isPresent();
    }

    /** Another member or complainant belongs to the same complaint and so to its dates; anything else begins on its own day. */
    private static boolean sameComplaint(Answers answers, String form) {
        return answers.text(form, "kind").filter(kind -> !kind.equals("new-allegation")).isPresent();
    }

    private static Map<String, Given> received(StandardsCase one, Answers answers, String form) {
        Map<String, Given> received = new LinkedHashMap<>();
        String allegation = answers.text(form, "allegation").orElseGet(() -> String.join("\n\n", ComplaintText.of(answers)));
        received.put("allegation", Given.free(allegation));
        answers.text(form, "evidence").ifPresent(evidence -> received.put("evidence", Given.free(evidence)));
        boolean otherComplainant = otherComplainant(answers, form);
        String source = otherComplainant ? form : "receive-complaint";
        received.put("complainantCapacity", new Given(answers.text(source, "complainantCapacity").orElse(one.complainantCapacity()), answers.labels(source, "complainantCapacity")));
        if (!otherComplainant || answers.value(form, "withholdIdentity").filter(Boolean.TRUE::equals).isPresent()) {
            answers.text(source, "withholdReasons").ifPresent(reasons -> received.put("withholdReasons", Given.free(reasons)));
        }
        return received;
    }

    private static Optional<LocalDate> date(Answers answers, String form, String field) {
        return answers.text(form, field).map(LocalDate::parse);
    }
}
