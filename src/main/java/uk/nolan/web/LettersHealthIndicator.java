package uk.nolan.web;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;
import uk.nolan.notice.Ledger;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/**
 * How many letters are written and not yet taken by a mail server. They are sent by themselves; a number that stays is an incident in Cockpit. And which accounts have no e-mail address,
 * by sign-in name: nobody tells them that a task waits.
 */
@Component
class LettersHealthIndicator implements HealthIndicator {

    private final Ledger ledger;
    private final Officers officers;

    LettersHealthIndicator(Ledger ledger, Officers officers) {
        this.ledger = ledger;
        this.officers = officers;
    }

    @Override
    public Health health() {
        return Health.up().withDetail("waiting", ledger.waiting()).withDetail("accountsWithoutEmail", withoutEmail()).build();
    }

    private List<String> withoutEmail() {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.ADMINISTRATOR && role != Role.OPERATIONS)
                .flatMap(role -> officers.inRole(role).stream())
                .filter(officer -> officer.email() == null || officer.email().isBlank())
                .map(Officer::id)
                .distinct()
                .toList();
    }
}
