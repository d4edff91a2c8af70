package uk.nolan;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import uk.nolan.process.BeforeOpening;
import uk.nolan.process.Cast;

/** One officer for each role, whose password is {@link #PASSWORD}; and what the measure of the walk through the diagrams needs. */
@TestConfiguration
public class TestCast {

    public static final String PASSWORD = "only-for-tests";

    static {
        System.setProperty("nolan.class-path", OwnJvm.classPath());
    }

    @Bean
    BeforeOpening officersOfTheTests(Cast cast) {
        return () -> cast.ensure(role -> PASSWORD);
    }

    /** The measuring listener asks, in the officer's name, which diagram it is in. */
    @Bean
    BeforeOpening measuring(AuthorizationService authorizations) {
        return () -> {
            Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            everybody.setResource(Resources.PROCESS_DEFINITION);
            everybody.setResourceId("*");
            everybody.addPermission(Permissions.READ);
            authorizations.saveAuthorization(everybody);
        };
    }

    /** Reports for each test class; how much of the diagrams the rehearsals walk, of all councils together, is measured by their own test. */
    @Bean
    ProcessEngineCoverageProperties reports() {
        return new ProcessEngineCoverageProperties(false, false, List.of(), List.of(), Map.of(), List.of(), "target/process-test-coverage/");
    }
}
