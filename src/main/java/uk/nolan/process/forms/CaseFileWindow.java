package uk.nolan.process.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Allegation;
import uk.nolan.casefile.AnsweredForm;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Given;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Correspondence;
import uk.nolan.people.Officer;
import uk.nolan.process.CaseFileProse;
import uk.nolan.process.Confidentiality;
import uk.nolan.process.ProcedureVersion;

/** Reads the case file for those who do not look through a form: the same values of {@link CaseWindow}, and the decisions as they were answered. */
@Component
class CaseFileWindow implements CaseFileProse {

    /** Decisions about the complainant herself, which may show who she is; forms keep them back too. */
    private static final Set<String> ABOUT_THE_COMPLAINANT = Set.of(
            "decide-on-confidentiality", "decide-on-clerks-complaint", "decide-without-information", "decide-without-approval", "decide-on-withdrawal");

    private final CaseFiles caseFiles;
    private final CaseWindow windows;
    private final ProcedureVersion procedure;
    private final Correspondence correspondence;

    CaseFileWindow(CaseFiles caseFiles, CaseWindow windows, ProcedureVersion procedure, Correspondence correspondence) {
        this.caseFiles = caseFiles;
        this.windows = windows;
        this.procedure = procedure;
        this.correspondence = correspondence;
    }

    @Override
    public Prose of(String reference, Officer reader) {
        StandardsCase one = caseFiles.get(reference);
        boolean named = Confidentiality.mayKnowComplainant(reader, one);
        Map<String, Object> window = windows.of(reference, Errand.NONE, reader);
        return new Prose(
                passages(
                        passage("What is alleged", window, "fileAllegation"),
                        passage("The code", window, "fileProvisions"),
                        new Passage("As it is investigated", investigated(window)),
                        passage("To be checked", window, Confidentiality.acts(reader, one) ? "fileWarnings" : "")),
                passages(
                        passage("How the complaint was completed", window, named ? "fileIntake" : ""),
                        passage("Confidentiality", window, "fileConfidentiality"),
                        passage("From the complaint", window, "fileEvidence"),
                        passage("Representations", window, "fileRepresentations"),
                        passage("Enquiries", window, "fileEnquiries"),
                        passage("View of the Independent Person", window, "fileIndependentPersonView"),
                        passage("Informal resolution", window, "fileInformal"),
                        passage("Investigation", window, "fileInvestigation"),
                        passage("Report of the investigation", window, "fileReport"),
                        passage("Local resolution", window, "fileLocalResolution"),
                        passage("Before the hearing", window, "filePreHearing"),
                        passage("Hearing", window, "fileHearingRecord"),
                        passage("Withdrawal or end of office", window, "fileWithdrawal", "fileDiscontinuance"),
                        passage("Abeyance", window, "fileAbeyance"),
                        passage("Departures from the procedure", window, "fileDepartures")),
                decisions(one, named),
                passages(
                        passage("Sanctions", window, "fileSanctions"),
                        passage("Decision notice", window, "fileDecisionNotice"),
                        passage("Answer of the town or parish council", window, "fileParish")));
    }

    private static Passage passage(String title, Map<String, Object> window, String... names) {
        return new Passage(title, Stream.of(names).map(name -> window.get(name)).map(value -> value == null ? "" : value.toString()).collect(Collectors.joining("\n\n")));
    }

    /** Those that say something. */
    private static List<Passage> passages(Passage... all) {
        return Stream.of(all).filter(passage -> !passage.markdown().isBlank()).toList();
    }

    private static String investigated(Map<String, Object> window) {
        return IntStream.rangeClosed(1, Allegation.MOST)
                .filter(number -> window.get("allegation" + number) != null)
                .mapToObj(number -> "%d. %s".formatted(number, window.get("allegation" + number)))
                .collect(Collectors.joining("\n"));
    }

    private List<Decided> decisions(StandardsCase one, boolean named) {
        List<Decided> decisions = new ArrayList<>();
        for (AnsweredForm answered : caseFiles.answeredForms(one.reference())) {
            boolean hers = !named && ABOUT_THE_COMPLAINANT.contains(answered.form());
            if (decides(answered) && !hers) {
                procedure.findForm(one.procedureVersionAt(answered.at()), answered.form()).ifPresent(form -> decisions.add(decided(form, answered, one.reference(), named)));
            }
        }
        return decisions;
    }

    /** A decision is what an officer gives reasons for, and what a chair agrees to. Reasons that somebody else gave are only recorded. */
    private static boolean decides(AnsweredForm answered) {
        boolean records = answered.form().matches("(receive|record|further|declare)-.*");
        return !records && (answered.form().startsWith("agree-") || answered.given().entrySet().stream()
                .anyMatch(reply -> reply.getKey().matches("reasons|\\w+Reasons\\d?") && !inWords(reply.getValue()).isEmpty()));
    }

    private Decided decided(FormDefinition form, AnsweredForm answered, String reference, boolean named) {
        List<Reply> replies = form.fields().stream()
                .filter(field -> !field.properties().containsKey("conflict"))
                .map(field -> new Reply(field.label(), Optional.ofNullable(answered.given().get(field.key()))
                        .map(CaseFileWindow::inWords)
                        .filter(text -> !text.isEmpty())
                        .orElseGet(() -> nothingOf(field))))
                .filter(reply -> !reply.text().isEmpty())
                .map(reply -> named ? reply : new Reply(reply.label(), correspondence.withoutTheComplainant(reference, reply.text())))
                .toList();
        return new Decided(title(answered.form()), answered.who(), answered.at(), replies);
    }

    /** That nothing was ticked in a list which everybody is shown is part of a decision: no ground of invalidity, for example. */
    private static String nothingOf(FormField field) {
        return field.type().equals("checklist") && field.hide() == null ? "None" : "";
    }

    /** A form is named as its task, which writes offices with capitals. */
    private static String title(String form) {
        String words = form.substring(0, 1).toUpperCase(Locale.UK) + form.substring(1).replace('-', ' ');
        return words.replace("investigating officer", "Investigating Officer").replace("independent person", "Independent Person");
    }

    /** The words of a choice, a date in full, any other text as it was typed; nothing for what was left empty or not ticked. */
    private static String inWords(Given given) {
        if (!given.labels().isEmpty()) {
            return String.join("\n", given.labels());
        }
        if (given.value() instanceof Boolean ticked) {
            return ticked ? "Yes" : "";
        }
        if (given.value() instanceof List<?> list) {
            return list.stream().map(Object::toString).collect(Collectors.joining("\n"));
        }
        String text = given.value() == null ? "" : given.value().toString().strip();
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? WrittenDate.inFull(LocalDate.parse(text)) : text;
    }
}
