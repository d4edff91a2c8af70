package uk.nolan.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;

/**
 * The rehearsals that belong to a set of the procedure's files, read but not played.
 *
 * @param titles the rehearsals in a sentence each, by the names of their files, in the order of the names
 * @param findings what is wrong with those that cannot be read
 */
public record RehearsalsOfASet(Map<String, String> titles, List<Finding> findings) {

    /** Reads the rehearsals of a council, those that cannot be read among the findings. */
    public static RehearsalsOfASet of(ProcedureFiles set, String council) {
        Map<String, String> titles = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        try {
            Council books = CouncilBooks.load(set, council);
            for (String name : set.everything(council)) {
                if (name.startsWith("processes/rehearsals/")) {
                    read(set, name, books).ifPresentOrElse(findings::addAll, () -> titles.put(name, RehearsalFile.parse(name, set.read(name)).title()));
                }
            }
        } catch (ConfigurationProblem books) {
            findings.addAll(books.findings());
        }
        return new RehearsalsOfASet(titles, findings.stream().distinct().toList());
    }

    /** What is wrong with a rehearsal; empty for nothing. */
    private static Optional<List<Finding>> read(ProcedureFiles set, String name, Council books) {
        try {
            Rehearsal rehearsal = RehearsalFile.parse(name, set.read(name));
            if (!rehearsal.council().equals(books.key())) {
                return Optional.of(List.of(new Finding(name, "", 0, "it is told of the council \"" + rehearsal.council() + "\"", "Write council: " + books.key() + ", or name the file as a rehearsal of the other council.")));
            }
            rehearsal.authorityIn(books);
            return Optional.empty();
        } catch (ConfigurationProblem problem) {
            return Optional.of(problem.findings());
        }
    }
}
