package uk.nolan.council;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one council's procedure does where others do otherwise (procedure a.10), the block {@code arrangements} of its council.yaml: a code for
 * each question. Diagrams, forms and letters ask for the code by its name; a name that is not one of {@link #KNOWN} is a mistake and never
 * merely no.
 */
public final class Arrangements extends AbstractMap<String, String> {

    /** Every question with its possible answers. */
    public static final Map<String, Set<String>> KNOWN = known();

    private final Map<String, String> chosen;

    Arrangements(Map<String, String> chosen) {
        this.chosen = Map.copyOf(chosen);
    }

    private static Map<String, Set<String>> known() {
        Map<String, Set<String>> known = new LinkedHashMap<>();
        known.put("acknowledgement", Set.of("receipt", "complete"));
        known.put("oralComplaint", Set.of("help", "transcript"));
        known.put("courtesyNotice", Set.of("offered", "none"));
        known.put("anonymous", Set.of("public-interest", "documents-and-exceptional"));
        known.put("firstLetter", Set.of("details", "full-copy"));
        known.put("groupLeaderCopy", Set.of("yes", "no"));
        known.put("independentPersonNotice", Set.of("with-first-letter", "on-consultation"));
        known.put("assessmentReferral", Set.of("panel", "committee-chair"));
        known.put("informalComments", Set.of("first", "none"));
        known.put("investigationDispensable", Set.of("yes", "no"));
        known.put("draftComments", Set.of("any", "facts"));
        known.put("draftPeriod", Set.of("fixed", "investigator"));
        known.put("finalReport", Set.of("before-review", "with-decision"));
        known.put("localResolutionRefused", Set.of("officer", "hearing"));
        known.put("localResolutionReport", Set.of("committee", "panel"));
        known.put("hearingScript", Set.of("nine-steps", "panel"));
        known.put("publish", Set.of("always", "breach"));
        known.put("parishPublication", Set.of("none", "supplied"));
        known.put("departureAgreedBy", Set.of("panel-chair", "committee-chair"));
        known.put("departureReported", Set.of("yes", "no"));
        known.put("reportNaming", Set.of("named", "anonymous"));
        return known;
    }

    /** Reads the block. @throws ConfigurationProblem naming file, line and question where one is missing, unknown or answered by an unknown code */
    static Arrangements read(YamlEntry block) {
        block.only(KNOWN.keySet().toArray(String[]::new));
        Map<String, String> chosen = new LinkedHashMap<>();
        KNOWN.forEach((question, answers) -> {
            String answer = block.text(question);
            if (!answers.contains(answer)) {
                throw block.problem(question, "\"%s\" cannot be \"%s\". Allowed: %s.".formatted(question, answer, String.join(", ", answers.stream().sorted().toList())));
            }
            chosen.put(question, answer);
        });
        return new Arrangements(chosen);
    }

    /** The council's code. @throws IllegalArgumentException where there is no such question */
    @Override
    public String get(Object question) {
        String answer = chosen.get(question);
        if (answer == null) {
            throw new IllegalArgumentException("Councils have no arrangement \"" + question + "\". There are " + KNOWN.keySet() + ".");
        }
        return answer;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return chosen.entrySet();
    }
}
