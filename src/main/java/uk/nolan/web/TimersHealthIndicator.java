package uk.nolan.web;

import java.time.Duration;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;
import uk.nolan.process.board.TimerLog;

/** Whether timers fire: a warning when one that is due has been waiting too long, and since when. Reminders, windows and the working-day round hang on them. */
@Component
class TimersHealthIndicator extends AbstractHealthIndicator {

    /** An idle engine looks for due timers every few seconds; what waits longer than this waits for a reason. */
    static final Duration TOO_LONG = Duration.ofMinutes(15);

    private final DeadlineBoard board;

    TimersHealthIndicator(DeadlineBoard board) {
        this.board = board;
    }

    /** Whether timers wait too long in what the board saw. */
    static boolean late(DeadlineBoard.Look look) {
        return look.timers().lateness(look.at()).compareTo(TOO_LONG) > 0;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        DeadlineBoard.Look look = board.look();
        TimerLog.Punctuality timers = look.timers();
        health.status(late(look) ? CalendarHealthIndicator.WARNING : Status.UP)
                .withDetail("waiting", timers.waiting())
                .withDetail("firedInTheLastDay", timers.fired())
                .withDetail("latestSeconds", timers.latest().toSeconds());
        timers.oldest().ifPresent(due -> health.withDetail("waitingSince", due.toString()));
    }
}
