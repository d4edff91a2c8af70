package uk.nolan.rehearsal;

import java.util.List;
import java.util.stream.Collectors;
import uk.nolan.council.Authority;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;

/**
 * A complaint told as a file: how it came in, what was done on which day, and how it ended.
 *
 * @param file where it was read, for messages
 * @param council the key of the council whose procedure is played
 * @param endings how each case of the story must stand after the last step; empty in the demonstration, which expects nothing
 */
record Rehearsal(String file, String title, String council, Complaint complaint, List<Step> story, List<Ending> endings) {

    /**
     * The id of the authority on which the subject member sits.
     *
     * @throws ConfigurationProblem if the council's books have no such authority
     */
    String authorityIn(Council books) {
        return books.authorities().stream()
                .filter(one -> one.name().equalsIgnoreCase(complaint.authority()) || one.id().equals(complaint.authority()))
                .map(Authority::id)
                .findFirst()
                .orElseThrow(() -> ConfigurationProblem.at(file, complaint.line(), "%s knows no authority \"%s\". Known are: %s.".formatted(
                        books.name(),
                        complaint.authority(),
                        books.authorities().stream().map(Authority::name).collect(Collectors.joining(", ")))));
    }
}
