package uk.nolan.process.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Given;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.people.Officer;
import uk.nolan.process.ProcedureVersion;

/** Fills forms from the case file and checks what comes back. The engine's handlers and the REST door both come here. */
@Component
public class FormDesk {

    private final CaseFiles caseFiles;
    private final CaseWindow window;
    private final OptionLists lists;
    private final ProcedureVersion procedure;
    private final SanctionCheck sanctions;
    private final Clock clock;

    FormDesk(CaseFiles caseFiles, CaseWindow window, OptionLists lists, ProcedureVersion procedure, SanctionCheck sanctions, Clock clock) {
        this.sanctions = sanctions;
        this.clock = clock;
        this.caseFiles = caseFiles;
        this.window = window;
        this.lists = lists;
        this.procedure = procedure;
    }

    /** All values with which a task's form opens: context, option lists, and fields filled in advance. */
    Map<String, Object> fill(String version, String formId, String reference, Errand errand, Officer reader) {
        FormDefinition form = procedure.form(version, formId);
        StandardsCase one = caseFiles.get(reference);
        Map<String, Object> values = window.of(reference, errand, reader);
        form.optionLists().forEach(name -> values.put(name, lists.list(name, new OptionLists.Scope(one, version))));
        Answers answers = caseFiles.answers(reference);
        // every field gets a value, if only null: the engine would fill a field left out from a process variable of the same name
        for (FormField field : form.fields()) {
            String source = field.properties().get("prefill");
            Object earlier = source == null ? null : window.readableBy(reader, one, prefilled(source, values, answers), field);
            Object value = earlier == null ? field.standard() : earlier;
            // a list opens as an empty list: Tasklist sends a field back in the type in which it came
            values.put(field.key(), value == null && field.choosesMany() ? List.of() : value);
        }
        return values;
    }

    /** The lists of choices for a start form, by name. */
    public Map<String, List<Option>> startLists(String version, String formId) {
        Map<String, List<Option>> named = new LinkedHashMap<>();
        procedure.form(version, formId).optionLists().forEach(name -> named.put(name, lists.list(name, new OptionLists.Scope(null, version))));
        return named;
    }

    /** The form as its version of the procedure has it. */
    public FormDefinition form(String version, String formId) {
        return procedure.form(version, formId);
    }

    /** Checks the answers to a task's form. @throws FormRefusal naming each field that cannot be accepted */
    Map<String, Given> check(String version, String formId, String reference, Errand errand, Map<String, Object> answers) {
        StandardsCase one = caseFiles.get(reference);
        FormDefinition form = procedure.form(version, formId);
        Map<String, Given> accepted = new AnswerCheck(form, window.of(reference, errand, form.wordsOfRules()), name -> lists.list(name, new OptionLists.Scope(one, version)))
                .accept(answers);
        sanctions.check(form, reference, accepted, LocalDate.now(clock));
        return accepted;
    }

    /** Checks the answers to a start form. @throws FormRefusal naming each field that cannot be accepted */
    public Map<String, Given> checkStart(String version, String formId, Map<String, Object> answers) {
        Optional<String> reference = caseNamed(answers.get("caseReference"), answers.get("deadlineOfCase"))
                .filter(named -> caseFiles.find(named).isPresent());
        return new AnswerCheck(procedure.form(version, formId), startContext(reference, answers.get("deadlineOfCase")), name -> lists.list(name, new OptionLists.Scope(null, version)))
                .accept(answers);
    }

    /** What the conditions and rules of a start form can ask for: of the case that it speaks of, where it speaks of one. */
    Map<String, Object> startContext(Optional<String> reference, Object deadlineOfCase) {
        Map<String, Object> context = reference.map(named -> window.of(named, Errand.NONE)).orElseGet(window::withoutCase);
        context.put("dueNow", reference.flatMap(named -> window.dueDateOf(named, deadlineOfCase)).orElse(""));
        return context;
    }

    /** The case that a start form's answers name, empty where they open a new one. */
    static Optional<String> caseOf(Map<String, Given> answers) {
        Given reference = answers.get("caseReference");
        Given deadline = answers.get("deadlineOfCase");
        return caseNamed(reference == null ? null : reference.value(), deadline == null ? null : deadline.value());
    }

    /** The case that is named, by itself or as one of its deadlines. */
    static Optional<String> caseNamed(Object reference, Object deadlineOfCase) {
        return Optional.ofNullable(reference == null ? deadlineOfCase : reference).map(named -> named.toString().split(":", 2)[0]);
    }

    /** {@code form.field} is an earlier answer, a bare name is a value of the window; of several, with commas between, the first that is there. */
    private static Object prefilled(String sources, Map<String, Object> values, Answers answers) {
        for (String source : sources.split("\\s*,\\s*")) {
            int dot = source.indexOf('.');
            Object value = dot < 0 ? values.get(source) : answers.value(source.substring(0, dot), source.substring(dot + 1)).orElse(null);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
