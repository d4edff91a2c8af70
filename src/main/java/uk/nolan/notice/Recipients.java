package uk.nolan.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.FactSheet;
import uk.nolan.casefile.Sanction;
import uk.nolan.casefile.SanctionRule;
import uk.nolan.casefile.Sanctions;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.Council;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/**
 * Finds out to whom a recipient's code leads in a case. Nobody on the subject member's side is written to before the first letter
 * has opened the case to them (law: nobody sees what they must not); the letters that open it are named in {@link #OPENING}.
 */
@Component
class Recipients {

    /** The forms' fields in which the Monitoring Officer writes a question, by the recipient it goes to. */
    static final Map<String, String> QUESTIONS =
            Map.of("complainant", "askComplainant", "subject-member", "askSubjectMember", "witness", "askWitness", "clerk", "askClerk");

    /** Where what is published goes. */
    static final String WEBSITE = "website";

    private static final Map<String, Role> OFFICERS = Map.of(
            "monitoring-officer", Role.MONITORING_OFFICER,
            "deputies", Role.DEPUTY,
            "panel-chair", Role.PANEL_CHAIR,
            "committee-chair", Role.COMMITTEE_CHAIR,
            "democratic-services", Role.DEMOCRATIC_SERVICES);

    /** Everybody on the subject member's side, who learn of the case by the first letter. */
    private static final List<String> AFTER_FIRST_LETTER =
            List.of("subject-member", "clerk", "parish-chair", "group-leader", "group-whip", "political-group", "council-leader", "council");

    /** Letters that may go there before the first letter: those that open the case to somebody, and those with which a parish council is asked for help (N04, N05). */
    private static final List<String> OPENING =
            List.of("first-letter", "courtesy-notice", "clerk-conduct", "parish-to-try-first");

    /** The facts by which somebody at the parish council has heard of the case before the first letter: it was asked for help. */
    private static final Map<String, String> ASKED_BEFORE = Map.of("clerk", "parish-asked", "parish-chair", "council-asked");

    private static final List<String> ADDRESSEES = List.of("complainant", "subject-member", "witness");

    private final CaseFiles caseFiles;
    private final Council council;
    private final Officers officers;
    private final Sanctions sanctions;

    Recipients(CaseFiles caseFiles, Council council, Officers officers, Sanctions sanctions) {
        this.caseFiles = caseFiles;
        this.council = council;
        this.officers = officers;
        this.sanctions = sanctions;
    }

    /** Who gets this notice: an entry for everybody to whom a code leads, nobody twice. */
    List<Recipient> of(String reference, String notice, List<String> codes) {
        List<Recipient> found = new ArrayList<>();
        for (String code : codes) {
            if (code.equals("addressees")) {
                ADDRESSEES.stream().filter(role -> asked(reference, role)).forEach(role -> add(found, reference, notice, role));
                if (notice.isEmpty() && asked(reference, "clerk")) {
                    add(found, reference, notice, "clerk");
                }
            } else if (code.equals("sanction-owners")) {
                owners(reference).forEach(role -> add(found, reference, notice, role));
            } else if (code.equals("witnesses")) {
                found.addAll(witnesses(reference));
            } else if (code.equals("panel")) {
                found.addAll(inRole(reference, "panel", Role.HEARING_PANEL));
                found.addAll(inRole(reference, "panel-chair", Role.PANEL_CHAIR));
            } else if (OFFICERS.containsKey(code)) {
                found.addAll(inRole(reference, code, OFFICERS.get(code)));
            } else {
                add(found, reference, notice, code);
            }
        }
        return found.stream().distinct().filter(to -> !notice.equals("opening-letter") || hasQuestion(reference, to.role())).toList();
    }

    /** At first the Investigating Officer writes to both parties (NS-10-4); when more evidence is wanted, to those who are asked for it. */
    private boolean hasQuestion(String reference, String role) {
        Answers answers = caseFiles.answers(reference);
        boolean first = caseFiles.facts(reference).latest("opening-letters-sent").isEmpty();
        return switch (role) {
            case "complainant" -> first
                    || answers.text("plan-investigation", "askComplainant").isPresent()
                    || answers.text("plan-investigation", "meetComplainant").filter("yes"::equals).isPresent();
            case "subject-member" -> first || answers.text("plan-investigation", "askSubject").isPresent();
            default -> answers.text("plan-investigation", "askWitnesses").isPresent();
        };
    }

    /** The officers in a role, without those who have a conflict of interest in the case; whoever acts in it as Monitoring Officer hears what that officer hears (NS-6-2, ST-1.4-1). */
    private List<Recipient> inRole(String reference, String code, Role role) {
        List<String> conflicted = caseFiles.conflicts(reference).stream().map(CaseFiles.Declared::officerId).toList();
        Stream<Officer> acting = role == Role.MONITORING_OFFICER ? caseFiles.get(reference).actingOfficerId().flatMap(officers::find).stream() : Stream.empty();
        return Stream.concat(officers.inRole(role).stream(), acting)
                .filter(officer -> !conflicted.contains(officer.id()))
                .filter(officer -> officer.email() != null && !officer.email().isBlank())
                .map(officer -> new Recipient(code, officer.name(), officer.email(), null))
                .toList();
    }

    /** Those who are asked to act on a recommended sanction, other than the parish council, which has a letter of its own (N42). */
    private List<String> owners(String reference) {
        return sanctions.of(reference).stream()
                .filter(sanction -> sanction.effect() == SanctionRule.Effect.RECOMMEND)
                .map(Sanction::owner)
                .filter(AFTER_FIRST_LETTER::contains)
                .filter(owner -> !owner.equals("subject-member"))
                .distinct()
                .toList();
    }

    private List<Recipient> witnesses(String reference) {
        Answers answers = caseFiles.answers(reference);
        return Stream.of("witness1", "witness2", "witness3")
                .flatMap(witness -> answers.text("plan-investigation", witness + "Name")
                        .map(name -> new Recipient("witness", name, answers.text("plan-investigation", witness + "Email").orElse(null), null))
                        .stream())
                .toList();
    }

    private void add(List<Recipient> found, String reference, String notice, String role) {
        StandardsCase one = caseFiles.get(reference);
        FactSheet facts = caseFiles.facts(reference);
        boolean mayKnow = OPENING.contains(notice)
                || facts.latest("first-letter-sent").isPresent()
                || !AFTER_FIRST_LETTER.contains(role)
                || ASKED_BEFORE.containsKey(role) && facts.latest(ASKED_BEFORE.get(role)).isPresent();
        if (mayKnow) {
            recipient(one, notice, role).filter(to -> !hasConflict(reference, to)).ifPresent(found::add);
        }
    }

    /** Whether somebody who works on cases has declared a conflict of interest in this one: an Independent Person or an Investigating Officer. */
    private boolean hasConflict(String reference, Recipient to) {
        return List.of("independent-person", "investigating-officer").contains(to.role())
                && caseFiles.conflicts(reference).stream().anyMatch(declared -> declared.officerName().equals(to.name()));
    }

    private Optional<Recipient> recipient(StandardsCase one, String notice, String role) {
        return switch (role) {
            case "complainant" -> one.anonymous()
                    ? Optional.empty()
                    : Optional.of(new Recipient(role, one.complainantName(), one.complainantEmail().orElse(null), one.complainantAddress().orElse(null)));
            // nobody writes to the dead
            case "subject-member" -> caseFiles.answers(one.reference()).text("left-office", "why").filter("died"::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of(subjectMember(one));
            case "clerk" -> clerk(one, notice);
            case "independent-person" -> one.independentPersonId()
                    .flatMap(council::independentPerson)
                    .map(person -> new Recipient(role, person.name(), person.email(), null));
            case "witness" -> witness(one);
            case "investigating-officer" -> one.investigatingOfficerId()
                    .flatMap(officers::find)
                    .map(officer -> new Recipient(role, officer.name(), officer.email(), null));
            case "parish-chair" -> one.parishContactName().isPresent() ? Optional.empty() : parishChair(one);
            case "acting-officer" -> one.actingOfficerId()
                    .flatMap(officers::find)
                    .map(officer -> new Recipient(role, officer.name(), officer.email(), null));
            case "other-authority" -> written(one, role, "decide-on-other-council", "otherName", "otherEmail");
            case "referral-body" -> written(one, role, "police-referral", "bodyName", "bodyEmail");
            case "group-whip" -> one.subjectMemberId()
                    .flatMap(council::memberById)
                    .flatMap(member -> council.groupWhip(member.group()))
                    // nobody is told of the complaint about herself by a copy
                    .filter(whip -> !whip.name().equalsIgnoreCase(one.subjectMemberName()))
                    .map(whip -> new Recipient(role, whip.name(), whip.email(), null));
            case "group-leader" -> one.subjectMemberId()
                    .flatMap(council::memberById)
                    .flatMap(member -> council.groupLeader(member.group())
                            // nobody is asked to act against herself
                            .filter(leader -> !leader.name().equalsIgnoreCase(one.subjectMemberName()))
                            .or(() -> council.groupSecretary(member.group())))
                    .map(leader -> new Recipient(role, leader.name(), leader.email(), null));
            case "political-group" -> one.subjectMemberId()
                    .flatMap(council::memberById)
                    .flatMap(member -> council.groupSecretary(member.group()))
                    .map(secretary -> new Recipient(role, secretary.name(), secretary.email(), null));
            case "council-leader" -> Optional.of(council.leader())
                    // nobody is asked to act against herself
                    .filter(leader -> !leader.name().equalsIgnoreCase(one.subjectMemberName()))
                    .or(() -> Optional.of(council.councilContact()))
                    .map(leader -> new Recipient(role, leader.name(), leader.email(), null));
            case "council" -> Optional.of(new Recipient(role, council.councilContact().name(), council.councilContact().email(), null));
            case "escalation" -> Optional.of(new Recipient(role, council.name(), council.escalationAddress(), null));
            case WEBSITE -> Optional.of(new Recipient(role, "the council's website", null, null));
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

    /**
     * The clerk in parish cases only (a.9), and only notices that the council wants the clerk to have. A clerk who complains gets the
     * complainant's letters and never the copies; whoever was chosen in the clerk's place gets them (procedure h, S12).
     */
    private Optional<Recipient> clerk(StandardsCase one, String notice) {
        if (council.at(one.procedureVersion()).switches().notToClerk().contains(notice)) {
            return Optional.empty();
        }
        Optional<Authority> parish = council.authority(one.authorityId()).filter(Authority::parish);
        if (parish.isPresent() && one.parishContactName().isPresent()) {
            return Optional.of(new Recipient("clerk", one.parishContactName().get(), one.parishContactEmail().orElse(null), null));
        }
        return parish.flatMap(Authority::clerk)
                .filter(clerk -> !one.isComplainant(clerk.name(), clerk.email()))
                .map(clerk -> new Recipient("clerk", clerk.name(), clerk.email(), null));
    }

    private Optional<Recipient> parishChair(StandardsCase one) {
        return council.authority(one.authorityId())
                .filter(Authority::parish)
                .flatMap(Authority::chair)
                .filter(chair -> !chair.name().equalsIgnoreCase(one.subjectMemberName()))
                .filter(chair -> !one.isComplainant(chair.name(), chair.email()))
                .map(chair -> new Recipient("parish-chair", chair.name(), chair.email(), null));
    }

    private Optional<Recipient> written(StandardsCase one, String role, String form, String name, String email) {
        Answers answers = caseFiles.answers(one.reference());
        return answers.text(form, name).map(to -> new Recipient(role, to, answers.text(form, email).orElse(null), null));
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
