package uk.nolan.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.council.Council;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.WorkingDays;

/**
 * Whether the dates can be trusted: until when bank holidays are known, which open deadlines lie beyond that day, and what in the council's
 * books wants attention. The program works meanwhile, so this is a warning and never "down".
 */
@Component
class CalendarHealthIndicator implements HealthIndicator {

    /** The program works, and somebody should look at something. */
    static final Status WARNING = new Status("WARNING");

    private final Calendar calendar;
    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Council council;
    private final Clock clock;
    private volatile Look last;

    /** What was found, when, and with which calendar. */
    private record Look(Health health, Instant at, WorkingDays workingDays) {}

    CalendarHealthIndicator(Calendar calendar, CaseFiles caseFiles, CaseDeadlines deadlines, Council council, Clock clock) {
        this.calendar = calendar;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.council = council;
        this.clock = clock;
    }

    /** Looks through all open cases at most once a minute, because anybody may ask, and at once where the calendar has changed. */
    @Override
    public Health health() {
        Look look = last;
        if (look == null || look.workingDays() != calendar.workingDays() || Duration.between(look.at(), clock.instant()).abs().compareTo(Duration.ofMinutes(1)) > 0) {
            look = new Look(examined(), clock.instant(), calendar.workingDays());
            last = look;
        }
        return look.health();
    }

    private Health examined() {
        LocalDate today = LocalDate.now(clock);
        LocalDate knownUntil = calendar.workingDays().knownUntil();
        List<String> beyond = caseFiles.open().stream()
                .flatMap(open -> deadlines.open(open.reference()).stream()
                        .filter(deadline -> deadline.dueDate().beyondKnownHolidays())
                        .map(deadline -> "%s: %s, %s".formatted(open.reference(), deadline.rule().name(), deadline.dueDate().due())))
                .toList();
        List<String> warnings = council.warnings(today);
        boolean calm = beyond.isEmpty() && warnings.isEmpty() && !today.isAfter(knownUntil);
        return Health.status(calm ? Status.UP : WARNING)
                .withDetail("bankHolidaysKnownUntil", knownUntil.toString())
                .withDetail("deadlinesBeyond", beyond)
                .withDetail("warnings", warnings)
                .build();
    }
}
