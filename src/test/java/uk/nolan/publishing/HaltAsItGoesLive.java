package uk.nolan.publishing;

import java.sql.Connection;
import java.util.Arrays;
import org.h2.api.Trigger;

/** Switches the machine off when a change is written down as live, the engine has its deployment, and nothing is certain yet: the database calls this for each change that is written. */
public class HaltAsItGoesLive implements Trigger {

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
        if (Arrays.asList(after).contains("LIVE")) {
            Runtime.getRuntime().halt(137);
        }
    }
}
