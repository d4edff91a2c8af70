package uk.nolan.notice;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uk.nolan.casefile.Allegation;
import uk.nolan.casefile.Answers;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.ComplaintText;
import uk.nolan.casefile.FactSheet;
import uk.nolan.casefile.Sanction;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.CodeProvision;
import uk.nolan.council.Council;
import uk.nolan.deadline.DueDate;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/**
 * What a notice text can ask about: one object, {@code letter}, made for one recipient. The complainant's name is already withheld here
 * from whoever must not read it, so that no text can give it away.
 */
public final class LetterModel {

    /** Those from whom a withheld identity is not withheld (NS-6-18, NS-7-8). */
    static final List<String> MAY_KNOW_THE_COMPLAINANT = List.of("complainant", "independent-person", "investigating-officer", "monitoring-officer", "deputies", "acting-officer", "referral-body");

    private static final List<String> PARTIES = List.of("complainant", "subject-member", "clerk", "independent-person", "witness");
    private static final Map<String, String> DESCRIBED =
            Map.of("public", "a member of the public", "councillor", "a councillor", "officer", "an officer of a council", "clerk", "the clerk of a town or parish council");

    /** What a progress update tells of, in words for everybody (NS-10-1). */
    private static final Map<String, String> HAPPENED = Map.ofEntries(
            Map.entry("referred-for-investigation", "the complaint was referred for investigation"),
            Map.entry("investigator-appointed", "an Investigating Officer was appointed"),
            Map.entry("opening-letters-sent", "the Investigating Officer wrote to those concerned"),
            Map.entry("draft-sent", "the draft report was sent for comments"),
            Map.entry("draft-comments-closed", "the period for comments on the draft report ended"),
            Map.entry("report-completed", "the Investigating Officer completed the report"),
            Map.entry("report-issued", "the final report was issued"),
            Map.entry("report-returned", "the Monitoring Officer asked the Investigating Officer to reconsider the report"),
            Map.entry("report-reviewed", "the Monitoring Officer reviewed the report"),
            Map.entry("informal-proposed", "an informal resolution was proposed"),
            Map.entry("local-resolution-proposed", "a local resolution was proposed"),
            Map.entry("local-resolution-agreed", "a local resolution was agreed"),
            Map.entry("referred-to-hearing", "the case was referred to a hearing"),
            Map.entry("pre-hearing-requested", "the forms before the hearing were sent out"),
            Map.entry("procedure-agreed", "the procedure of the hearing was agreed"),
            Map.entry("hearing-notice-sent", "notice of the hearing was given"),
            Map.entry("agenda-published", "the agenda of the hearing was sent out"),
            Map.entry("hearing-held", "the hearing was held"));

    private final StandardsCase one;
    private final Answers answers;
    private final FactSheet facts;
    private final CaseDeadlines deadlines;
    private final Council council;
    private final LocalDate today;
    private final Recipient recipient;
    private final Sender sender;
    private final Note note;
    private final Company company;

    /**
     * What belongs to a letter besides the case and the reader.
     *
     * @param sanctions what the panel decided
     * @param sanction code of the one that the letter is about, or null
     * @param enclosure name of the document that goes with it, or null
     * @param officers those who may be named
     * @param internal whether it is an internal note
     * @param linked references of the cases that belong together with this one
     */
    record Company(List<Sanction> sanctions, String sanction, String enclosure, Officers officers, boolean internal, List<String> linked) {}

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

    /** An allegation as a letter shows it; the finding is {@code breach}, {@code no-breach} or empty. */
    public record AllegationShown(int number, String text, String finding, List<CodeProvision> provisions, List<String> reasons) {}

    /** A sanction as a letter shows it, dates in full or null; {@code mine} says whether it is for this recipient to act on. */
    public record SanctionShown(
            String code, String label, String effect, String effectWords, String ownerWords, List<String> details, String from, String until, String by, boolean mine) {}

    /** A late step: its name, and the day on which it is now expected. */
    public record Delayed(String label, String due) {}

    LetterModel(
            StandardsCase one,
            Answers answers,
            FactSheet facts,
            CaseDeadlines deadlines,
            Council council,
            LocalDate today,
            Recipient recipient,
            Sender sender,
            Note note,
            Company company) {
        this.company = company;
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
                council.at(one.procedureVersion()).switches().ombudsmanInsert());
    }

    /** Who reads the letter; in a note, whatever their role, officers are {@code officer} to the text. */
    public Recipient recipient() {
        return company.internal() && !PARTIES.contains(recipient.role())
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
                withheld ? "a person whose identity is withheld" : one.anonymous() ? "anonymous" : DESCRIBED.getOrDefault(one.complainantCapacity(), "a person"),
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

    /** The allegations that were investigated, with the panel's finding on each. */
    public List<AllegationShown> allegations() {
        return Allegation.of(answers).stream()
                .map(allegation -> new AllegationShown(
                        allegation.number(), allegation.text(), allegation.finding(), provisions(allegation.provisions()), paragraphs(allegation.reasons())))
                .toList();
    }

    /** Whether the panel found a breach of at least one allegation. */
    public boolean breach() {
        return answers.text("decide-on-breach", "panelFinding").filter("breach"::equals).isPresent();
    }

    /** The Investigating Officer of the case, or an empty contact before the appointment. */
    public Contact investigatingOfficer() {
        return one.investigatingOfficerId()
                .flatMap(company.officers()::find)
                .map(officer -> new Contact(officer.name(), officer.email(), null))
                .orElse(new Contact("the Investigating Officer", council.email(), council.telephone()));
    }

    /** Whoever does the Monitoring Officer's work in the case in place of the officer; an empty contact where nobody does (NS-6-2). */
    public Contact actingOfficer() {
        return one.actingOfficerId()
                .flatMap(company.officers()::find)
                .map(officer -> new Contact(officer.name(), officer.email(), null))
                .orElse(new Contact("the Monitoring Officer", council.email(), council.telephone()));
    }

    /** What the panel decided, in the table's order. */
    public List<SanctionShown> sanctions() {
        return company.sanctions().stream().map(this::shown).toList();
    }

    /** The sanction that this letter is about; null where it is about none. */
    public SanctionShown sanction() {
        return company.sanctions().stream().filter(one -> one.code().equals(company.sanction())).findFirst().map(this::shown).orElse(null);
    }

    private SanctionShown shown(Sanction sanction) {
        String owner = sanction.owner();
        boolean parishs = owner.equals("parish") && List.of("clerk", "parish-chair").contains(recipient.role());
        String ownerWords = switch (sanction.owner()) {
            case "parish" -> authority().name();
            case "council" -> council.name();
            default -> "the " + sanction.owner().replace('-', ' ').replace("monitoring officer", "Monitoring Officer").replace("council leader", "leader of the council");
        };
        return new SanctionShown(
                sanction.code(),
                sanction.label(),
                sanction.effect().name().toLowerCase(Locale.UK),
                sanction.effect().words(),
                ownerWords,
                paragraphs(sanction.details()),
                sanction.from().map(WrittenDate::inFull).orElse(null),
                sanction.until().map(WrittenDate::inFull).orElse(null),
                sanction.by().map(WrittenDate::inFull).orElse(null),
                parishs || owner.equals(recipient.role()));
    }

    /** The members of the panel, without the chair. */
    public List<String> panelMembers() {
        return company.officers().inRole(Role.HEARING_PANEL).stream().map(officer -> officer.name()).toList();
    }

    /** The chair of the panel; empty where nobody holds that office. */
    public String panelChair() {
        return company.officers().inRole(Role.PANEL_CHAIR).stream().map(officer -> officer.name()).findFirst().orElse("");
    }

    /** The name of the document that goes with the letter, or null. */
    public String enclosure() {
        return company.enclosure();
    }

    /** The stage that the case is in, as its diagram names it. */
    public String stage() {
        return one.stage().orElse("");
    }

    /** What has happened since the last progress update or, before the first, since the assessment: a line each, in words that every party may read. */
    public List<String> happened() {
        List<FactSheet.Entry> entries = facts.entries();
        int since = 0;
        for (int i = 0; i < entries.size(); i++) {
            boolean told = entries.get(i).name().equals("progress-update-sent") && entries.get(i).order() != Long.MAX_VALUE;
            since = told || entries.get(i).name().equals("assessed") ? i + 1 : since;
        }
        return entries.subList(since, entries.size()).stream()
                .filter(entry -> HAPPENED.containsKey(entry.name()))
                .map(entry -> WrittenDate.inFull(entry.on()) + ": " + HAPPENED.get(entry.name()))
                .distinct()
                .toList();
    }

    /** Whether what is published may name the subject member: after a breach always, else only with her consent (procedure e 32). */
    public boolean named() {
        return answers.text("draft-decision-notice", "naming").map("named"::equals).orElse(breach());
    }

    /** The first day on which the hearing may be held, in full; empty while it cannot be told. */
    public String earliestHearing() {
        return deadlines.earliest(one.reference(), "hearing-held").map(WrittenDate::inFull).orElse("");
    }

    /** The next meeting of the committee, in full; empty where none is on the books. */
    public String nextCommittee() {
        return council.nextCommittee(today).map(WrittenDate::inFull).orElse("");
    }

    /** The late step that a delay notice is about: its name and its new day. */
    public Delayed delayed() {
        return new Delayed(note.deadlineLabel(), note.due());
    }

    /** How often the report was sent back to the Investigating Officer (NS-11-4). */
    public int timesReturned() {
        return (int) facts.entries().stream().filter(entry -> entry.name().equals("report-returned")).count();
    }

    /** The day of receipt in full. */
    public String received() {
        return fact("received");
    }

    /** The council's own arrangements, where a letter says what this council does (procedure a.10). */
    public Map<String, String> arrangements() {
        return council.at(one.procedureVersion()).arrangements();
    }

    /** Whether the council has such a deadline at all. */
    public boolean hasDeadline(String deadline) {
        return deadlines.has(one.reference(), deadline);
    }

    /** The complaint in the complainant's own words, or as approved in a transcript (ST-2.2-2), with what was added when asked for, as paragraphs; the Monitoring Officer's summary for a reader who may not know the complainant, because the words could give her away. */
    public List<String> complaintText() {
        if (complainant().withheld()) {
            return paragraphs("prepare-first-letter", "summary");
        }
        return ComplaintText.of(answers).stream().flatMap(part -> paragraphs(part).stream()).toList();
    }

    /** Whether nobody knows who complains (NS-4-4). */
    public boolean anonymous() {
        return one.anonymous();
    }

    /** Whether the case is in abeyance. */
    public boolean paused() {
        return facts.paused();
    }

    /** References of the cases that belong together with this one (procedure a.6). */
    public List<String> linked() {
        return company.linked();
    }

    public List<String> allegation() {
        return paragraphs("receive-complaint", "allegation");
    }

    /** The provisions of the code that the case is about, as last corrected by the Monitoring Officer (NS-4-9). */
    public List<CodeProvision> provisions() {
        List<String> codes = List.of();
        for (String form : List.of("receive-complaint", "decide-validity", "prepare-first-letter", "appoint-investigating-officer", "present-facts")) {
            codes = answers.answered(form) ? answers.codes(form, "codeProvisions") : codes;
        }
        return provisions(codes);
    }

    private List<CodeProvision> provisions(List<String> codes) {
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

    /** The form in which the assessment was decided: the Monitoring Officer's, or after a referral the panel's or the committee chair's. */
    public String assessmentForm() {
        return List.of("assess-complaint-as-panel", "assess-complaint-as-committee-chair").stream().filter(answers::answered).findFirst().orElse("assess-complaint");
    }

    /** Who made the assessment, in the council's own words. */
    public String assessedBy() {
        return switch (assessmentForm()) {
            case "assess-complaint-as-panel" -> council.labels().panel();
            case "assess-complaint-as-committee-chair" -> "chair of the " + council.labels().committee();
            default -> "Monitoring Officer";
        };
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
