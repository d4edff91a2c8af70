package uk.nolan;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import uk.nolan.rehearsal.Rehearse;

/**
 * Starts Nolan: the server, or with the first argument {@code rehearse} the rehearsal runner in a JVM of its own.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Nolan {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("rehearse")) {
            System.exit(Rehearse.run(Nolan.class, Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(Nolan.class, arguments);
    }
}
