package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A decision on a valid complaint that the committee is told of: when, and what (NS-6-31, NS-13-6, NS-16-6). */
record Decision(LocalDate on, Kind kind) {

    /** What was decided. In words that name nobody, and whether the report may then name the subject member (NS-6-32, NS-6-33, NS-13-6). */
    enum Kind {
        NO_FURTHER_ACTION("No further action", false),
        INFORMAL_RESOLUTION("Informal resolution recommended", false),
        INFORMAL_RESOLUTION_OF_POTENTIAL_BREACH("Informal resolution of a potential breach recommended", true),
        INVESTIGATION("To be investigated", false),
        RESOLVED_INFORMALLY("Resolved informally", false),
        POTENTIAL_BREACH_RESOLVED_INFORMALLY("Potential breach resolved informally", true),
        NO_BREACH("No breach after investigation", false),
        RESOLVED_LOCALLY("Local resolution after investigation", true),
        NO_BREACH_AT_HEARING("No breach found by the panel", false),
        BREACH("Breach found by the panel", true);

        private final String words;
        private final boolean names;

        Kind(String words, boolean names) {
            this.words = words;
            this.names = names;
        }

        String words() {
            return words;
        }

        /** Whether the rule is to name the subject member. Everybody else stays anonymous. */
        boolean names() {
            return names;
        }
    }

    /** The decisions of a case in their order: the assessment, an investigation decided on after it, and how the case was decided in the end. */
    static List<Decision> of(StandardsCase one, FactSheet facts, Answers answers) {
        List<Decision> decisions = new ArrayList<>();
        facts.latest("assessed").ifPresent(on -> assessment(answers).ifPresent(kind -> add(decisions, on, kind)));
        facts.latest("referred-for-investigation").ifPresent(on -> add(decisions, on, Kind.INVESTIGATION));
        facts.latest("decision-notice-sent").or(one::closedOn).ifPresent(on -> end(one, answers).ifPresent(kind -> add(decisions, on, kind)));
        return decisions;
    }

    /** A case that closes with what was decided at its assessment was decided once. */
    private static void add(List<Decision> decisions, LocalDate on, Kind kind) {
        if (decisions.stream().noneMatch(decision -> decision.kind == kind)) {
            decisions.add(new Decision(on, kind));
        }
    }

    private static Optional<Kind> assessment(Answers answers) {
        return Optional.ofNullable(switch (answers.text(assessmentForm(answers), "outcome").orElse("")) {
            case "no-further-action" -> Kind.NO_FURTHER_ACTION;
            case "informal" -> potentialBreach(answers) ? Kind.INFORMAL_RESOLUTION_OF_POTENTIAL_BREACH : Kind.INFORMAL_RESOLUTION;
            case "investigate" -> Kind.INVESTIGATION;
            default -> null;
        });
    }

    private static Optional<Kind> end(StandardsCase one, Answers answers) {
        String found = answers.text("decide-on-breach", "panelFinding").orElse("");
        return Optional.ofNullable(switch (one.outcome().orElseGet(() -> foreseeable(answers, found))) {
            case "no-further-action" -> Kind.NO_FURTHER_ACTION;
            case "resolved-informally" -> potentialBreach(answers) ? Kind.POTENTIAL_BREACH_RESOLVED_INFORMALLY : Kind.RESOLVED_INFORMALLY;
            case "no-breach" -> found.isEmpty() ? Kind.NO_BREACH : Kind.NO_BREACH_AT_HEARING;
            case "resolved-locally" -> Kind.RESOLVED_LOCALLY;
            case "breach" -> Kind.BREACH;
            default -> null;
        });
    }

    /** With which outcome a case will close whose decision notice has gone out. The panel's finding stands above everything before it. */
    private static String foreseeable(Answers answers, String found) {
        if (!found.isEmpty()) {
            return found;
        }
        if (answers.text("record-agreed-actions", "local").filter("resolved"::equals).isPresent()) {
            return "resolved-locally";
        }
        if (answers.text("decide-after-local-resolution", "local").filter("no-further-action"::equals).isPresent()) {
            return "no-further-action";
        }
        return answers.text("review-report", "review").filter("no-breach"::equals).orElse("");
    }

    private static boolean potentialBreach(Answers answers) {
        return answers.text(assessmentForm(answers), "potentialBreach").filter("yes"::equals).isPresent();
    }

    private static String assessmentForm(Answers answers) {
        return answers.answered("assess-complaint-as-panel") ? "assess-complaint-as-panel" : "assess-complaint";
    }
}
