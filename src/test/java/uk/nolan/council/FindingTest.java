package uk.nolan.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said to whoever keeps the files: where, what, and the cure, on one line. */
class FindingTest {

    @Test
    void aFindingIsOneLine() {
        assertThat(new Finding("processes/validity.bpmn", "Decide\nvalidity", 14, "it names no form", "Choose one.").sentence())
                .isEqualTo("processes/validity.bpmn, \"Decide validity\": it names no form. Choose one.");
        assertThat(new Finding("processes/holidays.yaml", "", 14, "this is not YAML.", "").sentence()).isEqualTo("processes/holidays.yaml line 14: this is not YAML.");
        assertThat(new Finding("", "", 0, "nothing is there", "Put it back.").sentence()).isEqualTo("nothing is there. Put it back.");
    }

    @Test
    void aProblemKnowsItsFindings() {
        assertThat(ConfigurationProblem.at("members.yaml", 3, "\"id\" is given twice. Take one away.").findings())
                .containsExactly(new Finding("members.yaml", "", 3, "\"id\" is given twice", "Take one away."));
        assertThat(ConfigurationProblem.in("deadlines.dmn", "validity", "there is no number.").findings()).containsExactly(new Finding("deadlines.dmn", "validity", 0, "there is no number", ""));
        assertThat(new ConfigurationProblem("The outbox cannot be written.").findings()).containsExactly(new Finding("", "", 0, "The outbox cannot be written", ""));
    }

    @Test
    void severalProblemsAreToldTogether() {
        ConfigurationProblem problem = ConfigurationProblem.of("It cannot go live:", List.of(new Finding("a.form", "", 0, "it has no id", "Give it one."), new Finding("b.form", "Name", 0, "it has no key", "")));
        assertThat(problem).hasMessage("It cannot go live:\n- a.form: it has no id. Give it one.\n- b.form, \"Name\": it has no key.");
        assertThat(problem.findings()).hasSize(2);
    }
}
