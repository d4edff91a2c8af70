package uk.nolan.process.move;

import java.time.LocalDate;
import uk.nolan.deadline.WrittenDate;

/**
 * Something that is otherwise in a case after a move.
 *
 * @param kind what about it
 * @param what the step as drawn, the deadline by its name, or the stage
 * @param before what it was, in words; empty where there was none
 * @param after what it is, in words; empty where there is none any more
 */
public record Change(Kind kind, String what, String before, String after) {

    /** What about a case is otherwise. */
    public enum Kind {
        /** A step that waited for somebody does so no more. */
        TASK_GONE,
        /** A step waits for somebody that did not before. */
        TASK_NEW,
        /** A step has another name. */
        TASK_NAME,
        /** A step is offered to others. */
        TASK_ROLES,
        /** A step asks other questions. */
        TASK_FORM,
        /** A step is due on another day. */
        TASK_DUE,
        /** A deadline of the case falls due on another day, begins to run, or runs no more. */
        DEADLINE,
        /** The stage in which the case is has another name. */
        STAGE
    }

    /** The change as a sentence without a full stop. */
    public String sentence() {
        return switch (kind) {
            case TASK_GONE -> "\"%s\" is no longer open".formatted(what);
            case TASK_NEW -> "\"%s\" is open as well".formatted(what);
            case TASK_NAME -> "\"%s\" is called \"%s\"".formatted(before, after);
            case TASK_ROLES -> "\"%s\" is offered to %s instead of %s".formatted(what, nobody(after), nobody(before));
            case TASK_FORM -> "\"%s\" asks other questions".formatted(what);
            case TASK_DUE -> "\"%s\" is due %s".formatted(what, instead());
            case DEADLINE -> after.isEmpty() ? "%s (%s) does not run any more".formatted(what, before) : "%s falls due %s".formatted(what, instead());
            case STAGE -> "The stage \"%s\" is called \"%s\"".formatted(before, after);
        };
    }

    private String instead() {
        String now = after.isEmpty() ? "on no day" : after;
        return before.isEmpty() ? "%s, and had no day before".formatted(now) : "%s instead of %s".formatted(now, before);
    }

    private static String nobody(String roles) {
        return roles.isEmpty() ? "nobody" : roles;
    }

    /** A day in words; a day that is over is said to be so. */
    static String day(LocalDate day, LocalDate today) {
        return day == null ? "" : WrittenDate.inFull(day) + (day.isBefore(today) ? " (which is over)" : "");
    }
}
