package uk.nolan.process;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Plays time: runs what waits and lets the clock jump from timer to timer. For rehearsals and for setting up the demonstration, never
 * while the job executor runs.
 */
@Component
public class Timeline {

    private static final LocalTime ROUND = LocalTime.of(7, 0);

    private final ManagementService jobs;
    private final RuntimeService runtime;
    private final RoundDays roundDays;
    private final EngineClock clock;
    private final JdbcTemplate database;

    /** Whether a round has found nothing to do since the round was wound. */
    private boolean quiet;

    Timeline(ManagementService jobs, RuntimeService runtime, RoundDays roundDays, EngineClock clock, JdbcTemplate database) {
        this.database = database;
        this.jobs = jobs;
        this.runtime = runtime;
        this.roundDays = roundDays;
        this.clock = clock;
    }

    /**
     * Lets the clock run to an instant, firing every timer and running every job on the way, each at its own time. What rests in abeyance does not
     * fire. Once a working-day round has found nothing to do, the round sleeps over the days on which it would find nothing; it begins on the first day on
     * which there is something, or on which a timer may bring something about.
     */
    public void runTo(Instant instant) {
        List<Waiting> timers = due(runMessages(), instant);
        while (!timers.isEmpty()) {
            Waiting next = timers.get(0);
            if (!isRound(next) || !quiet || !postponed(next, timers, instant)) {
                Instant due = next.due();
                if (due.isAfter(clock.instant())) {
                    clock.travelTo(due);
                }
                jobs.executeJob(next.id());
            }
            timers = due(runMessages(), instant);
            quiet = quiet || isRound(next) && !roundDays.anythingDue(day(clock.instant()));
        }
        if (instant.isAfter(clock.instant())) {
            clock.travelTo(instant);
        }
    }

    /** The round is the only timer that belongs to no case. */
    private static boolean isRound(Waiting timer) {
        return timer.instance() == null;
    }

    /** Lets the round sleep over days on which it would find nothing to do; whether there are any. */
    private boolean postponed(Waiting round, List<Waiting> timers, Instant instant) {
        LocalDate from = day(round.due());
        LocalDate lastRound = day(instant.minus(ROUND.toSecondOfDay(), ChronoUnit.SECONDS));
        LocalDate until = timers.stream().filter(timer -> !isRound(timer)).map(timer -> day(timer.due()).minusDays(1)).findFirst().orElse(lastRound);
        LocalDate next = roundDays.firstBusy(from, until);
        while (next.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
            next = next.plusDays(1);
        }
        if (!next.isAfter(from)) {
            return false;
        }
        jobs.setJobDuedate(round.id(), Date.from(next.atTime(ROUND).atZone(EngineClock.LONDON).toInstant()));
        return true;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, EngineClock.LONDON);
    }

    /** Runs what is due now: the sending of letters, and timers whose time has come. @throws RuntimeException the first failure of a job */
    public void runWaiting() {
        runTo(clock.instant());
    }

    /** Runs what waits for no date, one after the other, and gives the jobs that are then left. */
    private List<Waiting> runMessages() {
        List<Waiting> open = waiting();
        Optional<Waiting> message = message(open);
        while (message.isPresent()) {
            jobs.executeJob(message.get().id());
            open = waiting();
            message = message(open);
        }
        return open;
    }

    /** A job that waits, as the engine's table has it; asked for so often that a query of the engine, which is put together anew each time, would cost more than the jobs. */
    private record Waiting(String id, boolean timer, Instant due, int retries, String instance) {}

    private List<Waiting> waiting() {
        return database.query(
                "select ID_, TYPE_, DUEDATE_, RETRIES_, PROCESS_INSTANCE_ID_ from ACT_RU_JOB where SUSPENSION_STATE_ = 1 order by ID_",
                (row, number) -> new Waiting(
                        row.getString(1),
                        row.getString(2).equals("timer"),
                        Optional.ofNullable(row.getTimestamp(3)).map(Timestamp::toInstant).orElse(null),
                        row.getInt(4),
                        row.getString(5)));
    }

    private static Optional<Waiting> message(List<Waiting> open) {
        return open.stream().filter(job -> !job.timer() && job.retries() > 0).findFirst();
    }

    /** Ends every case and every timer of the engine at once, so that the next rehearsal begins with nothing but the working-day round. */
    public void clear() {
        runtime.createProcessInstanceQuery().rootProcessInstances().list().forEach(root -> runtime.deleteProcessInstance(root.getId(), "rehearsal over"));
    }

    /** Lets the working-day round begin from the clock's present time. */
    public void windRound() {
        quiet = false;
        jobs.createJobQuery().timers().list().stream()
                .filter(timer -> timer.getProcessInstanceId() == null)
                .forEach(timer -> jobs.recalculateJobDuedate(timer.getId(), false));
    }

    private static List<Waiting> due(List<Waiting> open, Instant until) {
        return open.stream()
                .filter(job -> job.timer() && !job.due().isAfter(until))
                .sorted(Comparator.comparing(Waiting::due).thenComparing(Waiting::id))
                .toList();
    }
}
