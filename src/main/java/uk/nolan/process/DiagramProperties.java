package uk.nolan.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.FactSheet;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;

/**
 * Carries out the properties that any element of a diagram may have: {@code fact} (with {@code factFrom}, dated as another fact), the dated fact that the case file records when the
 * element is done, and {@code stage}, the stage that the case enters with it.
 */
@Component
@Order(3)
class DiagramProperties extends AbstractProcessEnginePlugin {

    private final ObjectProvider<CaseFiles> caseFiles;
    private final Officers officers;
    private final Clock clock;

    DiagramProperties(ObjectProvider<CaseFiles> caseFiles, Officers officers, Clock clock) {
        this.caseFiles = caseFiles;
        this.officers = officers;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new Reading());
    }

    /** Several facts have commas between; {@code ${sanction}} stands for the value of that variable. */
    private void recordFact(DelegateExecution execution, String facts) {
        if (!((ExecutionEntity) execution).isCanceled()) {
            for (String fact : facts.split("\\s*,\\s*")) {
                String named = fact.contains("${sanction}") ? fact.replace("${sanction}", String.valueOf(execution.getVariable("sanction"))) : fact;
                caseFiles.getObject().record(execution.getProcessBusinessKey(), named, LocalDate.now(clock), officers.current().signature());
            }
        }
    }

    /** A fact that happened on the day of another, where nothing has recorded it yet: a complaint that lacked nothing was complete on its receipt (ST-2.12-1). */
    private void recordAs(DelegateExecution execution, String fact, String as) {
        String reference = execution.getProcessBusinessKey();
        FactSheet facts = caseFiles.getObject().facts(reference);
        if (!((ExecutionEntity) execution).isCanceled() && facts.latest(fact).isEmpty()) {
            caseFiles.getObject().record(reference, fact, facts.latest(as).orElseGet(() -> LocalDate.now(clock)), officers.current().signature());
        }
    }

    private void enterEvent(DelegateExecution execution) {
        String what = execution.getCurrentActivityName();
        caseFiles.getObject().enter(execution.getProcessBusinessKey(), what.replaceAll("\\s+", " "), officers.current().signature());
    }

    private final class Reading extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            fact(element, activity);
        }

        @Override
        public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            fact(element, activity);
        }

        @Override
        public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            fact(element, activity);
        }

        @Override
        public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            fact(element, activity);
        }

        @Override
        public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            fact(element, activity);
        }

        @Override
        public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
            fact(element, activity);
            activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) DiagramProperties.this::enterEvent);
        }

        @Override
        public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
            if (ElementProperties.of(element).get("notice") == null) {
                // where the stage sends a letter, the fact is the date on the letter
                fact(element, activity);
            }
            String stage = ElementProperties.of(element).get("stage");
            if (stage != null) {
                activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> caseFiles.getObject()
                        .enterStage(execution.getProcessBusinessKey(), stage, Officer.PROGRAM.signature()));
            }
        }

        private void fact(Element element, ActivityImpl activity) {
            String fact = ElementProperties.of(element).get("fact");
            String as = ElementProperties.of(element).get("factFrom");
            if (fact != null) {
                activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> {
                    if (as == null) {
                        recordFact(execution, fact);
                    } else {
                        recordAs(execution, fact, as);
                    }
                });
            }
        }
    }
}
