package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import uk.nolan.NolanTest;
import uk.nolan.council.Council;
import uk.nolan.process.EngineClock;

/**
 * Plays every rehearsal of every council against the real diagrams, on PostgreSQL. Together they walk every node and every flow of every diagram;
 * that is measured over all councils when the last one is through, and the build fails below.
 */
class RehearsalsTest {

    private static final Path REHEARSALS = Path.of("processes/rehearsals");
    private static final DefaultCollector WALK = new DefaultCollector(new ExecutionContextModelProvider());
    private static final Suite SUITE = new Suite(RehearsalsTest.class.getName(), RehearsalsTest.class.getName());

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void beginTheWalk() throws IOException {
        postgres = ForgetfulPostgres.start();
        WALK.createSuite(SUITE);
        WALK.activateSuite(SUITE.getId());
        WALK.createRun(new Run("rehearsals", "rehearsals"), SUITE.getId());
        WALK.activateRun("rehearsals");
    }

    @AfterAll
    static void everyNodeAndFlowWasWalked() throws IOException {
        postgres.close();
        CoverageReportUtil.createReport(WALK, "target/process-test-coverage/");
        assertThat(WALK.getModels()).extracting(Model::getKey).as("every diagram").containsAll(diagrams());
        assertThat(WALK.getModels())
                .filteredOn(model -> SUITE.calculateCoverage(model) < 1.0)
                .extracting(Model::getKey)
                .as("diagrams of which a node or a flow was never walked; target/process-test-coverage shows which")
                .isEmpty();
    }

    private static Set<String> diagrams() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bpmn"))
                    .map(name -> name.replace(".bpmn", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(REHEARSALS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @Test
    void everyCouncilsRehearsalsArePlayedHere() throws IOException {
        Set<String> told = all().stream().map(file -> RehearsalFile.read(file).council()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(Arrays.stream(RehearsalsTest.class.getDeclaredClasses())
                .filter(OfCouncil.class::isAssignableFrom)
                .filter(each -> each != OfCouncil.class)
                .map(each -> each.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Nested
    @NolanTest
    @ExcludeFromProcessCoverage
    @TestPropertySource(properties = "camunda.bpm.process-engine-name=newark")
    @DirtiesContext
    class NewarkAndSherwood extends OfCouncil {

        @DynamicPropertySource
        static void database(DynamicPropertyRegistry settings) {
            ForgetfulPostgres.database(postgres, "newark", settings);
        }
    }

    @Nested
    @NolanTest
    @ExcludeFromProcessCoverage
    @TestPropertySource(properties = {"nolan.council=stroud", "camunda.bpm.process-engine-name=stroud"})
    @DirtiesContext
    class Stroud extends OfCouncil {

        @DynamicPropertySource
        static void database(DynamicPropertyRegistry settings) {
            ForgetfulPostgres.database(postgres, "stroud", settings);
        }
    }

    /** The rehearsals of the council of this context, measured by the one walk. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class OfCouncil {

        @Autowired
        private Player player;

        @Autowired
        private Council council;

        @Autowired
        private ProcessEngine engine;

        @Autowired
        private EngineClock clock;

        @BeforeAll
        void measure() {
            new ProcessEngineAdapter(engine, WALK).initializeListeners();
        }

        /** The engine's clock is one for the whole JVM; whoever comes next finds it at the present. */
        @AfterAll
        void goHome() {
            clock.comeHome();
        }

        List<Path> rehearsals() throws IOException {
            return all().stream().filter(file -> RehearsalFile.read(file).council().equals(council.key())).toList();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("rehearsals")
        void holds(Path file) {
            Playback playback = player.play(file);
            if (!playback.held()) {
                fail(playback.inFull());
            }
            assertThat(playback.scenes()).isNotEmpty();
        }
    }
}
