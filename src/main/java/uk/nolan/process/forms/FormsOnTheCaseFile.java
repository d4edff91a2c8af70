package uk.nolan.process.forms;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.DelegateStartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.DelegateTaskFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Looks;
import uk.nolan.council.Council;
import uk.nolan.notice.Publications;
import uk.nolan.people.Officers;
import uk.nolan.process.ElementProperties;
import uk.nolan.process.LiveVersion;
import uk.nolan.process.SightOfCases;

/**
 * Makes every form of the engine a window on the case file, and every task and start refuse to pass by its form. Forms stay plain Camunda
 * Forms; no value that they show or take becomes a process variable, save the routing codes.
 */
@Component
@Order(1)
class FormsOnTheCaseFile extends AbstractProcessEnginePlugin {

    private final ObjectProvider<FormDesk> desk;
    private final ObjectProvider<CaseFiles> caseFiles;
    private final Officers officers;
    private final Council council;
    private final ObjectProvider<CaseGate> gate;
    private final ObjectProvider<Publications> publications;
    private final ObjectProvider<Interests> interests;
    private final ObjectProvider<Looks> looks;
    private final ObjectProvider<SightOfCases> sight;
    private final ObjectProvider<LiveVersion> live;
    private final KeptFrom keptFrom;

    FormsOnTheCaseFile(
            ObjectProvider<FormDesk> desk,
            ObjectProvider<CaseFiles> caseFiles,
            Officers officers,
            Council council,
            ObjectProvider<CaseGate> gate,
            ObjectProvider<Publications> publications,
            ObjectProvider<Interests> interests,
            ObjectProvider<Looks> looks,
            ObjectProvider<SightOfCases> sight,
            ObjectProvider<LiveVersion> live,
            KeptFrom keptFrom) {
        this.live = live;
        this.sight = sight;
        this.keptFrom = keptFrom;
        this.looks = looks;
        this.interests = interests;
        this.publications = publications;
        this.desk = desk;
        this.caseFiles = caseFiles;
        this.officers = officers;
        this.council = council;
        this.gate = gate;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new Wrapping());
        configuration.setFormService(new ServedStartForms(desk, council));
        configuration.setCustomPreCommandInterceptorsTxRequired(withTaskDoor(configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(withTaskDoor(configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    }

    private List<CommandInterceptor> withTaskDoor(List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>(List.of(new TaskDoor(keptFrom)));
        all.addAll(others == null ? List.of() : others);
        return all;
    }

    private CaseTaskForm.FormRoom room() {
        return new CaseTaskForm.FormRoom(
                desk.getObject(), caseFiles.getObject(), officers, gate.getObject(), publications.getObject(), interests.getObject(), looks.getObject(), sight.getObject(), live);
    }

    private final class Wrapping extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            if (task.getCamundaFormDefinitionKey() != null) {
                CaseTaskForm form = new CaseTaskForm(task.getTaskFormHandler(), task.getCamundaFormDefinitionKey().getExpressionText(), room());
                task.setTaskFormHandler(new DelegateTaskFormHandler(form, deployment((ProcessDefinitionEntity) activity.getProcessDefinition())));
            }
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, created -> gate.getObject()
                    .actingOfficer(created.getExecution().getProcessBusinessKey(), created.getCandidates())
                    .ifPresent(created::addCandidateUser));
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, completed -> {
                if (!SubmittedForms.take(completed.getId())) {
                    throw new FormRefusal("A task is completed by its form, so that the answers can be checked and kept. Open the task in Tasklist, or submit its form.");
                }
            });
        }

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            var formDefinition = process.getStartFormDefinition();
            if (formDefinition != null && formDefinition.getCamundaFormDefinitionKey() != null) {
                CaseStartForm form = new CaseStartForm(process.getStartFormHandler(), formDefinition.getCamundaFormDefinitionKey().getExpressionText(), room(), council);
                process.setStartFormHandler(new DelegateStartFormHandler(form, deployment(process)));
            }
            process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) this::refuseUnlessByForm);
        }

        /** Called processes and those that a timer or the program itself starts have no form; everything else begins with one. */
        private void refuseUnlessByForm(DelegateExecution execution) {
            boolean called = ((ExecutionEntity) execution).getSuperExecutionId() != null;
            boolean byTimer = Context.getCommandContext().getCurrentJob() != null;
            if (!called && !byTimer && !byProgram(execution) && !SubmittedForms.take(execution.getId())) {
                throw new FormRefusal("This process is started by its form, so that the answers can be checked and kept. Choose it under \"Start process\" in Tasklist.");
            }
        }

        /** What the diagram leaves to the program is begun by it alone: nobody is signed in then. */
        private boolean byProgram(DelegateExecution execution) {
            return Context.getCommandContext().getAuthenticatedUserId() == null
                    && execution.getBpmnModelInstance().getModelElementsByType(StartEvent.class).stream()
                            .anyMatch(start -> "program".equals(ElementProperties.of(start).get("startedBy")));
        }

        private DeploymentEntity deployment(ProcessDefinitionEntity process) {
            DeploymentEntity deployment = new DeploymentEntity();
            deployment.setId(process.getDeploymentId());
            return deployment;
        }
    }
}
