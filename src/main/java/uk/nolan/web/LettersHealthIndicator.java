package uk.nolan.web;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;
import uk.nolan.notice.Ledger;

/** How many letters are written and not yet taken by a mail server. They are sent by themselves; a number that stays is an incident in Cockpit. */
@Component
class LettersHealthIndicator implements HealthIndicator {

    private final Ledger ledger;

    LettersHealthIndicator(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("waiting", ledger.waiting()).build();
    }
}
