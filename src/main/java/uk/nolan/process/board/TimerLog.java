package uk.nolan.process.board;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uk.nolan.process.BeforeOpening;

/** Whether timers fire on time: those that wait past their time, and how late those were that fired in the last 24 hours. */
@Component
public class TimerLog implements BeforeOpening {

    private static final Duration LOOK_BACK = Duration.ofHours(24);

    private final JdbcTemplate engine;
    private final Clock clock;

    TimerLog(JdbcTemplate engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * How timers are kept.
     *
     * @param waiting how many are due and have not fired; those that failed for good are incidents and not counted here
     * @param oldest the due time of the one that waits longest; empty where none waits
     * @param fired how many fired in the last 24 hours
     * @param latest the longest time between due time and firing among them; zero where none fired
     * @param mean the mean of it
     */
    public record Punctuality(int waiting, Optional<Instant> oldest, int fired, Duration latest, Duration mean) {

        /** How long the oldest has been waiting; zero where none waits. */
        public Duration lateness(Instant now) {
            return oldest.map(due -> Duration.between(due, now)).filter(late -> !late.isNegative()).orElse(Duration.ZERO);
        }
    }

    /** The engine's log of jobs has no index by time, and it keeps years. */
    @Override
    public void open() {
        engine.execute("create index if not exists NOLAN_JOB_LOG_TIME on ACT_HI_JOB_LOG (TIMESTAMP_)");
    }

    public Punctuality punctuality() {
        Instant now = clock.instant();
        List<Instant> late = engine.query(
                "select DUEDATE_ from ACT_RU_JOB where TYPE_ = 'timer' and SUSPENSION_STATE_ = 1 and RETRIES_ > 0 and DUEDATE_ <= ? order by DUEDATE_",
                (row, number) -> row.getTimestamp(1).toInstant(),
                Timestamp.from(now));
        List<Duration> fired = engine.query(
                "select JOB_DUEDATE_, TIMESTAMP_ from ACT_HI_JOB_LOG where TIMESTAMP_ between ? and ? and JOB_STATE_ = 2 and JOB_DUEDATE_ is not null and JOB_DEF_TYPE_ like 'timer%'",
                (row, number) -> atLeastZero(Duration.between(row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant())),
                Timestamp.from(now.minus(LOOK_BACK)), Timestamp.from(now));
        return new Punctuality(
                late.size(),
                late.stream().findFirst(),
                fired.size(),
                fired.stream().max(Duration::compareTo).orElse(Duration.ZERO),
                fired.isEmpty() ? Duration.ZERO : fired.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(fired.size()));
    }

    private static Duration atLeastZero(Duration late) {
        return late.isNegative() ? Duration.ZERO : late;
    }
}
