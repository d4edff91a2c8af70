package uk.nolan.process.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.FactSheet;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.Contact;
import uk.nolan.council.Council;
import uk.nolan.council.Member;
import uk.nolan.deadline.DueDate;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Sight;
import uk.nolan.process.SightOfCases;

/**
 * What forms show and ask for on the ways that do not go straight (procedure a.5, a.6): what is missing, who may know whom, who else is
 * concerned, what stands still; and what this council does where others do otherwise. Part of {@link CaseWindow}.
 */
@Component
class PathsWindow {

    static final List<String> NAMES = List.of(
            "arrangements", "facts", "clerkIsComplainant", "chairIsSubjectMember", "dualHatted", "otherSeats", "anonymous", "withholdAsked", "fileConfidentiality", "confidentialityKind",
            "fileIntake", "fileLinked", "fileWithdrawal", "fileAbeyance", "fileDepartures", "fileDiscontinuance", "panelDecided", "paused", "receivedOn", "receivedOnWords",
            "reportCompletedOnWords", "interestDeclared", "draftCommentsEarliest", "draftCommentsEarliestWords", "caseAuthority", "caseSubjectMember");

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Council council;
    private final Officers officers;
    private final SightOfCases sight;
    private final Clock clock;

    PathsWindow(CaseFiles caseFiles, CaseDeadlines deadlines, Council council, Officers officers, SightOfCases sight, Clock clock) {
        this.sight = sight;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.council = council;
        this.officers = officers;
        this.clock = clock;
    }

    /** The values for a case; {@code assesses} says whether the reader may know who complains and see other cases. What takes long is left out unless it is asked for. */
    Map<String, Object> of(String reference, boolean named, boolean assesses, Set<String> asked) {
        StandardsCase one = caseFiles.get(reference);
        Answers answers = caseFiles.answers(reference);
        FactSheet facts = caseFiles.facts(reference);
        LocalDate dated = facts.latest("complaint-dated").orElseGet(() -> LocalDate.now(clock));
        Optional<Authority> parish = council.authority(one.authorityId()).filter(Authority::parish);
        Map<String, Object> window = new LinkedHashMap<>();
        window.put("arrangements", council.at(one.procedureVersion()).arrangements());
        window.put("facts", facts.names().stream().collect(Collectors.toMap(name -> name, name -> facts.latest(name).orElseThrow().toString())));
        window.put("clerkIsComplainant", parish.flatMap(Authority::clerk).filter(clerk -> one.isComplainant(clerk.name(), clerk.email())).isPresent());
        window.put("chairIsSubjectMember", parish.flatMap(Authority::chair).map(Contact::name).filter(one.subjectMemberName()::equalsIgnoreCase).isPresent());
        seats(window, one, dated);
        window.put("anonymous", one.anonymous());
        window.put("withholdAsked", answers.value("receive-complaint", "withholdIdentity").filter(Boolean.TRUE::equals).isPresent() || one.identityWithheld());
        window.put("confidentialityKind", one.anonymous() ? "anonymous" : window.get("withholdAsked").equals(true) ? "request" : "prejudice");
        window.put("fileIntake", intake(answers, named));
        window.put("fileConfidentiality", named ? confidentiality(one, answers) : "");
        window.put("fileLinked", assesses && asked.contains("fileLinked") ? linked(reference) : "");
        window.put("fileWithdrawal", named ? withdrawal(answers) : "");
        window.put("fileAbeyance", abeyance(facts, answers));
        window.put("fileDepartures", departures(answers));
        window.put("fileDiscontinuance", Markdown.labelled("Left office", facts.latest("left-office").map(WrittenDate::inFull).orElse(""))
                + Markdown.labelled("Why", words(answers, "left-office", "why")));
        window.put("panelDecided", facts.latest("findings-made").isPresent());
        window.put("paused", facts.paused());
        day(window, "receivedOn", facts.latest("received"));
        window.put("reportCompletedOnWords", facts.latest("report-completed").map(WrittenDate::inFull).orElse(""));
        if (asked.contains("draftCommentsEarliest") || asked.contains("draftCommentsEarliestWords")) {
            day(window, "draftCommentsEarliest", deadlines.due(reference, "draft-comments", facts.with("draft-sent", LocalDate.now(clock))).map(DueDate::due));
        }
        window.put("interestDeclared", interest(reference, officers.current()));
        window.put("caseAuthority", one.authorityId());
        window.put("caseSubjectMember", one.subjectMemberId().orElse(""));
        return window;
    }

    private static void day(Map<String, Object> window, String name, Optional<LocalDate> day) {
        window.put(name, day.map(LocalDate::toString).orElse(""));
        window.put(name + "Words", day.map(WrittenDate::inFull).orElse(""));
    }

    private void seats(Map<String, Object> window, StandardsCase one, LocalDate dated) {
        Optional<Member> member = one.subjectMemberId().flatMap(council::memberById);
        window.put("dualHatted", member.filter(known -> known.dualHatted(dated)).isPresent() ? "yes" : "no");
        window.put("otherSeats", member.map(known -> {
            String seats = known.seatsOn(dated).stream()
                    .map(Member.Seat::authority)
                    .filter(authority -> !authority.equals(one.authorityId()))
                    .map(authority -> council.authority(authority).map(Authority::name).orElse(authority))
                    .collect(Collectors.joining(", "));
            String outside = String.join(", ", known.otherAuthorities());
            return Markdown.text(seats.isEmpty() || outside.isEmpty() ? seats + outside : seats + ", " + outside);
        }).orElse(""));
    }

    private static String intake(Answers answers, boolean named) {
        return Markdown.labelled("Asked for", list(answers, "ask-for-information", "missing"))
                + (named ? Markdown.labelled("Came in", list(answers, "record-information", "information")) : "")
                + Markdown.labelled("Gone on without it", answers.text("decide-without-information", "reasons").orElse(""))
                + (named ? Markdown.labelled("Transcript", answers.text("transcribe-complaint", "transcript").orElse("")) : "")
                + (named ? Markdown.labelled("Corrections asked for", answers.text("record-transcript-approval", "corrections").orElse("")) : "")
                + Markdown.labelled("The clerk's complaint", words(answers, "decide-on-clerks-complaint", "clerkRoute")
                        + answers.text("decide-on-clerks-complaint", "exceptionReason").map(reason -> ": " + reason).orElse(""))
                + Markdown.labelled("The parish council tried first", answers.text("record-parish-result", "result").orElse(""));
    }

    private static String confidentiality(StandardsCase one, Answers answers) {
        return Markdown.labelled("Reasons given for withholding", answers.text("receive-complaint", "withholdReasons").orElse(""))
                + Markdown.labelled("Further reasons", list(answers, "record-reasons", "confidentialityReasons"))
                + Markdown.labelled("Grounds found", String.join("; ", answers.labels("decide-on-confidentiality", "confidentialityGrounds")))
                + Markdown.labelled("Decision", answers.text("decide-on-confidentiality", "reasons").orElse(""))
                + Markdown.labelled("What would give the complainant away", answers.text("decide-on-confidentiality", "hints").orElse(""))
                + Markdown.labelled("The complainant answered", words(answers, "record-complainants-answer", "complainantAnswer"))
                + (one.identityWithheld() ? "The complainant's identity is withheld.\n\n" : "");
    }

    private static String withdrawal(Answers answers) {
        return Markdown.labelled("Withdrawn", answers.text("withdrawal", "receivedOn").map(LocalDate::parse).map(WrittenDate::inFull).orElse(""))
                + Markdown.labelled("In these words", answers.text("withdrawal", "words").orElse(""))
                + Markdown.labelled("Decision", words(answers, "decide-on-withdrawal", "withdrawal"))
                + Markdown.labelled("The member left office", answers.text("left-office", "leftOn").map(LocalDate::parse).map(WrittenDate::inFull).orElse(""))
                + Markdown.labelled("The member returned", answers.text("returned", "returnedOn").map(LocalDate::parse).map(WrittenDate::inFull).orElse(""));
    }

    private static String abeyance(FactSheet facts, Answers answers) {
        String since = facts.pauses().stream()
                .map(pause -> WrittenDate.inFull(pause.from()) + pause.until().map(day -> " to " + WrittenDate.inFull(day)).orElse(", and still"))
                .collect(Collectors.joining("; "));
        return Markdown.labelled("In abeyance from", since)
                + Markdown.labelled("Ground", words(answers, "abeyance", "ground"))
                + Markdown.labelled("Why", answers.text("abeyance", "reasonInternal").orElse(""));
    }

    private static String departures(Answers answers) {
        return Markdown.labelled("Departure from", answers.text("departure", "rule").orElse(""))
                + Markdown.labelled("Why", answers.text("departure", "why").orElse(""))
                + Markdown.labelled("What it means for the parties", answers.text("departure", "effect").orElse(""))
                + Markdown.labelled("Decision", words(answers, "agree-departure", "departure"));
    }

    private String linked(String reference) {
        Sight seen = sight.of(officers.current());
        return Markdown.list(caseFiles.linked(reference).stream()
                .filter(other -> seen.shows(other.reference()))
                .map(other -> other.reference() + other.outcome().map(outcome -> ", closed: " + outcome.replace('-', ' ')).orElse(""))
                .toList());
    }

    /** What this officer declared last about an interest in the case; empty for nothing. */
    private String interest(String reference, Officer officer) {
        return caseFiles.declarations(reference).stream()
                .filter(declared -> declared.officerId().equals(officer.id()))
                .map(CaseFiles.Declared::kind)
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    private static String words(Answers answers, String form, String field) {
        return String.join("; ", answers.labels(form, field));
    }

    private static String list(Answers answers, String form, String field) {
        return String.join("\n", answers.all(form, field).stream().map(Object::toString).toList());
    }
}
