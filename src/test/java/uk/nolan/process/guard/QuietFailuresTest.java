package uk.nolan.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import uk.nolan.notice.DeliveryProblem;

/** What operations read of a failed job names no person, whoever threw what. */
class QuietFailuresTest {

    private static String kept(Throwable failure) {
        StringWriter trace = new StringWriter();
        Throwable quiet = QuietFailures.quiet(failure);
        quiet.printStackTrace(new PrintWriter(trace));
        return quiet.getMessage() + "\n" + trace;
    }

    @Test
    void whatALibraryRepeatsIsNotKept() {
        Throwable database = new IllegalStateException("could not execute", new RuntimeException("Value too long: 'Ms Imogen Vardle'"));
        assertThat(kept(database)).doesNotContain("Imogen", "could not execute").startsWith("The program could not go on here (IllegalStateException).").contains("QuietFailuresTest");
        Throwable expression = new ProcessEngineException("Error while evaluating expression: ${sender.send()}. Cause: no such address imogen.vardle@example.org", database);
        assertThat(kept(expression)).startsWith("Error while evaluating expression: ${sender.send()}.").doesNotContain("imogen", "Imogen");
    }

    @Test
    void theProgramsOwnWordsAndTheEnginesCollisionsStay() {
        DeliveryProblem problem = new DeliveryProblem("Letter \"acknowledgement\" waits.");
        assertThat(kept(problem)).startsWith("Letter \"acknowledgement\" waits.");
        assertThat(kept(new ProcessEngineException("Exception in delegate", problem))).startsWith("Letter \"acknowledgement\" waits.");
        OptimisticLockingException collision = new OptimisticLockingException("two at once");
        assertThat(QuietFailures.quiet(collision)).isSameAs(collision);
    }
}
