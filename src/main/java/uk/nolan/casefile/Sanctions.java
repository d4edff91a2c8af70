package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.council.Authority;
import uk.nolan.council.Council;
import uk.nolan.council.Member;

/** The sanctions of a case, read from the panel's decision and the table of the case's version of the procedure. Nothing of them is stored twice. */
@Service("sanctionsOfCases")
@Transactional(readOnly = true)
public class Sanctions {

    /** The form on which the panel decides. A sanction's particulars and dates stand there under its code: {@code trainingDetails}, {@code trainingBy}. */
    public static final String FORM = "decide-on-sanction";

    private final CaseFiles caseFiles;
    private final SanctionRules rules;
    private final Council council;

    Sanctions(CaseFiles caseFiles, SanctionRules rules, Council council) {
        this.caseFiles = caseFiles;
        this.rules = rules;
        this.council = council;
    }

    /** The sanctions decided on, in the table's order; none before the decision. */
    public List<Sanction> of(String reference) {
        StandardsCase one = caseFiles.get(reference);
        Answers answers = caseFiles.answers(reference);
        List<String> chosen = answers.codes(FORM, "sanctions");
        return rules.sanctions(one.procedureVersion()).stream()
                .filter(rule -> chosen.contains(rule.code()))
                .map(rule -> new Sanction(
                        rule.code(),
                        rule.label(),
                        rule.measure(parish(one)).effect(),
                        owner(one, rule),
                        answers.text(FORM, rule.code() + "Details").orElse(""),
                        date(answers, rule.code() + "From"),
                        date(answers, rule.code() + "Until"),
                        date(answers, rule.code() + "By")))
                .toList();
    }

    /** The sanction of that code. */
    public Optional<Sanction> find(String reference, String code) {
        return of(reference).stream().filter(sanction -> sanction.code().equals(code)).findFirst();
    }

    /** The sanctions that the panel may choose for this case on that day. */
    public List<SanctionRule> available(String reference, LocalDate on) {
        StandardsCase one = caseFiles.get(reference);
        return rules.sanctions(one.procedureVersion()).stream().filter(rule -> rule.available(parish(one), on)).toList();
    }

    /** What may not be chosen, in the case's version of the procedure. */
    public List<ForbiddenSanction> forbidden(String reference) {
        return rules.forbidden(caseFiles.get(reference).procedureVersion());
    }

    /** Whether the case is about a town or parish councillor, for whom a sanction is only recommended (NS-2-6). */
    public boolean parish(StandardsCase one) {
        return council.authority(one.authorityId()).filter(Authority::parish).isPresent();
    }

    /** A member without a group has no group leader: then it is for the council (NS-15-4). */
    private String owner(StandardsCase one, SanctionRule rule) {
        String owner = rule.measure(parish(one)).owner();
        boolean grouped = one.subjectMemberId().flatMap(council::memberById).map(Member::group).filter(group -> !group.isBlank() && !group.equals("None")).isPresent();
        return owner.equals("group-leader") && !grouped ? "council" : owner;
    }

    private static Optional<LocalDate> date(Answers answers, String field) {
        return answers.text(FORM, field).map(LocalDate::parse);
    }
}
