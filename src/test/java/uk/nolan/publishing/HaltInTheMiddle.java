package uk.nolan.publishing;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.api.Trigger;

/**
 * Switches the machine off in the middle of a move, when everything of the case has been written and nothing is certain yet: the database calls this for each case that becomes one that has moved.
 */
public class HaltInTheMiddle implements Trigger {

    /** At which case; without this setting nothing happens. */
    static final String AT = "nolan.halt";

    private static final AtomicInteger MOVED = new AtomicInteger();

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
        if (MOVED.incrementAndGet() == Integer.getInteger(AT, 0)) {
            Runtime.getRuntime().halt(137);
        }
    }
}
