package uk.nolan.deadline;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.council.YamlEntry;

/**
 * What {@code processes/holidays.yaml} adds to the regular bank holidays of England: one-off holidays, holidays withdrawn, the councils' own closures, and until when all this is known.
 */
public final class Holidays {

    /** The name of the file. */
    public static final String FILE = "processes/holidays.yaml";

    private final Map<LocalDate, String> added = new HashMap<>();
    private final Set<LocalDate> withdrawn = new HashSet<>();
    private final Map<String, Map<LocalDate, String>> closures = new HashMap<>();
    private final LocalDate knownUntil;

    private Holidays(ProcedureFiles files) {
        YamlEntry book = YamlEntry.read(files, FILE).only("knownUntil", "added", "withdrawn", "closures");
        knownUntil = book.date("knownUntil");
        for (YamlEntry entry : book.entries("added")) {
            entry.only("date", "name");
            LocalDate date = entry.date("date");
            if (WorkingDays.isWeekend(date)) {
                throw entry.problem("date", WrittenDate.inFull(date) + " is not counted anyway. Enter the substitute day, or take the line away.");
            }
            if (WorkingDays.regular(date) != null) {
                throw entry.problem("date", "%s is %s and a bank holiday already. Take the line away.".formatted(WrittenDate.inFull(date), WorkingDays.regular(date)));
            }
            if (added.put(date, entry.text("name")) != null) {
                throw entry.problem("date", WrittenDate.inFull(date) + " is added twice. Take one line away.");
            }
        }
        for (YamlEntry entry : book.entries("withdrawn")) {
            entry.only("date", "reason");
            LocalDate date = entry.date("date");
            entry.text("reason");
            if (WorkingDays.regular(date) == null) {
                throw entry.problem("date", WrittenDate.inFull(date) + " is no regular bank holiday, so it cannot be withdrawn. Correct the date, or take the line away.");
            }
            if (!withdrawn.add(date)) {
                throw entry.problem("date", WrittenDate.inFull(date) + " is withdrawn twice. Take one line away.");
            }
        }
        List<String> councils = CouncilBooks.keys(files);
        for (YamlEntry entry : book.entries("closures")) {
            entry.only("council", "from", "to", "name");
            String council = entry.text("council");
            // a set is of one council; the closures of others stand in it too
            if (!councils.contains(council) && !files.isSet()) {
                throw entry.problem("council", "there is no council \"%s\". Known are: %s.".formatted(council, String.join(", ", councils)));
            }
            LocalDate from = entry.date("from");
            LocalDate to = entry.date("to");
            if (to.isBefore(from) || to.isAfter(from.plusMonths(1))) {
                throw entry.problem("to", "a closure runs from its first day to its last, a month at most; this one runs from %s to %s. Correct one of them.".formatted(from, to));
            }
            String name = entry.text("name");
            from.datesUntil(to.plusDays(1)).forEach(day -> closures.computeIfAbsent(council, any -> new HashMap<>()).put(day, name));
        }
    }

    /**
     * Reads the file.
     *
     * @throws ConfigurationProblem if anything in it is wrong; the message names the line
     */
    public static Holidays load(ProcedureFiles files) {
        return new Holidays(files);
    }

    /** The working days of that council. */
    public WorkingDays workingDays(Council council) {
        return new WorkingDays(added, withdrawn, closures.getOrDefault(council.key(), Map.of()), council.switches().localClosures(), knownUntil);
    }
}
