package uk.nolan;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Condition;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import uk.nolan.process.BeforeOpening;
import uk.nolan.process.Cast;

/** One officer for each role, whose password is {@link #PASSWORD}; and the measure of how much of the diagrams the rehearsals walk. */
@TestConfiguration
public class TestCast {

    public static final String PASSWORD = "only-for-tests";

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

    /** Set by the test class whose walk must be complete; asked and taken away when a test class ends. */
    public static final AtomicBoolean WALKS_EVERYTHING = new AtomicBoolean();

    @Bean
    ProcessEngineCoverageProperties everyNodeAndFlow() {
        Condition<Double> complete = new Condition<>(
                walked -> !WALKS_EVERYTHING.getAndSet(false) || walked >= 1.0, "every node and every flow of every diagram");
        return new ProcessEngineCoverageProperties(
                false, false, List.of(), List.of(complete), Map.of(), List.of(), "target/process-test-coverage/");
    }
}
