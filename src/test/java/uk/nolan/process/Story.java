package uk.nolan.process;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;

/** Tells a case step by step in a test, as officers would live it. */
@Component
public class Story {

    private final Procedure procedure;
    private final Officers officers;
    private final Timeline timeline;
    private final EngineClock clock;
    private final Stage stage;
    private String reference;

    Story(Procedure procedure, Officers officers, Timeline timeline, EngineClock clock, Stage stage) {
        this.procedure = procedure;
        this.officers = officers;
        this.timeline = timeline;
        this.clock = clock;
        this.stage = stage;
    }

    /** An empty stage on the morning of a day. */
    public void begin(String day) {
        stage.clear();
        clock.travelTo(LocalDate.parse(day).atTime(LocalTime.of(10, 0)).atZone(EngineClock.LONDON).toInstant());
        timeline.windRound();
    }

    /** A complaint received today about Cllr Rhona Ellesby of Marlbeck, save for what {@code answers} says differently. */
    public String complaint(Map<String, Object> answers) {
        reference = procedure.start(Procedure.COMPLAINT, complaintAnswers(answers), officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        return reference;
    }

    /** The answers of a complaint that can be received. */
    public Map<String, Object> complaintAnswers(Map<String, Object> answers) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "receivedOn", LocalDate.now(clock).toString(),
                "channel", "e-mail",
                "complainantName", "Ms Imogen Vardle",
                "complainantCapacity", "public",
                "complainantEmail", "imogen.vardle@example.org",
                "subjectMember", "rhona-ellesby",
                "authority", "marlbeck",
                "allegation", "Rude words in the meeting.",
                "lastEventOn", LocalDate.now(clock).minusDays(8).toString()));
        all.putAll(answers);
        return all;
    }

    /** Lets the clock run to ten o'clock of a day. */
    public void on(String day) {
        timeline.runTo(LocalDate.parse(day).atTime(LocalTime.of(10, 0)).atZone(EngineClock.LONDON).toInstant());
    }

    /** The Monitoring Officer does a task on a day. */
    public void does(String day, String task, Map<String, Object> answers) {
        does(day, Role.MONITORING_OFFICER, task, answers);
    }

    /** Somebody does a task on a day. */
    public void does(String day, Role role, String task, Map<String, Object> answers) {
        on(day);
        procedure.complete(task(task), answers, officer(role));
        timeline.runWaiting();
    }

    /** The open task of this name in the case told last. */
    public OpenTask task(String name) {
        return procedure.openTasks(reference).stream().filter(open -> open.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not open, but " + open(reference)));
    }

    /** The names of a case's open tasks. */
    public List<String> open(String reference) {
        return procedure.openTasks(reference).stream().map(OpenTask::name).toList();
    }

    public Officer officer(Role role) {
        return officers.inRole(role).get(0);
    }
}
