package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.Optional;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DueDate;

/**
 * How a deadline of a case ended. One that begins again, such as that of an update which is sent every so often, ends several times.
 *
 * @param rule the deadline's rule
 * @param due when it fell due, as that was known when it ended: over the facts and the extensions recorded by then
 * @param on the day on which it was met, the period was closed, or the case closed without
 * @param how how it ended
 */
public record EndedDeadline(DeadlineRule rule, DueDate due, LocalDate on, How how) {

    /** How a deadline can end. What is done until the end of the due day is in time (procedure b.1-3). */
    public enum How {
        IN_TIME,
        LATE,
        /** A party let its period go by, and the procedure went on without. */
        RAN_OUT,
        /** It was overdue when the case closed. */
        NEVER_MET
    }

    /**
     * What a fact of a case ended, by the rule of the version that the case followed then.
     *
     * @return empty where the fact has nothing to do with the deadline, the deadline did not run, or had been met before
     */
    static Optional<EndedDeadline> by(FactSheet.Entry done, DeadlineRule rule, StandardsCase one, FactSheet facts, CaseDeadlines deadlines) {
        return deadlines.ruleAsKnown(one, rule, done.recordedAt()).flatMap(known -> byKnown(done, known, one, facts, deadlines));
    }

    private static Optional<EndedDeadline> byKnown(FactSheet.Entry done, DeadlineRule rule, StandardsCase one, FactSheet facts, CaseDeadlines deadlines) {
        boolean sentAgain = sentAgain(rule).filter(done.name()::equals).isPresent();
        FactSheet before = facts.before(done);
        if (!(sentAgain || rule.metBy().contains(done.name())) || before.metSince(rule.countedFrom().facts(), rule.metBy())) {
            return Optional.empty();
        }
        return deadlines.dueAsKnown(one.reference(), rule, before, done.recordedAt())
                .map(due -> new EndedDeadline(rule, due, done.on(), how(rule, due, done)))
                // what ends a series of updates in time is no update
                .filter(ended -> ended.how != How.IN_TIME || sentAgain || sentAgain(rule).isEmpty());
    }

    private static How how(DeadlineRule rule, DueDate due, FactSheet.Entry done) {
        if (!done.on().isAfter(due.due())) {
            return How.IN_TIME;
        }
        boolean wentOn = done.name().endsWith("-closed") || done.name().endsWith("-ended");
        return rule.whose() == DeadlineRule.Whose.PARTY && wentOn ? How.RAN_OUT : How.LATE;
    }

    /** The fact of sending, for a notice from which its own next due date is counted (D11). */
    private static Optional<String> sentAgain(DeadlineRule rule) {
        return rule.sends().map(sent -> sent.notice() + "-sent").filter(rule.countedFrom().facts()::contains);
    }
}
