package uk.nolan.casefile;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.deadline.DeadlineRules;
import uk.nolan.deadline.Pause;

/**
 * Finds cases for a list, a page at a time. Due dates come from the notes that follow every move of an open deadline; they say where to look, and the
 * case itself says what is so.
 */
@Service
@Transactional(readOnly = true)
public class CaseSearch {

    private static final String CASES = " from StandardsCase c";

    private final EntityManager database;
    private final DeadlineRules rules;

    CaseSearch(EntityManager database, DeadlineRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** A case whose clocks stand still, and since when. */
    private record Paused(Long id, String procedureVersion, LocalDate since) {}

    /** The cases that are meant, as far as the reader may see them. */
    public CaseSearchResult find(CaseSearchQuestion question, CaseSearchReader reader) {
        Map<Long, Paused> paused = paused();
        CaseSearchQuery query = CaseSearchQuery.seenBy(reader).meantBy(question, reader, paused.keySet());
        long total = query.ask(database, "select count(c)" + CASES, "", Long.class).getSingleResult();
        int pages = (int) Math.max(1, (total + CaseSearchResult.PAGE - 1) / CaseSearchResult.PAGE);
        int page = Math.min(Math.max(1, question.page()), pages);
        List<Long> ids = ids(query, question.order(), page);
        Map<Long, StandardsCase> files = database.createQuery("select c" + CASES + " where c.id in :ids", StandardsCase.class).setParameter("ids", ids).getResultStream()
                .collect(Collectors.toMap(file -> file.id, Function.identity()));
        Map<Long, CaseSearchResult.Due> next = next(files, paused);
        return new CaseSearchResult(total, page, pages, ids.stream()
                .map(files::get)
                .map(file -> new CaseSearchResult.Found(
                        file, Optional.ofNullable(next.get(file.id)), Optional.ofNullable(paused.get(file.id)).filter(one -> file.isOpen()).map(Paused::since)))
                .toList());
    }

    /** The stages in which open cases are that the reader may see, in no order. */
    public Set<String> stages(CaseSearchReader reader) {
        return Set.copyOf(CaseSearchQuery.seenBy(reader)
                .ask(database, "select distinct c.stage" + CASES, " and c.closedOn is null and c.stage is not null", String.class)
                .getResultList());
    }

    private List<Long> ids(CaseSearchQuery query, CaseSearchQuestion.Order order, int page) {
        String way = order.descending() ? " desc" : " asc";
        String by = switch (order.by()) {
            case REFERENCE -> "c.reference" + way;
            case RECEIVED -> "c.receivedOn" + way + ", c.reference";
            // "nulls last" alone is left out where the database is believed to do so by itself, and the order of H2 is set otherwise for Tasklist
            case NEXT_DUE -> (order.descending() ? "case when c.nextDueOn is null then 1 else 0 end, " : "") + "c.nextDueOn" + way + " nulls last, c.reference";
        };
        return query.ask(database, "select c.id" + CASES, " order by " + by, Long.class)
                .setFirstResult((page - 1) * CaseSearchResult.PAGE)
                .setMaxResults(CaseSearchResult.PAGE)
                .getResultList();
    }

    /** What falls due next in each of some cases. */
    private Map<Long, CaseSearchResult.Due> next(Map<Long, StandardsCase> files, Map<Long, Paused> paused) {
        Set<String> inAbeyance = inAbeyance(paused);
        Map<Long, CaseSearchResult.Due> next = new HashMap<>();
        database.createQuery("select n from NotedDueDate n where n.caseId in :ids order by n.dueOn, n.id", NotedDueDate.class).setParameter("ids", files.keySet()).getResultStream()
                .filter(note -> files.get(note.caseId).isOpen())
                .filter(note -> !paused.containsKey(note.caseId) || inAbeyance.contains(note.deadline))
                .forEach(note -> rules.noted(files.get(note.caseId).procedureVersion(), note.deadline)
                        .ifPresent(rule -> next.putIfAbsent(note.caseId, new CaseSearchResult.Due(rule, note.dueOn))));
        return next;
    }

    /** The cases that are in abeyance: suspended, and not resumed since. */
    private Map<Long, Paused> paused() {
        Map<Long, Paused> paused = new LinkedHashMap<>();
        database.createQuery(
                        """
                        select c.id, c.procedureVersion, f.happenedOn from Fact f join StandardsCase c on c.id = f.caseId
                        where f.name = :begun and c.closedOn is null
                        and not exists (select 1 from Fact later where later.caseId = f.caseId and later.name = :ended and later.id > f.id) order by f.id
                        """,
                        Paused.class)
                .setParameter("begun", Pause.BEGUN)
                .setParameter("ended", Pause.ENDED)
                .getResultStream()
                .forEach(one -> paused.putIfAbsent(one.id(), one));
        return paused;
    }

    /** The deadlines that run while a case is in abeyance: those of the abeyance itself. */
    private Set<String> inAbeyance(Map<Long, Paused> paused) {
        return paused.values().stream()
                .map(Paused::procedureVersion)
                .distinct()
                .flatMap(version -> rules.all(version).stream())
                .filter(rule -> rule.countedFrom().facts().contains(Pause.BEGUN))
                .map(rule -> rule.deadline())
                .collect(Collectors.toSet());
    }
}
