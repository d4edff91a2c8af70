package uk.nolan.process;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.council.Council;
import uk.nolan.deadline.DeadlineCalculator;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.Publications;

/** On which days the working-day round has anything to do: a deadline is near or past, or falls due in the week and digests tell of it, a publication is to be removed, a letter waits (procedure a.4). */
@Component
@Transactional(readOnly = true)
public class RoundDays {

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Publications publications;
    private final Correspondence correspondence;
    private final Council council;
    private final DailyDigests digests;

    RoundDays(CaseFiles caseFiles, CaseDeadlines deadlines, Publications publications, Correspondence correspondence, Council council, DailyDigests digests) {
        this.digests = digests;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.publications = publications;
        this.correspondence = correspondence;
        this.council = council;
    }

    /** Whether there is anything to do on that day, as the cases stand now. */
    public boolean anythingDue(LocalDate day) {
        return firstBusy(day, day).equals(day);
    }

    /** The first day from {@code from} to {@code to} on which there is anything to do if nothing else happens until then; the day after {@code to} where there is none. */
    LocalDate firstBusy(LocalDate from, LocalDate to) {
        if (correspondence.anythingWaits()) {
            return from;
        }
        List<Near> open = caseFiles.open().stream()
                .flatMap(one -> deadlines.open(one.reference()).stream().map(deadline -> near(deadline, council.at(one.procedureVersion()).reminders())))
                .toList();
        LocalDate day = from;
        while (!day.isAfter(to) && !isBusy(day, open)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private boolean isBusy(LocalDate day, List<Near> open) {
        return open.stream().anyMatch(deadline -> isNear(deadline, day)) || !publications.dueForRemoval(day).isEmpty();
    }

    /** From the day of its reminder on; what is sent on the day itself, or repeated after it, comes no earlier than that. */
    private boolean isNear(Near open, LocalDate day) {
        boolean inTheDigest = digests.wanted() && !open.due().isAfter(digests.horizon(day));
        return !day.isBefore(open.from()) || inTheDigest;
    }

    /** When a deadline falls due, and from which day on the round has something to do with it. */
    private record Near(LocalDate due, LocalDate from) {}

    private Near near(OpenDeadline open, Council.Reminders reminders) {
        LocalDate reminder = DeadlineCalculator.reminderDay(open.dueDate(), reminders, deadlines.workingDays());
        LocalDate onTheDay = deadlines.workingDays().onOrBefore(open.dueDate().due());
        return new Near(open.dueDate().due(), reminder.isBefore(onTheDay) ? reminder : onTheDay);
    }
}
