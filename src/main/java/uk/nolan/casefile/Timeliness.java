package uk.nolan.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.nolan.deadline.DeadlineRule;

/** Counts how the council kept its own deadlines in a period. Each time, the due date is the one that was known when the thing was done. */
final class Timeliness {

    private final CaseDeadlines deadlines;
    private final Period period;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    Timeliness(CaseDeadlines deadlines, Period period) {
        this.deadlines = deadlines;
        this.period = period;
    }

    private static final class Tally {
        private String name;
        private long inTime;
        private long extended;
        private long late;
        private long overdue;
    }

    /**
     * Adds a case.
     *
     * @param open whether it was open on the day of the count
     * @param end the end of that day
     */
    void add(StandardsCase one, List<DeadlineRule> rules, FactSheet facts, LocalDate asAt, boolean open, Instant end) {
        for (DeadlineRule rule : rules) {
            if (rule.whose() == DeadlineRule.Whose.COUNCIL && rule.countedFrom().each().isEmpty()) {
                Tally tally = tallies.computeIfAbsent(rule.deadline(), deadline -> new Tally());
                tally.name = rule.name();
                facts.entries().stream().filter(done -> period.contains(done.on())).forEach(done -> done(one, rule, facts, done, tally));
                if (open) {
                    running(one, rule, facts, asAt, end, tally);
                }
            }
        }
    }

    /** The deadlines that were met or missed at least once, in the order of the council's table. */
    List<UpdateReport.Kept> kept() {
        return tallies.values().stream()
                .filter(tally -> tally.inTime + tally.late + tally.overdue > 0)
                .map(tally -> new UpdateReport.Kept(tally.name, tally.inTime, tally.extended, tally.late, tally.overdue))
                .toList();
    }

    private void done(StandardsCase one, DeadlineRule rule, FactSheet facts, FactSheet.Entry done, Tally tally) {
        EndedDeadline.by(done, rule, one, facts, deadlines).ifPresent(ended -> {
            if (ended.how() == EndedDeadline.How.IN_TIME) {
                tally.inTime++;
                tally.extended += ended.due().extended() ? 1 : 0;
            } else {
                tally.late++;
            }
        });
    }

    private void running(StandardsCase one, DeadlineRule rule, FactSheet facts, LocalDate asAt, Instant end, Tally tally) {
        FactSheet known = new FactSheet(facts.entries().stream().filter(entry -> entry.recordedAt().isBefore(end)).toList());
        if (!known.metSince(rule.countedFrom().facts(), rule.metBy())
                && deadlines.ruleAsKnown(one, rule, end)
                        .flatMap(then -> deadlines.dueAsKnown(one.reference(), then, known, end))
                        .filter(due -> due.due().isBefore(asAt))
                        .isPresent()) {
            tally.overdue++;
        }
    }
}
