package uk.nolan.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.Council;

/**
 * Finds out to whom a recipient's code leads in a case. Nobody on the subject member's side is written to before the first letter
 * has opened the case to them (law: nobody sees what they must not); the letters that open it are named in {@link #OPENING}.
 */
@Component
class Recipients {

    /** The forms' fields in which the Monitoring Officer writes a question, by the recipient it goes to. */
    static final Map<String, String> QUESTIONS =
            Map.of("complainant", "askComplainant", "subject-member", "askSubjectMember", "witness", "askWitness", "clerk", "askClerk");

    private static final List<String> OPENING = List.of("first-letter", "courtesy-notice");
    private static final List<String> ADDRESSEES = List.of("complainant", "subject-member", "witness");

    private final CaseFiles caseFiles;
    private final Council council;

    Recipients(CaseFiles caseFiles, Council council) {
        this.caseFiles = caseFiles;
        this.council = council;
    }

    /** Who gets this notice, one entry for each code that leads to somebody. */
    List<Recipient> of(String reference, String notice, List<String> codes) {
        List<Recipient> found = new ArrayList<>();
        for (String code : codes) {
            if (code.equals("addressees")) {
                ADDRESSEES.stream().filter(role -> asked(reference, role)).forEach(role -> add(found, reference, notice, role));
                if (notice.isEmpty() && asked(reference, "clerk")) {
                    add(found, reference, notice, "clerk");
                }
            } else {
                add(found, reference, notice, code);
            }
        }
        return found;
    }

    private void add(List<Recipient> found, String reference, String notice, String role) {
        StandardsCase one = caseFiles.get(reference);
        boolean mayKnow = OPENING.contains(notice)
                || caseFiles.facts(reference).latest("first-letter-sent").isPresent()
                || !List.of("subject-member", "clerk").contains(role);
        if (mayKnow) {
            recipient(one, notice, role).ifPresent(found::add);
        }
    }

    private Optional<Recipient> recipient(StandardsCase one, String notice, String role) {
        return switch (role) {
            case "complainant" -> Optional.of(new Recipient(
                    role, one.complainantName(), one.complainantEmail().orElse(null), one.complainantAddress().orElse(null)));
            case "subject-member" -> Optional.of(subjectMember(one));
            case "clerk" -> clerk(one, notice);
            case "independent-person" -> one.independentPersonId()
                    .flatMap(council::independentPerson)
                    .map(person -> new Recipient(role, person.name(), person.email(), null));
            case "witness" -> witness(one);
            default -> throw new IllegalArgumentException("No letter can go to \"" + role + "\"");
        };
    }

    private Recipient subjectMember(StandardsCase one) {
        String email = one.subjectMemberId()
                .flatMap(council::memberById)
                .map(member -> member.email())
                .or(one::subjectMemberEmail)
                .orElse(null);
        String authority = council.authority(one.authorityId()).map(Authority::name).orElse(null);
        return new Recipient("subject-member", one.subjectMemberName(), email, authority);
    }

    /** The clerk in parish cases only (a.9), and after a decision of no further action only where the council wants it so. */
    private Optional<Recipient> clerk(StandardsCase one, String notice) {
        if (notice.equals("no-further-action") && !council.switches().copyClerkOnNoFurtherAction()) {
            return Optional.empty();
        }
        return council.authority(one.authorityId())
                .filter(Authority::parish)
                .flatMap(Authority::clerk)
                .map(clerk -> new Recipient("clerk", clerk.name(), clerk.email(), null));
    }

    private Optional<Recipient> witness(StandardsCase one) {
        Answers answers = caseFiles.answers(one.reference());
        return answers.text("plan-enquiries", "witnessName")
                .map(name -> new Recipient("witness", name, answers.text("plan-enquiries", "witnessEmail").orElse(null), null));
    }

    private boolean asked(String reference, String role) {
        return caseFiles.answers(reference).text("plan-enquiries", QUESTIONS.get(role)).isPresent();
    }
}
