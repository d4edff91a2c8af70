package uk.nolan.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DeadlineRules;
import uk.nolan.deadline.Pause;

/**
 * The due dates of all open cases at once, read from those that the journal told last: they follow every fact, extension and change of the calendar. For overviews
 * of many thousand cases; the truth about one case is {@link CaseDeadlines#open}. Knows of no person: no name, no address, no text that somebody typed.
 */
@Service
@Transactional(readOnly = true)
public class DeadlineOverview {

    private final JdbcTemplate database;
    private final DeadlineRules rules;
    private final ObjectMapper json;

    DeadlineOverview(JdbcTemplate database, DeadlineRules rules, ObjectMapper json) {
        this.database = database;
        this.rules = rules;
        this.json = json;
    }

    /**
     * All open cases as they stand.
     *
     * @param open how many there are, those in abeyance among them
     * @param due what is due in them up to the day asked for, the oldest first; of a case in abeyance its review alone
     * @param paused those in abeyance, the longest first
     */
    public record Standing(long open, List<DueInCase> due, List<PausedCase> paused) {}

    /** @param until the last due day that is asked for */
    public Standing standing(LocalDate until) {
        Map<Long, LocalDate> since = pausedSince();
        List<DueInCase> due = new ArrayList<>();
        Map<Long, LocalDate> reviews = new HashMap<>();
        Map<String, Optional<DeadlineRule>> known = new HashMap<>();
        for (Noted one : noted()) {
            Optional<DeadlineRule> rule = known.computeIfAbsent(one.version + " " + one.deadline, any -> rules.noted(one.version, one.deadline));
            boolean ofAbeyance = rule.filter(row -> row.countedFrom().facts().contains(Pause.BEGUN)).isPresent();
            if (since.containsKey(one.caseId) && ofAbeyance) {
                reviews.merge(one.caseId, one.due, (a, b) -> a.isBefore(b) ? a : b);
            }
            if (since.containsKey(one.caseId) == ofAbeyance && !one.due.isAfter(until)) {
                due.add(due(one, rule));
            }
        }
        Long open = database.queryForObject("select count(*) from standards_case where closed_on is null", Long.class);
        return new Standing(open == null ? 0 : open, due, paused(since, reviews));
    }

    /** The references of the cases in which an officer has declared a conflict of interest, which show themselves to her nowhere (procedure a.6). */
    public Set<String> conflicted(String officerId) {
        return new LinkedHashSet<>(database.queryForList(
                "select c.reference from conflict f join standards_case c on c.id = f.case_id where f.officer_id = ? and f.kind <> ?",
                String.class, officerId, CaseFiles.NO_INTEREST));
    }

    private record Noted(long caseId, String reference, String stage, String version, String deadline, LocalDate due) {}

    private List<Noted> noted() {
        return database.query(
                "select c.id, c.reference, c.stage, c.procedure_version, n.deadline, n.due_on from noted_due_date n join standards_case c on c.id = n.case_id"
                        + " where c.closed_on is null order by n.due_on, c.reference, n.deadline",
                (row, number) -> new Noted(
                        row.getLong(1), row.getString(2), stage(row.getString(3)), row.getString(4), row.getString(5), row.getObject(6, LocalDate.class)));
    }

    /** A row whose rule is not there any more stays in the list, by its key: what is late must not vanish. */
    private static DueInCase due(Noted noted, Optional<DeadlineRule> rule) {
        return new DueInCase(
                noted.reference,
                noted.stage,
                noted.deadline,
                rule.map(DeadlineRule::name).orElseGet(() -> noted.deadline.replace('-', ' ')),
                rule.map(DeadlineRule::kind).orElse("council's target"),
                rule.map(DeadlineOverview::mustAct).orElse(List.of("monitoring-officer")),
                noted.due);
    }

    /** Who must act, by the codes of {@code deadlines.dmn}, whoever comes first before the others: those whom the council reminds, else whose the deadline is. */
    public static List<String> mustAct(DeadlineRule rule) {
        return rule.remind().isEmpty() ? List.of(rule.whose() == DeadlineRule.Whose.COUNCIL ? "monitoring-officer" : "others") : rule.remind();
    }

    private Map<Long, LocalDate> pausedSince() {
        Map<Long, List<FactSheet.Entry>> facts = new LinkedHashMap<>();
        database.query(
                "select f.case_id, f.id, f.name, f.happened_on from fact f join standards_case c on c.id = f.case_id"
                        + " where c.closed_on is null and f.name in (?, ?) order by f.id",
                row -> {
                    facts.computeIfAbsent(row.getLong(1), any -> new ArrayList<>())
                            .add(new FactSheet.Entry(row.getLong(2), row.getString(3), row.getObject(4, LocalDate.class), Instant.EPOCH));
                },
                Pause.BEGUN, Pause.ENDED);
        Map<Long, LocalDate> since = new LinkedHashMap<>();
        facts.forEach((one, entries) -> new FactSheet(entries).pauses().stream()
                .reduce((earlier, later) -> later)
                .filter(pause -> pause.until().isEmpty())
                .ifPresent(pause -> since.put(one, pause.from())));
        return since;
    }

    private List<PausedCase> paused(Map<Long, LocalDate> since, Map<Long, LocalDate> reviews) {
        return since.keySet().stream()
                .map(one -> database.queryForObject(
                        "select reference, stage from standards_case where id = ?",
                        (row, number) -> new PausedCase(row.getString(1), stage(row.getString(2)), since.get(one), ground(one), Optional.ofNullable(reviews.get(one))),
                        one))
                .sorted(Comparator.comparing(PausedCase::since).thenComparing(PausedCase::reference))
                .toList();
    }

    /** The newest ground, in the words that the form shows for it; a form that let somebody type it shows none. */
    private Optional<String> ground(long one) {
        return database.queryForList("select labels from answer where case_id = ? and form = 'abeyance' and field = 'ground' order by id", String.class, one).stream()
                .reduce((earlier, later) -> later)
                .map(this::label)
                .filter(words -> !words.isBlank());
    }

    private String label(String labels) {
        try {
            return json.readerForListOf(String.class).<List<String>>readValue(labels).stream().collect(Collectors.joining(", "));
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static String stage(String stage) {
        return stage == null ? "Received" : stage;
    }
}
