package uk.nolan.process.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManagerFactory;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Closes the engine's side doors: almost every REST route can store a text somewhere. Two guards share the work, because each sees what
 * the other misses: one on history events (changed values), one on what is written to the database (batches, comments, loose tasks).
 */
@Component
@Order(2)
class NoPersonalData extends AbstractProcessEnginePlugin {

    /** What tells of a task that goes, and of one that is just brought into another version's diagram and still has the name that it was drawn with before. */
    private static final Set<String> PAST = Set.of(HistoryEventTypes.TASK_INSTANCE_DELETE.getEventName(), HistoryEventTypes.TASK_INSTANCE_MIGRATE.getEventName());

    private final RoutingNames names;
    private final RowWords row;

    NoPersonalData(RoutingNames names, RowWords row) {
        this.names = names;
        this.row = row;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<HistoryEventHandler> handlers = new ArrayList<>(configuration.getCustomHistoryEventHandlers());
        handlers.add(new OnHistory());
        configuration.setCustomHistoryEventHandlers(handlers);
        List<SessionFactory> factories = configuration.getCustomSessionFactories() == null ? new ArrayList<>() : new ArrayList<>(configuration.getCustomSessionFactories());
        factories.add(new Watched());
        configuration.setCustomSessionFactories(factories);
    }

    private void check(String task, String name, String text, boolean large) {
        if (task == null) {
            names.check(name, text, large);
        } else {
            row.check(name, text, large);
        }
    }

    private final class OnHistory implements HistoryEventHandler {

        @Override
        public void handleEvent(HistoryEvent event) {
            if (event instanceof HistoricVariableUpdateEventEntity variable && !"delete".equals(event.getEventType())) {
                check(variable.getTaskId(), variable.getVariableName(), variable.getTextValue(), variable.getByteValue() != null);
            } else if (event instanceof HistoricFormPropertyEventEntity) {
                throw new Refused("Form properties are not kept in the engine; answer the task's form instead.");
            } else if (event instanceof HistoricTaskInstanceEventEntity task && task.getTaskDefinitionKey() != null && !PAST.contains(event.getEventType())) {
                asDrawn(task);
            }
        }

        /** A task's name and description are the diagram's; anything else would be somebody's words. */
        private void asDrawn(HistoricTaskInstanceEventEntity task) {
            TaskDefinition drawn = Context.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedProcessDefinitionById(task.getProcessDefinitionId())
                    .getTaskDefinitions()
                    .get(task.getTaskDefinitionKey());
            if (!same(drawn.getDescriptionExpression(), task.getDescription()) || !same(drawn.getNameExpression(), task.getName())) {
                throw new Refused("A task's name and description stay as drawn, because words added there would be kept outside the case file. "
                        + "Write in the task's form instead.");
            }
        }

        private boolean same(Expression drawn, String now) {
            return now == null || (drawn != null && drawn.getExpressionText().equals(now));
        }

        @Override
        public void handleEvents(List<HistoryEvent> events) {
            events.forEach(this::handleEvent);
        }
    }

    private final class Watched extends DbEntityManagerFactory {

        Watched() {
            super(null);
        }

        @Override
        public DbEntityManager openSession() {
            return new WatchedManager(
                    Context.getProcessEngineConfiguration().getIdGenerator(),
                    Context.getCommandContext().getSession(PersistenceSession.class));
        }
    }

    private final class WatchedManager extends DbEntityManager {

        WatchedManager(IdGenerator ids, PersistenceSession session) {
            super(ids, session);
        }

        @Override
        public void insert(DbEntity entity) {
            if (entity instanceof VariableInstanceEntity variable) {
                check(variable.getTaskId(), variable.getName(), variable.getTextValue(), variable.getByteArrayValueId() != null);
            } else if (entity instanceof CommentEntity || entity instanceof AttachmentEntity) {
                throw new Refused("Comments and attachments are not kept in the engine. Attach documents on the case's page.");
            } else if (entity instanceof TaskEntity task && task.getExecutionId() == null) {
                throw new Refused("A task belongs to a case; loose tasks are not kept.");
            }
            super.insert(entity);
        }
    }
}
