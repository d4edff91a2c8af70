package uk.nolan.process.forms;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.Allegation;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Given;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.people.Role;
import uk.nolan.process.Story;

/**
 * Every form of the procedure, checked as the server checks it: filled in well it passes, and whatever is missing, invented, too long or of
 * a wrong kind is refused with the field named. A form that is added must be added here.
 */
@NolanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 11);

    /** Dates that an officer sets for what is to come; every other date tells of something that has happened. */
    private static final Set<String> TO_COME = Set.of(
            "convene-panel.panelDate", "extend-deadline.newDate", "confirm-delay-notice.newDate", "plan-investigation.replyBy", "prepare-draft-report.newDate",
            "review-report.reconsiderBy", "fix-hearing-date.hearingDate", "publish-decision-notice.removeOn", "decide-on-sanction.apologyBy",
            "decide-on-sanction.socialMediaBy", "decide-on-sanction.trainingBy",
            "decide-on-sanction.facilitiesFrom", "decide-on-sanction.facilitiesUntil", "decide-on-sanction.premisesFrom", "decide-on-sanction.premisesUntil",
            "decide-on-sanction.contactFrom", "decide-on-sanction.contactUntil", "decide-on-sanction.otherBy");

    /** Texts that the form takes in one shape only. */
    private static final String RESOLUTION = "That under section 100A(4) of the Local Government Act 1972 the public be excluded, paragraph 1 of Schedule 12A.";

    /** Forms that are shown in more than one way, by the answers that bring the other fields up. */
    private static final Map<String, List<Map<String, Object>>> SHOWN_OTHERWISE = Map.ofEntries(
            entry("assess-complaint", List.of(Map.of("outcome", "informal", "potentialBreach", "no"), Map.of("outcome", "refer", "referralReason", "high-profile"))),
            entry("assess-complaint-as-panel", List.of(Map.of("outcome", "informal", "potentialBreach", "no"))),
            entry("assess-complaint-as-committee-chair", List.of(Map.of("outcome", "informal", "potentialBreach", "no"))),
            entry("review-report", List.of(Map.of("review", "hearing"))),
            entry("propose-hearing-procedure", List.of(Map.of("determination", "paper"))),
            entry("agree-hearing-procedure", List.of(Map.of("procedure", "changes"))),
            entry("fix-hearing-date", List.of(Map.of("hearingDate", TODAY.plusDays(10).toString()))),
            entry("open-hearing", List.of(Map.of("subjectMemberPresent", "no", "privacyDecision", "part-private"), Map.of("hearingResult", "adjourned"))),
            entry("decide-on-breach", List.of(noBreachAtAll())),
            entry("record-transcript-approval", List.of(Map.of("transcript", "corrected"))),
            entry("decide-on-confidentiality", List.of(Map.of("kind", "prejudice"))),
            entry("decide-on-other-council", List.of(Map.of("otherCouncil", "refer"))),
            entry("further-case", List.of(Map.of("kind", "complainant"), Map.of("kind", "new-allegation", "raisedBy", "other"))));

    /** Fields that this council's arrangements never bring up, and those about a complaint without a name. */
    private static final Set<String> NEVER_SHOWN = Set.of(
            "assess-complaint.reasonQ", "assess-complaint.reasonR", "assess-complaint.factsReasons",
            "assess-complaint-as-panel.reasonQ", "assess-complaint-as-panel.reasonR", "assess-complaint-as-panel.factsReasons",
            "assess-complaint-as-committee-chair.reasonQ", "assess-complaint-as-committee-chair.reasonR", "assess-complaint-as-committee-chair.factsReasons",
            "receive-complaint.oral", "draft-decision-notice.publishConsent",
            "decide-on-sanction.apologyDetails", "decide-on-sanction.apologyBy", "decide-on-sanction.socialMediaDetails", "decide-on-sanction.socialMediaBy",
            "decide-on-confidentiality.publicInterest", "decide-on-confidentiality.documentsGiven", "decide-on-confidentiality.exceptional");

    private static Map<String, Object> noBreachAtAll() {
        Map<String, Object> findings = new HashMap<>(Map.of("panelFinding", "no-breach"));
        for (int number = 1; number <= Allegation.MOST; number++) {
            findings.put("finding" + number, "no-breach");
        }
        return findings;
    }

    @Autowired
    private Story story;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private CaseWindow window;

    @Autowired
    private OptionLists lists;

    private final Map<String, FormDefinition> forms = new LinkedHashMap<>();
    private final Map<String, List<Option>> choices = new ConcurrentHashMap<>();
    private Map<String, Object> context;
    private OptionLists.Scope scope;

    /** A case about to be assessed, and an earlier one about the same councillor; told once, because checking changes nothing. */
    @BeforeEach
    void aCaseToAnswerFor() {
        if (context != null) {
            return;
        }
        for (String file : ProcedureFiles.packed().list("forms", ".form")) {
            FormDefinition form = FormDefinition.read(file, ProcedureFiles.packed().read(file));
            forms.put(form.id(), form);
        }
        story.begin(TODAY.toString());
        StandardsCase district = caseFiles.get(story.complaint(Map.of("subjectMember", "lowenna-draycote", "authority", "newark-and-sherwood")));
        story.complaint(Map.of());
        StandardsCase one = caseFiles.get(story.upTo("Assess complaint"));
        scope = new OptionLists.Scope(one, one.procedureVersion());
        // a member of the district council can be given every sanction of the table
        choices.put("sanctionOptions", lists.list("sanctionOptions", new OptionLists.Scope(district, district.procedureVersion())));
        story.document("report.pdf");
        story.document("report-without-the-name.pdf");
        context = window.of(one.reference(), Errand.NONE);
        choices.put("discontinuedCases", List.of(new Option("NSDC-2026-0003", "Cllr Lowenna Draycote, discontinued")));
        context.putAll(Map.of("eventAge", "over", "identityWithheld", true, "clerkIsComplainant", true, "dueNow", TODAY.plusDays(1).toString()));
        context.putAll(Map.of("openingDefault", "We write.", "particularsDefault", "It is this.", "closingDefault", "We close."));
        context.putAll(Map.of("draftSentOn", TODAY.toString(), "spokespersonWanted", "yes", "panelFinding", "no-breach", "breachViewGiven", true, "sanctionViewGiven", true));
        context.putAll(Map.of("hearingEarliest", TODAY.plusDays(30).toString(), "hearingLatest", TODAY.plusDays(60).toString()));
        context.put("investigatingOfficerNow", story.officer(Role.INVESTIGATING_OFFICER).id());
        context.put("deadlinesOpen", List.of("initial-assessment", "progress-update"));
        for (int number = 1; number <= Allegation.MOST; number++) {
            context.put("allegation" + number, "Said so, number " + number);
        }
    }

    static Stream<String> forms() {
        return ProcedureFiles.packed().list("forms", ".form").stream().map(file -> file.replaceAll("forms/|\\.form", ""));
    }

    private Map<String, Given> check(FormDefinition form, Map<String, Object> answers) {
        return new AnswerCheck(form, context, this::list).accept(answers);
    }

    private List<Option> list(String name) {
        return choices.computeIfAbsent(name, any -> lists.list(any, scope));
    }

    /** Complete answers, once for each way in which the form is shown: every field that shows is answered. */
    private List<Map<String, Object>> complete(FormDefinition form) {
        Map<String, Object> first = new LinkedHashMap<>();
        form.fields().forEach(field -> first.put(field.key(), good(form, field)));
        List<Map<String, Object>> ways = new ArrayList<>(List.of(onlyShown(form, first)));
        SHOWN_OTHERWISE.getOrDefault(form.id(), List.of()).forEach(other -> {
            Map<String, Object> way = new LinkedHashMap<>(first);
            way.putAll(other);
            ways.add(onlyShown(form, way));
        });
        return ways;
    }

    private Map<String, Object> onlyShown(FormDefinition form, Map<String, Object> answers) {
        Map<String, Object> shown = new LinkedHashMap<>(answers);
        form.fields().stream().filter(field -> hidden(field, answers)).forEach(field -> shown.remove(field.key()));
        // what is hidden can hide more
        return shown.size() == answers.size() ? shown : onlyShown(form, shown);
    }

    private boolean hidden(FormField field, Map<String, Object> answers) {
        Map<String, Object> known = new HashMap<>(context);
        known.putAll(answers);
        return field.hide() != null && Feel.holds(field.hide(), known);
    }

    private Object good(FormDefinition form, FormField field) {
        return switch (form.id() + "." + field.key()) {
            case "receive-complaint.subjectMember", "further-case.subjectMember" -> OptionLists.NOT_LISTED;
            case "decide-validity.doubt", "receive-complaint.anonymous" -> false;
            // a parish council is not told what must not be told
            case "decide-validity.parishFirst" -> "no";
            // of the member's seats only the one that the complaint is about
            case "left-office.leftSeat" -> "marlbeck";
            case "abeyance.reasonNeutral" -> "Something outside the procedure must be waited for.";
            case "plan-enquiries.enquire", "plan-enquiries.askedClerk" -> "yes";
            // everybody but the one whose case it is already
            case "choose-independent-person.independentPerson", "choose-investigating-officer.investigatingOfficer" -> options(field).get(1).value();
            case "complete-report.redactedReport", "prepare-draft-report.redactedReport", "present-facts.redactedReport" -> options(field).get(1).value();
            case "open-hearing.exclusionResolution", "publish-agenda.exclusionResolution" -> RESOLUTION;
            default -> switch (field.type()) {
                case "checkbox" -> true;
                case "datetime" -> (TO_COME.contains(form.id() + "." + field.key()) ? TODAY.plusDays(90) : TODAY).toString();
                case "textfield" -> line(field);
                case "textarea" -> "A text\nof two lines with <b>, ${x} and {{y}}";
                case "checklist", "taglist" -> options(field).stream().map(Option::value).toList();
                default -> options(field).get(0).value();
            };
        };
    }

    /** A line as the form takes it: an address, a time of day, a web address, or any words. */
    private static String line(FormField field) {
        if (field.email()) {
            return "somebody@example.org";
        }
        if (field.maxLength() != null && field.maxLength() == 5) {
            return "10:30";
        }
        return field.rules().stream().anyMatch(rule -> rule.when().contains("https?")) ? "https://www.newark-sherwood.example/hearings/1" : "A line";
    }

    private List<Option> options(FormField field) {
        List<Option> options = field.optionList() == null ? field.options() : list(field.optionList());
        assertThat(options).as("choices of " + field.label()).isNotEmpty();
        return options;
    }

    /** Each field of a form that is shown in some way, once, with complete answers in which it is. */
    private void eachShown(FormDefinition form, Predicate<FormField> which, BiConsumer<FormField, Map<String, Object>> see) {
        List<Map<String, Object>> ways = complete(form);
        form.fields().stream().filter(which).forEach(field -> ways.stream()
                .filter(answers -> answers.containsKey(field.key()))
                .findFirst()
                .ifPresent(answers -> see.accept(field, new LinkedHashMap<>(answers))));
    }

    private void refused(FormDefinition form, FormField field, Map<String, Object> answers, Object value, String why) {
        answers.put(field.key(), value);
        String what = "%s, %s: %s".formatted(form.id(), field.key(), shortened(value));
        Throwable refusal = catchThrowable(() -> check(form, answers));
        assertThat(refusal).as(what).isInstanceOf(FormRefusal.class);
        assertThat(refusal.getMessage()).as(what).contains(field.label()).contains(why).doesNotContain("null", "..", "Exception").endsWith(".");
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.length() + " characters" : text;
    }

    @Test
    void everyFieldOfEveryFormIsShownInSomeWay() {
        forms.values().forEach(form -> {
            Set<String> shown = new TreeSet<>();
            complete(form).forEach(answers -> shown.addAll(answers.keySet()));
            List<String> asked = form.fields().stream().map(FormField::key)
                    .filter(key -> !NEVER_SHOWN.contains(form.id() + "." + key)).sorted().toList();
            assertThat(shown).as(form.id()).containsExactlyElementsOf(asked);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void passesWhenFilledInWell(String id) {
        FormDefinition form = forms.get(id);
        for (Map<String, Object> answers : complete(form)) {
            Map<String, Given> accepted = check(form, answers);
            answers.forEach((key, value) -> assertThat(accepted.get(key).value()).as(key).isEqualTo(value));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void asksForWhatIsMissing(String id) {
        FormDefinition form = forms.get(id);
        eachShown(form, FormField::required, (field, answers) -> {
            refused(form, field, answers, null, field.type().equals("checkbox") ? "confirmed" : "please answer this");
            if (field.type().startsWith("text")) {
                refused(form, field, answers, " \n\t ", "please answer this");
            }
            if (field.choosesMany()) {
                refused(form, field, answers, List.of(), "please answer this");
            }
            if (field.type().equals("checkbox")) {
                refused(form, field, answers, false, "confirmed");
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void namesEverythingThatIsMissingAtOnce(String id) {
        FormDefinition form = forms.get(id);
        Map<String, Object> nothing = new HashMap<>();
        form.fields().forEach(field -> nothing.put(field.key(), null));
        List<String> needed = form.fields().stream().filter(field -> field.required() && !hidden(field, nothing)).map(FormField::label).toList();
        Throwable refusal = catchThrowable(() -> check(form, Map.of()));
        if (needed.isEmpty()) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal).isInstanceOf(FormRefusal.class);
            assertThat(refusal.getMessage()).contains(needed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void takesNoOtherKindOfAnswer(String id) {
        FormDefinition form = forms.get(id);
        List<Object> kinds = List.of(1_000_000_007, 3.5, true, "no such thing", List.of("no such thing"), List.of(1, 2), List.of(List.of()), Map.of("a", 1), new Date(0));
        eachShown(form, field -> true, (field, answers) -> {
            for (Object kind : kinds) {
                boolean fits = switch (field.type()) {
                    case "checkbox" -> kind instanceof Boolean;
                    case "textfield", "textarea" -> kind instanceof String && !field.email();
                    default -> false;
                };
                if (!fits) {
                    refused(form, field, answers, kind, ": ");
                }
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void takesNoInventedChoice(String id) {
        FormDefinition form = forms.get(id);
        eachShown(form, FormField::chooses, (field, answers) -> {
            Object known = options(field).get(0).value();
            refused(form, field, answers, field.choosesMany() ? List.of(known, "invented") : "invented", "is not one of the choices");
            refused(form, field, answers, "x".repeat(20_001), "is not one of the choices");
            if (!field.choosesMany()) {
                refused(form, field, answers, List.of(known, known), "only one choice");
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void takesTextsUpToTheirLengthAndSaysHowMuchFits(String id) {
        FormDefinition form = forms.get(id);
        eachShown(form, field -> field.type().equals("textarea"), (field, answers) -> {
            int fits = field.maxLength();
            String good = answers.get(field.key()).toString();
            answers.put(field.key(), good + "é".repeat(fits - good.length()));
            assertThat(check(form, answers).get(field.key()).value()).asString().hasSize(fits);
            refused(form, field, answers, "é".repeat(fits + 1), "%,d characters are too many, %,d fit".formatted(fits + 1, fits));
        });
        eachShown(form, field -> field.equals(longest(form)), (field, answers) -> refused(form, field, answers, "x".repeat(5_000_000), "5,000,000 characters are too many"));
        eachShown(form, field -> field.type().equals("textfield"), (field, answers) ->
                refused(form, field, answers, "x".repeat(20_001), "20,001 characters are too many"));
    }

    private static FormField longest(FormDefinition form) {
        return form.fields().stream().filter(field -> field.type().equals("textarea")).max(Comparator.comparing(FormField::maxLength)).orElse(null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void takesOneLineWhereOneIsAskedFor(String id) {
        FormDefinition form = forms.get(id);
        eachShown(form, field -> field.type().equals("textfield"), (field, answers) -> {
            for (String ending : List.of("\nBcc: everybody@example.org", "\r\nBcc: everybody@example.org", "\u0007", "\u0085", "\u2028next", "\u2029next")) {
                int fits = field.maxLength() == null ? 200 : field.maxLength();
                String line = (field.email() ? "a@example.org" : fits < 50 ? "1" : "Cllr Rhona Ellesby") + ending;
                refused(form, field, answers, line.substring(0, Math.min(line.length(), fits)), "on one line");
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void takesOnlyAddressesThatLettersCanReach(String id) {
        FormDefinition form = forms.get(id);
        eachShown(form, FormField::email, (field, answers) -> {
            for (String address : List.of("nobody", "@example.org", "a@", "a@b", "a b@example.org", "a@b@example.org", "a@example.org, b@example.org",
                    "A <a@example.org>", "a@example..org", "a@example.org.", "<script>@example.org", "a@exa mple.org", "\"a b\"@example.org")) {
                refused(form, field, answers, address, "e-mail address");
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void takesOnlyDates(String id) {
        FormDefinition form = forms.get(id);
        eachShown(form, field -> field.type().equals("datetime"), (field, answers) -> {
            for (String date : List.of("today", "11.12.2026", "2026-12-32", "2026-02-29", "2026-12", "2026-12-11T10:00", "20261211", "2026-12-11 ")) {
                refused(form, field, answers, date, "such as 2026-12-18");
            }
            refused(form, field, answers, "0001-01-01", "the year");
            refused(form, field, answers, "9999-12-31", "the year");
            refused(form, field, answers, "+12026-12-11", "the year");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void takesNothingThatHappensTomorrow(String id) {
        FormDefinition form = forms.get(id);
        eachShown(form, field -> field.type().equals("datetime") && !TO_COME.contains(id + "." + field.key()), (field, answers) ->
                refused(form, field, answers, TODAY.plusDays(1).toString(), List.of("report-to-committee", "report-departure").contains(id) ? "lies ahead" : "the date lies in the future"));
    }

    /** Nor can the answers say what only the case file knows, such as that the Independent Person was consulted. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void knowsNoOtherFields(String id) {
        FormDefinition form = forms.get(id);
        Map<String, Object> answers = complete(form).get(0);
        for (String key : List.of("nonsense", "independentPersonConsulted", "today", "eventAge", "caseReference ", "x".repeat(500), "")) {
            Map<String, Object> more = new LinkedHashMap<>(answers);
            more.put(key, true);
            Throwable refusal = catchThrowable(() -> check(form, more));
            assertThat(refusal).as(key).isInstanceOf(FormRefusal.class).hasMessageContaining("There is no field \"" + (key.length() > 60 ? "xxx" : key));
            assertThat(refusal.getMessage().length()).isLessThan(200);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void dropsWhatAHiddenFieldSays(String id) {
        FormDefinition form = forms.get(id);
        for (Map<String, Object> answers : complete(form)) {
            Map<String, Object> more = new LinkedHashMap<>(answers);
            form.fields().stream().filter(field -> !answers.containsKey(field.key())).forEach(field -> more.put(field.key(), "smuggled"));
            assertThat(check(form, more)).containsOnlyKeys(answers.keySet());
        }
    }
}
