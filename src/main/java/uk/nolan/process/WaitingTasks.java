package uk.nolan.process;

import java.time.LocalDate;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.forms.CaseGate;
import uk.nolan.process.guard.RowWords;

/**
 * The tasks that wait, and to whom each is really offered: to those whom its diagram names, as far as they may act in the case (procedure a.6), and once somebody has claimed it, to
 * her alone. What rests in abeyance does not wait.
 */
@Component
public class WaitingTasks {

    /** Those who do not work in the program every day, and hear of a task by e-mail. */
    private static final Set<Role> ELSEWHERE = EnumSet.of(Role.INDEPENDENT_PERSON, Role.HEARING_PANEL, Role.PANEL_CHAIR, Role.COMMITTEE_CHAIR);

    private static final Pattern DUE = Pattern.compile("deadlines\\.(due|dueFor)\\(execution\\s*,\\s*'([^']*)'");

    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<RepositoryService> repository;
    private final ObjectProvider<CaseGate> gate;
    private final Officers officers;
    private final AsProgram program;

    WaitingTasks(
            ObjectProvider<TaskService> tasks,
            ObjectProvider<RepositoryService> repository,
            ObjectProvider<CaseGate> gate,
            Officers officers,
            AsProgram program) {
        this.tasks = tasks;
        this.repository = repository;
        this.gate = gate;
        this.officers = officers;
        this.program = program;
    }

    /**
     * A task that waits.
     *
     * @param since the day on which it was opened
     * @param due its due day, empty where it has none
     * @param deadline key of the deadline that sets this day, empty where none does
     * @param roles those to whom the diagram offers it
     * @param named sign-in names of those to whom it is offered by name, because a case was handed over
     * @param claimedBy who is working on it, by sign-in name
     */
    public record Waiting(
            String id,
            String name,
            String reference,
            LocalDate since,
            Optional<LocalDate> due,
            Optional<String> deadline,
            Set<Role> roles,
            Set<String> named,
            Optional<String> claimedBy) {}

    /** The tasks of a case. */
    public List<Waiting> of(String reference) {
        return found(query().processInstanceBusinessKey(reference));
    }

    /** The tasks of all cases that fall due on a day or before it. */
    public List<Waiting> dueBy(LocalDate last) {
        return found(query().dueBefore(Date.from(last.plusDays(1).atStartOfDay(EngineClock.LONDON).toInstant())));
    }

    /** Whether the officer may do the task. */
    public boolean isOfferedTo(Waiting task, Officer officer) {
        Set<String> groups = task.roles().stream().map(Role::group).collect(Collectors.toSet());
        return (officer.roles().stream().anyMatch(task.roles()::contains) || task.named().contains(officer.id()))
                && task.claimedBy().map(officer.id()::equals).orElse(true)
                && gate.getObject().lets(task.reference(), officer, groups);
    }

    /**
     * Those who do not work in the program every day and for whom the task waits: the people of a role, where it is offered to nobody who does, and an outside officer to whom the case was
     * handed over (NS-3-3, NS-6-2).
     */
    public List<Officer> toBeTold(Waiting task) {
        Stream<Officer> inRoles = waitsForRoles(task) ? task.roles().stream().sorted().flatMap(role -> officers.inRole(role).stream()) : Stream.empty();
        Stream<Officer> byName = task.named().stream().sorted().flatMap(id -> officers.find(id).stream()).filter(officer -> !livesHere(officer));
        return Stream.concat(inRoles, byName).distinct().filter(officer -> isOfferedTo(task, officer)).toList();
    }

    /** Whether there may be anybody to be told of the task. */
    boolean mayWaitForSomebodyElsewhere(Waiting task) {
        return waitsForRoles(task) || !task.named().isEmpty();
    }

    /** Whether an engine group is that of people who do not work in the program every day. */
    static boolean isElsewhere(String group) {
        return Role.ofGroup(group).filter(ELSEWHERE::contains).isPresent();
    }

    private static boolean waitsForRoles(Waiting task) {
        return !task.roles().isEmpty() && ELSEWHERE.containsAll(task.roles());
    }

    /** Whether somebody works in the program every day, and looks into the task list without being told. */
    static boolean livesHere(Officer officer) {
        return officer.holds(Role.MONITORING_OFFICER, Role.DEPUTY, Role.DEMOCRATIC_SERVICES, Role.INVESTIGATING_OFFICER);
    }

    /** The kind of the date on which a task falls due, as its row in the task list says; empty where it has no date. */
    public Optional<String> kind(Waiting task) {
        return program.get(() -> Optional.ofNullable((String) tasks.getObject().getVariableLocal(task.id(), RowWords.KIND)).filter(kind -> !kind.equals(RowWords.NO_DATE)));
    }

    private TaskQuery query() {
        return tasks.getObject().createTaskQuery().active();
    }

    private List<Waiting> found(TaskQuery query) {
        return program.get(() -> query.orderByTaskCreateTime().asc().list().stream().map(this::waiting).toList());
    }

    private Waiting waiting(Task task) {
        List<IdentityLink> candidates = tasks.getObject().getIdentityLinksForTask(task.getId()).stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType())).toList();
        return new Waiting(
                task.getId(),
                task.getName(),
                (String) tasks.getObject().getVariableLocal(task.getId(), RowWords.REFERENCE),
                day(task.getCreateTime()),
                Optional.ofNullable(task.getDueDate()).map(WaitingTasks::day),
                deadline(task),
                candidates.stream().flatMap(link -> Role.ofGroup(link.getGroupId()).stream()).collect(Collectors.toSet()),
                candidates.stream().map(IdentityLink::getUserId).filter(Objects::nonNull).collect(Collectors.toSet()),
                Optional.ofNullable(task.getAssignee()));
    }

    private Optional<String> deadline(Task task) {
        UserTask drawn = repository.getObject().getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
        Matcher due = DUE.matcher(Objects.toString(drawn.getCamundaDueDate(), ""));
        if (!due.find()) {
            return Optional.empty();
        }
        return Optional.of(due.group(1).equals("due") ? due.group(2) : due.group(2) + "-" + tasks.getObject().getVariable(task.getId(), "sanction"));
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), EngineClock.LONDON);
    }
}
