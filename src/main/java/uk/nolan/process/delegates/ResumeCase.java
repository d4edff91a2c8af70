package uk.nolan.process.delegates;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.HandedOver;
import uk.nolan.casefile.OffersMayHaveChanged;

/** Lets everything in the case go on after an abeyance; the days that were left run from the day after (procedure a.4). */
@Component("resumeCase")
class ResumeCase implements JavaDelegate {

    private final RuntimeService runtime;
    private final CaseFiles caseFiles;
    private final ApplicationEventPublisher events;

    ResumeCase(RuntimeService runtime, CaseFiles caseFiles, ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.caseFiles = caseFiles;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(execution.getProcessBusinessKey()).suspended().list()
                .forEach(stopped -> runtime.activateProcessInstanceById(stopped.getId()));
        String reference = execution.getProcessBusinessKey();
        events.publishEvent(new OffersMayHaveChanged(reference));
        caseFiles.get(reference).actingOfficerId().ifPresent(officer -> events.publishEvent(new HandedOver(reference, officer)));
    }
}
