package uk.nolan.process;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.notice.DeskMail;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/**
 * The mail of each working morning: what is late, due today and due this week, for each officer what she may do or watches over (procedure a.4). Tasks are shown to whom they are
 * offered; the dates of all other steps to whoever acts as Monitoring Officer in the case. Those who do not work here every day hear of it only when something is late.
 */
@Component
public class DailyDigests {

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final WaitingTasks waiting;
    private final Officers officers;
    private final DeskMail mail;
    private final Clock clock;
    private volatile boolean wanted;

    DailyDigests(
            CaseFiles caseFiles, CaseDeadlines deadlines, WaitingTasks waiting, Officers officers, DeskMail mail, Clock clock, @Value("${nolan.digest}") boolean wanted) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.waiting = waiting;
        this.officers = officers;
        this.mail = mail;
        this.clock = clock;
        this.wanted = wanted;
    }

    /** Whether digests are written: setting {@code nolan.digest}. */
    public boolean wanted() {
        return wanted;
    }

    /** Has no digests written while something is only played, or again those that the setting asks for. */
    public void wanted(boolean now) {
        wanted = now;
    }

    /** The last day of which a digest of this day tells: the Sunday of its week, or the day before work begins again where that is later. */
    LocalDate horizon(LocalDate day) {
        LocalDate sunday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        LocalDate nobodyWorks = deadlines.workingDays().nextWorkingDay(day).minusDays(1);
        return nobodyWorks.isAfter(sunday) ? nobodyWorks : sunday;
    }

    /** Writes today's digests into the ledger; written already, they stay as they are. */
    public void write() {
        if (!wanted) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate until = horizon(today);
        List<WaitingTasks.Waiting> tasks = waiting.dueBy(until);
        List<Watched> watched = watched(until);
        everybody().forEach(officer -> {
            DeskMail.Digest digest = digest(lines(officer, today, tasks, watched), today, until);
            if (WaitingTasks.livesHere(officer) ? !digest.isEmpty() : !digest.late().isEmpty()) {
                mail.digest(officer, digest);
            }
        });
    }

    /** A deadline that is late or near, in a case on which somebody watches over it. */
    private record Watched(StandardsCase file, Set<String> conflicted, OpenDeadline open) {

        boolean by(Officer officer) {
            boolean acts = officer.actsAsMonitoringOfficer() || file.actingOfficerId().filter(officer.id()::equals).isPresent();
            return acts && !conflicted.contains(officer.id());
        }
    }

    private List<Watched> watched(LocalDate until) {
        List<Watched> watched = new ArrayList<>();
        for (StandardsCase one : caseFiles.open()) {
            List<OpenDeadline> near = deadlines.open(one.reference()).stream().filter(open -> !open.dueDate().due().isAfter(until)).toList();
            if (!near.isEmpty()) {
                Set<String> conflicted = caseFiles.conflicts(one.reference()).stream().map(CaseFiles.Declared::officerId).collect(Collectors.toSet());
                near.forEach(open -> watched.add(new Watched(one, conflicted, open)));
            }
        }
        return watched;
    }

    private List<Officer> everybody() {
        Map<String, Officer> found = new TreeMap<>();
        for (Role role : Role.values()) {
            if (role != Role.ADMINISTRATOR && role != Role.OPERATIONS) {
                officers.inRole(role).forEach(officer -> found.put(officer.id(), officer));
            }
        }
        return List.copyOf(found.values());
    }

    /** Where a task of the officer's own is there to meet a deadline, the line names the task and not the deadline. */
    private List<DeskMail.Line> lines(Officer officer, LocalDate today, List<WaitingTasks.Waiting> tasks, List<Watched> watched) {
        List<DeskMail.Line> lines = new ArrayList<>();
        List<WaitingTasks.Waiting> hers = tasks.stream().filter(task -> waiting.isOfferedTo(task, officer)).toList();
        hers.forEach(task -> lines.add(new DeskMail.Line(
                task.due().orElseThrow(), task.reference(), task.name(), waiting.kind(task).orElse(""), late(task.due().get(), today), Optional.of(task.id()))));
        watched.stream()
                .filter(one -> one.by(officer))
                .filter(one -> hers.stream().noneMatch(task ->
                        task.reference().equals(one.file().reference()) && task.deadline().filter(one.open().rule().deadline()::equals).isPresent()))
                .map(one -> new DeskMail.Line(
                        one.open().dueDate().due(),
                        one.file().reference(),
                        one.open().rule().name(),
                        one.open().rule().kind(),
                        late(one.open().dueDate().due(), today),
                        Optional.empty()))
                .forEach(lines::add);
        lines.sort(Comparator.comparing(DeskMail.Line::due).thenComparing(DeskMail.Line::reference).thenComparing(DeskMail.Line::what));
        return lines;
    }

    private int late(LocalDate due, LocalDate today) {
        return due.isBefore(today) ? deadlines.workingDays().between(due, today) : 0;
    }

    private static DeskMail.Digest digest(List<DeskMail.Line> lines, LocalDate today, LocalDate until) {
        return new DeskMail.Digest(
                lines.stream().filter(line -> line.due().isBefore(today)).toList(),
                lines.stream().filter(line -> line.due().equals(today)).toList(),
                lines.stream().filter(line -> line.due().isAfter(today)).toList(),
                until);
    }
}
