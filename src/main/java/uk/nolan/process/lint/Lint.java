package uk.nolan.process.lint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.ForbiddenSanction;
import uk.nolan.casefile.SanctionRule;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.council.YamlEntry;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.Holidays;
import uk.nolan.notice.TextCheck;
import uk.nolan.process.DecisionTables;
import uk.nolan.process.Kept;
import uk.nolan.process.forms.FormDefinition;
import uk.nolan.process.forms.FormVocabulary;

/**
 * Reads a set of the procedure's files and says everything that is wrong with it, before anything of it runs: the same at the start of the program, before a change goes live, and in a test of the build.
 * Nothing is evaluated, opened or asked for on the way, so that a file which nobody trusts can be looked at.
 */
@Component
public class Lint {

    private static final List<String> TABLES = List.of("deadlines", "validity", "assessment-criteria", "confidentiality", "sanctions", "forbidden-sanctions");
    private static final Kept<List<Finding>> BOOKS = new Kept<>(600);
    private static final Kept<List<Finding>> FORMS = new Kept<>(600);
    private static final Kept<Findings> DIAGRAMS = new Kept<>(600);
    private static final Kept<List<Finding>> DECISIONS = new Kept<>(100);
    private static final String PROVISIONS = "processes/provisions.csv";

    /** The findings of one look, in the order in which they are told. */
    private static final class Findings {

        private final List<Finding> parse = new ArrayList<>();
        private final List<Finding> canonical = new ArrayList<>();
        private final List<Finding> rules = new ArrayList<>();
        private final List<Finding> reach = new ArrayList<>();

        <T> Optional<T> read(List<Finding> into, Supplier<T> read) {
            try {
                return Optional.of(read.get());
            } catch (ConfigurationProblem problem) {
                into.addAll(problem.findings());
                return Optional.empty();
            }
        }

        void add(Findings others) {
            parse.addAll(others.parse);
            canonical.addAll(others.canonical);
            rules.addAll(others.rules);
            reach.addAll(others.reach);
        }

        List<Finding> all() {
            return java.util.stream.Stream.of(parse, canonical, rules, reach).flatMap(List::stream).distinct().toList();
        }
    }

    /**
     * Everything that is wrong with a set, for the council that is served; empty for a set that can go live. First what cannot be read, then what Modeler would lose, then the rules, then what cannot be
     * reached; what depends on a file that cannot be read is not told as well. Takes about a second for a set that has not been seen yet.
     */
    public List<Finding> findings(ProcedureFiles set, String council) {
        Findings found = new Findings();
        String folder = "processes/councils/" + council;
        Optional<Council> served = books(set, council, found);
        Needed.missing(set, found.parse);
        Map<String, Diagram> diagrams = new LinkedHashMap<>();
        set.list("processes", ".bpmn").forEach(file -> found.read(found.parse, () -> Diagram.read(file, set.bytes(file))).ifPresent(diagram -> diagrams.put(file, diagram)));
        Map<String, Table> tables = new LinkedHashMap<>();
        set.list(folder, ".dmn").forEach(file -> found.read(found.parse, () -> Table.read(file, set.bytes(file))).ifPresent(table -> tables.put(file, table)));
        Map<String, FormDefinition> forms = forms(set, found, served);
        Set<String> brokenTables = tables(set, folder, tables, found);
        boolean deadlinesReadable = tables.containsKey(folder + "/deadlines.dmn") && !brokenTables.contains(folder + "/deadlines.dmn");
        TextCheck texts = TextCheck.of(set, council);
        found.rules.addAll(texts.ofCouncil());
        List<DeadlineRule> rules = deadlinesReadable ? rows(set, folder, found) : List.of();
        deadlinesReadable &= found.rules.stream().noneMatch(finding -> finding.file().endsWith("/deadlines.dmn"));
        Set<String> deadlines = deadlinesOfAnyCouncil(set, council, rules);
        Set<String> processes = diagrams.values().stream().flatMap(diagram -> diagram.all(Process.class).stream()).map(Process::getId).collect(Collectors.toCollection(TreeSet::new));
        set.list("processes", ".bpmn").stream().filter(file -> !diagrams.containsKey(file)).forEach(file -> processes.add(stem(file)));
        Set<String> decisions = tables.values().stream().flatMap(table -> table.decisions().stream()).map(decision -> decision.attribute("id")).filter(id -> id != null).collect(Collectors.toCollection(TreeSet::new));
        set.list(folder, ".dmn").stream().filter(file -> !tables.containsKey(file)).forEach(file -> decisions.add(stem(file)));
        Set<String> formIds = new TreeSet<>(forms.keySet());
        set.list("forms", ".form").forEach(file -> formIds.add(stem(file)));
        Map<String, Set<String>> values = Values.of(forms.values(), choices(set, served), tables.values(), diagrams.values(), deadlines);
        boolean whole = found.parse.isEmpty() && deadlinesReadable && brokenTables.isEmpty() && forms.size() == set.list("forms", ".form").size();
        Known known = new Known(
                served, diagrams.values(), processes, formIds, decisions, forms, rules, deadlines, whole, texts, values, Delegates.names(), provisions(set));
        sentOnTheDay(folder, known, found.rules);
        tables.values().forEach(table -> CanonicalRules.table(table, found.canonical));
        Set<String> variables = new TreeSet<>(values.keySet());
        String around = around(set, council, known);
        diagrams.values().forEach(diagram -> found.add(DIAGRAMS.get(diagram.file() + " " + around, set.read(diagram.file()), text -> ofDiagram(diagram, known, variables))));
        Needed.begin(diagrams, found.rules);
        twice(diagrams, found.rules);
        TimeRules.together(known, found.rules);
        if (found.parse.isEmpty()) {
            FlowRules.together(known, found.reach);
        }
        return found.all();
    }

    private static Findings ofDiagram(Diagram diagram, Known known, Set<String> variables) {
        Findings found = new Findings();
        CanonicalRules.diagram(diagram, found.canonical);
        Allowed.diagram(diagram, variables, found.rules);
        StepRules.check(diagram, known, found.rules);
        LetterRules.check(diagram, known, found.rules);
        TimeRules.diagram(diagram, known, found.rules);
        AnswerRules.check(diagram, known, found.rules);
        FlowRules.diagram(diagram, found.reach);
        return found;
    }

    /** Everything in the set that what is told of one diagram depends on, besides the diagram. */
    private static String around(ProcedureFiles set, String council, Known known) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\n", String.valueOf(known.processes()), String.valueOf(known.forms()), String.valueOf(known.tables()), String.valueOf(known.deadlines()), String.valueOf(known.whole()),
                    String.valueOf(known.values()), String.valueOf(new TreeSet<>(known.provisions())), String.valueOf(set.list("processes/councils/" + council + "/notices", ".html")),
                    String.valueOf(set.list("processes/councils/" + council + "/notices/notes", ".html"))).getBytes(StandardCharsets.UTF_8));
            set.list("forms", ".form").forEach(file -> digest.update(set.bytes(file)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Optional<Council> books(ProcedureFiles set, String council, Findings found) {
        String folder = "processes/councils/" + council;
        List<String> files = new ArrayList<>(set.list(folder, ".yaml"));
        files.addAll(set.list("processes", ".yaml"));
        set.everything(council).stream().filter(file -> file.startsWith("processes/rehearsals/")).forEach(files::add);
        files.forEach(file -> found.parse.addAll(BOOKS.get(file, set.read(file), text -> {
            Findings of = new Findings();
            of.read(of.parse, () -> YamlEntry.parse(file, text));
            return of.parse;
        })));
        if (!found.parse.isEmpty()) {
            return Optional.empty();
        }
        found.read(found.parse, () -> Holidays.load(set));
        return found.read(found.parse, () -> CouncilBooks.load(set, council));
    }

    private static Map<String, FormDefinition> forms(ProcedureFiles set, Findings found, Optional<Council> served) {
        Map<String, FormDefinition> forms = new LinkedHashMap<>();
        for (String file : set.list("forms", ".form")) {
            String content = new String(set.bytes(file), StandardCharsets.UTF_8);
            Set<String> lists = served.map(FormVocabulary::lists).orElse(null);
            List<Finding> rules = FORMS.get(file + " " + lists, content, text -> FormRules.findings(file, text, lists));
            found.rules.addAll(rules);
            // what the rules have told already is not told twice
            found.read(rules.isEmpty() ? found.parse : new ArrayList<>(), () -> FormDefinition.read(file, content)).ifPresent(form -> forms.put(form.id(), form));
        }
        return forms;
    }

    /** @return the tables with findings, of which no rows can be read */
    private static Set<String> tables(ProcedureFiles set, String folder, Map<String, Table> tables, Findings found) {
        TABLES.stream().map(table -> folder + "/" + table + ".dmn").filter(file -> !set.exists(file))
                .forEach(file -> found.parse.add(new Finding(file, "", 0, "the table is not there", "Put it back.")));
        Set<String> broken = new TreeSet<>();
        tables.forEach((file, table) -> {
            List<Finding> findings = DECISIONS.get(file, set.read(file), text -> TableRules.findings(table, text));
            if (!findings.isEmpty()) {
                broken.add(file);
                found.rules.addAll(findings);
            }
        });
        readRows(set, folder, "sanctions", "sanction", broken, tables, found, (file, row) -> SanctionRule.of(file, row.code(), row.outputs()));
        readRows(set, folder, "forbidden-sanctions", "forbidden", broken, tables, found, (file, row) -> ForbiddenSanction.of(file, row.code(), row.outputs()));
        readRows(set, folder, "assessment-criteria", "criterion", broken, tables, found, (file, row) -> row);
        return broken;
    }

    private static List<DeadlineRule> rows(ProcedureFiles set, String folder, Findings found) {
        String file = folder + "/deadlines.dmn";
        List<DeadlineRule> rules = new ArrayList<>();
        boolean whole = found.read(found.rules, () -> DecisionTables.rows(file, set.read(file), "deadlines", "deadline")).map(rows -> {
            rows.forEach(row -> found.read(found.rules, () -> DeadlineRule.of(file, row.code(), row.outputs())).ifPresent(rules::add));
            return rows.size() == rules.size();
        }).orElse(false);
        if (whole) {
            found.read(found.rules, () -> {
                DeadlineRule.checkTogether(file, rules);
                return true;
            });
        }
        return rules;
    }

    private interface RowReader {

        Object read(String file, DecisionTables.Row row);
    }

    private static void readRows(
            ProcedureFiles set, String folder, String table, String input, Set<String> broken, Map<String, Table> tables, Findings found, RowReader reader) {
        String file = folder + "/" + table + ".dmn";
        if (tables.containsKey(file) && !broken.contains(file)) {
            found.read(found.rules, () -> DecisionTables.rows(file, set.read(file), table, input)).ifPresent(rows -> rows.forEach(row -> found.read(found.rules, () -> reader.read(file, row))));
        }
    }

    /** A diagram may name a deadline that only another council has; whether this council's cases come there is asked afterwards. */
    private static Set<String> deadlinesOfAnyCouncil(ProcedureFiles set, String council, List<DeadlineRule> own) {
        Set<String> names = own.stream().map(DeadlineRule::deadline).collect(Collectors.toCollection(TreeSet::new));
        for (ProcedureFiles each : List.of(ProcedureFiles.packed(), set)) {
            CouncilBooks.keys(each).stream().map(key -> CouncilBooks.path(key, "deadlines.dmn")).filter(each::exists).forEach(file -> {
                try {
                    DecisionTables.rows(file, each.read(file), "deadlines", "deadline").forEach(row -> names.add(row.code()));
                } catch (ConfigurationProblem anotherCouncils) {
                    // the files of another council are checked where that council is served
                }
            });
        }
        return names;
    }

    /** The choices that any council gives, by the lists' names: a diagram serves them all. */
    private static Map<String, Set<String>> choices(ProcedureFiles set, Optional<Council> served) {
        Map<String, Set<String>> choices = new TreeMap<>();
        served.ifPresent(council -> council.choices().forEach((list, codes) -> choices.computeIfAbsent(list, any -> new TreeSet<>()).addAll(codes.keySet())));
        for (ProcedureFiles each : List.of(ProcedureFiles.packed(), set)) {
            CouncilBooks.keys(each).forEach(key -> {
                try {
                    YamlEntry lists = YamlEntry.read(each, CouncilBooks.path(key, "council.yaml")).entry("choices");
                    lists.keys().forEach(list -> lists.entries(list).forEach(choice -> choices.computeIfAbsent(list, any -> new TreeSet<>()).add(choice.text("value"))));
                } catch (ConfigurationProblem anotherCouncils) {
                    // the files of another council are checked where that council is served
                }
            });
        }
        return choices;
    }

    /** The letters that go out on the day of a deadline without any diagram naming them. */
    private static void sentOnTheDay(String folder, Known known, List<Finding> findings) {
        known.rules().forEach(rule -> rule.sends().map(DeadlineRule.OnTheDay::notice).filter(notice -> !known.texts().exists(notice)).ifPresent(notice ->
                findings.add(new Finding(folder + "/deadlines.dmn", rule.deadline(), 0, "column sends: there is no notice text \"" + notice + "\"", "Correct the name, or add the text."))));
    }

    private static void twice(Map<String, Diagram> diagrams, List<Finding> findings) {
        Map<String, String> seen = new TreeMap<>();
        diagrams.forEach((file, diagram) -> diagram.all(Process.class).forEach(process -> {
            String before = seen.putIfAbsent(process.getId(), file);
            if (before != null && !before.equals(file)) {
                findings.add(diagram.find(process, "the process has the id \"" + process.getId() + "\", as that of " + before + " has", "Give it the id " + diagram.stem() + "."));
            }
        }));
    }

    private static Set<String> provisions(ProcedureFiles set) {
        return set.exists(PROVISIONS) ? set.read(PROVISIONS).lines().skip(1).map(line -> line.replaceFirst(",.*", "")).collect(Collectors.toSet()) : Set.of();
    }

    private static String stem(String file) {
        return file.replaceFirst(".*/", "").replaceFirst("\\.\\w+$", "");
    }
}
