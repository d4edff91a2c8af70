package uk.nolan.process.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Allegation;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.CommitteeLines;
import uk.nolan.casefile.FactSheet;
import uk.nolan.casefile.Sanction;
import uk.nolan.casefile.Sanctions;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Council;
import uk.nolan.council.IndependentPerson;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DueDate;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Correspondence;
import uk.nolan.notice.Draft;
import uk.nolan.notice.Outgoing;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;

/** What forms show from the investigation on: the second half of {@link CaseWindow}. */
@Component
class DecisionWindow {

    /** The names that forms may use. */
    static final List<String> NAMES = names();

    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Sanctions sanctions;
    private final Correspondence correspondence;
    private final Officers officers;
    private final Council council;
    private final CommitteeLines committeeLines;
    private final Clock clock;

    DecisionWindow(
            CaseFiles caseFiles,
            CaseDeadlines deadlines,
            Sanctions sanctions,
            Correspondence correspondence,
            Officers officers,
            Council council,
            CommitteeLines committeeLines,
            Clock clock) {
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.sanctions = sanctions;
        this.correspondence = correspondence;
        this.officers = officers;
        this.council = council;
        this.committeeLines = committeeLines;
        this.clock = clock;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "fileInvestigation", "fileReport", "fileLocalResolution", "filePreHearing", "fileHearingRecord", "fileFindings", "fileSanctions",
                "fileDecisionNotice", "fileParish", "fileProgress", "identityWithheld", "allegationCount", "reportFinding", "reportCompletedOn",
                "reportIssuedOn", "draftSentOn", "hearingEarliest", "hearingLatest", "hearingDate", "agendaLastDay", "agendaPossibleFrom", "committeeDate", "removalSuggested",
                "hearingEarliestWords", "hearingLatestWords", "hearingDateWords", "agendaLastDayWords", "agendaPossibleFromWords", "committeeDateWords", "breachViewGiven",
                "sanctionViewGiven", "timesReturned", "agreedActions", "letterPreview", "letterName", "openingDefault", "particularsDefault",
                "closingDefault", "sanctionName", "sanctionDetails", "publicationLink", "packLinks", "conflictedPersons", "spokespersonWanted",
                "determination", "panelFinding", "namingSuggested", "kindOfMember", "delayedStep", "dueNow", "reportLine", "investigatingOfficerNow", "openingSentOn",
                "draftCommentsUsual", "draftCommentsUsualWords"));
        for (int number = 1; number <= Allegation.MOST; number++) {
            names.add("allegation" + number);
        }
        return List.copyOf(names);
    }

    /** The values for a case and what the task is about. The letter to be checked is shown only where somebody reads the form. */
    Map<String, Object> of(String reference, Errand errand, boolean shown) {
        StandardsCase one = caseFiles.get(reference);
        Answers answers = caseFiles.answers(reference);
        FactSheet facts = caseFiles.facts(reference);
        Map<String, Object> window = new LinkedHashMap<>();
        window.put("fileInvestigation", investigation(one, answers));
        window.put("fileReport", report(reference, answers, facts));
        window.put("fileLocalResolution", localResolution(answers));
        window.put("filePreHearing", preHearing(answers));
        window.put("fileHearingRecord", hearingRecord(answers));
        window.put("fileFindings", findings(answers));
        window.put("fileSanctions", Markdown.list(sanctions.of(reference).stream().map(DecisionWindow::inWords).toList()));
        window.put("fileDecisionNotice", labelled("Facts", answers, "draft-decision-notice", "factsSummary")
                + labelled("Reasons", answers, "draft-decision-notice", "reasonsSummary")
                + labelled("Further sections", answers, "draft-decision-notice", "lgaSections")
                + labelled("In what is published", answers, "draft-decision-notice", "naming")
                + labelled("When it is taken off the website", answers, "draft-decision-notice", "removeNote")
                + labelled("View of the chair of the panel", answers, "give-chairs-view", "agrees", "chairView"));
        window.put("fileParish", labelled("Answer of the parish council", answers, "record-parish-response", "parishResponse", "responseText"));
        window.put("fileProgress", progress(facts));
        allegations(window, answers);
        window.put("identityWithheld", one.identityWithheld());
        window.put("reportFinding", answers.text("complete-report", "reportFinding").orElse(""));
        window.put("reportCompletedOn", day(facts.latest("report-completed")));
        window.put("reportIssuedOn", day(facts.latest("report-issued")));
        window.put("draftSentOn", day(facts.latest("draft-sent")));
        window.put("openingSentOn", day(facts.latest("opening-letters-sent")));
        window.put("investigatingOfficerNow", one.investigatingOfficerId().orElse(""));
        dates(window, reference, facts);
        window.put("breachViewGiven", facts.metSince(List.of("hearing-opened", "procedure-agreed"), List.of("breach-view-given")));
        window.put("sanctionViewGiven", facts.metSince(List.of("findings-made"), List.of("sanction-view-given")));
        window.put("timesReturned", (int) facts.entries().stream().filter(entry -> entry.name().equals("report-returned")).count());
        window.put("agreedActions", answers.codes("propose-local-resolution", "actions"));
        window.put("conflictedPersons", conflicted(reference));
        window.put("spokespersonWanted", answers.text("record-pre-hearing-answers", "spokesperson").orElse("no"));
        window.put("determination", answers.text("propose-hearing-procedure", "determination").orElse(""));
        String panelFinding = answers.text("decide-on-breach", "panelFinding").orElse("");
        window.put("panelFinding", panelFinding);
        window.put("namingSuggested", panelFinding.equals("breach") ? "named" : "anonymous");
        window.put("kindOfMember", sanctions.parish(one) ? "parish" : "district");
        window.put("publicationLink", "[Text prepared for the website](/cases/%s/publications)".formatted(reference));
        window.put("packLinks", "[Public agenda](/cases/%s/packs/public), [full agenda with the exempt part](/cases/%s/packs/full)".formatted(reference, reference));
        window.put("reportLine", shown ? Markdown.text(committeeLines.line(reference)) : "");
        sanction(window, reference, errand);
        letter(window, reference, errand, shown);
        delayed(window, reference, errand);
        return window;
    }

    /** Who has declared a conflict of interest in this case: officers by sign-in name, and the Independent Persons of the books who bear the name of one. */
    private List<String> conflicted(String reference) {
        List<CaseFiles.Declared> declared = caseFiles.conflicts(reference);
        List<String> names = declared.stream().map(CaseFiles.Declared::officerName).toList();
        return Stream.concat(
                        declared.stream().map(CaseFiles.Declared::officerId),
                        council.independentPersons().stream().filter(person -> names.contains(person.name())).map(IndependentPerson::id))
                .toList();
    }

    private String investigation(StandardsCase one, Answers answers) {
        return Markdown.labelled("Investigating Officer", one.investigatingOfficerId().flatMap(officers::find).map(Officer::name).orElse(""))
                + Markdown.labelled("Scope", answers.text("appoint-investigating-officer", "scope").orElse(""))
                + Markdown.labelled("Plan", answers.text("plan-investigation", "plan").orElse(""))
                + Markdown.labelled("Papers wanted", answers.text("plan-investigation", "papers").orElse(""))
                + Markdown.labelled("People to be heard", answers.text("plan-investigation", "interviewees").orElse(""))
                + Markdown.labelled("Evidence", every(answers, "record-evidence", "evidence"))
                + Markdown.labelled("Interviews", every(answers, "record-evidence", "interviews"))
                + Markdown.labelled("Agreed and disputed facts", every(answers, "record-evidence", "disputed"))
                + Markdown.labelled("Failure to cooperate", every(answers, "record-evidence", "nonCooperation"))
                + Markdown.labelled("Complainant's comments on the draft report", every(answers, "record-draft-comments", "complainantComments"))
                + Markdown.labelled("Subject member's comments on the draft report", every(answers, "record-draft-comments", "subjectMemberComments"))
                + Markdown.labelled("Comments that came late", every(answers, "late-comments", "comments"));
    }

    private String report(String reference, Answers answers, FactSheet facts) {
        String document = answers.text("complete-report", "report").or(() -> answers.text("present-facts", "report"))
                .flatMap(id -> caseFiles.attachments(reference).stream().filter(one -> String.valueOf(one.id()).equals(id)).findFirst())
                .map(one -> one.fileName())
                .orElse("");
        long returned = facts.entries().stream().filter(entry -> entry.name().equals("report-returned")).count();
        return Markdown.labelled("Completed", facts.latest("report-completed").map(WrittenDate::inFull).orElse(""))
                + Markdown.labelled("Issued", facts.latest("report-issued").map(WrittenDate::inFull).orElse(""))
                + Markdown.labelled("Conclusion", String.join("", answers.labels("complete-report", "reportFinding")))
                + Markdown.labelled("Summary", answers.text("complete-report", "reportSummary").orElse(""))
                + Markdown.labelled("Facts presented by the Monitoring Officer, without an investigation", answers.text("present-facts", "summary").orElse(""))
                + Markdown.labelled("How the comments were handled", answers.text("complete-report", "commentsHandled").orElse(""))
                + Markdown.labelled("Document", document)
                + (returned == 0 ? "" : Markdown.labelled("Sent back to the Investigating Officer", returned == 1 ? "once" : returned + " times")
                        + Markdown.labelled("What was lacking", every(answers, "review-report", "lacking")));
    }

    private static String localResolution(Answers answers) {
        return Markdown.labelled("Proposed", String.join("; ", answers.labels("propose-local-resolution", "actions")) + "\n"
                        + answers.text("propose-local-resolution", "proposalText").orElse(""))
                + Markdown.labelled("What the complainant said", answers.text("propose-local-resolution", "complainantConsulted").orElse(""))
                + Markdown.labelled("Subject member's answer", String.join("", answers.labels("record-local-answers", "subjectMemberAnswer")))
                + Markdown.labelled("Does the subject member accept that the conduct was unacceptable?", String.join("", answers.labels("record-local-answers", "acceptsFault")))
                + Markdown.labelled("Complainant's answer", String.join("", answers.labels("record-local-answers", "complainantAnswer")))
                + Markdown.labelled("Comments", answers.text("record-local-answers", "comments").orElse(""))
                + Markdown.labelled("Done", answers.text("record-agreed-actions", "performance").orElse(""));
    }

    private static String preHearing(Answers answers) {
        String given = "record-pre-hearing-answers";
        String proposed = "propose-hearing-procedure";
        String agreed = "agree-hearing-procedure";
        return labelled("Response to the report", answers, given, "response")
                + labelled("Facts agreed", answers, given, "agreedFacts")
                + labelled("Facts disputed", answers, given, "disputedFacts")
                + labelled("Attendance", answers, given, "attendance")
                + labelled("Subject member's witnesses", answers, given, "memberWitnesses")
                + labelled("Representative", answers, given, "representative")
                + labelled("Wishes that somebody speaks for the subject member", answers, given, "spokesperson")
                + labelled("Wish that a part be private", answers, given, "privacy")
                + labelled("Access needs", answers, given, "accessNeeds")
                + labelled("Investigating Officer's witnesses", answers, given, "investigatorWitnesses")
                + labelled("Procedure proposed", answers, proposed, "determination", "procedureText")
                + labelled("Witnesses proposed", answers, proposed, "witnessesAccepted")
                + labelled("Parties consulted on a decision on the papers", answers, proposed, "partiesConsulted")
                + labelled("Part proposed to be private", answers, proposed, "privatePart", "exemptParagraph")
                + labelled("Monitoring Officer approves that somebody speaks for the subject member", answers, proposed, "spokespersonApproved")
                + labelled("Chair's answer", answers, agreed, "procedure", "chairComments")
                + labelled("Chair approves that somebody speaks for the subject member", answers, agreed, "spokespersonApproved");
    }

    /** The nine steps of the hearing as they were recorded, in their order (NS-A2-12 to NS-A2-21). */
    private static String hearingRecord(Answers answers) {
        return labelled("Step 1, opening", answers, "open-hearing", "openedAt", "present", "apologies", "outline")
                + labelled("Interests declared", answers, "open-hearing", "interests")
                + labelled("Subject member present", answers, "open-hearing", "subjectMemberPresent", "absenceReasons")
                + labelled("Public or private", answers, "open-hearing", "privacyDecision", "exclusionResolution")
                + labelled("Step 2, Investigating Officer", answers, "hear-investigating-officer", "startedAt", "presentation", "questionsBySubjectMember", "questionsByPanel", "witnesses")
                + labelled("Step 3, subject member", answers, "hear-subject-member", "startedAt", "presentation", "questionsByInvestigatingOfficer", "questionsByPanel", "witnesses")
                + labelled("Step 4, Independent Person", answers, "give-view-on-breach", "minded", "view", "givenHow")
                + labelled("Step 5, advice given while the panel was alone", answers, "decide-on-breach", "advice", "adviceRepeated")
                + labelled("Step 6, views on sanction", answers, "hear-views-on-sanction", "announcedAt", "representations", "otherViews")
                + labelled("Independent Person on the sanction", answers, "give-view-on-sanction", "view", "givenHow")
                + labelled("Step 7, advice given while the panel was alone", answers, Sanctions.FORM, "advice", "adviceRepeated")
                + labelled("Step 8, decision announced", answers, "announce-decision", "announcedAt", "announced")
                + labelled("Step 9, closed", answers, "close-hearing", "closedAt", "note");
    }

    /** Several answers of a form below one label: the words of a choice, the text of anything else; nothing where all are empty. */
    private static String labelled(String label, Answers answers, String form, String... fields) {
        return Markdown.labelled(label, List.of(fields).stream()
                .map(field -> answers.labels(form, field).isEmpty() ? answers.text(form, field).orElse("") : String.join("; ", answers.labels(form, field)))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n")));
    }

    private static String findings(Answers answers) {
        return Markdown.labelled("Facts found", answers.text("decide-on-breach", "facts").orElse(""))
                + Allegation.of(answers).stream()
                        .filter(allegation -> !allegation.finding().isEmpty())
                        .map(allegation -> Markdown.labelled(
                                "Allegation %d: %s".formatted(allegation.number(), allegation.finding().equals("breach") ? "breach of " + String.join(", ", allegation.provisions()) : "no breach"),
                                allegation.text() + "\n" + allegation.reasons()))
                        .collect(Collectors.joining());
    }

    static String inWords(Sanction sanction) {
        String dates = sanction.until().isPresent()
                ? ", from %s until %s".formatted(sanction.from().map(WrittenDate::inFull).orElse("now"), WrittenDate.inFull(sanction.until().get()))
                : sanction.by().map(day -> ", by " + WrittenDate.inFull(day)).orElse("");
        String details = sanction.details().isBlank() ? "" : ": " + sanction.details().replaceAll("\\s+", " ");
        return "%s (%s, %s)%s%s".formatted(sanction.label(), sanction.effect().name().toLowerCase(Locale.UK), sanction.owner().replace('-', ' '), dates, details);
    }

    private static String progress(FactSheet facts) {
        return Markdown.list(facts.entries().stream()
                .filter(entry -> entry.name().equals("progress-update-sent"))
                .map(entry -> "Progress update sent " + WrittenDate.inFull(entry.on()))
                .toList());
    }

    private static void allegations(Map<String, Object> window, Answers answers) {
        List<Allegation> allegations = Allegation.of(answers);
        for (int number = 1; number <= Allegation.MOST; number++) {
            window.put("allegation" + number, number <= allegations.size() ? Markdown.text(allegations.get(number - 1).text()) : null);
        }
        window.put("allegationCount", allegations.size());
    }

    private void dates(Map<String, Object> window, String reference, FactSheet facts) {
        Optional<LocalDate> earliest = deadlines.earliest(reference, "hearing-held");
        Map<String, Optional<LocalDate>> dates = new LinkedHashMap<>();
        dates.put("hearingEarliest", earliest);
        dates.put("hearingLatest", deadlines.due(reference, "hearing").map(DueDate::due));
        dates.put("hearingDate", facts.newest("hearing-date"));
        dates.put("agendaLastDay", deadlines.due(reference, "agenda").map(DueDate::due));
        dates.put("agendaPossibleFrom", Optional.of(deadlines.rule(reference, "agenda"))
                .filter(rule -> rule.unit() == DeadlineRule.Unit.CLEAR_WORKING_DAYS_BEFORE)
                .map(rule -> deadlines.workingDays().add(LocalDate.now(clock), rule.number() + 1)));
        dates.put("draftCommentsUsual", deadlines.due(reference, "draft-comments", facts.with("draft-sent", LocalDate.now(clock))).map(DueDate::due));
        dates.put("committeeDate", deadlines.due(reference, "committee").map(DueDate::due).or(() -> council.nextCommittee(LocalDate.now(clock))));
        dates.forEach((name, date) -> {
            window.put(name, day(date));
            window.put(name + "Words", date.map(WrittenDate::inFull).orElse(""));
        });
        window.put("removalSuggested", LocalDate.now(clock).plusMonths(council.at(caseFiles.get(reference).procedureVersion()).switches().publicationMonths()).toString());
    }

    private void sanction(Map<String, Object> window, String reference, Errand errand) {
        Optional<Sanction> sanction = errand.sanction() == null ? Optional.empty() : sanctions.find(reference, errand.sanction());
        window.put("sanctionName", sanction.map(one -> Markdown.text(one.label())).orElse(""));
        window.put("sanctionDetails", sanction.map(one -> Markdown.text(inWords(one))).orElse(""));
    }

    private void letter(Map<String, Object> window, String reference, Errand errand, boolean shown) {
        Optional<Outgoing> letter = errand.letter();
        window.put("letterName", letter.map(one -> one.notice().replace('-', ' ')).orElse(""));
        boolean reads = shown && letter.isPresent();
        window.put("letterPreview", reads
                ? correspondence.drafts(reference, letter.get()).stream().map(DecisionWindow::preview).collect(Collectors.joining("\n\n---\n\n"))
                : "");
        Map<String, String> places = letter.isPresent() ? correspondence.places(reference, letter.get()) : Map.of();
        Outgoing.PLACES.forEach(place -> window.put(place + "Default", places.get(place)));
    }

    private static String preview(Draft draft) {
        String to = "To the %s, %s".formatted(draft.recipient().role().replace('-', ' '), draft.recipient().name());
        return Markdown.labelled(to, draft.subject() + (draft.enclosure() == null ? "" : "\nEnclosed: " + draft.enclosure())) + Markdown.text(draft.plainText());
    }

    private void delayed(Map<String, Object> window, String reference, Errand errand) {
        if (errand.deadline() != null) {
            window.put("dueNow", deadlines.due(reference, errand.deadline()).map(due -> due.due().toString()).orElse(""));
        }
        window.put("delayedStep", errand.deadline() == null ? "" : Markdown.text(deadlines.rule(reference, errand.deadline()).name()));
    }

    private static String every(Answers answers, String form, String field) {
        return String.join("\n", answers.all(form, field).stream().map(Object::toString).toList());
    }

    private static String day(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse("");
    }
}
