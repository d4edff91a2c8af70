package uk.nolan.process.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officer;

/**
 * What officers declare about their own interest before they act in a case, at every assignment (procedure a.6, ST-1.4-1): a form that asks has a
 * choice with the property {@code conflict}. Who declares a conflict does not get past the form, whatever else was typed; the declaration
 * stands all the same, and the case goes to somebody else.
 */
@Component
class Interests {

    /** The process by which a conflict is declared. */
    private static final String DECLARE = "declare-conflict";

    private final ObjectProvider<CaseFiles> caseFiles;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    Interests(ObjectProvider<CaseFiles> caseFiles, ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.caseFiles = caseFiles;
        this.engine = engine;
    }

    /**
     * Takes note of the declaration in a task's form.
     *
     * @throws FormRefusal where it is a conflict; by then the declaration is on file, in a transaction of its own
     */
    void declared(String reference, FormDefinition form, Map<String, Object> typed, String task, Officer officer) {
        form.fields().stream().filter(field -> field.properties().containsKey("conflict")).findFirst().ifPresent(field -> {
            Object given = typed.get(field.key());
            Object kind = given instanceof List<?> list && list.size() == 1 ? list.get(0) : given;
            if (CaseFiles.NO_INTEREST.equals(kind)) {
                caseFiles.getObject().declareConflict(reference, officer.id(), officer.name(), CaseFiles.NO_INTEREST, "");
            } else if (kind != null && field.options().stream().anyMatch(option -> option.value().equals(kind))) {
                declare(reference, kind.toString(), task);
                throw new FormRefusal("Your conflict of interest in case %s is on file, and you can do nothing more in the case. The task stays open for somebody else; nothing else that you typed was kept."
                        .formatted(reference));
            }
        });
    }

    private void declare(String reference, String kind, String task) {
        Map<String, Object> answers = new HashMap<>(Map.of("caseReference", reference, "conflict", kind, "reasons", "Declared at the task \"" + task + "\"."));
        engine.getObject().getCommandExecutorTxRequiresNew().execute(command -> {
            RepositoryService repository = command.getProcessEngineConfiguration().getRepositoryService();
            FormService forms = command.getProcessEngineConfiguration().getFormService();
            String process = command.runWithoutAuthorization(() ->
                    repository.createProcessDefinitionQuery().processDefinitionKey(DECLARE).latestVersion().singleResult().getId());
            return forms.submitStartForm(process, answers);
        });
    }
}
