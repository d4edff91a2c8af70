package uk.nolan.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.council.Authority;
import uk.nolan.council.Council;
import uk.nolan.deadline.DeadlineRules;

/** Draws up the update that each committee meeting gets (NS-18-3), from the case files as they are. */
@Service
@Transactional(readOnly = true)
public class UpdateReports {

    private static final String CLOSED_SINCE = "Closed since that day";

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final DeadlineRules rules;
    private final Council council;
    private final Clock clock;

    UpdateReports(CaseFiles caseFiles, CaseDeadlines deadlines, DeadlineRules rules, Council council, Clock clock) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.rules = rules;
        this.council = council;
        this.clock = clock;
    }

    /** A case as the update looks at it. */
    private record Looked(StandardsCase one, FactSheet facts, LocalDate received) {

        boolean openOn(LocalDate day) {
            return !received.isAfter(day) && one.closedOn().map(closed -> closed.isAfter(day)).orElse(true);
        }

        boolean closedIn(Period period) {
            return one.closedOn().filter(period::contains).isPresent();
        }

        String stage() {
            return one.isOpen() ? one.stage().orElse("Received") : CLOSED_SINCE;
        }
    }

    /**
     * The update for a period.
     *
     * @param leftOut references of cases of which whoever asks must see nothing
     */
    public UpdateReport report(Period period, Set<String> leftOut) {
        LocalDate today = LocalDate.now(clock);
        LocalDate asAt = period.to().isBefore(today) ? period.to() : today;
        Instant end = asAt.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        List<Looked> cases = cases().stream().filter(looked -> !leftOut.contains(looked.one().reference())).toList();
        List<Looked> open = cases.stream().filter(one -> one.openOn(asAt)).toList();
        Timeliness timeliness = new Timeliness(deadlines, period);
        cases.forEach(one -> timeliness.add(one.one(), rules.all(one.one().procedureVersion()), one.facts(), asAt, one.openOn(asAt), end));
        return new UpdateReport(
                period,
                asAt,
                cases.stream().filter(one -> period.contains(one.received())).count(),
                open.stream().collect(Collectors.groupingBy(Looked::stage, TreeMap::new, Collectors.toList())).entrySet().stream()
                        .map(stage -> open(stage.getKey(), stage.getValue(), asAt))
                        .toList(),
                open("All open cases", open, asAt),
                closed(cases, period),
                places(cases, period, asAt),
                timeliness.kept());
    }

    private List<Looked> cases() {
        List<Looked> cases = new ArrayList<>();
        for (StandardsCase one : caseFiles.all()) {
            FactSheet facts = caseFiles.facts(one.reference());
            facts.latest("received").ifPresent(received -> cases.add(new Looked(one, facts, received)));
        }
        return cases;
    }

    private static UpdateReport.Open open(String stage, List<Looked> cases, LocalDate asAt) {
        LongSummaryStatistics days = cases.stream().mapToLong(one -> ChronoUnit.DAYS.between(one.received(), asAt)).summaryStatistics();
        return cases.isEmpty()
                ? new UpdateReport.Open(stage, 0, 0, 0, 0)
                : new UpdateReport.Open(stage, cases.size(), days.getMin(), Math.round(days.getAverage()), days.getMax());
    }

    private static List<DecisionsReport.Count> closed(List<Looked> cases, Period period) {
        Map<String, Long> outcomes = cases.stream()
                .filter(one -> one.closedIn(period))
                .collect(Collectors.groupingBy(one -> inWords(one.one().outcome().orElse("closed")), TreeMap::new, Collectors.counting()));
        return outcomes.entrySet().stream().map(outcome -> new DecisionsReport.Count(outcome.getKey(), outcome.getValue())).toList();
    }

    private List<UpdateReport.Place> places(List<Looked> cases, Period period, LocalDate asAt) {
        Map<Boolean, List<Looked>> byKind = cases.stream().collect(Collectors.partitioningBy(this::aboutAParish));
        return List.of(place(council.name(), byKind.get(false), period, asAt), place("Town and parish councils", byKind.get(true), period, asAt));
    }

    private static UpdateReport.Place place(String name, List<Looked> cases, Period period, LocalDate asAt) {
        return new UpdateReport.Place(
                name,
                cases.stream().filter(one -> period.contains(one.received())).count(),
                cases.stream().filter(one -> one.openOn(asAt)).count(),
                cases.stream().filter(one -> one.closedIn(period)).count());
    }

    /** A council that has left the books since was a town's or a parish's: the district itself never does. */
    private boolean aboutAParish(Looked one) {
        return council.authority(one.one().authorityId()).map(Authority::parish).orElse(true);
    }

    private static String inWords(String code) {
        return code.substring(0, 1).toUpperCase(Locale.UK) + code.substring(1).replace('-', ' ');
    }
}
