package uk.nolan.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.DeadlineOverview;
import uk.nolan.casefile.DueDateMoves;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DeadlineRules;
import uk.nolan.deadline.WrittenDate;

/** The due dates of one case and what moved them, for the tab in Cockpit. */
@Component
class CaseDueDates {

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final DueDateMoves moves;
    private final DeadlineRules rules;
    private final Calendar calendar;
    private final DeadlineBoardSheets words;
    private final Clock clock;

    CaseDueDates(CaseFiles caseFiles, CaseDeadlines deadlines, DueDateMoves moves, DeadlineRules rules, Calendar calendar, DeadlineBoardSheets words, Clock clock) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.moves = moves;
        this.rules = rules;
        this.calendar = calendar;
        this.words = words;
        this.clock = clock;
    }

    /**
     * What the tab shows.
     *
     * @param state the stage, or that the case is closed or in abeyance
     * @param made when it was asked
     * @param running what runs, the next due first
     * @param moved what moved, oldest first
     */
    record Sheet(String reference, String state, String made, List<Running> running, List<Moved> moved) {}

    /** A deadline that runs: when it is due, how many days are left or how late it is, and how that was counted. */
    record Running(String name, String due, String left, boolean late, String kind, String roles, String counted) {}

    /** A due date that began or moved, and why, without a full stop. */
    record Moved(String at, String name, String what, String why) {}

    @Transactional(readOnly = true)
    public Sheet sheet(String reference) {
        StandardsCase one = caseFiles.get(reference);
        LocalDate today = LocalDate.now(clock);
        return new Sheet(
                reference,
                state(one),
                words.at(clock.instant()),
                deadlines.open(reference).stream().map(open -> running(open, today)).toList(),
                moves.of(one).stream().map(move -> moved(one, move)).toList());
    }

    private String state(StandardsCase one) {
        if (!one.isOpen()) {
            return "Closed";
        }
        String stage = one.stage().orElse("Received");
        return caseFiles.facts(one.reference()).paused() ? stage + ", in abeyance: no other deadline runs until the case goes on" : stage;
    }

    private Running running(OpenDeadline open, LocalDate today) {
        LocalDate due = open.dueDate().due();
        boolean late = due.isBefore(today);
        String left = late ? words.late(due, today) : due.equals(today) ? "Due today" : DeadlineBoardSheets.workingDays(calendar.workingDays().between(today, due)) + " left";
        return new Running(
                open.rule().name(),
                open.dueDate().inWords(),
                left,
                late,
                open.rule().kind(),
                DeadlineBoardSheets.RoleWords.of(DeadlineOverview.mustAct(open.rule())),
                open.dueDate().explanation());
    }

    private Moved moved(StandardsCase one, DueDateMoves.Move move) {
        String name = rules.noted(one.procedureVersion(), move.deadline()).map(DeadlineRule::name).orElseGet(() -> DeadlineBoardSheets.sentence(move.deadline()));
        String to = WrittenDate.inFull(move.to());
        return new Moved(
                words.at(move.at()), name, move.from().map(from -> "Moved from " + WrittenDate.inFull(from) + " to " + to).orElse("Began, due " + to), "because " + move.why());
    }
}
