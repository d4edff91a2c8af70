package uk.nolan;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import uk.nolan.process.overview.Overview;
import uk.nolan.process.templates.ElementTemplates;
import uk.nolan.rehearsal.Rehearse;

/**
 * Starts Nolan: the server, or with the first argument {@code rehearse} the rehearsal runner in a JVM of its own, or with {@code overview}
 * the writer of the page about the procedure or with {@code templates} that of the element templates, which need no server at all.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Nolan {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("rehearse")) {
            System.exit(Rehearse.run(Nolan.class, Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        if (arguments.length > 0 && arguments[0].equals("overview")) {
            System.exit(Overview.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        if (arguments.length > 0 && arguments[0].equals("templates")) {
            System.exit(ElementTemplates.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(Nolan.class, arguments);
    }
}
