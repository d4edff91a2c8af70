package uk.nolan.process.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which steps a council's cases can come to (procedure a.10): what the arrangements shut for certain is left out, everything else is walked. */
class CouncilReachTest {

    private static final Map<String, String> ARRANGEMENTS = Map.of("publish", "breach", "hearingScript", "panel");
    private static final List<String> DEADLINES = List.of("representations", "agenda");

    /** A start with a form, a gateway, and two ways: "Yes" on the condition, "No" by default. */
    private static BpmnModelInstance gateway(String condition) {
        return Bpmn.createExecutableProcess("stage")
                .startEvent().camundaFormRef("receive-complaint")
                .exclusiveGateway("gateway")
                .condition("Yes", "${" + condition + "}").userTask("yes").endEvent()
                .moveToNode("gateway").sequenceFlowId("otherwise").userTask("no").endEvent()
                .done();
    }

    private static Set<String> reached(BpmnModelInstance... diagrams) {
        return CouncilReach.of(List.of(diagrams), ARRANGEMENTS, DEADLINES).stream().map(FlowNode::getId).filter(id -> id != null).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The one way, the other, or both: the default is shut where the condition holds for certain. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', value = {
        "arrangements.publish == 'breach'                                   ; yes",
        "arrangements.publish == 'always'                                   ; no",
        "arrangements.publish != 'always'                                   ; yes",
        "arrangements.publish != 'breach'                                   ; no",
        "arrangements.publish=='always'                                     ; no",
        "deadlines.has(execution, 'agenda')                                 ; yes",
        "deadlines.has(execution, 'hearing')                                ; no",
        "!deadlines.has(execution, 'hearing')                               ; yes",
        "!deadlines.has(execution,'agenda')                                 ; no",
        "outcome == 'investigate'                                           ; both",
        "arrangements.publish == 'always' && outcome == 'breach'            ; no",
        "outcome == 'breach' && arrangements.publish == 'always'            ; no",
        "arrangements.publish == 'breach' && outcome == 'breach'            ; both",
        "arrangements.publish == 'breach' && deadlines.has(execution, 'agenda') ; yes",
        "arrangements.publish == 'always' || outcome == 'breach'            ; both",
        "outcome == 'breach' || arrangements.publish == 'breach'            ; both",
        "arrangements.hearingScript == 'panel' && deadlines.has(execution, 'hearing') ; no",
    })
    void aWayIsLeftOutOnlyWhereItIsShutForCertain(String condition, String ways) {
        Set<String> reached = reached(gateway(condition));
        assertThat(reached.contains("yes")).as("Yes").isEqualTo(!ways.equals("no"));
        assertThat(reached.contains("no")).as("No, by default").isEqualTo(!ways.equals("yes"));
    }

    /** A stage is reached by its call, not by being there. */
    @Test
    void aStageThatNobodyCallsIsNotReached() {
        BpmnModelInstance called = Bpmn.createExecutableProcess("called").startEvent().userTask("inside").endEvent().done();
        BpmnModelInstance forgotten = Bpmn.createExecutableProcess("forgotten").startEvent().userTask("outside").endEvent().done();
        BpmnModelInstance spine = Bpmn.createExecutableProcess("spine").startEvent().camundaFormRef("receive-complaint").callActivity("call").calledElement("called").endEvent().done();
        assertThat(reached(spine, called, forgotten)).contains("call", "inside").doesNotContain("outside");
        assertThat(reached(called, forgotten)).as("nothing begins by itself").isEmpty();
    }

    @Test
    void aStageBehindAShutWayIsNotReached() {
        BpmnModelInstance called = Bpmn.createExecutableProcess("called").startEvent().userTask("inside").endEvent().done();
        BpmnModelInstance spine = Bpmn.createExecutableProcess("spine").startEvent().camundaFormRef("receive-complaint")
                .exclusiveGateway("gateway")
                .condition("Yes", "${arrangements.publish == 'always'}").callActivity("call").calledElement("called").endEvent()
                .moveToNode("gateway").userTask("no").endEvent()
                .done();
        assertThat(reached(spine, called)).contains("no").doesNotContain("call", "inside");
    }

    @Test
    void boundaryEventsAreReachedWithTheirTask() {
        BpmnModelInstance spine = Bpmn.createExecutableProcess("spine").startEvent().camundaFormRef("receive-complaint")
                .userTask("task").endEvent()
                .moveToActivity("task").boundaryEvent("late").timerWithDate("${deadlines.expiry(execution, 'agenda')}").serviceTask("tell").endEvent()
                .done();
        assertThat(reached(spine)).contains("task", "late", "tell");
    }

    @Test
    void loopsEnd() {
        BpmnModelInstance spine = Bpmn.createExecutableProcess("spine").startEvent().camundaFormRef("receive-complaint")
                .userTask("again").exclusiveGateway("gateway")
                .condition("Yes", "${arrangements.publish == 'breach'}").connectTo("again")
                .done();
        assertThat(reached(spine)).contains("again", "gateway");
    }

    /** A process that begins with a form, a timer or a message begins by itself. */
    @Test
    void theRoundBeginsByItself() {
        BpmnModelInstance round = Bpmn.createExecutableProcess("round").startEvent().timerWithCycle("0 0 7 * * ?").userTask("round").endEvent().done();
        assertThat(reached(round)).contains("round");
    }
}
