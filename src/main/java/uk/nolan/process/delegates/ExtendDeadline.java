package uk.nolan.process.delegates;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.deadline.DueDate;
import uk.nolan.people.Officer;
import uk.nolan.process.ElementProperties;

/**
 * Gives a deadline the date {@code newDate} that an officer decided on the form which the diagram names: the deadline that the diagram names,
 * or the one that the officer chose. Old date, new date and reasons stay on file (NS-6-22, NS-6-29).
 */
@Component("extendDeadline")
class ExtendDeadline implements JavaDelegate {

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;

    ExtendDeadline(CaseFiles caseFiles, CaseDeadlines deadlines) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reference = execution.getProcessBusinessKey();
        ElementProperties properties = ElementProperties.of(execution);
        String named = properties.get("deadline");
        String deadline = named != null ? named : (String) execution.getVariable("deadline");
        String form = properties.required("form");
        Answers answers = caseFiles.answers(reference);
        LocalDate to = LocalDate.parse(answers.text(form, "newDate").orElseThrow());
        String reasons = answers.text(form, "reasons").or(() -> answers.text(form, "delayText")).orElse("");
        LocalDate from = deadlines.due(reference, deadline).map(DueDate::due).orElse(to);
        String who = caseFiles.signature(reference, form).orElse(Officer.PROGRAM.signature());
        caseFiles.extend(reference, deadline, from, to, reasons, who);
    }
}
