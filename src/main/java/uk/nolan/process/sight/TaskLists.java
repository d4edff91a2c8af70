package uk.nolan.process.sight;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.guard.RowWords;

/** The lists in Tasklist, the same for everybody: each shows to each officer only what is hers to see. What an administrator changes in a list stays. */
@Component("taskLists")
public class TaskLists {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String COLOUR = "#333333";
    private static final List<Map<String, String>> ROW = List.of(shown(RowWords.REFERENCE, "Case"), shown(RowWords.STAGE, "Stage"), shown(RowWords.KIND, "Due"));
    private static final String ME = "${currentUser()}";

    private final ObjectProvider<FilterService> filters;
    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<AuthorizationService> authorizations;
    private final Officers officers;
    private final Clock clock;

    TaskLists(
            ObjectProvider<FilterService> filters, ObjectProvider<TaskService> tasks, ObjectProvider<AuthorizationService> authorizations, Officers officers, Clock clock) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.officers = officers;
        this.clock = clock;
    }

    /** Makes the lists that are not there yet. The first one opens by itself, so it is the one in which a new officer finds what is due next. */
    public void make() {
        list("My team's", 1, "All tasks that you may do", offered());
        list("Mine", 2, "Tasks that you have claimed", query().taskAssigneeExpression(ME));
        list("Due this week", 3, "Tasks that you may do, due from now to the end of Sunday", offered().dueAfterExpression("${now()}").dueBeforeExpression("${taskLists.endOfWeek()}"));
        list("Overdue", 4, "Tasks that you may do, whose due date has passed", offered().dueBeforeExpression("${now()}"));
        list("Waiting for others", 5, "Tasks in which somebody else must act first: a party, or another officer of the case", query()
                .taskVariableValueNotEquals(RowWords.WAITS_FOR, "nobody")
                .or()
                .taskVariableValueEquals(RowWords.WAITS_FOR, RowWords.A_PARTY)
                .taskCandidateGroupInExpression("${taskLists.awaited()}")
                .includeAssignedTasks()
                .endOr(), Stream.concat(ROW.stream(), Stream.of(shown(RowWords.WAITS_FOR, "Waits for"))).toList());
    }

    /** Midnight after Sunday of this week, London. Used by the list "Due this week". */
    public Date endOfWeek() {
        LocalDate monday = LocalDate.ofInstant(clock.instant(), LONDON).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return Date.from(monday.atStartOfDay(LONDON).toInstant());
    }

    /** Groups whose tasks the officer who asks waits for: everybody's, for whoever does the Monitoring Officer's work. Used by the list "Waiting for others". */
    public List<String> awaited() {
        return officers.current().holds(Role.MONITORING_OFFICER, Role.DEPUTY, Role.EXTERNAL_ASSESSOR)
                ? Arrays.stream(Role.values()).map(Role::group).toList()
                : List.of("-");
    }

    private TaskQuery query() {
        return tasks.getObject().createTaskQuery().active();
    }

    /** By the officer's groups, and to herself where a case was handed to her. */
    private TaskQuery offered() {
        return query().taskCandidateUserExpression(ME).includeAssignedTasks();
    }

    private void list(String name, int place, String description, TaskQuery query) {
        list(name, place, description, query, ROW);
    }

    private void list(String name, int place, String description, TaskQuery query, List<Map<String, String>> shown) {
        FilterService service = filters.getObject();
        if (service.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = service.newTaskFilter(name).setQuery(query);
        filter.setProperties(Map.of(
                "description", description,
                "priority", place,
                "color", COLOUR,
                "refresh", true,
                "showUndefinedVariable", false,
                "variables", shown));
        service.saveFilter(filter);
        Authorization everybody = authorizations.getObject().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(filter.getId());
        everybody.addPermission(Permissions.READ);
        authorizations.getObject().saveAuthorization(everybody);
    }

    private static Map<String, String> shown(String variable, String label) {
        return Map.of("name", variable, "label", label);
    }
}
