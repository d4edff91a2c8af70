package uk.nolan.process.move;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.process.EngineClock;

/** Looks how a case stands in the engine and in its file. */
@Component
class Standings {

    private final TaskService tasks;
    private final RepositoryService repository;
    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;

    Standings(TaskService tasks, RepositoryService repository, CaseFiles caseFiles, CaseDeadlines deadlines) {
        this.tasks = tasks;
        this.repository = repository;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
    }

    /** How the case stands now, as the program sees it. */
    Standing of(String reference) {
        Map<String, Standing.Waiting> waiting = new LinkedHashMap<>();
        tasks.createTaskQuery().processInstanceBusinessKey(reference).initializeFormKeys().orderByTaskCreateTime().asc().orderByTaskId().asc().list()
                .forEach(task -> waiting.put(task.getId(), waiting(task)));
        Map<String, Standing.Due> dates = new LinkedHashMap<>();
        deadlines.open(reference).forEach(open -> dates.put(open.rule().deadline(), new Standing.Due(open.rule().name(), open.dueDate().due())));
        return new Standing(waiting, dates, Standing.stage(caseFiles.get(reference).stage()));
    }

    private Standing.Waiting waiting(Task task) {
        return new Standing.Waiting(
                task.getName().replaceAll("\\s+", " "),
                tasks.getIdentityLinksForTask(task.getId()).stream()
                        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                form(task),
                task.getDueDate() == null ? null : LocalDate.ofInstant(task.getDueDate().toInstant(), EngineClock.LONDON));
    }

    private String form(Task task) {
        if (task.getCamundaFormRef() == null) {
            return "";
        }
        String deployment = repository.getProcessDefinition(task.getProcessDefinitionId()).getDeploymentId();
        String ending = "/" + task.getCamundaFormRef().getKey() + ".form";
        return repository.getDeploymentResourceNames(deployment).stream()
                .filter(name -> name.endsWith(ending))
                .findFirst()
                .map(name -> content(deployment, name))
                .orElse("");
    }

    private String content(String deployment, String name) {
        try (InputStream content = repository.getResourceAsStream(deployment, name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
