package uk.nolan.casefile;

import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;

/** Gives out case references without gaps: prefix, year of receipt, running number of that year. */
@Component
class References {

    private final EntityManager entities;

    References(EntityManager entities) {
        this.entities = entities;
    }

    /** The next reference, for example {@code NSDC-2026-0001}. The counter's row is locked until the case is stored. */
    String next(String prefix, int year) {
        int counted = count(prefix, year);
        if (counted == 0) {
            entities.createNativeQuery("insert into reference_counter (prefix, case_year, last_number) values (?1, ?2, 1)")
                    .setParameter(1, prefix)
                    .setParameter(2, year)
                    .executeUpdate();
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
}
