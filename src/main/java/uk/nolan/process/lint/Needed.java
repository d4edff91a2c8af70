package uk.nolan.process.lint;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;

/** The diagrams that no other calls and that the program cannot do without, because it begins them itself: each must be there and begin as the program begins it. */
final class Needed {

    private record Begun(String file, String why, Predicate<StartEvent> begins, String cure) {}

    private static final Predicate<StartEvent> BY_A_FORM = start -> start.getCamundaFormRef() != null;

    private static final List<Begun> NEEDED = List.of(
            new Begun("processes/complaint.bpmn", "every complaint begins with it", BY_A_FORM, "Give its start event a form."),
            new Begun("processes/working-day-round.bpmn", "it finds each working day what falls due, reminds, and writes what is to be sent on the day", start -> any(start, TimerEventDefinition.class, timer -> timer.getTimeCycle() != null),
                    "Let its start event be a timer with a cycle, such as 0 0 7 ? * MON-FRI."),
            new Begun("processes/call-to-work.bpmn", "the program begins it when a task waits for somebody who does not work in the program every day",
                    start -> any(start, MessageEventDefinition.class, message -> message.getMessage() != null && "WorkWaits".equals(message.getMessage().getName())), "Let its start event wait for the message WorkWaits."),
            new Begun("processes/declare-conflict.bpmn", "the program begins it when an officer says at a task that she has an interest in the case", BY_A_FORM, "Give its start event a form."));

    private Needed() {}

    private static <T extends EventDefinition> boolean any(StartEvent start, Class<T> kind, Predicate<T> is) {
        return start.getEventDefinitions().stream().filter(kind::isInstance).map(kind::cast).anyMatch(is);
    }

    /** Those that are not in a set. */
    static void missing(ProcedureFiles set, List<Finding> findings) {
        NEEDED.stream().filter(needed -> !set.exists(needed.file())).forEach(needed ->
                findings.add(new Finding(needed.file(), "", 0, "the diagram is not there, and " + needed.why(), "Put it back; it is in the download of the live version.")));
    }

    /** Those that begin otherwise than the program begins them. */
    static void begin(Map<String, Diagram> diagrams, List<Finding> findings) {
        for (Begun needed : NEEDED) {
            Diagram diagram = diagrams.get(needed.file());
            List<StartEvent> starts = diagram == null ? List.of() : diagram.all(StartEvent.class).stream().filter(start -> start.getParentElement() instanceof Process).toList();
            if (!starts.isEmpty() && starts.stream().noneMatch(needed.begins())) {
                findings.add(diagram.find(starts.get(0), "it does not begin as the program needs it: " + needed.why(), needed.cure()));
            }
        }
    }
}
