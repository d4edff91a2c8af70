package uk.nolan.web;

import org.springframework.boot.actuate.health.SimpleStatusAggregator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.health.StatusAggregator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a warning show in the whole program's health, below what is down and above what is up. It is answered with 200, as "up" is. */
@Configuration(proxyBeanMethods = false)
class HealthOrder {

    @Bean
    StatusAggregator warningsShow() {
        return new SimpleStatusAggregator(Status.DOWN, Status.OUT_OF_SERVICE, CalendarHealthIndicator.WARNING, Status.UP, Status.UNKNOWN);
    }
}
