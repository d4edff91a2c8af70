package uk.nolan.casefile;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The open cases by the version of the procedure that they follow and the stage in which they are. Nobody's name and nobody's words are read. */
@Service
@Transactional(readOnly = true)
public class OpenCases {

    private static final String OPEN = " from StandardsCase c where c.closedOn is null";

    private final EntityManager database;

    OpenCases(EntityManager database) {
        this.database = database;
    }

    /**
     * How many open cases of a version are in a stage.
     *
     * @param stage as the diagrams name it, null before the first
     */
    public record Count(String procedureVersion, String stage, Long cases) {}

    /**
     * An open case.
     *
     * @param stage as the diagrams name it, null before the first
     */
    public record OpenCase(String reference, String procedureVersion, String stage, LocalDate receivedOn) {}

    /**
     * How many open cases there are in each version and stage.
     *
     * @param never references of cases that are left out
     */
    public List<Count> counts(Set<String> never) {
        TypedQuery<Count> query = database.createQuery(
                "select c.procedureVersion, c.stage, count(c)" + OPEN + without(never) + " group by c.procedureVersion, c.stage order by c.procedureVersion, c.stage", Count.class);
        return bound(query, never).getResultList();
    }

    /**
     * Open cases of a version, by reference.
     *
     * @param stage those in this stage only; an empty text means those in none yet; without a value all of them
     * @param never references of cases that are left out
     * @param from how many are passed over
     * @param most how many are given at most
     */
    public List<OpenCase> of(String procedureVersion, Optional<String> stage, Set<String> never, int from, int most) {
        TypedQuery<OpenCase> query = database.createQuery(
                "select c.reference, c.procedureVersion, c.stage, c.receivedOn" + OPEN + " and c.procedureVersion = :version" + in(stage) + without(never) + " order by c.reference",
                OpenCase.class);
        query.setParameter("version", procedureVersion);
        stage.filter(named -> !named.isEmpty()).ifPresent(named -> query.setParameter("stage", named));
        return bound(query, never).setFirstResult(from).setMaxResults(most).getResultList();
    }

    private static String in(Optional<String> stage) {
        return stage.map(named -> named.isEmpty() ? " and c.stage is null" : " and c.stage = :stage").orElse("");
    }

    private static String without(Set<String> never) {
        return never.isEmpty() ? "" : " and c.reference not in :never";
    }

    private static <T> TypedQuery<T> bound(TypedQuery<T> query, Set<String> never) {
        return never.isEmpty() ? query : query.setParameter("never", never);
    }
}
