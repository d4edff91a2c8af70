package uk.nolan.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Hands;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;
import uk.nolan.people.Sight;
import uk.nolan.process.forms.CaseGate;

/**
 * Finds which cases an officer may see, for lists, searches and choices. It agrees, case by case, with what is asked when one case is opened,
 * and asks for all at once: an officer may have thousands of tasks.
 */
@Component
public class SightOfCases {

    /** What a database takes in one question. */
    private static final int AT_ONCE = 1000;

    /** The tasks offered or assigned to somebody, each with the case's reference and the groups to which it is offered. */
    private static final String TASKS = """
            select t.ID_ as task, e.BUSINESS_KEY_ as reference, l.GROUP_ID_ as offered_to
            from ACT_RU_TASK t
            join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_
            left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_
            where e.BUSINESS_KEY_ is not null and (t.ASSIGNEE_ = :officer or l.USER_ID_ = :officer or l.GROUP_ID_ in (:groups))
            """;

    private final JdbcClient database;
    private final CaseFiles caseFiles;
    private final CaseGate gate;

    SightOfCases(JdbcClient database, CaseFiles caseFiles, CaseGate gate) {
        this.database = database;
        this.caseFiles = caseFiles;
        this.gate = gate;
    }

    /** Which cases this officer may see now; the program itself sees all of them. */
    public Sight of(Officer officer) {
        if (officer.equals(Officer.PROGRAM)) {
            return new Sight(true, Set.of(), Set.of(), officer);
        }
        Set<String> never = caseFiles.conflictsOf(officer.id());
        if (officer.actsAsMonitoringOfficer()) {
            return new Sight(true, Set.of(), never, officer);
        }
        Set<String> only = new HashSet<>(caseFiles.handedTo(officer.id()));
        if (officer.holds(Role.INVESTIGATING_OFFICER)) {
            only.addAll(caseFiles.investigatedBy(officer.id()));
        }
        only.addAll(whereWorkWaits(officer));
        only.removeAll(never);
        return new Sight(false, only, never, officer);
    }

    private Set<String> whereWorkWaits(Officer officer) {
        if (officer.roles().isEmpty()) {
            return Set.of();
        }
        Map<String, Map<String, Set<String>>> tasks = new HashMap<>();
        database.sql(TASKS)
                .param("officer", officer.id())
                .param("groups", officer.roles().stream().map(Role::group).toList())
                .query(row -> {
                    Set<String> groups = tasks.computeIfAbsent(row.getString("reference"), any -> new HashMap<>()).computeIfAbsent(row.getString("task"), any -> new HashSet<>());
                    if (row.getString("offered_to") != null) {
                        groups.add(row.getString("offered_to"));
                    }
                });
        return hands(List.copyOf(tasks.keySet())).stream()
                .filter(one -> tasks.get(one.reference()).values().stream().anyMatch(groups -> gate.letsInto(one, officer, groups)))
                .map(Hands::reference)
                .collect(Collectors.toSet());
    }

    private Collection<Hands> hands(List<String> references) {
        Set<Hands> all = new HashSet<>();
        for (int first = 0; first < references.size(); first += AT_ONCE) {
            all.addAll(caseFiles.hands(references.subList(first, Math.min(first + AT_ONCE, references.size()))));
        }
        return all;
    }
}
