package uk.nolan.web;

import java.util.Optional;
import java.util.Set;

/** What a report or a register says where an officer must not see all of it, because of conflicts of interest that she declared (procedure a.6). */
final class LeftOut {

    private LeftOut() {}

    /** The sentence for these cases, empty where there are none. */
    static Optional<String> inWords(Set<String> cases) {
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(cases.size() == 1
                ? "One case is left out, because you declared a conflict of interest in it. Somebody else must make the report that goes to the committee."
                : "%d cases are left out, because you declared a conflict of interest in them. Somebody else must make the report that goes to the committee.".formatted(cases.size()));
    }
}
