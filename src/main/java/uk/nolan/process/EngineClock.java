package uk.nolan.process;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * The one source of time, zone Europe/London. The engine's clock follows it: {@link #travelTo} moves both, for rehearsals, for tests and
 * for setting up the demonstration before anybody signs in. The engine's clock is one for the whole JVM, so a live server never travels.
 */
@Component
public class EngineClock extends Clock {

    /** Where the law's days are counted. */
    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private volatile Instant travelled;

    /** Stops the clock at an instant. */
    public void travelTo(Instant instant) {
        travelled = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Lets the clock run with the system's again. */
    public void comeHome() {
        travelled = null;
        ClockUtil.reset();
    }

    @Override
    public Instant instant() {
        Instant stopped = travelled;
        return stopped == null ? Instant.now() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return LONDON;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
