package uk.nolan.process.sight;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import uk.nolan.people.Officers;

/** Has the engine write a row and settle the sight of every task as it is made, and of every officer as her account changes. */
@Component
@Order(3)
class SightOnTheEngine extends AbstractProcessEnginePlugin {

    private final TaskRows rows;
    private final SightOfTasks sight;
    private final Officers officers;

    SightOnTheEngine(TaskRows rows, SightOfTasks sight, Officers officers) {
        this.rows = rows;
        this.sight = sight;
        this.officers = officers;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) {
            listeners = new ArrayList<>();
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
        listeners.add(new EveryTask());
        configuration.setIdentityProviderSessionFactory(Accounts.settling(sight, officers));
    }

    private final class EveryTask extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition().addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, made -> {
                rows.write(made);
                sight.made(made);
            });
        }
    }
}
