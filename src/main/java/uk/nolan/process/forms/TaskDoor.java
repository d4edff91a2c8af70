package uk.nolan.process.forms;

import jakarta.ws.rs.WebApplicationException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Stands where officers meet the engine's commands. A refusal reaches them in its own words and not in the engine's, and of a task that is
 * gone, or that somebody else has just done, they are told so.
 */
final class TaskDoor extends CommandInterceptor {

    private final KeptFrom keptFrom;

    TaskDoor(KeptFrom keptFrom) {
        this.keptFrom = keptFrom;
    }

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException e) {
            if (e.getCause() instanceof WebApplicationException refusal) {
                throw refusal;
            }
            if (e instanceof AuthorizationException denied) {
                throw keptFrom.why(denied).map(RuntimeException.class::cast).orElse(denied);
            }
            if (e instanceof SuspendedEntityInteractionException) {
                throw new FormRefusal("The case is in abeyance, so nothing can be done in it now. Resume the case first, by its task \"Review abeyance\". Nothing was changed.");
            }
            if (worksOnATask(command) && e instanceof NullValueException && e.getMessage().endsWith("task is null")) {
                throw new FormRefusal("This task is no longer open: it has already been done, or the case went on without it. Nothing was changed.");
            }
            if (worksOnATask(command) && e instanceof OptimisticLockingException) {
                throw new FormRefusal("Somebody else has already done this task, or an administrator has moved the case, at the same moment as you. Nothing of yours was kept; see the case's page for what was.");
            }
            throw e;
        }
    }

    private static boolean worksOnATask(Command<?> command) {
        return command instanceof SubmitTaskFormCmd || command instanceof CompleteTaskCmd || command instanceof ClaimTaskCmd;
    }
}
