package uk.nolan.process.forms;

import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import uk.nolan.notice.Outgoing;
import uk.nolan.process.Outgoings;

/**
 * What a task is about besides its case, as its diagram or the stage that called it says.
 *
 * @param deadline the late deadline, in a delay notice; or null
 * @param sanction the code of the sanction that is followed up; or null
 * @param letter the formal letter to be checked; empty in any other task
 */
record Errand(String deadline, String sanction, Optional<Outgoing> letter) {

    /** Nothing beyond the case. */
    static final Errand NONE = new Errand(null, null, Optional.empty());

    static Errand of(TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        return new Errand(
                (String) execution.getVariable("deadline"),
                (String) execution.getVariable("sanction"),
                Outgoings.ofCaller(execution));
    }
}
