package uk.nolan.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Lets the program read what the officer at the keyboard may not read through the engine's own doors. */
final class WithoutAuthorization {

    private WithoutAuthorization() {}

    static <T> T get(Supplier<T> read) {
        CommandContext command = Context.getCommandContext();
        if (command == null) {
            return read.get();
        }
        boolean before = command.isAuthorizationCheckEnabled();
        command.disableAuthorizationCheck();
        try {
            return read.get();
        } finally {
            if (before) {
                command.enableAuthorizationCheck();
            }
        }
    }
}
