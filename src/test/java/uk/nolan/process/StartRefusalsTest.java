package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.council.ProcedureFiles;

/** What the engine cannot run is not deployed, not even a part of it. What is found before is told by the lint, see {@code MistakesTest}. */
@NolanTest
class StartRefusalsTest {

    private static final String FILE = "processes/validity.bpmn";

    @Autowired
    private Council council;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ProcedureDeployment deployment;

    @Test
    void aDiagramThatTheEngineCannotRun() {
        ProcedureFiles shipped = ProcedureFiles.in(Path.of("")).setOf(council.key());
        String text = shipped.read(FILE).replace("camunda:historyTimeToLive=\"P2190D\"", "camunda:historyTimeToLive=\"P6Y\"");
        ProcedureFiles set = shipped.laidOver(Map.of(FILE, text.getBytes(StandardCharsets.UTF_8)), Set.of());
        long before = repository.createDeploymentQuery().count();
        Throwable problem = catchThrowable(() -> deployment.deploy(set, Optional.empty(), "broken"));
        assertThat(problem).isInstanceOf(ConfigurationProblem.class).hasMessageContaining(FILE).hasMessageContaining("line 3");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(deployment.findings(set, council.key())).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo(FILE);
            assertThat(finding.what()).isEqualTo("its history is kept for \"P6Y\", which the engine cannot read");
        });
    }
}
