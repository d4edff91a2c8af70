package uk.nolan.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.council.Council;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.DeadlineCalculator;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DeadlineRules;
import uk.nolan.deadline.DueDate;
import uk.nolan.deadline.Pause;
import uk.nolan.deadline.WorkingDays;
import uk.nolan.deadline.WrittenDate;

/** The due dates of a case, computed each time from its facts, its extensions, its council's rules and the calendar. */
@Service
@Transactional
public class CaseDeadlines {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final CaseFiles caseFiles;
    private final DeadlineRules rules;
    private final Calendar calendar;
    private final NotedDueDates noted;
    private final DueDateMoves moves;
    private final Council council;

    CaseDeadlines(CaseFiles caseFiles, DeadlineRules rules, Calendar calendar, NotedDueDates noted, DueDateMoves moves, Council council) {
        this.caseFiles = caseFiles;
        this.moves = moves;
        this.council = council;
        this.rules = rules;
        this.calendar = calendar;
        this.noted = noted;
    }

    /** Whether the council has such a deadline at all, in the version of the procedure that the case began with (procedure a.10). */
    @Transactional(readOnly = true)
    public boolean has(String reference, String deadline) {
        return rules.all(caseFiles.get(reference).procedureVersion()).stream().anyMatch(rule -> rule.deadline().equals(deadline));
    }

    /** When a deadline of the case falls due; empty while the fact that starts it has not happened, and where the council has no such deadline. */
    @Transactional(readOnly = true)
    public Optional<DueDate> due(String reference, String deadline) {
        return due(reference, deadline, caseFiles.facts(reference));
    }

    /** The same over other facts, for a letter that must name the due date which it brings about itself. */
    @Transactional(readOnly = true)
    public Optional<DueDate> due(String reference, String deadline, FactSheet facts) {
        StandardsCase one = caseFiles.get(reference);
        return known(one, facts, deadline).flatMap(rule -> due(one, rule, facts, caseFiles.extensions(one)));
    }

    /**
     * When a deadline fell due as it was known at an earlier moment: over the facts recorded by then, with the extensions decided by then.
     *
     * @param rule as it was in the version that the case followed then, see {@link #ruleAsKnown}
     */
    @Transactional(readOnly = true)
    public Optional<DueDate> dueAsKnown(String reference, DeadlineRule rule, FactSheet facts, Instant moment) {
        StandardsCase one = caseFiles.get(reference);
        return due(
                one.procedureVersionAt(moment),
                rule,
                facts,
                caseFiles.extensions(reference).stream().filter(extended -> !extended.decidedAt().isAfter(moment)).toList());
    }

    /** The rule of the same deadline in the version that the case followed at an earlier moment; empty where that version did not have it. */
    Optional<DeadlineRule> ruleAsKnown(StandardsCase one, DeadlineRule rule, Instant moment) {
        if (!one.hasMoved()) {
            return Optional.of(rule);
        }
        String then = one.procedureVersionAt(moment);
        return then.equals(one.procedureVersion()) ? rules.noted(then, rule.deadline()).map(known -> rule) : rules.noted(then, rule.deadline());
    }

    /** The council's rules of every version that the case has followed, each deadline once and by its newest rule. */
    List<DeadlineRule> rulesEver(StandardsCase one, FactSheet facts) {
        Map<String, DeadlineRule> ever = new LinkedHashMap<>();
        one.everyVersion().forEach(version -> rules(version, facts).forEach(rule -> ever.putIfAbsent(rule.deadline(), rule)));
        return List.copyOf(ever.values());
    }

    /** The rule of a deadline in the version of the procedure that the case follows. */
    @Transactional(readOnly = true)
    public DeadlineRule rule(String reference, String deadline) {
        return rule(caseFiles.get(reference), caseFiles.facts(reference), deadline);
    }

    /**
     * The first day on which something may be done: the latest of the earliest days that the council's rules give for it (D17). Empty where there is
     * no such rule, or nothing that it is counted from has happened.
     *
     * @param fact the fact that doing it brings about, such as {@code hearing-held}
     */
    @Transactional(readOnly = true)
    public Optional<LocalDate> earliest(String reference, String fact) {
        StandardsCase one = caseFiles.get(reference);
        FactSheet facts = caseFiles.facts(reference);
        return rules.all(one.procedureVersion()).stream()
                .filter(rule -> rule.whose() == DeadlineRule.Whose.EARLIEST && rule.metBy().contains(fact))
                .flatMap(rule -> due(one, rule, facts, List.of()).stream())
                .map(DueDate::due)
                .max(LocalDate::compareTo);
    }

    /** The council's rules for this case; a rule for each of several facts stands there once for each of them. */
    List<DeadlineRule> rules(StandardsCase one, FactSheet facts) {
        return rules(one.procedureVersion(), facts);
    }

    private List<DeadlineRule> rules(String version, FactSheet facts) {
        return rules.all(version).stream()
                .flatMap(rule -> rule.countedFrom().each()
                        .map(beginning -> facts.names().stream().filter(name -> name.startsWith(beginning + "-")).map(rule::of))
                        .orElseGet(() -> Stream.of(rule)))
                .toList();
    }

    private DeadlineRule rule(StandardsCase one, FactSheet facts, String deadline) {
        return known(one, facts, deadline).orElseGet(() -> rules.rule(one.procedureVersion(), deadline));
    }

    private Optional<DeadlineRule> known(StandardsCase one, FactSheet facts, String deadline) {
        return rules(one, facts).stream().filter(rule -> rule.deadline().equals(deadline)).findFirst();
    }

    /** The deadlines that run in an open case and are not met, the next one first. */
    @Transactional(readOnly = true)
    public List<OpenDeadline> open(String reference) {
        StandardsCase one = caseFiles.get(reference);
        if (!one.isOpen()) {
            return List.of();
        }
        FactSheet facts = caseFiles.facts(one);
        List<CaseFiles.Extended> extensions = caseFiles.extensions(one);
        boolean paused = facts.paused();
        return rules(one, facts).stream()
                // in abeyance nothing is waited for but the abeyance itself
                .filter(rule -> !paused || rule.countedFrom().facts().contains(Pause.BEGUN))
                .filter(rule -> rule.whose() == DeadlineRule.Whose.COUNCIL || rule.whose() == DeadlineRule.Whose.PARTY)
                .filter(rule -> !facts.metSince(rule.countedFrom().facts(), rule.metBy()))
                .flatMap(rule -> due(one, rule, facts, extensions).map(due -> new OpenDeadline(rule, due)).stream())
                .sorted(Comparator.comparing(open -> open.dueDate().due()))
                .toList();
    }

    /** Whether the last event complained of lies further back than the council's look-back (D26); empty where no such rule or no date is known. */
    @Transactional(readOnly = true)
    public Optional<Boolean> lastEventIsOver(String reference) {
        StandardsCase one = caseFiles.get(reference);
        Optional<DeadlineRule> lookBack = rules.all(one.procedureVersion()).stream()
                .filter(rule -> rule.whose() == DeadlineRule.Whose.LOOK_BACK)
                .findFirst();
        Optional<LocalDate> dated = lookBack.flatMap(rule -> rule.countedFrom().facts().stream()
                .flatMap(fact -> caseFiles.facts(reference).latest(fact).stream())
                .findFirst());
        return lookBack.flatMap(rule ->
                dated.flatMap(date -> one.lastEventOn().map(event -> DeadlineCalculator.isOver(rule, event, date))));
    }

    /** Compares the open deadlines with what the journal last told and enters each move: from when to when, and why. */
    public void noteMoves(String reference, String why, String who) {
        Map<String, OpenDeadline> open = new LinkedHashMap<>();
        open(reference).forEach(deadline -> open.put(deadline.rule().deadline(), deadline));
        Map<String, NotedDueDate> told = new LinkedHashMap<>();
        noted.findByCaseId(caseFiles.get(reference).id).forEach(note -> told.put(note.deadline, note));
        open.forEach((name, now) -> {
            NotedDueDate before = told.get(name);
            LocalDate due = now.dueDate().due();
            if (before == null) {
                before = new NotedDueDate();
                before.caseId = caseFiles.get(reference).id;
                before.deadline = name;
                moves.note(caseFiles.get(reference), name, null, due, why);
                caseFiles.enter(reference, "%s due %s: %s".formatted(now.rule().name(), now.dueDate().inWords(), now.dueDate().explanation()), who);
                foretell(reference, now, open.values(), who);
            } else if (!before.dueOn.equals(due)) {
                moves.note(caseFiles.get(reference), name, before.dueOn, due, why);
                caseFiles.enter(
                        reference,
                        "%s moved from %s to %s because %s: %s"
                                .formatted(now.rule().name(), WrittenDate.inFull(before.dueOn), now.dueDate().inWords(), why, now.dueDate().explanation()),
                        who);
            }
            before.dueOn = due;
            noted.save(before);
        });
        caseFiles.noteNextDue(reference, open.values().stream().findFirst().map(next -> next.dueDate().due()).orElse(null));
        if (!caseFiles.facts(reference).paused()) {
            told.values().stream().filter(note -> !open.containsKey(note.deadline)).forEach(noted::delete);
        }
    }

    /** When a party's period begins, says what a target of the council's means if nothing comes in (b.3: it may fall due before the period ends). */
    private void foretell(String reference, OpenDeadline begun, Collection<OpenDeadline> open, String who) {
        if (begun.rule().whose() != DeadlineRule.Whose.PARTY) {
            return;
        }
        open.stream().filter(target -> target.rule().countedFrom().facts().stream().anyMatch(begun.rule().metBy()::contains)).forEach(target -> {
            LocalDate due = target.dueDate().due();
            LocalDate end = begun.dueDate().due();
            String where = due.isBefore(end)
                    ? "before this period ends: give a delay notice"
                    : "%d working days after this period ends".formatted(calendar.workingDays().between(end, due));
            caseFiles.enter(reference, "If nothing comes in, %s is due %s, %s".formatted(target.rule().name().toLowerCase(Locale.UK), target.dueDate().inWords(), where), who);
        });
    }

    /** The working days that count at present. */
    public WorkingDays workingDays() {
        return calendar.workingDays();
    }

    private Optional<DueDate> due(StandardsCase one, DeadlineRule rule, FactSheet facts, List<CaseFiles.Extended> extensions) {
        return due(one.procedureVersion(), rule, facts, extensions);
    }

    private Optional<DueDate> due(String version, DeadlineRule rule, FactSheet facts, List<CaseFiles.Extended> extensions) {
        return DeadlineCalculator.due(
                rule,
                facts,
                extension(rule, facts, extensions, calendar.workingDays()),
                calendar.workingDays(),
                council.committeeDates(),
                other -> due(version, rules.rule(version, other), facts, extensions));
    }

    /** The newest extension of the deadline; one that was decided in an earlier round of a deadline that has begun again does not count. */
    private static Optional<LocalDate> extension(DeadlineRule rule, FactSheet facts, List<CaseFiles.Extended> extensions, WorkingDays workingDays) {
        Optional<Instant> earlierRound = facts.metBefore(rule.countedFrom().facts(), rule.metBy());
        return extensions.stream()
                .filter(extended -> extended.deadline().equals(rule.deadline()))
                .filter(extended -> earlierRound.map(met -> extended.decidedAt().isAfter(met)).orElse(true))
                .reduce((earlier, later) -> later)
                .map(extended -> DeadlineCalculator.afterPauses(rule, extended.to(), begunAfter(extended.decidedAt(), facts.pauses()), workingDays));
    }

    private static List<Pause> begunAfter(Instant decided, List<Pause> pauses) {
        return pauses.stream().filter(pause -> !LocalDate.ofInstant(decided, LONDON).isAfter(pause.from())).toList();
    }
}
