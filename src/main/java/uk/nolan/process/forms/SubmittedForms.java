package uk.nolan.process.forms;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Remembers, for the one engine command that runs, that a task or start came through its form. Completing a task past its form would
 * pass by every check, so it is refused.
 */
public final class SubmittedForms {

    private record Mark(CommandContext command, String id) {}

    private static final ThreadLocal<Mark> MARK = new ThreadLocal<>();
    private static final ThreadLocal<CommandContext> SUBMITTING = new ThreadLocal<>();

    private SubmittedForms() {}

    static void mark(String id) {
        MARK.set(new Mark(Context.getCommandContext(), id));
        SUBMITTING.set(Context.getCommandContext());
    }

    /** Whether the command that runs submitted a form: only then may an officer's action set routing codes. */
    public static boolean inThisCommand() {
        return Context.getCommandContext() != null && SUBMITTING.get() == Context.getCommandContext();
    }

    /** Whether this command submitted the form of this task or process instance; asking takes the mark away. */
    static boolean take(String id) {
        Mark mark = MARK.get();
        MARK.remove();
        return mark != null && mark.command() == Context.getCommandContext() && mark.id().equals(id);
    }
}
