package uk.nolan.process;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
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
    private final IdentityService identity;
    private String reference;

    Story(Procedure procedure, Officers officers, Timeline timeline, EngineClock clock, Stage stage, IdentityService identity) {
        this.procedure = procedure;
        this.officers = officers;
        this.timeline = timeline;
        this.clock = clock;
        this.stage = stage;
        this.identity = identity;
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

    /** Goes on with a case that was begun in another way. */
    public void tell(String begun) {
        reference = begun;
        timeline.runWaiting();
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

    /** The plain case, told without incident on the clock's day until this task is open. */
    public String upTo(String task) {
        return upTo(task, Map.of());
    }

    /**
     * The same with some things told otherwise.
     *
     * @param otherwise what to answer instead, by the task's name
     */
    public String upTo(String task, Map<String, Map<String, Object>> otherwise) {
        complaint(Map.of());
        while (!open(reference).contains(task)) {
            OpenTask next = procedure.openTasks(reference).stream().min(Comparator.comparing(OpenTask::name))
                    .orElseThrow(() -> new AssertionError("The case ended before \"" + task + "\" was open"));
            Map<String, Object> answers = answers(next.name());
            answers.putAll(otherwise.getOrDefault(next.name(), Map.of()));
            procedure.complete(next, answers, officer(whose(next.name())));
            timeline.runWaiting();
        }
        return reference;
    }

    /** Who does a task. */
    public static Role whose(String task) {
        return switch (task) {
            case "Give view", "Give view to subject member" -> Role.INDEPENDENT_PERSON;
            case "Assess complaint as panel" -> Role.HEARING_PANEL;
            default -> Role.MONITORING_OFFICER;
        };
    }

    /** Answers with which a task passes today; a new map that may be changed. */
    public Map<String, Object> answers(String task) {
        String today = LocalDate.now(clock).toString();
        return new HashMap<>(switch (task) {
            case "Acknowledge complaint" -> Map.of("note", "We will write again soon.");
            case "Decide validity" -> Map.of("grounds", List.of(), "doubt", false, "reasons", "A sitting councillor in a meeting of her council.");
            case "Prepare first letter" -> Map.of("summary", "Rude words in the meeting.", "independentPerson", "augusta-penhale", "identity", "disclose");
            case "Record representations" -> Map.of("representationsReceivedOn", today, "representations", "It was a joke.");
            case "Plan enquiries" -> Map.of("enquiryNotes", "The recording was listened to.", "enquire", "no");
            case "Prepare consultation" -> Map.of("independentPerson", "augusta-penhale", "question", "Do you agree?", "draftReasoning", "A heated debate.");
            case "Give view" -> Map.of("minded", "agrees", "view", "I agree.");
            case "Assess complaint" -> Map.of(
                    "representationsWeighed", true, "criteria", List.of("c"), "reasonC", "A heated exchange.", "outcome", "no-further-action",
                    "publicInterest", "There is none in going on.", "ipAddressed", "The view was followed.", "reasons", "A political debate.");
            case "Convene panel" -> Map.of("panelDate", today, "panelReasons", "The Monitoring Officer advised the parish on the same matter.");
            case "Assess complaint as panel" -> Map.of(
                    "criteria", List.of("c"), "reasonC", "A heated exchange.", "outcome", "no-further-action",
                    "publicInterest", "There is none in going on.", "ipAddressed", "The view was followed.", "reasons", "A political debate.");
            case "Propose informal resolution" -> Map.of("actions", List.of("apology"), "proposalText", "A written apology.");
            case "Record comments" -> Map.of("commentsReceivedOn", today, "proposal", "accepted", "acceptedOn", today);
            case "Record performance" -> Map.of("performedOn", today, "performance", "The apology was read out.");
            case "Conclude informal resolution" -> Map.of("informal", "resolved", "reasons", "The apology was made.");
            case "Confirm delay notice" -> Map.of("delayReason", "illness", "newDate", LocalDate.now(clock).plusDays(28).toString(), "delayText", "An officer is ill.");
            case "Decide on missing view" -> Map.of("missingView", "go-on", "reasons", "Asked twice.");
            case "Arrange investigation" -> Map.of("investigator", "Mrs Tabitha Orrell", "scope", "The meeting.");
            default -> throw new AssertionError("No plain answers to " + task);
        });
    }

    /** Lets somebody use the engine's services, with what the role may do and no more. */
    public <T> T as(Role role, Supplier<T> action) {
        String officer = officer(role).id();
        identity.setAuthentication(officer, identity.createGroupQuery().groupMember(officer).list().stream().map(Group::getId).toList());
        try {
            return action.get();
        } finally {
            identity.clearAuthentication();
        }
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
