package uk.nolan.notice;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.FactSheet;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.CodeProvision;
import uk.nolan.council.Council;
import uk.nolan.deadline.DueDate;
import uk.nolan.deadline.WrittenDate;

/**
 * What a notice text can ask about: one object, {@code letter}, made for one recipient. The complainant's name is already withheld here
 * from whoever must not read it, so that no text can give it away.
 */
public final class LetterModel {

    private static final List<String> OFFICERS = List.of("monitoring-officer", "deputies", "escalation");
    private static final List<String> MAY_KNOW_THE_COMPLAINANT = List.of("complainant", "independent-person");
    private static final Map<String, String> DESCRIBED =
            Map.of("public", "a member of the public", "councillor", "a councillor", "officer", "an officer of a council");

    private final StandardsCase one;
    private final Answers answers;
    private final FactSheet facts;
    private final CaseDeadlines deadlines;
    private final Council council;
    private final LocalDate today;
    private final Recipient recipient;
    private final Sender sender;
    private final Note note;

    /** Who writes: name and capacity (NS-6-3). */
    public record Sender(String name, String capacity) {}

    /** What an internal note is about; empty texts where a letter is no note. */
    public record Note(String deadline, String deadlineLabel, String due, String stage, String explanation) {
        static final Note NONE = new Note("", "", "", "", "");
    }

    /** The complainant as this recipient may see them; {@code withheldFromCouncillor} says what the councillor was told, whoever reads the letter. */
    public record Complainant(
            String name, String capacity, boolean actedAsCouncillor, String described, boolean withheld, boolean withheldFromCouncillor) {}

    /** The council as a letter shows it. */
    public record CouncilShown(
            String name,
            List<String> address,
            String email,
            String telephone,
            String website,
            String arrangementsAddress,
            Council.Labels labels,
            boolean ombudsmanInsert) {}

    /** Name, e-mail and telephone of somebody whom a recipient may contact. */
    public record Contact(String name, String email, String telephone) {}

    /** The authority on which the subject member sits. */
    public record AuthorityShown(String name, boolean parish, String codeAddress, Contact clerk) {}

    /** A criterion that was ticked, with its reasons (NS-8-18). */
    public record Criterion(String code, String label, List<String> reasons) {}

    LetterModel(
            StandardsCase one,
            Answers answers,
            FactSheet facts,
            CaseDeadlines deadlines,
            Council council,
            LocalDate today,
            Recipient recipient,
            Sender sender,
            Note note) {
        this.one = one;
        this.answers = answers;
        this.facts = facts;
        this.deadlines = deadlines;
        this.council = council;
        this.today = today;
        this.recipient = recipient;
        this.sender = sender;
        this.note = note;
    }

    public String reference() {
        return one.reference();
    }

    /** The letter's date in full. */
    public String date() {
        return WrittenDate.inFull(today);
    }

    public CouncilShown council() {
        return new CouncilShown(
                council.name(),
                council.address(),
                council.email(),
                council.telephone(),
                council.website(),
                council.arrangementsAddress(),
                council.labels(),
                council.switches().ombudsmanInsert());
    }

    /** Who reads the letter; whatever their role, officers are {@code officer} to a text. */
    public Recipient recipient() {
        return OFFICERS.contains(recipient.role())
                ? new Recipient("officer", recipient.name(), recipient.email(), null)
                : recipient;
    }

    public Sender sender() {
        return sender;
    }

    public Note note() {
        return note;
    }

    /** The complainant, without name where the identity is withheld from this recipient (NS-6-18). */
    public Complainant complainant() {
        boolean withheld = one.identityWithheld() && !MAY_KNOW_THE_COMPLAINANT.contains(recipient.role());
        return new Complainant(
                withheld ? "the complainant" : one.complainantName(),
                withheld ? "" : one.complainantCapacity(),
                one.complainantCapacity().equals("councillor"),
                withheld ? "a person whose identity is withheld" : DESCRIBED.getOrDefault(one.complainantCapacity(), "a person"),
                withheld,
                one.identityWithheld());
    }

    public Contact subjectMember() {
        return new Contact(one.subjectMemberName(), null, null);
    }

    public AuthorityShown authority() {
        Authority authority = council.authority(one.authorityId()).orElseThrow();
        Contact clerk = authority.clerk().map(known -> new Contact(known.name(), known.email(), null)).orElse(null);
        return new AuthorityShown(authority.name(), authority.parish(), authority.codeAddress(), clerk);
    }

    /** The Independent Person of the case, or an empty contact where none is assigned yet. */
    public Contact independentPerson() {
        return one.independentPersonId()
                .flatMap(council::independentPerson)
                .map(person -> new Contact(person.name(), person.email(), person.telephone()))
                .orElse(new Contact("the Independent Person", council.email(), council.telephone()));
    }

    /** The day of receipt in full. */
    public String received() {
        return fact("received");
    }

    public List<String> allegation() {
        return paragraphs("receive-complaint", "allegation");
    }

    /** The provisions of the code that the case is about, as last corrected by the Monitoring Officer (NS-4-9). */
    public List<CodeProvision> provisions() {
        List<String> codes = List.of();
        for (String form : List.of("receive-complaint", "decide-validity", "prepare-first-letter")) {
            codes = answers.answered(form) ? answers.codes(form, "codeProvisions") : codes;
        }
        return codes.stream().flatMap(code -> council.codeProvision(one.authorityId(), code).stream()).toList();
    }

    /** The criteria relied on with the reasons for each, from whoever made the assessment. */
    public List<Criterion> criteria() {
        List<String> codes = answers.codes(assessmentForm(), "criteria");
        List<String> labels = answers.labels(assessmentForm(), "criteria");
        return java.util.stream.IntStream.range(0, codes.size())
                .mapToObj(i -> new Criterion(
                        codes.get(i),
                        i < labels.size() ? labels.get(i).replaceFirst("^\\([a-z]\\) ", "") : codes.get(i),
                        paragraphs(assessmentForm(), "reason" + codes.get(i).toUpperCase(Locale.UK))))
                .toList();
    }

    /** The form in which the assessment was decided: the Monitoring Officer's, or the panel's after a referral. */
    public String assessmentForm() {
        return answers.answered("assess-complaint-as-panel") ? "assess-complaint-as-panel" : "assess-complaint";
    }

    /** Who made the assessment, in the council's own words. */
    public String assessedBy() {
        return assessmentForm().equals("assess-complaint-as-panel") ? council.labels().panel() : "Monitoring Officer";
    }

    /** When a deadline falls due, in full; empty while it does not run. */
    public String due(String deadline) {
        return deadlines.due(one.reference(), deadline, facts).map(DueDate::inWords).orElse("");
    }

    /** Whether a deadline runs and its day is the letter's date or later. */
    public boolean ahead(String deadline) {
        return deadlines.due(one.reference(), deadline, facts).filter(due -> !due.due().isBefore(today)).isPresent();
    }

    /** The day of a fact in full; null where it has not happened. */
    public String fact(String name) {
        return facts.latest(name).map(WrittenDate::inFull).orElse(null);
    }

    /** Whether the form's field was answered. */
    public boolean has(String form, String field) {
        return answers.text(form, field).isPresent();
    }

    /** An answer as text; dates in full. */
    public String text(String form, String field) {
        String text = answers.text(form, field).orElse("");
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? WrittenDate.inFull(LocalDate.parse(text)) : text;
    }

    /** An answer as paragraphs, split at line breaks. */
    public List<String> paragraphs(String form, String field) {
        return paragraphs(answers.text(form, field).orElse(""));
    }

    /** An answer in every round in which the form was completed, oldest first, as paragraphs. */
    public List<String> all(String form, String field) {
        return answers.all(form, field).stream().flatMap(text -> paragraphs(text.toString()).stream()).toList();
    }

    /** The words that the form showed for the chosen codes. */
    public List<String> chosen(String form, String field) {
        return answers.labels(form, field);
    }

    /** The question that the Monitoring Officer has for this recipient (NS-6-25). */
    public List<String> question() {
        return paragraphs("plan-enquiries", Recipients.QUESTIONS.getOrDefault(recipient.role(), ""));
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\\R+")).map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
