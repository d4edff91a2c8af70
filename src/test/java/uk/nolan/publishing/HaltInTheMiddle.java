package uk.nolan.publishing;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.api.Trigger;

/**
 * Switches the machine off in the middle of a move, when everything of the second case has been written and nothing of it is certain yet: the database calls this for each case that becomes one that has
 * moved.
 */
public class HaltInTheMiddle implements Trigger {

    private static final AtomicInteger MOVED = new AtomicInteger();

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
        if (MOVED.incrementAndGet() == 2) {
            Runtime.getRuntime().halt(137);
        }
    }
}
