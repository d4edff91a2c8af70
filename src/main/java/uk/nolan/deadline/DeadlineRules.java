package uk.nolan.deadline;

import java.util.List;
import java.util.Optional;

/** The council's deadline rules, the rows of its {@code deadlines.dmn}, in the version of the procedure with which a case began. */
public interface DeadlineRules {

    /** All rules of a version, in the order of the table. */
    List<DeadlineRule> all(String procedureVersion);

    /** One rule. @throws IllegalArgumentException where the table has no row for this deadline */
    default DeadlineRule rule(String procedureVersion, String deadline) {
        return all(procedureVersion).stream()
                .filter(rule -> rule.deadline().equals(deadline))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("deadlines.dmn has no row for the deadline \"" + deadline + "\""));
    }

    /**
     * The rule of a deadline as it is noted for lists, where each of several has a name of its own: {@code sanction-performance-training} is the rule
     * {@code sanction-performance} for the fact {@code sanction-date-training}. Empty where the table has no such row.
     */
    default Optional<DeadlineRule> noted(String procedureVersion, String deadline) {
        List<DeadlineRule> rules = all(procedureVersion);
        return rules.stream()
                .filter(rule -> rule.deadline().equals(deadline))
                .findFirst()
                .or(() -> rules.stream()
                        .filter(rule -> deadline.startsWith(rule.deadline() + "-"))
                        .flatMap(rule -> rule.countedFrom().each().map(facts -> rule.of(facts + deadline.substring(rule.deadline().length()))).stream())
                        .findFirst());
    }
}
