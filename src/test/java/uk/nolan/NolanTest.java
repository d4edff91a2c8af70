package uk.nolan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * A test against the whole program: one Spring context for all of them, a database in memory, letters caught, timers fired by the test
 * alone. The officers of {@link TestCast} can sign in.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.MOCK)
@AutoConfigureMockMvc
@ActiveProfiles({"rehearsal", "test"})
@Import({TestCast.class, RealServer.class, uk.nolan.process.Story.class, uk.nolan.process.OtherVersions.class, uk.nolan.notice.TestPostbox.class})
public @interface NolanTest {}
