package uk.nolan.process.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uk.nolan.process.EngineClock;
import uk.nolan.process.Procedure;

/**
 * Where cases wait in the engine, read for all of them at once. The tables are asked directly, because the engine's queries know nothing of the case to which a
 * task belongs, and because they leave out what the officer who happens to ask may not see: an overview must be complete.
 */
@Component
public class EngineBoard {

    /** The state of what runs and is not suspended. */
    private static final int ACTIVE = 1;

    private final JdbcTemplate engine;
    private final EngineClock clock;

    EngineBoard(JdbcTemplate engine, EngineClock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * A task that waits for somebody in a case that runs.
     *
     * @param instance the process instance in which it waits: the case itself or a stage of it
     * @param due the day on which it is due, empty where the procedure sets none
     */
    private record Waiting(String reference, String instance, Optional<LocalDate> due) {}

    /** Leads from a case into the process instance in which it waits. */
    public final class Ways {

        private final Map<String, List<Waiting>> waiting;
        private final Map<String, String> spines;

        private Ways(Map<String, List<Waiting>> waiting, Map<String, String> spines) {
            this.waiting = waiting;
            this.spines = spines;
        }

        /** The instance in which a case waits for what is due on a day; failing that, for anything; failing that, the case from receipt to closure. Empty where nothing runs. */
        public Optional<String> to(String reference, LocalDate due) {
            List<Waiting> here = waiting.getOrDefault(reference, List.of());
            return here.stream().filter(task -> task.due().filter(due::equals).isPresent()).findFirst()
                    .or(() -> here.stream().findFirst())
                    .map(Waiting::instance)
                    .or(() -> to(reference));
        }

        /** The case from receipt to closure, as far as it runs. */
        public Optional<String> to(String reference) {
            return Optional.ofNullable(spines.get(reference));
        }
    }

    /** The ways into all cases. */
    public Ways ways() {
        Map<String, List<Waiting>> waiting = new HashMap<>();
        engine.query(
                "select e.BUSINESS_KEY_, t.PROC_INST_ID_, t.DUE_DATE_ from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_"
                        + " where t.SUSPENSION_STATE_ = ? and e.BUSINESS_KEY_ is not null order by t.DUE_DATE_, t.CREATE_TIME_",
                row -> {
                    waiting.computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(new Waiting(row.getString(1), row.getString(2), day(row, 3)));
                },
                ACTIVE);
        Map<String, String> spines = new HashMap<>();
        engine.query(
                "select e.BUSINESS_KEY_, e.ID_ from ACT_RU_EXECUTION e join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_"
                        + " where e.ID_ = e.PROC_INST_ID_ and e.BUSINESS_KEY_ is not null and d.KEY_ = ?",
                row -> {
                    spines.put(row.getString(1), row.getString(2));
                },
                Procedure.COMPLAINT);
        return new Ways(waiting, spines);
    }

    /**
     * How many cases wait at a task.
     *
     * @param waiting all of them
     * @param late those whose due day is over
     */
    public record Queue(int waiting, int late) {}

    /** What waits at a task of a diagram: in which case, and since when it is late. */
    private record AtTask(String activity, String reference, boolean late) {}

    /**
     * How many cases wait at each task of a diagram, by the task's id in it; tasks at which nothing waits, and cases in abeyance, are left out.
     *
     * @param definition the engine's id of the process definition
     * @param without references of cases that are not counted
     */
    public Map<String, Queue> queues(String definition, Set<String> without) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Queue> queues = new TreeMap<>();
        engine.query(
                        "select t.TASK_DEF_KEY_, e.BUSINESS_KEY_, t.DUE_DATE_ from ACT_RU_TASK t join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_"
                                + " where t.PROC_DEF_ID_ = ? and t.SUSPENSION_STATE_ = ?",
                        (row, number) -> new AtTask(row.getString(1), row.getString(2), day(row, 3).filter(today::isAfter).isPresent()),
                        definition, ACTIVE)
                .stream()
                .filter(task -> !without.contains(task.reference()))
                .forEach(task -> queues.merge(
                        task.activity(), new Queue(1, task.late() ? 1 : 0), (a, b) -> new Queue(a.waiting() + b.waiting(), a.late() + b.late())));
        return queues;
    }

    /** The case to which a running process instance belongs, the case itself or any stage of it; empty where there is no such instance or it belongs to none. */
    public Optional<String> caseOf(String instance) {
        return engine.queryForList("select BUSINESS_KEY_ from ACT_RU_EXECUTION where ID_ = ? and BUSINESS_KEY_ is not null", String.class, instance).stream().findFirst();
    }

    private static Optional<LocalDate> day(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant).map(instant -> LocalDate.ofInstant(instant, EngineClock.LONDON));
    }
}
