package uk.nolan.process.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.Attachment;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.SanctionRule;
import uk.nolan.casefile.Sanctions;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.Authority;
import uk.nolan.council.CodeProvision;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilProcedure;
import uk.nolan.council.Member;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.people.Sight;
import uk.nolan.process.ProcedureVersion;
import uk.nolan.process.SightOfCases;

/** The lists of choices that a form's field may name: from the council's books, from the case, from the decision tables. */
@Component
public class OptionLists {

    /** The choice for a person who is not in the council's book of members. */
    public static final String NOT_LISTED = "not-listed";

    /** The open cases, of which the officer need not see more than the reference: she says of one of them that she must have nothing to do with it. */
    static final String ANY_OPEN_CASE = "anyOpenCase";

    /** The lists that the program makes for every council; {@code council.yaml} has more. */
    static final Set<String> OWN = Set.of(
            "members", "authorities", "codeProvisionOptions", "independentPersons", "criteriaOptions", "openCases", ANY_OPEN_CASE, "discontinuedCases", "actingOfficers", "openDeadlines",
            "investigatingOfficers", "documents", "sanctionOptions", "similarCases");

    /** What a list is made for: a case, or none yet in a start form, and the version of the procedure. */
    record Scope(StandardsCase one, String version) {}

    private final Council council;
    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final ProcedureVersion procedure;
    private final Officers officers;
    private final SightOfCases sight;
    private final Clock clock;
    private final Map<String, Function<Scope, List<Option>>> lists = new LinkedHashMap<>();

    OptionLists(
            Council council, CaseFiles caseFiles, CaseDeadlines deadlines, ProcedureVersion procedure, Sanctions sanctions, Officers officers, SightOfCases sight, Clock clock) {
        this.officers = officers;
        this.sight = sight;
        this.council = council;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.procedure = procedure;
        this.clock = clock;
        lists.put("members", scope -> members());
        lists.put("authorities", scope -> council.authorities().stream().map(one -> new Option(one.id(), one.name())).toList());
        lists.put("codeProvisionOptions", this::codeProvisions);
        lists.put("independentPersons", scope -> council.independentPersonsInOffice(today()).stream()
                .map(person -> new Option(person.id(), person.name()))
                .toList());
        lists.put("criteriaOptions", scope -> procedure.criteriaOptions(scope.version()));
        lists.put("openCases", scope -> seen(caseFiles.open()).map(OptionLists::option).toList());
        lists.put(ANY_OPEN_CASE, scope -> anyOpenCase());
        lists.put("discontinuedCases", scope -> seen(caseFiles.all()).filter(this::mayComeBack).map(OptionLists::option).toList());
        lists.put("actingOfficers", scope -> Stream.of(Role.MONITORING_OFFICER, Role.DEPUTY, Role.EXTERNAL_ASSESSOR)
                .flatMap(role -> officers.inRole(role).stream().map(officer -> new Option(officer.id(), officer.name() + ", " + role.title())))
                .toList());
        lists.put("openDeadlines", scope -> openDeadlines());
        lists.put("investigatingOfficers", scope -> officers.inRole(Role.INVESTIGATING_OFFICER).stream()
                .map(officer -> new Option(officer.id(), officer.name()))
                .toList());
        lists.put("documents", scope -> scope.one() == null
                ? List.of()
                : caseFiles.attachments(scope.one().reference()).stream().map(document -> new Option(String.valueOf(document.id()), named(document))).toList());
        lists.put("sanctionOptions", scope -> scope.one() == null
                ? List.of()
                : sanctions.available(scope.one().reference(), today()).stream().map(rule -> sanction(rule, sanctions.parish(scope.one()))).toList());
        lists.put("similarCases", scope -> scope.one() == null
                ? List.of()
                : seen(caseFiles.aboutTheSameMember(scope.one().reference())).map(OptionLists::option).toList());
    }

    /** Of these cases those that the officer who asks may see. */
    private Stream<StandardsCase> seen(List<StandardsCase> cases) {
        Sight seen = sight.of(officers.current());
        return cases.stream().filter(one -> seen.shows(one.reference()));
    }

    private List<Option> anyOpenCase() {
        Sight seen = sight.of(officers.current());
        return caseFiles.open().stream()
                .filter(one -> !seen.never().contains(one.reference()))
                .map(one -> seen.shows(one.reference()) ? option(one) : new Option(one.reference(), one.reference()))
                .toList();
    }

    private static String named(Attachment document) {
        return document.fileName() + (document.description() == null || document.description().isBlank() ? "" : " (" + document.description() + ")");
    }

    /** What the sanction does for this kind of member stands in the choice itself, so that nobody takes a recommendation for more. */
    private static Option sanction(SanctionRule rule, boolean parish) {
        SanctionRule.Measure measure = rule.measure(parish);
        String owner = measure.owner().isBlank() ? "" : ", " + measure.owner().replace('-', ' ');
        return new Option(rule.code(), "%s (%s%s)".formatted(rule.label(), measure.effect().name().toLowerCase(Locale.UK), owner));
    }

    /** The names of all lists that there are with a council's own choices. */
    public Set<String> names(CouncilProcedure of) {
        Set<String> names = new TreeSet<>(lists.keySet());
        names.addAll(of.choices().keySet());
        return names;
    }

    /** The names of all lists that there are now. */
    public Set<String> names() {
        return names(council);
    }

    List<Option> list(String name, Scope scope) {
        Function<Scope, List<Option>> list = lists.get(name);
        return list != null
                ? list.apply(scope)
                : council.at(scope.version()).choices().get(name).entrySet().stream().map(choice -> new Option(choice.getKey(), choice.getValue())).toList();
    }

    /** Discontinued because the member left, and to be looked at again if the member returns (procedure a.6). */
    private boolean mayComeBack(StandardsCase one) {
        return one.outcome().filter("discontinued"::equals).isPresent()
                && caseFiles.answers(one.reference()).value("left-office", "reopenIfReturns").filter(Boolean.TRUE::equals).isPresent();
    }

    private List<Option> members() {
        List<Option> options = new ArrayList<>();
        council.members().forEach(member -> options.add(new Option(member.id(), described(member))));
        options.add(new Option(NOT_LISTED, "Someone who is not on this list"));
        return options;
    }

    private String described(Member member) {
        List<String> seats = member.seats().stream()
                .map(seat -> council.authority(seat.authority()).map(Authority::name).orElse(seat.authority())
                        + seat.to().map(last -> " until " + WrittenDate.inFull(last)).orElse(""))
                .toList();
        return member.name() + ", " + String.join("; ", seats);
    }

    private List<Option> codeProvisions(Scope scope) {
        Stream<CodeProvision> provisions = scope.one() == null
                ? council.authorities().stream().flatMap(authority -> council.codeProvisions(authority.id()).stream())
                : council.codeProvisions(scope.one().authorityId()).stream();
        Map<String, Option> byReference = new LinkedHashMap<>();
        provisions.forEach(provision -> byReference.putIfAbsent(
                provision.reference(), new Option(provision.reference(), provision.reference() + " " + provision.text())));
        return List.copyOf(byReference.values());
    }

    private List<Option> openDeadlines() {
        return seen(caseFiles.open()).flatMap(one -> deadlinesOf(one).stream()).toList();
    }

    /** The deadlines that run in a case, as choices. */
    List<Option> deadlinesOf(StandardsCase one) {
        return deadlines.open(one.reference()).stream()
                .map(open -> new Option(
                        one.reference() + ":" + open.rule().deadline(),
                        "%s: %s, due %s".formatted(one.reference(), open.rule().name(), open.dueDate().inWords())))
                .toList();
    }

    /** Whether a list of cases may offer this one; lists of anything else offer nothing that depends on it. */
    boolean mayOffer(String name, StandardsCase one) {
        return switch (name) {
            case "openCases", "openDeadlines", ANY_OPEN_CASE -> one.isOpen();
            case "discontinuedCases" -> mayComeBack(one);
            default -> true;
        };
    }

    private static Option option(StandardsCase one) {
        String where = one.outcome().map(outcome -> "closed, " + outcome.replace('-', ' ')).or(one::stage).orElse("open");
        return new Option(one.reference(), one.reference() + " (" + where + ")");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
