package uk.nolan;

import java.util.TimeZone;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Sets the zone of the whole program to Europe/London, whatever machine it runs on, before anything asks for it: the law's days are counted
 * there, the database keeps local times, and the working-day round begins at seven London time.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class LondonTime implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));
    }
}
