package uk.nolan.process.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Council;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.people.Officer;
import uk.nolan.process.ElementProperties;
import uk.nolan.process.SightOfCases;

/**
 * Whether an event that an officer brings about fits the case, before anything changes: a case that is not there, closed or in abeyance cannot
 * take it, nor one in which the same is being dealt with. The start event says what it allows: {@code whilePaused}, {@code once}.
 */
final class EventGate {

    private final CaseFiles caseFiles;
    private final CaseGate gate;
    private final SightOfCases sight;
    private final Council council;

    EventGate(CaseFiles caseFiles, CaseGate gate, SightOfCases sight, Council council) {
        this.sight = sight;
        this.caseFiles = caseFiles;
        this.gate = gate;
        this.council = council;
    }

    /** @throws FormRefusal saying what keeps the event from being recorded */
    void mayBegin(ExecutionEntity execution, FormDefinition form, Map<String, Object> typed, Officer officer) {
        Optional<String> named = FormDesk.caseNamed(typed.get("caseReference"), typed.get("deadlineOfCase")).filter(given -> !given.isBlank());
        if (named.isEmpty() || !(form.asks("caseReference") || form.asks("deadlineOfCase"))) {
            return;
        }
        String reference = named.get();
        caseFiles.find(reference).orElseThrow(() -> noSuchCase(reference));
        // whoever may not act in the case does not learn how it stands either
        gate.mayAct(reference, officer, Set.of());
        if (!form.optionLists().contains(OptionLists.ANY_OPEN_CASE) && !sight.of(officer).shows(reference)) {
            throw noSuchCase(reference);
        }
        // of two officers who begin the same at the same moment, the second sees the first
        caseFiles.lock(reference);
        hindrance(execution.getProcessDefinition().getName(), startEvent(execution.getBpmnModelInstance()), form, caseFiles.get(reference), () -> runs(execution, reference))
                .ifPresent(why -> {
                    throw new FormRefusal(why + " Nothing was changed.");
                });
    }

    /**
     * What keeps an event from being recorded in a case as it stands; empty for nothing.
     *
     * @param event its name
     * @param start the start event's properties
     * @param running whether the same is being dealt with
     */
    Optional<String> hindrance(String event, ElementProperties start, FormDefinition form, StandardsCase one, BooleanSupplier running) {
        String reference = one.reference();
        if (isForOpenCases(form) && !one.isOpen()) {
            return Optional.of("Case %s was closed on %s (%s), so nothing more can happen in it."
                    .formatted(reference, WrittenDate.inFull(one.closedOn().orElseThrow()), one.outcome().orElse("").replace('-', ' ')));
        }
        if (caseFiles.facts(reference).paused() && !"yes".equals(start.get("whilePaused"))) {
            return Optional.of("Case %s is in abeyance, so this cannot be recorded now. Resume the case first, by its task \"Review abeyance\".".formatted(reference));
        }
        if ("yes".equals(start.get("once")) && running.getAsBoolean()) {
            return Optional.of("\"%s\" has been started for case %s already and is being dealt with. Its next task is in the task list.".formatted(event, reference));
        }
        return Optional.empty();
    }

    /** Whether the form offers open cases only. */
    static boolean isForOpenCases(FormDefinition form) {
        return form.optionLists().stream().anyMatch(List.of("openCases", "openDeadlines", OptionLists.ANY_OPEN_CASE)::contains);
    }

    private FormRefusal noSuchCase(String reference) {
        return new FormRefusal("There is no case \"%s\". Choose one of the cases offered; a reference looks like %s-2026-0001.".formatted(shortened(reference), council.prefix()));
    }

    /** The properties of the start event that has a form. */
    static ElementProperties startEvent(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getCamundaFormRef() != null)
                .findFirst()
                .map(ElementProperties::of)
                .orElseThrow();
    }

    private static boolean runs(ExecutionEntity execution, String reference) {
        List<ProcessInstance> running = Context.getCommandContext().runWithoutAuthorization(() -> execution.getProcessEngineServices()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .processDefinitionKey(execution.getProcessDefinition().getKey())
                .list());
        return running.stream().anyMatch(other -> !other.getId().equals(execution.getId()));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
