package uk.nolan.process.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.process.Story;

/** Tasklist sends a field back in the type in which the form opened it, so a list must open as a list even when nothing is chosen yet. */
@NolanTest
class OpeningTypesTest {

    @Autowired
    private Story story;

    @Autowired
    private FormService forms;

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-11");
    }

    @Test
    void aListWithNothingChosenOpensAsAnEmptyList() {
        story.complaint(Map.of());
        VariableMap opened = forms.getTaskFormVariables(story.task("Decide validity").id());
        for (String list : new String[] {"grounds", "codeProvisions"}) {
            assertThat(opened.<org.camunda.bpm.engine.variable.value.TypedValue>getValueTyped(list).getType().getName()).as(list).isEqualTo("json");
            assertThat(opened.getValueTyped(list).getValue()).as(list).hasToString("[]");
        }
    }
}
