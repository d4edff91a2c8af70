package uk.nolan.process;

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
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;
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

    Timeline(ManagementService jobs, RuntimeService runtime, RoundDays roundDays, EngineClock clock) {
        this.jobs = jobs;
        this.runtime = runtime;
        this.roundDays = roundDays;
        this.clock = clock;
    }

    /**
     * Lets the clock run to an instant, firing every timer and running every job on the way, each at its own time. What rests in abeyance does not
     * fire. A working-day round sleeps over the days on which it would find nothing to do; it begins on the first day on which there is something, or on
     * which a timer may bring something about.
     */
    public void runTo(Instant instant) {
        List<Job> timers = due(runMessages(), instant);
        while (!timers.isEmpty()) {
            Job next = timers.get(0);
            if (!isRound(next) || !postponed(next, timers, instant)) {
                Instant due = next.getDuedate().toInstant();
                if (due.isAfter(clock.instant())) {
                    clock.travelTo(due);
                }
                jobs.executeJob(next.getId());
            }
            timers = due(runMessages(), instant);
        }
        if (instant.isAfter(clock.instant())) {
            clock.travelTo(instant);
        }
    }

    /** The round is the only timer that belongs to no case. */
    private static boolean isRound(Job timer) {
        return timer.getProcessInstanceId() == null;
    }

    /** Lets the round sleep over days on which it would find nothing to do; whether there are any. */
    private boolean postponed(Job round, List<Job> timers, Instant instant) {
        LocalDate from = day(round.getDuedate().toInstant());
        LocalDate lastRound = day(instant.minus(ROUND.toSecondOfDay(), ChronoUnit.SECONDS));
        LocalDate until = timers.stream().filter(timer -> !isRound(timer)).map(timer -> day(timer.getDuedate().toInstant()).minusDays(1)).findFirst().orElse(lastRound);
        LocalDate next = roundDays.firstBusy(from, until);
        while (next.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
            next = next.plusDays(1);
        }
        if (!next.isAfter(from)) {
            return false;
        }
        jobs.setJobDuedate(round.getId(), Date.from(next.atTime(ROUND).atZone(EngineClock.LONDON).toInstant()));
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
    private List<Job> runMessages() {
        List<Job> open = jobs.createJobQuery().active().list();
        Optional<Job> message = message(open);
        while (message.isPresent()) {
            jobs.executeJob(message.get().getId());
            open = jobs.createJobQuery().active().list();
            message = message(open);
        }
        return open;
    }

    private static Optional<Job> message(List<Job> open) {
        return open.stream().filter(job -> job instanceof MessageEntity && job.getRetries() > 0).findFirst();
    }

    /** Ends every case and every timer of the engine at once, so that the next rehearsal begins with nothing but the working-day round. */
    public void clear() {
        runtime.createProcessInstanceQuery().rootProcessInstances().list().forEach(root -> runtime.deleteProcessInstance(root.getId(), "rehearsal over"));
    }

    /** Lets the working-day round begin from the clock's present time. */
    public void windRound() {
        jobs.createJobQuery().timers().list().stream()
                .filter(timer -> timer.getProcessInstanceId() == null)
                .forEach(timer -> jobs.recalculateJobDuedate(timer.getId(), false));
    }

    private static List<Job> due(List<Job> open, Instant until) {
        return open.stream()
                .filter(job -> job instanceof TimerEntity && !job.getDuedate().toInstant().isAfter(until))
                .sorted(Comparator.comparing(Job::getDuedate).thenComparing(Job::getId))
                .toList();
    }
}
