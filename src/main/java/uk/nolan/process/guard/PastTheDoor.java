package uk.nolan.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.batch.RestartProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobDefinitionStateCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetProcessDefinitionStateCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.RegisterDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDefinitionPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SetProcessDefinitionVersionCmd;
import org.camunda.bpm.engine.impl.cmd.UnregisterDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateDecisionDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateProcessDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What would change the procedure, or a case's way through it, behind the back of the door. The program may, and it does so where changes are checked, numbered and recorded; nobody who has signed in
 * may, whichever of the engine's interfaces is tried and whatever the engine's own authorizations say.
 */
@Component
@Order(5)
class PastTheDoor extends AbstractProcessEnginePlugin {

    private static final Set<Class<?>> VERSIONS = Set.of(
            DeployCmd.class, DeleteDeploymentCmd.class, RegisterDeploymentCmd.class, UnregisterDeploymentCmd.class, AbstractDeleteProcessDefinitionCmd.class, DeleteProcessDefinitionsByIdsCmd.class,
            AbstractSetProcessDefinitionStateCmd.class, AbstractSetJobDefinitionStateCmd.class, SetJobDefinitionPriorityCmd.class,
            UpdateProcessDefinitionHistoryTimeToLiveCmd.class, UpdateDecisionDefinitionHistoryTimeToLiveCmd.class);

    private static final Set<Class<?>> CASES = Set.of(
            AbstractMigrationCmd.class, AbstractModificationCmd.class, AbstractProcessInstanceModificationCommand.class, ModifyProcessInstanceCmd.class, ModifyProcessInstanceAsyncCmd.class,
            SetProcessDefinitionVersionCmd.class, AbstractRestartProcessInstanceCmd.class, RestartProcessInstancesBatchCmd.class);

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(guarded(configuration, configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(guarded(configuration, configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
    }

    private static List<CommandInterceptor> guarded(ProcessEngineConfigurationImpl configuration, List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>(others == null ? List.of() : others);
        all.add(new Guard(configuration));
        return all;
    }

    private static final class Guard extends CommandInterceptor {

        private final ProcessEngineConfigurationImpl configuration;

        Guard(ProcessEngineConfigurationImpl configuration) {
            this.configuration = configuration;
        }

        @Override
        public <T> T execute(Command<T> command) {
            if (configuration.getIdentityService().getCurrentAuthentication() != null) {
                if (is(command, VERSIONS)) {
                    throw new Refused(403, "The procedure is changed through its own door, where a change is checked, rehearsed and recorded: the page /procedure, or Camunda Modeler with the address "
                            + "/procedure/deployment/create. Nothing was changed.");
                }
                if (is(command, CASES)) {
                    throw new Refused(403, "A case goes through its procedure as drawn. Cases are moved to another version on the page /procedure/cases. Nothing was changed.");
                }
            }
            return next.execute(command);
        }

        private static boolean is(Command<?> command, Set<Class<?>> kinds) {
            return kinds.stream().anyMatch(kind -> kind.isInstance(command));
        }
    }
}
