package uk.nolan.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.council.Authority;
import uk.nolan.council.Council;
import uk.nolan.deadline.WrittenDate;

/**
 * What the committee is told of decided cases (NS-6-31). The subject member is named where an informal resolution of a potential breach was
 * recommended, a local resolution was carried out or the panel found a breach, and nowhere else (NS-6-32, NS-6-33, NS-13-6). The
 * complainant is never named.
 */
@Service
@Transactional(readOnly = true)
public class CommitteeLines {

    private final CaseFiles caseFiles;
    private final Council council;

    CommitteeLines(CaseFiles caseFiles, Council council) {
        this.caseFiles = caseFiles;
        this.council = council;
    }

    /**
     * The cases decided in a period, each once, in the order of their newest decision.
     *
     * @param leftOut references of cases of which whoever asks must see nothing
     */
    public DecisionsReport report(Period period, Set<String> leftOut) {
        Map<Decision.Kind, Long> numbers = new EnumMap<>(Decision.Kind.class);
        List<CommitteeLine> lines = new ArrayList<>();
        for (StandardsCase one : caseFiles.all()) {
            if (leftOut.contains(one.reference())) {
                continue;
            }
            Answers answers = caseFiles.answers(one.reference());
            List<Decision> all = Decision.of(one, caseFiles.facts(one.reference()), answers);
            List<Decision> told = all.stream().filter(decision -> period.contains(decision.on())).toList();
            told.forEach(decision -> numbers.merge(decision.kind(), 1L, Long::sum));
            line(one, answers, all, told).ifPresent(lines::add);
        }
        lines.sort(Comparator.comparing(CommitteeLine::on).thenComparing(CommitteeLine::reference));
        return new DecisionsReport(
                period,
                numbers.entrySet().stream().map(number -> new DecisionsReport.Count(number.getKey().words(), number.getValue())).toList(),
                lines);
    }

    /** One case's newest decision as the committee is told of it, in plain text; empty while nothing has been decided. */
    public String line(String reference) {
        StandardsCase one = caseFiles.get(reference);
        Answers answers = caseFiles.answers(reference);
        List<Decision> all = Decision.of(one, caseFiles.facts(reference), answers);
        return line(one, answers, all, all.isEmpty() ? all : List.of(newest(all))).map(CommitteeLine::inWords).orElse("");
    }

    private Optional<CommitteeLine> line(StandardsCase one, Answers answers, List<Decision> all, List<Decision> told) {
        if (told.isEmpty()) {
            return Optional.empty();
        }
        boolean several = told.size() > 1;
        return Optional.of(new CommitteeLine(
                one.reference(),
                newest(told).on(),
                council.authority(one.authorityId()).map(Authority::name).orElse(one.authorityId()),
                about(one, answers),
                told.stream().map(decision -> decision.kind().words() + (several ? " (" + WrittenDate.inFull(decision.on()) + ")" : "")).toList(),
                named(one, answers, all, told) ? Optional.of(one.subjectMemberName()) : Optional.empty()));
    }

    /**
     * A name needs the decision that is told of and the case's newest one: a report of an earlier period, drawn up again, does not name somebody
     * whose case has since ended without a breach. A decision notice without the name keeps it out of the report too. A council may name nobody (procedure a.10).
     */
    private boolean named(StandardsCase one, Answers answers, List<Decision> all, List<Decision> told) {
        if (council.at(one.procedureVersion()).arrangements().get("reportNaming").equals("anonymous")) {
            return false;
        }
        boolean noticeKeepsIt = newest(all).kind() == Decision.Kind.BREACH
                && answers.text("draft-decision-notice", "naming").filter("anonymous"::equals).isPresent();
        return newest(told).kind().names() && newest(all).kind().names() && !noticeKeepsIt;
    }

    private static Decision newest(List<Decision> decisions) {
        return decisions.get(decisions.size() - 1);
    }

    /** The provisions of the code as last corrected, under the headings of the code. */
    private String about(StandardsCase one, Answers answers) {
        List<String> references = List.of();
        for (String form : answers.forms()) {
            references = answers.value(form, "codeProvisions").isPresent() ? answers.codes(form, "codeProvisions") : references;
        }
        Map<String, List<String>> byPart = new LinkedHashMap<>();
        if (council.authority(one.authorityId()).isPresent()) {
            references.forEach(reference -> council.codeProvision(one.authorityId(), reference)
                    .ifPresent(provision -> byPart.computeIfAbsent(provision.part(), part -> new ArrayList<>()).add(provision.reference())));
        }
        return byPart.isEmpty()
                ? "Part of the code not recorded"
                : byPart.entrySet().stream().map(part -> part.getKey() + " (" + String.join(", ", part.getValue()) + ")").collect(Collectors.joining("; "));
    }
}
