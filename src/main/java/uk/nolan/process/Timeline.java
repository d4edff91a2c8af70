package uk.nolan.process;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * Plays time: runs what waits and lets the clock jump from timer to timer. For rehearsals and for setting up the demonstration, never
 * while the job executor runs.
 */
@Component
public class Timeline {

    private final ManagementService jobs;
    private final RuntimeService runtime;
    private final EngineClock clock;

    Timeline(ManagementService jobs, RuntimeService runtime, EngineClock clock) {
        this.jobs = jobs;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** Lets the clock run to an instant, firing every timer and running every job on the way, each at its own time. What rests in abeyance does not fire. */
    public void runTo(Instant instant) {
        runMessages();
        Optional<Job> next = next(instant);
        while (next.isPresent()) {
            Instant due = next.get().getDuedate().toInstant();
            if (due.isAfter(clock.instant())) {
                clock.travelTo(due);
            }
            jobs.executeJob(next.get().getId());
            runMessages();
            next = next(instant);
        }
        if (instant.isAfter(clock.instant())) {
            clock.travelTo(instant);
        }
    }

    /** Runs what is due now: the sending of letters, and timers whose time has come. @throws RuntimeException the first failure of a job */
    public void runWaiting() {
        runTo(clock.instant());
    }

    private void runMessages() {
        List<Job> waiting = jobs.createJobQuery().messages().withRetriesLeft().active().list();
        while (!waiting.isEmpty()) {
            jobs.executeJob(waiting.get(0).getId());
            waiting = jobs.createJobQuery().messages().withRetriesLeft().active().list();
        }
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

    private Optional<Job> next(Instant until) {
        return jobs.createJobQuery().timers().active().duedateLowerThan(Date.from(until.plusMillis(1))).list().stream()
                .min(Comparator.comparing(Job::getDuedate).thenComparing(Job::getId));
    }
}
