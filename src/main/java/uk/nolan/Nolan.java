package uk.nolan;

import java.util.Arrays;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import uk.nolan.rehearsal.Rehearse;

/**
 * Starts Nolan: the server, or with the first argument {@code rehearse} the rehearsal runner in a JVM of its own.
 *
 * <p>The zone of the whole program is Europe/London, because the law speaks of days there.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Nolan {

    static {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));
    }

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("rehearse")) {
            System.exit(Rehearse.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(Nolan.class, arguments);
    }
}
