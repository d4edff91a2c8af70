package uk.nolan.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.springframework.stereotype.Component;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.process.forms.FormDefinition;
import uk.nolan.process.guard.RoutingNames;
import uk.nolan.process.guard.RowWords;
import uk.nolan.process.lint.Lint;

/** Hands a whole set to the engine as one deployment, whose id is the version: a case keeps the diagrams, tables, forms, texts and settings with which it began. */
@Component
public class ProcedureDeployment {

    private static final String SOURCE = "door";

    private final RepositoryService repository;
    private final RoutingNames names;
    private final RowWords rows;
    private final Authorizations authorizations;
    private final Lint lint;
    private final AsProgram program;
    private final TakenOut taken;
    private final Kept<Names> read = new Kept<>(600);

    ProcedureDeployment(
            RepositoryService repository, RoutingNames names, RowWords rows, Authorizations authorizations, Lint lint, AsProgram program, TakenOut taken) {
        this.taken = taken;
        this.program = program;
        this.repository = repository;
        this.names = names;
        this.rows = rows;
        this.authorizations = authorizations;
        this.lint = lint;
    }

    /** What is wrong in a set, as far as can be seen without running it. */
    public List<Finding> findings(ProcedureFiles set, String council) {
        return lint.findings(set, council);
    }

    /**
     * Deploys a set, in the transaction of whoever asks, so that it is there as a whole or not at all. From the end of the transaction on, new cases begin with it.
     *
     * @param set a set in memory
     * @param former the version that is live until then; empty where there is none, or where it stays live
     * @param name what the deployment is called in Cockpit
     * @return the version
     * @throws ConfigurationProblem where the engine cannot run a part of it; it says the file and the line
     */
    public String deploy(ProcedureFiles set, Optional<String> former, String name) {
        former.ifPresent(before -> taken.beginNoMore(set, before));
        DeploymentBuilder builder = repository.createDeployment().name(name).source(SOURCE);
        set.contents().forEach((file, content) -> builder.addInputStream(file, new ByteArrayInputStream(content)));
        return deployed(builder).getId();
    }

    /**
     * Lets what a version brings be used: the names of its routing codes and stages, and who may start what.
     *
     * @param former the version that was live until then; empty where there is none, or where it stays live
     */
    public void allow(String version, Optional<String> former) {
        allowNames(version);
        authorizations.grantStarts(repository, version, former);
    }

    /**
     * A process of a version.
     *
     * @param id the engine's, of this version of it
     * @param key as drawn
     * @param version the engine's count for this process, which is not the number of the procedure's version
     * @param resource the file
     */
    public record DeployedProcess(String id, String key, String name, int version, String resource) {}

    /** The processes of a version, by file. */
    public List<DeployedProcess> processes(String version) {
        return program.get(() -> repository.createProcessDefinitionQuery().deploymentId(version).list()).stream()
                .map(process -> new DeployedProcess(process.getId(), process.getKey(), process.getName(), process.getVersion(), process.getResourceName()))
                .sorted(Comparator.comparing(DeployedProcess::resource))
                .toList();
    }

    /** The version of the engine, for programs that ask before they talk to it. */
    public static String engineVersion() {
        return ProductPropertiesUtil.getProductVersion();
    }

    /** The same for every version that there is, at the start of the program. @param live the one that is live */
    void allowAll(String live) {
        repository.createDeploymentQuery().list().forEach(version -> allowNames(version.getId()));
        authorizations.grantStarts(repository, live, Optional.empty());
    }

    /** What is named and there may still be something that the engine cannot run; it says the file and the line. */
    private static Deployment deployed(DeploymentBuilder builder) {
        try {
            return builder.deploy();
        } catch (ProcessEngineException e) {
            throw new ConfigurationProblem("The procedure cannot go live, because the engine cannot run a part of it: " + e.getMessage(), e);
        }
    }

    /** What there is to allow in a file: the routing names of a form's fields, or of what a diagram hands in and out of stages and takes from decisions, and the names of its stages. */
    private record Names(Set<String> routing, Set<String> stages) {}

    private void allowNames(String version) {
        for (Resource file : program.get(() -> repository.getDeploymentResources(version))) {
            if (file.getName().endsWith(".form") || file.getName().endsWith(".bpmn")) {
                Names found = read.get(file.getName(), new String(file.getBytes(), StandardCharsets.UTF_8), content -> namesIn(file.getName(), content));
                names.allow(found.routing());
                rows.allowStages(found.stages());
            }
        }
    }

    private static Names namesIn(String file, String content) {
        if (file.endsWith(".form")) {
            return new Names(Set.copyOf(FormDefinition.read(file.substring(file.lastIndexOf('/') + 1), content).routingKeys()), Set.of());
        }
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        Set<String> routing = new LinkedHashSet<>();
        Set<String> stages = new LinkedHashSet<>();
        model.getModelElementsByType(CamundaIn.class).forEach(in -> add(routing, in.getCamundaTarget()));
        model.getModelElementsByType(CamundaOut.class).forEach(out -> add(routing, out.getCamundaTarget()));
        model.getModelElementsByType(MultiInstanceLoopCharacteristics.class).forEach(each -> add(routing, each.getCamundaElementVariable()));
        model.getModelElementsByType(BusinessRuleTask.class).forEach(decision -> add(routing, decision.getCamundaResultVariable()));
        model.getModelElementsByType(CallActivity.class).forEach(call -> add(stages, ElementProperties.of(call).get("stage")));
        return new Names(routing, stages);
    }

    private static void add(Set<String> found, String name) {
        if (name != null) {
            found.add(name);
        }
    }
}
