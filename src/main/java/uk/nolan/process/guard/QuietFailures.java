package uk.nolan.process.guard;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What failed in a job stands in Cockpit, and operations read it there. A database or a library repeats in its messages what it was given, names and
 * texts too; so only the program's own words and the engine's are kept, and of everything else the kind of the failure and the places in the program.
 * The log has the rest.
 */
@Component
@Order(4)
class QuietFailures extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setFailedJobCommandFactory((job, failure) -> new DefaultJobRetryCmd(job, quiet(failure)));
    }

    /** The engine treats its own collisions in its own way and must recognise them. */
    static Throwable quiet(Throwable failure) {
        return failure == null || failure instanceof OptimisticLockingException ? failure : new Quiet(words(failure), kinds(failure), failure.getStackTrace());
    }

    private static String words(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one.getMessage() != null && one.getClass().getName().startsWith("uk.nolan.")) {
                return one.getMessage();
            }
        }
        if (failure instanceof ProcessEngineException && failure.getMessage() != null) {
            // behind this word the engine repeats what a library said
            return failure.getMessage().split("\\s+Cause:", 2)[0];
        }
        return "The program could not go on here (%s). The log says more; it is not repeated here, because it may name people.".formatted(failure.getClass().getSimpleName());
    }

    /** The kinds of the failure and of what caused it, by which operations are told what to repair. */
    private static String kinds(Throwable failure) {
        StringBuilder kinds = new StringBuilder();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            kinds.append("\nCaused by: ").append(one.getClass().getName());
        }
        return kinds.toString();
    }

    private static final class Quiet extends RuntimeException {

        private final String kinds;

        Quiet(String message, String kinds, StackTraceElement[] places) {
            super(message);
            this.kinds = kinds;
            setStackTrace(places);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }

        @Override
        public String toString() {
            return getMessage() + kinds;
        }
    }
}
