package uk.nolan.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.deadline.DeadlineRule;

/** The deadlines of a case that are over: which were met and which were missed. */
@Service
@Transactional(readOnly = true)
public class DeadlineHistory {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;

    DeadlineHistory(CaseFiles caseFiles, CaseDeadlines deadlines) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
    }

    /** Every deadline of the case that has ended, each time that it did, in the order of ending. */
    public List<EndedDeadline> of(String reference) {
        StandardsCase one = caseFiles.get(reference);
        FactSheet facts = caseFiles.facts(one);
        return deadlines.rulesEver(one, facts).stream()
                .filter(rule -> rule.whose() == DeadlineRule.Whose.COUNCIL || rule.whose() == DeadlineRule.Whose.PARTY)
                .flatMap(rule -> Stream.concat(
                        facts.entries().stream().flatMap(done -> EndedDeadline.by(done, rule, one, facts, deadlines).stream()),
                        neverMet(rule, one, facts).stream()))
                .sorted(Comparator.comparing(EndedDeadline::on))
                .toList();
    }

    /** What was overdue when the case closed and was never done. */
    private Optional<EndedDeadline> neverMet(DeadlineRule rule, StandardsCase one, FactSheet facts) {
        if (one.isOpen() || facts.metSince(rule.countedFrom().facts(), rule.metBy())) {
            return Optional.empty();
        }
        LocalDate closed = one.closedOn().orElseThrow();
        Instant end = closed.plusDays(1).atStartOfDay(LONDON).toInstant();
        return deadlines.ruleAsKnown(one, rule, end)
                .flatMap(known -> deadlines.dueAsKnown(one.reference(), known, facts, end))
                .filter(due -> due.due().isBefore(closed))
                .map(due -> new EndedDeadline(rule, due, closed, EndedDeadline.How.NEVER_MET));
    }
}
