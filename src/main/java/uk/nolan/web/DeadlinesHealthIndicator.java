package uk.nolan.web;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Whether a due date is over and not met: a warning with their number and the oldest day, without a case. Which cases they are stands in Cockpit. */
@Component
class DeadlinesHealthIndicator extends AbstractHealthIndicator {

    private final DeadlineBoard board;

    DeadlinesHealthIndicator(DeadlineBoard board) {
        this.board = board;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        DeadlineBoard.Look look = board.look();
        health.status(look.oldest().isPresent() ? CalendarHealthIndicator.WARNING : Status.UP)
                .withDetail("overdue", look.due(DeadlineBoard.When.OVERDUE).size())
                .withDetail("dueToday", look.due(DeadlineBoard.When.TODAY).size());
        look.oldest().ifPresent(day -> health.withDetail("oldest", day.toString()));
    }
}
