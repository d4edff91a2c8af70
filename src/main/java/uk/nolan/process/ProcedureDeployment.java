package uk.nolan.process;

import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.process.guard.RoutingNames;
import uk.nolan.process.guard.RowWords;

/**
 * Deploys the procedure as one whole set, and only when a file of it has changed, so that a case keeps the diagrams, tables and forms with
 * which it began.
 */
@Component
class ProcedureDeployment {

    private static final Logger LOG = LoggerFactory.getLogger(ProcedureDeployment.class);

    private final ProcedureSet set;
    private final ProcedureCheck check;
    private final RepositoryService repository;
    private final ProcedureVersion versions;
    private final RoutingNames names;
    private final RowWords rows;
    private final Council council;
    private final Authorizations authorizations;

    ProcedureDeployment(
            ProcedureSet set, ProcedureCheck check, RepositoryService repository, ProcedureVersion versions, RoutingNames names, RowWords rows, Council council,
            Authorizations authorizations) {
        this.rows = rows;
        this.set = set;
        this.check = check;
        this.repository = repository;
        this.versions = versions;
        this.names = names;
        this.council = council;
        this.authorizations = authorizations;
    }

    /** Checks the set, deploys it if it differs from the newest one, and gives the version. @throws uk.nolan.council.ConfigurationProblem with all findings */
    String deploy() {
        check.check();
        DeploymentBuilder builder = repository.createDeployment().name(council.key()).source("files").enableDuplicateFiltering(false);
        set.all().forEach(name -> builder.addInputStream(name, new java.io.ByteArrayInputStream(set.bytes(name))));
        Deployment deployed = deployed(builder);
        LOG.info("The procedure of {} is version {}", council.name(), deployed.getId());
        repository.createDeploymentQuery().list().forEach(version -> allowNames(version.getId()));
        authorizations.grantStarts(repository);
        return deployed.getId();
    }

    /** What is named and there may still be something that the engine cannot run; it says the file and the line. */
    private static Deployment deployed(DeploymentBuilder builder) {
        try {
            return builder.deploy();
        } catch (ProcessEngineException e) {
            throw new ConfigurationProblem("The procedure cannot go live, because the engine cannot run a part of it: " + e.getMessage(), e);
        }
    }

    /** The routing names of a version: of its forms' fields, of what diagrams hand in and out of stages, and of decisions' results; and its stages' names. */
    private void allowNames(String version) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> stages = new LinkedHashSet<>();
        for (String resource : repository.getDeploymentResourceNames(version)) {
            if (resource.endsWith(".form")) {
                found.addAll(versions.form(version, resource.replaceAll(".*/|\\.form$", "")).routingKeys());
            }
        }
        repository.createProcessDefinitionQuery().deploymentId(version).list().forEach(process -> {
            BpmnModelInstance model = repository.getBpmnModelInstance(process.getId());
            model.getModelElementsByType(CamundaIn.class).forEach(in -> add(found, in.getCamundaTarget()));
            model.getModelElementsByType(CamundaOut.class).forEach(out -> add(found, out.getCamundaTarget()));
            model.getModelElementsByType(MultiInstanceLoopCharacteristics.class).forEach(each -> add(found, each.getCamundaElementVariable()));
            model.getModelElementsByType(BusinessRuleTask.class).forEach(decision -> add(found, decision.getCamundaResultVariable()));
            model.getModelElementsByType(CallActivity.class).forEach(call -> add(stages, ElementProperties.of(call).get("stage")));
        });
        names.allow(found);
        rows.allowStages(stages);
    }

    private static void add(Set<String> found, String name) {
        if (name != null) {
            found.add(name);
        }
    }
}
