package uk.nolan.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.ForbiddenSanction;
import uk.nolan.casefile.SanctionRule;
import uk.nolan.casefile.SanctionRules;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.council.Versions;
import uk.nolan.deadline.DeadlineRule;
import uk.nolan.deadline.DeadlineRules;
import uk.nolan.process.forms.FormDefinition;
import uk.nolan.process.forms.Option;

/**
 * What a version of the procedure holds besides its diagrams: deadline rules, sanctions, criteria and forms. A version is an engine deployment, one
 * whole set; it never changes, so what was read once is kept.
 */
@Component
public class ProcedureVersion implements DeadlineRules, SanctionRules, Versions {

    /** A criterion of the initial assessment, a row of {@code assessment-criteria.dmn}. */
    public record Criterion(String code, String label, String direction, String prompt) {}

    private final ObjectProvider<RepositoryService> repository;
    private final AsProgram program;
    private final Map<String, List<DeadlineRule>> rules = new ConcurrentHashMap<>();
    private final Map<String, List<SanctionRule>> sanctions = new ConcurrentHashMap<>();
    private final Map<String, List<ForbiddenSanction>> forbidden = new ConcurrentHashMap<>();
    private final Map<String, List<Criterion>> criteria = new ConcurrentHashMap<>();
    private final Map<String, FormDefinition> forms = new ConcurrentHashMap<>();
    private final Map<String, ProcedureFiles> sets = new ConcurrentHashMap<>();

    ProcedureVersion(ObjectProvider<RepositoryService> repository, AsProgram program) {
        this.repository = repository;
        this.program = program;
    }

    @Override
    public List<DeadlineRule> all(String version) {
        return kept(rules, version, () -> deadlineRules("deadlines.dmn", resource(version, "/deadlines.dmn")));
    }

    static List<DeadlineRule> deadlineRules(String place, String content) {
        return DecisionTables.rows(place, content, "deadlines", "deadline").stream()
                .map(row -> DeadlineRule.of(place, row.code(), row.outputs()))
                .toList();
    }

    @Override
    public List<SanctionRule> sanctions(String version) {
        return kept(sanctions, version, () -> sanctionRules("sanctions.dmn", resource(version, "/sanctions.dmn")));
    }

    static List<SanctionRule> sanctionRules(String place, String content) {
        return DecisionTables.rows(place, content, "sanctions", "sanction").stream().map(row -> SanctionRule.of(place, row.code(), row.outputs())).toList();
    }

    @Override
    public List<ForbiddenSanction> forbidden(String version) {
        return kept(forbidden, version, () -> forbiddenSanctions("forbidden-sanctions.dmn", resource(version, "/forbidden-sanctions.dmn")));
    }

    static List<ForbiddenSanction> forbiddenSanctions(String place, String content) {
        return DecisionTables.rows(place, content, "forbidden-sanctions", "forbidden").stream().map(row -> ForbiddenSanction.of(place, row.code(), row.outputs())).toList();
    }

    /** The criteria of the initial assessment in the table's order. */
    public List<Criterion> criteria(String version) {
        return kept(criteria, version, () -> criteria("assessment-criteria.dmn", resource(version, "/assessment-criteria.dmn")));
    }

    static List<Criterion> criteria(String place, String content) {
        return DecisionTables.rows(place, content, "assessment-criteria", "criterion").stream()
                .map(row -> new Criterion(
                        row.code(),
                        String.valueOf(row.outputs().get("label")),
                        String.valueOf(row.outputs().get("direction")),
                        String.valueOf(row.outputs().get("prompt"))))
                .toList();
    }

    /** The criteria as choices, each with its letter. */
    public List<Option> criteriaOptions(String version) {
        return criteria(version).stream()
                .map(criterion -> new Option(criterion.code(), "(" + criterion.code() + ") " + criterion.label()))
                .toList();
    }

    /** A form of the version. */
    public FormDefinition form(String version, String form) {
        return kept(forms, version + "/" + form, () -> FormDefinition.read(form + ".form", resource(version, "/" + form + ".form")));
    }

    /** A form of the version; empty where it has none of that name. */
    public Optional<FormDefinition> findForm(String version, String form) {
        boolean there = forms.containsKey(version + "/" + form) || resourceName(version, "/" + form + ".form").isPresent();
        return there ? Optional.of(form(version, form)) : Optional.empty();
    }

    @Override
    public ProcedureFiles files(String version) {
        return kept(sets, version, () -> {
            Map<String, byte[]> files = new TreeMap<>();
            program.get(() -> repository.getObject().getDeploymentResources(version)).forEach(resource -> files.put(resource.getName(), resource.getBytes()));
            if (files.keySet().stream().noneMatch(name -> name.endsWith("/council.yaml"))) {
                throw new ConfigurationProblem(files.isEmpty()
                        ? "There is no version \"%s\" of the procedure in the database. Restore the database as a whole.".formatted(version)
                        : "Version \"%s\" of the procedure was put into the database by an earlier program, without the council's folder, and its cases cannot go on with this program. Go on with the earlier one, or begin with an empty database."
                                .formatted(version));
            }
            return ProcedureFiles.of("version " + version, files);
        });
    }

    /** Not computeIfAbsent: reading asks the engine, which may ask for the same map again. */
    private static <T> T kept(Map<String, T> map, String key, Supplier<T> read) {
        T known = map.get(key);
        if (known == null) {
            known = read.get();
            map.put(key, known);
        }
        return known;
    }

    private String resource(String version, String ending) {
        RepositoryService engine = repository.getObject();
        String name = resourceName(version, ending).orElseThrow(() -> new IllegalArgumentException("The procedure has no file " + ending.substring(1)));
        try (InputStream content = program.get(() -> engine.getResourceAsStream(version, name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> resourceName(String version, String ending) {
        RepositoryService engine = repository.getObject();
        return program.get(() -> engine.getDeploymentResourceNames(version)).stream().filter(candidate -> candidate.endsWith(ending)).findFirst();
    }
}
