package uk.nolan.deadline;

import java.util.List;

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
}
