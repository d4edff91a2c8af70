package uk.nolan.process.board;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uk.nolan.notice.DeliveryProblem;

/**
 * What the engine could not do, and why, in a word. The messages of errors are read by nobody here but the program: they may repeat what somebody typed, so of
 * an error only its kind goes further.
 */
@Component
public class Failures {

    /** What stands behind a failure. */
    public enum Cause {
        MAIL,
        DATABASE,
        PROGRAM
    }

    /**
     * Something that is not tried any more until somebody lets it be tried again in Cockpit.
     *
     * @param reference the case; empty for what belongs to none, such as the working-day round
     * @param instance the process instance in which it stands; empty for the start of a process
     * @param step the step as the diagram names it
     * @param diagram the name of the diagram
     * @param since when the last attempt failed
     * @param tried how often it was attempted
     */
    public record Incident(Optional<String> reference, Optional<String> instance, Cause cause, String step, String diagram, Instant since, int tried) {}

    /**
     * Something that failed and is tried again by itself.
     *
     * @param reference the case; empty for what belongs to none
     * @param next when it is tried again
     */
    public record Retry(Optional<String> reference, Cause cause, Instant next) {}

    private static final Pattern MAIL = thrown(Pattern.quote(DeliveryProblem.class.getName()));
    private static final Pattern DATABASE = thrown("java\\.sql\\.SQL\\w*Connection\\w*|org\\.springframework\\.(dao\\.DataAccessResourceFailure|jdbc\\.CannotGetJdbcConnection|transaction\\.CannotCreateTransaction)\\w*");

    private final JdbcTemplate database;
    private final ProcessEngineConfigurationImpl engine;

    Failures(JdbcTemplate database, ProcessEngineConfigurationImpl engine) {
        this.database = database;
        this.engine = engine;
    }

    private static Pattern thrown(String classes) {
        return Pattern.compile("^(Caused by: )?(" + classes + ")", Pattern.MULTILINE);
    }

    /** The incidents, the oldest first. One that a stage hands on to the case above it counts once, where it arose. */
    public List<Incident> incidents() {
        return database.query(
                "select e.BUSINESS_KEY_, i.PROC_INST_ID_, b.BYTES_, i.PROC_DEF_ID_, coalesce(i.FAILED_ACTIVITY_ID_, i.ACTIVITY_ID_), d.NAME_, i.INCIDENT_TIMESTAMP_, i.CONFIGURATION_"
                        + " from ACT_RU_INCIDENT i left join ACT_RE_PROCDEF d on d.ID_ = i.PROC_DEF_ID_ left join ACT_RU_EXECUTION e on e.ID_ = i.PROC_INST_ID_"
                        + " left join ACT_RU_JOB j on j.ID_ = i.CONFIGURATION_ left join ACT_GE_BYTEARRAY b on b.ID_ = j.EXCEPTION_STACK_ID_"
                        + " where i.ROOT_CAUSE_INCIDENT_ID_ = i.ID_ order by i.INCIDENT_TIMESTAMP_, i.ID_",
                (row, number) -> incident(row));
    }

    /** What failed at least once and is tried again by itself. */
    public List<Retry> retries() {
        return database.query(
                "select e.BUSINESS_KEY_, b.BYTES_, j.DUEDATE_ from ACT_RU_JOB j join ACT_GE_BYTEARRAY b on b.ID_ = j.EXCEPTION_STACK_ID_"
                        + " left join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_ where j.RETRIES_ > 0 and j.DUEDATE_ is not null",
                (row, number) -> new Retry(Optional.ofNullable(row.getString(1)), cause(row.getBytes(2)), row.getTimestamp(3).toInstant()));
    }

    private Incident incident(ResultSet row) throws SQLException {
        String instance = row.getString(2);
        String definition = row.getString(4);
        return new Incident(
                Optional.ofNullable(row.getString(1)),
                Optional.ofNullable(instance),
                cause(row.getBytes(3)),
                step(definition, row.getString(5)),
                row.getString(6) == null ? "" : oneLine(row.getString(6)),
                row.getTimestamp(7).toInstant(),
                tried(row.getString(8), instance, definition));
    }

    private static Cause cause(byte[] trace) {
        String text = trace == null ? "" : new String(trace, StandardCharsets.UTF_8);
        if (MAIL.matcher(text).find()) {
            return Cause.MAIL;
        }
        return DATABASE.matcher(text).find() ? Cause.DATABASE : Cause.PROGRAM;
    }

    private String step(String definition, String activity) {
        if (definition == null || activity == null) {
            return "";
        }
        ActivityImpl drawn = engine.getCommandExecutorTxRequired().execute(command -> engine.getDeploymentCache().findDeployedProcessDefinitionById(definition).findActivity(activity));
        return drawn == null || drawn.getName() == null ? activity : oneLine(drawn.getName());
    }

    /** Found by the instance or the diagram, for which the log has an index. */
    private int tried(String job, String instance, String definition) {
        String where = instance == null ? "PROCESS_DEF_ID_ = ?" : "PROCESS_INSTANCE_ID_ = ?";
        Integer failed = database.queryForObject(
                "select count(*) from ACT_HI_JOB_LOG where " + where + " and JOB_ID_ = ? and JOB_STATE_ = 1", Integer.class, instance == null ? definition : instance, job);
        return failed == null ? 0 : failed;
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\s+", " ").strip();
    }
}
