package uk.nolan.process.move;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import uk.nolan.people.Role;

/**
 * How a case stands: what of it can change with the version of the procedure that it follows.
 *
 * @param tasks the tasks that wait, by the engine's id
 * @param dates the open deadlines, by their keys
 * @param stage its stage, empty before the first
 */
record Standing(Map<String, Waiting> tasks, Map<String, Due> dates, String stage) {

    /**
     * A task that waits.
     *
     * @param groups to which it is offered
     * @param form the content of its form, empty where it has none
     * @param due null where it has no due date
     */
    record Waiting(String name, Set<String> groups, String form, LocalDate due) {

        private String roles() {
            return groups.stream().flatMap(group -> Role.ofGroup(group).stream()).sorted().map(Role::title).collect(Collectors.joining(" or "));
        }
    }

    /** A deadline that runs: what it is called, and the day on which it falls due. */
    record Due(String name, LocalDate day) {}

    /** What is otherwise afterwards: tasks first, then the days, then the stage. */
    List<Change> changesTo(Standing after, LocalDate today) {
        List<Change> changes = new ArrayList<>();
        tasks.forEach((id, task) -> {
            Waiting now = after.tasks.get(id);
            if (now == null) {
                changes.add(new Change(Change.Kind.TASK_GONE, task.name(), task.name(), ""));
            } else {
                compare(task, now, today, changes);
            }
        });
        after.tasks.forEach((id, task) -> {
            if (!tasks.containsKey(id)) {
                changes.add(new Change(Change.Kind.TASK_NEW, task.name(), "", task.name()));
            }
        });
        Set<String> deadlines = new LinkedHashSet<>(dates.keySet());
        deadlines.addAll(after.dates.keySet());
        deadlines.forEach(deadline -> {
            Due was = dates.get(deadline);
            Due is = after.dates.get(deadline);
            String from = was == null ? "" : Change.day(was.day(), today);
            String to = is == null ? "" : Change.day(is.day(), today);
            if (!from.equals(to)) {
                changes.add(new Change(Change.Kind.DEADLINE, (is == null ? was : is).name(), from, to));
            }
        });
        if (!stage.equals(after.stage)) {
            changes.add(new Change(Change.Kind.STAGE, after.stage, stage, after.stage));
        }
        return changes;
    }

    private static void compare(Waiting before, Waiting after, LocalDate today, List<Change> changes) {
        Map<Change.Kind, List<String>> looked = new LinkedHashMap<>();
        looked.put(Change.Kind.TASK_NAME, List.of(before.name(), after.name()));
        looked.put(Change.Kind.TASK_ROLES, List.of(before.roles(), after.roles()));
        looked.put(Change.Kind.TASK_FORM, List.of(before.form(), after.form()));
        looked.put(Change.Kind.TASK_DUE, List.of(Change.day(before.due(), today), Change.day(after.due(), today)));
        looked.forEach((kind, two) -> {
            if (!two.get(0).equals(two.get(1))) {
                boolean form = kind == Change.Kind.TASK_FORM;
                changes.add(new Change(kind, after.name(), form ? "" : two.get(0), form ? "" : two.get(1)));
            }
        });
    }

    static String stage(Optional<String> stage) {
        return stage.orElse("");
    }
}
