package uk.nolan.casefile;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives out case references without gaps: prefix, year of receipt, running number of that year. */
@Component
class References {

    private final EntityManager entities;
    private final TransactionTemplate onItsOwn;

    References(EntityManager entities, PlatformTransactionManager transactions) {
        this.entities = entities;
        this.onItsOwn = new TransactionTemplate(transactions);
        onItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The next reference, for example {@code NSDC-2026-0001}. The counter's row is locked until the case is stored. */
    String next(String prefix, int year) {
        if (count(prefix, year) == 0) {
            begin(prefix, year);
            count(prefix, year);
        }
        Object number = entities.createNativeQuery(
                        "select last_number from reference_counter where prefix = ?1 and case_year = ?2")
                .setParameter(1, prefix)
                .setParameter(2, year)
                .getSingleResult();
        return "%s-%d-%04d".formatted(prefix, year, ((Number) number).intValue());
    }

    private int count(String prefix, int year) {
        return entities.createNativeQuery(
                        "update reference_counter set last_number = last_number + 1 where prefix = ?1 and case_year = ?2")
                .setParameter(1, prefix)
                .setParameter(2, year)
                .executeUpdate();
    }

    /** Begins a year's counter in a transaction of its own, so that two complaints that come first at the same moment both find it. */
    private void begin(String prefix, int year) {
        try {
            onItsOwn.executeWithoutResult(status -> entities.createNativeQuery(
                            "insert into reference_counter (prefix, case_year, last_number) values (?1, ?2, 0)")
                    .setParameter(1, prefix)
                    .setParameter(2, year)
                    .executeUpdate());
        } catch (PersistenceException begunByAnother) {
            // the other complaint's counter serves this one too
        }
    }
}
