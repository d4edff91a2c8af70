package uk.nolan;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import uk.nolan.process.BeforeOpening;
import uk.nolan.process.Cast;

/** One officer for each role, whose password is {@link #PASSWORD}. */
@TestConfiguration
public class TestCast {

    public static final String PASSWORD = "only-for-tests";

    @Bean
    BeforeOpening officersOfTheTests(Cast cast) {
        return () -> cast.ensure(role -> PASSWORD);
    }
}
