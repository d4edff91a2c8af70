package uk.nolan.process.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.ComplaintText;
import uk.nolan.casefile.FactSheet;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.Council;
import uk.nolan.council.Member;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.Ledger;
import uk.nolan.people.Officer;
import uk.nolan.people.Sight;
import uk.nolan.process.Confidentiality;
import uk.nolan.process.ProcedureVersion;
import uk.nolan.process.SightOfCases;

/**
 * What an officer must know before she decides, as forms show it: markdown made from the case file at the moment of looking, and a few
 * plain values that a form's conditions and rules ask for. Read-only and stored nowhere.
 */
@Component
class CaseWindow {

    /** The forms in which the parts of the code are named, each correcting the one before (NS-4-9). */
    private static final List<String> PROVISIONS_ASKED =
            List.of("receive-complaint", "decide-validity", "prepare-first-letter", "appoint-investigating-officer", "present-facts");

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Ledger ledger;
    private final Council council;
    private final ProcedureVersion procedure;
    private final DecisionWindow later;
    private final PathsWindow paths;
    private final Correspondence correspondence;
    private final SightOfCases sight;
    private final Clock clock;

    CaseWindow(CaseFiles caseFiles, CaseDeadlines deadlines, Ledger ledger, Council council, ProcedureVersion procedure, DecisionWindow later, PathsWindow paths, Correspondence correspondence, SightOfCases sight, Clock clock) {
        this.sight = sight;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.ledger = ledger;
        this.council = council;
        this.procedure = procedure;
        this.later = later;
        this.paths = paths;
        this.correspondence = correspondence;
        this.clock = clock;
    }

    private static final List<String> OWN_NAMES = List.of(
            "fileSummary", "fileAllegation", "fileEvidence", "fileRepresentations", "fileEnquiries", "fileIndependentPersonView",
            "fileDecisions", "fileProvisions", "fileDates", "fileLetters", "fileDocuments", "fileWarnings", "fileSimilar", "fileInformal", "criteriaTable",
            "eventAge", "independentPersonConsulted", "independentPersonAssigned", "identitySuggested", "delaySuggestedDate",
            "firstLetterSentOn", "deadlinesOpen", "dueDates", "parish");

    /** The names that forms may use, for checking a procedure before it goes live. */
    static final List<String> NAMES = Stream.of(List.of("today"), DecisionWindow.NAMES, PathsWindow.NAMES, OWN_NAMES).flatMap(List::stream).toList();

    /** What a start form can know: no case yet. */
    Map<String, Object> withoutCase() {
        return new LinkedHashMap<>(Map.of("today", today().toString(), "arrangements", council.arrangements()));
    }

    /** What a task's form can know of its case, for checking what was answered. */
    Map<String, Object> of(String reference, Errand errand) {
        return of(reference, errand, Optional.empty(), new HashSet<>(NAMES));
    }

    /** The same as far as these names need it: most rules ask for little, and the whole window is much to read. */
    Map<String, Object> of(String reference, Errand errand, Set<String> asked) {
        return of(reference, errand, Optional.empty(), asked);
    }

    /** What this officer may read of the case: where the complainant's identity is withheld, only who must know it sees it (NS-6-18, NS-7-8). */
    Map<String, Object> of(String reference, Errand errand, Officer reader) {
        return of(reference, errand, Optional.of(reader), new HashSet<>(NAMES));
    }

    private Map<String, Object> of(String reference, Errand errand, Optional<Officer> reader, Set<String> asked) {
        StandardsCase one = caseFiles.get(reference);
        boolean assesses = reader.map(officer -> Confidentiality.acts(officer, one)).orElse(true);
        boolean named = reader.map(officer -> Confidentiality.mayKnowComplainant(officer, one)).orElse(true);
        Map<String, Object> window = withoutCase();
        if (!Collections.disjoint(asked, DecisionWindow.NAMES)) {
            window.putAll(later.of(reference, errand, reader.isPresent()));
        }
        if (!Collections.disjoint(asked, PathsWindow.NAMES)) {
            window.putAll(paths.of(reference, named, assesses, asked));
        }
        if (!Collections.disjoint(asked, OWN_NAMES)) {
            window.putAll(own(one, errand, reader, named, assesses));
        }
        if (!named) {
            window.replaceAll((name, value) -> value instanceof String text && isProse(name) ? correspondence.withoutTheComplainant(reference, text) : value);
        }
        return window;
    }

    private Map<String, Object> own(StandardsCase one, Errand errand, Optional<Officer> reader, boolean named, boolean assesses) {
        String reference = one.reference();
        Answers answers = caseFiles.answers(reference);
        FactSheet facts = caseFiles.facts(reference);
        List<OpenDeadline> open = deadlines.open(reference);
        Map<String, Object> window = new LinkedHashMap<>();
        window.put("fileSummary", summary(one, facts, answers, named));
        window.put("fileProvisions", provisions(one, answers));
        window.put("fileAllegation", Markdown.text(named ? String.join("\n\n", ComplaintText.of(answers)) : answers.text("prepare-first-letter", "summary").orElse("")));
        window.put("fileEvidence", !named ? "" : Markdown.labelled("Named in the complaint", answers.text("receive-complaint", "evidence").orElse(""))
                        + Markdown.labelled("Outcome the complainant would like", answers.text("receive-complaint", "desiredOutcome").orElse("")));
        window.put("fileRepresentations", representations(facts, answers));
        window.put("fileEnquiries", enquiries(answers));
        window.put("fileIndependentPersonView", independentPersonView(one, facts, answers));
        window.put("fileDecisions", decisions(answers));
        window.put("fileDates", dates(open));
        window.put("fileLetters", letters(reference));
        window.put("fileDocuments", documents(reference));
        window.put("fileWarnings", warnings(one, facts, open));
        window.put("fileSimilar", similar(reference, assesses, reader));
        window.put("fileInformal", informal(facts, answers));
        window.put("criteriaTable", criteria(one));
        window.put("eventAge", deadlines.lastEventIsOver(reference).map(over -> over ? "over" : "within").orElse(""));
        window.put("independentPersonConsulted", facts.metSince(List.of("view-requested"), List.of("view-given", "view-closed")));
        window.put("independentPersonAssigned", one.independentPersonId().orElse(null));
        window.put("identitySuggested", one.identityWithheld() ? "withhold" : "disclose");
        window.put("delaySuggestedDate", delaySuggestedDate(reference, errand, open));
        window.put("firstLetterSentOn", facts.latest("first-letter-sent").map(LocalDate::toString).orElse(""));
        Map<String, Object> dueDates = new LinkedHashMap<>();
        open.forEach(deadline -> dueDates.put(deadline.rule().deadline(), deadline.dueDate().due().toString()));
        window.put("dueDates", dueDates);
        window.put("parish", council.authority(one.authorityId()).filter(Authority::parish).isPresent() ? "yes" : "no");
        window.put("deadlinesOpen", open.stream().map(deadline -> deadline.rule().deadline()).toList());
        return window;
    }

    /** What a field opens with, as this officer may read it. */
    Object readableBy(Officer reader, StandardsCase one, Object earlier, FormField field) {
        boolean prose = earlier instanceof String && field.type().startsWith("text");
        return prose && !Confidentiality.mayKnowComplainant(reader, one) ? correspondence.withoutTheComplainant(one.reference(), earlier.toString()) : earlier;
    }

    /** What somebody may have typed, among the values of the window; the others are dates and codes. */
    private static boolean isProse(String name) {
        return name.startsWith("file") || name.matches("allegation\\d|reportLine|sanctionDetails|letterPreview");
    }

    /** The present due date of a deadline that a start form names as {@code reference:deadline}. */
    Optional<String> dueDateOf(String reference, Object deadlineOfCase) {
        return Optional.ofNullable(deadlineOfCase).flatMap(named -> deadlines.open(reference).stream()
                .filter(open -> named.toString().endsWith(":" + open.rule().deadline()))
                .map(open -> open.dueDate().due().toString())
                .findFirst());
    }

    private String summary(StandardsCase one, FactSheet facts, Answers answers, boolean named) {
        String authority = council.authority(one.authorityId()).map(Authority::name).orElse(one.authorityId());
        String group = one.subjectMemberId().flatMap(council::memberById).map(Member::group).orElse("");
        StringBuilder text = new StringBuilder();
        text.append(Markdown.labelled("Case", one.reference() + ", received " + facts.latest("received").map(WrittenDate::inFull).orElse("") + " (" + one.channel().replace('-', ' ') + ")"));
        String asked = one.identityWithheld() ? ". Asks that the identity be withheld: " + answers.text("receive-complaint", "withholdReasons").orElse("") : "";
        String capacity = String.join("", answers.labels("receive-complaint", "complainantCapacity")).toLowerCase(Locale.UK);
        text.append(Markdown.labelled("Complainant", named ? one.complainantName() + ", " + capacity + asked : "withheld"));
        text.append(Markdown.labelled("Subject member", one.subjectMemberName() + ", " + authority + (group.isEmpty() || group.equals("None") ? "" : ", " + group)));
        one.lastEventOn().ifPresent(day -> text.append(Markdown.labelled("Last event complained of", WrittenDate.inFull(day))));
        return text.append(provisions(one, answers)).toString();
    }

    private String provisions(StandardsCase one, Answers answers) {
        List<String> provisions = List.of();
        for (String form : PROVISIONS_ASKED) {
            provisions = answers.answered(form) ? answers.labels(form, "codeProvisions") : provisions;
        }
        return Markdown.labelled("Parts of the code", String.join(" ", provisions)) + Markdown.labelled("What these mean", notes(one, answers));
    }

    /** The definitions that the council's catalogue gives for what the case is about, such as bullying (NS-A1.7-2, ST-C3.5-1). */
    private String notes(StandardsCase one, Answers answers) {
        List<String> references = List.of();
        for (String form : PROVISIONS_ASKED) {
            references = answers.answered(form) ? answers.codes(form, "codeProvisions") : references;
        }
        return references.stream()
                .flatMap(reference -> council.codeProvision(one.authorityId(), reference).stream())
                .flatMap(provision -> provision.note().map(note -> provision.reference() + ": " + note).stream())
                .collect(Collectors.joining("\n"));
    }

    private static String representations(FactSheet facts, Answers answers) {
        String timely = answers.text("record-representations", "representations")
                .map(text -> Markdown.labelled("Received " + day(answers, "record-representations", "representationsReceivedOn"), text))
                .orElse(facts.latest("representations-closed").isPresent() ? "None were entered before the window closed.\n\n" : "");
        boolean accepted = facts.latest("representations-received").isPresent();
        String afterwards = String.join("\n\n", answers.all("late-representations", "representations").stream().map(Object::toString).toList());
        return timely + Markdown.labelled("Entered after the window had closed" + (accepted ? "" : ", on file and not accepted"), afterwards);
    }

    private static String day(Answers answers, String form, String field) {
        return answers.text(form, field).map(LocalDate::parse).map(WrittenDate::inFull).orElse("");
    }

    private static String enquiries(Answers answers) {
        return Markdown.labelled("Looked at", every(answers, "plan-enquiries", "enquiryNotes"))
                + exchange(answers, "Complainant", "askComplainant", "answerComplainant")
                + exchange(answers, "Subject member", "askSubjectMember", "answerSubjectMember")
                + exchange(answers, "Witness", "askWitness", "answerWitness")
                + exchange(answers, "Clerk", "askClerk", "answerClerk");
    }

    private static String exchange(Answers answers, String who, String asked, String answered) {
        return Markdown.labelled(who + " was asked", every(answers, "plan-enquiries", asked))
                + Markdown.labelled(who + " answered", every(answers, "record-answers", answered));
    }

    /** What was answered in every round, oldest first. */
    private static String every(Answers answers, String form, String field) {
        return String.join("\n", answers.all(form, field).stream().map(Object::toString).toList());
    }

    private String independentPersonView(StandardsCase one, FactSheet facts, Answers answers) {
        String who = one.independentPersonId().flatMap(council::independentPerson).map(person -> person.name()).orElse("");
        boolean given = facts.metSince(List.of("view-requested"), List.of("view-given"));
        boolean wentOn = facts.metSince(List.of("view-requested"), List.of("view-closed"));
        return Markdown.labelled("Independent Person", who)
                + Markdown.labelled("Asked", answers.text("prepare-consultation", "question").orElse(""))
                + Markdown.labelled("Draft reasoning put to the Independent Person", answers.text("prepare-consultation", "draftReasoning").orElse(""))
                + (given ? Markdown.labelled("View (" + String.join(", ", answers.labels("give-view", "minded")) + ")", answers.text("give-view", "view").orElse("")) : "")
                + (wentOn ? Markdown.labelled("Going on without a view", answers.text("decide-on-missing-view", "reasons").orElse("")) : "")
                + Markdown.labelled("The subject member asked", answers.text("subject-member-view", "question").orElse(""))
                + Markdown.labelled("Reply to the subject member", answers.text("give-view-to-subject-member", "view").orElse(""));
    }

    private static String decisions(Answers answers) {
        return List.of("decide-validity", "assess-complaint", "convene-panel", "assess-complaint-as-panel", "assess-complaint-as-committee-chair", "decide-on-other-council", "decide-on-withdrawal", "conclude-informal-resolution", "review-report", "decide-after-local-resolution").stream()
                .filter(answers::answered)
                .map(form -> decision(form, answers))
                .collect(Collectors.joining());
    }

    private static String decision(String form, Answers answers) {
        String title = form.substring(0, 1).toUpperCase(Locale.UK) + form.substring(1).replace('-', ' ');
        List<String> chosen = new ArrayList<>();
        for (String field : List.of("grounds", "outcome", "informal", "referralReason", "criteria", "otherCouncil", "withdrawal", "review", "local")) {
            chosen.addAll(answers.labels(form, field));
        }
        String reasons = answers.text(form, "reasons").or(() -> answers.text(form, "panelReasons")).orElse("");
        return Markdown.labelled(title, String.join("; ", chosen) + (chosen.isEmpty() ? "" : "\n") + reasons);
    }

    private static String dates(List<OpenDeadline> open) {
        return Markdown.list(open.stream()
                .map(one -> one.rule().name() + ": due " + one.dueDate().inWords() + " (" + one.dueDate().explanation() + ")")
                .toList());
    }

    private String letters(String reference) {
        return Markdown.list(ledger.letters(reference).stream()
                .filter(letter -> !letter.isNote())
                .map(letter -> "%s: %s to the %s".formatted(WrittenDate.inFull(letter.dated()), letter.notice().replace('-', ' '), letter.recipientRole().replace('-', ' ')))
                .toList());
    }

    private String documents(String reference) {
        int count = caseFiles.attachments(reference).size();
        String list = count == 0 ? "No documents yet" : count == 1 ? "One document" : count + " documents";
        return "[%s: open or attach documents](/cases/%s)".formatted(list, reference);
    }

    private String warnings(StandardsCase one, FactSheet facts, List<OpenDeadline> open) {
        List<String> warnings = new ArrayList<>();
        LocalDate dated = facts.latest("complaint-dated").orElseGet(this::today);
        if (deadlines.lastEventIsOver(one.reference()).orElse(false)) {
            warnings.add("The last event lies further back than the council's limit for complaints, counted from the date of the complaint.");
        }
        one.subjectMemberId().flatMap(council::memberById).ifPresent(member -> {
            if (member.seatOn(one.authorityId(), dated).isEmpty()) {
                warnings.add("On the date of the complaint the subject member held no seat on that council, as far as the council's book of members shows.");
            }
            one.lastEventOn().filter(day -> member.seatOn(one.authorityId(), day).isEmpty()).ifPresent(day ->
                    warnings.add("On the date of the last event the subject member held no seat on that council, as far as the council's book of members shows."));
            if (member.dualHatted(dated)) {
                warnings.add("The subject member sits on more than one council: " + member.seatsOn(dated).stream()
                        .map(seat -> council.authority(seat.authority()).map(Authority::name).orElse(seat.authority()))
                        .collect(Collectors.joining(", ")) + ".");
            }
        });
        if (one.subjectMemberId().isEmpty()) {
            warnings.add("The subject member is not in the council's book of members. Check that this person is or was a councillor.");
        }
        outOfOrder(open).ifPresent(warnings::add);
        if (open.stream().anyMatch(deadline -> deadline.dueDate().beyondKnownHolidays())) {
            warnings.add("A due date lies beyond the last day for which bank holidays are known. It may still move.");
        }
        warnings.addAll(council.warnings(today()));
        return Markdown.list(warnings);
    }

    /** b.3: the assessment can fall due before the window for representations has closed. */
    private static Optional<String> outOfOrder(List<OpenDeadline> open) {
        return open.stream().filter(one -> one.rule().deadline().equals("initial-assessment")).findFirst().flatMap(assessment -> open.stream()
                .filter(one -> one.rule().deadline().equals("representations"))
                .filter(window -> assessment.dueDate().due().isBefore(window.dueDate().due()))
                .findFirst()
                .map(window -> "The assessment falls due on " + assessment.dueDate().inWords() + ", before the window for representations closes on "
                        + window.dueDate().inWords() + ". Give a delay notice."));
    }

    private String similar(String reference, boolean inFull, Optional<Officer> reader) {
        Sight seen = sight.of(reader.orElse(Officer.PROGRAM));
        List<StandardsCase> others = caseFiles.aboutTheSameMember(reference).stream().filter(other -> seen.shows(other.reference())).toList();
        if (others.isEmpty()) {
            return seen.all() && seen.never().isEmpty() ? "No other complaint about this member is on file." : "There is no other complaint about this member that you may see.";
        }
        return Markdown.list(others.stream()
                .map(other -> {
                    Answers answers = caseFiles.answers(other.reference());
                    String state = other.outcome().map(outcome -> "closed, " + outcome.replace('-', ' ')).orElse("open");
                    String allegation = answers.text("receive-complaint", "allegation").orElse("");
                    return "%s, received %s, %s%s".formatted(
                            other.reference(),
                            caseFiles.facts(other.reference()).latest("received").map(WrittenDate::inFull).orElse(""),
                            state,
                            !inFull ? "" : ": " + (allegation.length() <= 200 ? allegation : allegation.substring(0, 200) + "…")).replaceAll("\\s+", " ");
                })
                .toList());
    }

    private static String informal(FactSheet facts, Answers answers) {
        if (!answers.answered("propose-informal-resolution")) {
            return "";
        }
        return Markdown.labelled("Proposed", String.join("; ", answers.labels("propose-informal-resolution", "actions")) + "\n" + answers.text("propose-informal-resolution", "proposalText").orElse(""))
                + Markdown.labelled("Answer", String.join("; ", answers.labels("record-comments", "proposal")))
                + Markdown.labelled("Does the subject member accept that the conduct was unacceptable?", String.join("", answers.labels("record-comments", "acceptsFault")))
                + Markdown.labelled("Complainant's comments", answers.text("record-comments", "complainantComments").orElse(""))
                + Markdown.labelled("Subject member's comments", answers.text("record-comments", "subjectMemberComments").orElse(""))
                + (facts.latest("informal-comments-closed").isPresent() && !answers.answered("record-comments") ? "No comments came in time.\n\n" : "")
                + Markdown.labelled("Done", answers.text("record-performance", "performance").orElse(""))
                + (facts.latest("informal-period-ended").isPresent() ? "The period ended before it was recorded that the agreed action was done.\n\n" : "");
    }

    private String criteria(StandardsCase one) {
        return procedure.criteria(one.procedureVersion()).stream()
                .map(criterion -> "- **" + criterion.code() + "** " + Markdown.text(criterion.label() + ": " + criterion.prompt()))
                .collect(Collectors.joining("\n"));
    }

    /**
     * The new date that a delay notice suggests: the day of the hearing where one is fixed, a month on for a step counted in months, else the period counted anew from
     * today, or from the end of another period that the step waits for.
     */
    private String delaySuggestedDate(String reference, Errand errand, List<OpenDeadline> open) {
        if (errand.deadline() == null) {
            return "";
        }
        DeadlineRule rule = deadlines.rule(reference, errand.deadline());
        Optional<LocalDate> fixed = caseFiles.facts(reference).newest(rule.deadline() + "-date").filter(day -> day.isAfter(today()));
        if (fixed.isPresent()) {
            return fixed.get().toString();
        }
        LocalDate from = open.stream()
                .filter(other -> other.rule().whose() == DeadlineRule.Whose.PARTY && other.dueDate().due().isAfter(today()))
                .filter(other -> other.rule().metBy().stream().anyMatch(rule.countedFrom().facts()::contains))
                .map(other -> other.dueDate().due())
                .findFirst()
                .orElse(today());
        return (rule.unit() == DeadlineRule.Unit.WORKING_DAYS
                ? deadlines.workingDays().add(from, rule.number())
                : deadlines.workingDays().onOrAfter(from.plusMonths(1))).toString();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
