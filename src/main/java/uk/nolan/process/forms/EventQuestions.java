package uk.nolan.process.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Council;
import uk.nolan.people.Officer;
import uk.nolan.process.EventForm;
import uk.nolan.process.SightOfCases;

/** Turns the start form of an event into questions about one case, and what was typed into the answers that Tasklist would send. */
@Component
public class EventQuestions {

    private static final String CASE = "caseReference";
    private static final String DEADLINE = "deadlineOfCase";

    private final FormDesk desk;
    private final OptionLists lists;
    private final CaseFiles caseFiles;
    private final CaseGate gate;
    private final SightOfCases sight;
    private final Council council;

    EventQuestions(FormDesk desk, OptionLists lists, CaseFiles caseFiles, CaseGate gate, SightOfCases sight, Council council) {
        this.desk = desk;
        this.lists = lists;
        this.caseFiles = caseFiles;
        this.gate = gate;
        this.sight = sight;
        this.council = council;
    }

    /** Whether a start form speaks of a case that is there already. */
    public boolean asksForCase(String version, String formId) {
        FormDefinition form = desk.form(version, formId);
        return form.asks(CASE) || form.asks(DEADLINE);
    }

    /** Whether the officer may act in the case at all. */
    public boolean mayAct(String reference, Officer officer) {
        return gate.lets(reference, officer, Set.of());
    }

    /** Whether the form offers this case: what is for open cases does not offer a closed one. */
    public boolean fits(String version, String formId, String reference) {
        StandardsCase one = caseFiles.get(reference);
        return desk.form(version, formId).optionLists().stream().allMatch(list -> lists.mayOffer(list, one));
    }

    /**
     * Why the event cannot be recorded in this case now, as the case stands; empty for nothing.
     *
     * @param running whether the same is being dealt with
     */
    public Optional<String> hindrance(String version, String formId, String name, BpmnModelInstance diagram, String reference, BooleanSupplier running) {
        FormDefinition form = desk.form(version, formId);
        StandardsCase one = caseFiles.get(reference);
        Optional<String> hindrance = new EventGate(caseFiles, gate, sight, council).hindrance(name, EventGate.startEvent(diagram), form, one, running);
        if (hindrance.isPresent()) {
            return hindrance;
        }
        if (!fits(version, formId, reference)) {
            return Optional.of("This is for other cases than this one.");
        }
        if (form.asks(DEADLINE) && lists.deadlinesOf(one).isEmpty()) {
            return Optional.of("No deadline runs in this case at the moment.");
        }
        Map<String, Object> context = desk.startContext(Optional.of(reference), null);
        context.put(CASE, reference);
        return form.field(CASE).flatMap(field -> field.rules().stream().filter(rule -> Feel.holds(rule.when(), context)).findFirst())
                .map(rule -> AnswerCheck.filled(rule.message().replaceFirst("^Case: ", ""), context))
                .map(why -> why.substring(0, 1).toUpperCase(java.util.Locale.UK) + why.substring(1));
    }

    /** What the form says first, in one sentence, without its heading; empty where it says nothing. */
    public String summary(String version, String formId) {
        return desk.form(version, formId).parts().stream()
                .filter(part -> part.field() == null)
                .flatMap(part -> part.words().lines())
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .map(line -> line.replaceFirst("(?<=[.!?])\\s.*", ""))
                .orElse("");
    }

    /**
     * The form with what was typed so far.
     *
     * @param typed by the field's key; empty where the form is opened
     */
    public EventForm form(String version, String formId, String process, String name, String reference, Map<String, List<String>> typed) {
        FormDefinition form = desk.form(version, formId);
        StandardsCase one = caseFiles.get(reference);
        Map<String, Object> known = desk.startContext(Optional.of(reference), null);
        form.fields().forEach(field -> known.put(field.key(), typed.isEmpty() ? field.standard() : answer(field, typed, reference)));
        List<EventForm.Part> parts = new ArrayList<>();
        Map<String, List<String>> aside = new LinkedHashMap<>();
        for (FormDefinition.Part part : form.parts()) {
            String hide = part.field() == null ? part.hide() : part.field().hide();
            boolean hidden = hide != null && Feel.holds(hide, known);
            if (part.field() == null) {
                if (!hidden) {
                    parts.add(new EventForm.Words(part.words()));
                }
            } else if (hidden) {
                known.put(part.field().key(), null);
                Optional.ofNullable(typed.get(part.field().key())).ifPresent(kept -> aside.put(part.field().key(), kept));
            } else if (!part.field().key().equals(CASE)) {
                parts.add(question(part.field(), version, one, typed));
            }
        }
        boolean branches = form.parts().stream().anyMatch(part -> (part.field() == null ? part.hide() : part.field().hide()) != null);
        return new EventForm(process, name, branches, parts, aside);
    }

    private EventForm.Question question(FormField field, String version, StandardsCase one, Map<String, List<String>> typed) {
        List<Option> options = field.key().equals(DEADLINE)
                ? lists.deadlinesOf(one)
                : field.optionList() == null ? field.options() : lists.list(field.optionList(), new OptionLists.Scope(null, version));
        List<String> standard = field.standard() == null ? List.of() : field.standard() instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of(field.standard().toString());
        return new EventForm.Question(
                type(field),
                field.key(),
                field.label(),
                field.description(),
                field.required(),
                options.stream().map(option -> new EventForm.Choice(option.value(), option.label())).toList(),
                typed.isEmpty() ? standard : typed.getOrDefault(field.key(), List.of()));
    }

    private static String type(FormField field) {
        return switch (field.type()) {
            case "textfield" -> field.email() ? "email" : "text";
            case "datetime" -> "date";
            case "checklist", "taglist" -> "several";
            default -> field.type();
        };
    }

    /** The answers as Tasklist would send them, about this case and no other, whatever the browser sent. */
    public Map<String, Object> answers(String version, String formId, String reference, Map<String, List<String>> typed) {
        Map<String, Object> answers = new LinkedHashMap<>();
        desk.form(version, formId).fields().forEach(field -> answers.put(field.key(), answer(field, typed, reference)));
        return answers;
    }

    private static Object answer(FormField field, Map<String, List<String>> typed, String reference) {
        List<String> given = typed.getOrDefault(field.key(), List.of());
        String first = given.isEmpty() ? "" : given.get(0);
        if (field.key().equals(CASE)) {
            return reference;
        }
        if (field.key().equals(DEADLINE)) {
            return first.startsWith(reference + ":") ? first : null;
        }
        return switch (field.type()) {
            case "checkbox" -> !given.isEmpty();
            case "checklist", "taglist" -> given;
            case "number" -> number(first);
            // browsers send line breaks as two characters
            default -> first.isBlank() ? null : first.replace("\r\n", "\n");
        };
    }

    private static Object number(String text) {
        try {
            return text.isBlank() ? null : new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
