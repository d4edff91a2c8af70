package uk.nolan.publishing;

import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.process.move.Version;

/** Which number people know for the version that a case notes as the engine's deployment, and the other way round. */
@Component
@Transactional(readOnly = true)
class VersionNumbers {

    private final EntityManager database;

    VersionNumbers(EntityManager database) {
        this.database = database;
    }

    /** The numbers of all versions that ever went live, by deployment. */
    Map<String, Integer> byDeployment() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        database.createQuery(
                        "select c.deploymentId, c.number from ProcedureChange c where c.deploymentId is not null and c.number is not null order by c.number", Object[].class)
                .getResultStream()
                .forEach(row -> numbers.put((String) row[0], (Integer) row[1]));
        return numbers;
    }

    /** The version of that number. */
    Optional<Version> numbered(int number) {
        return byDeployment().entrySet().stream().filter(one -> one.getValue() == number).findFirst().map(one -> new Version(one.getKey(), number));
    }
}
