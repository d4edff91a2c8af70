package uk.nolan.process.sight;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.ConflictDeclared;
import uk.nolan.casefile.Hands;
import uk.nolan.casefile.HandsChanged;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.AsProgram;
import uk.nolan.process.forms.CaseGate;
import uk.nolan.process.guard.RowWords;

/**
 * Has the engine's own authorizations say what {@link CaseGate} says. A task is offered to groups; whoever is in such a group and may not act in the case
 * is refused this one task, so that no list, search or interface of the engine shows it to her (procedure a.6, NS-3-3, NS-10-2). Monitoring Officers and deputies may read,
 * and only read, the tasks for which they wait. The engine takes these rows away with the task.
 */
@Component
public class SightOfTasks {

    private static final List<Role> MONITORING_OFFICERS = List.of(Role.MONITORING_OFFICER, Role.DEPUTY);

    /** The offices of which a case is in the hands of one holder only. */
    private static final List<Role> ONE_OF_SEVERAL = List.of(Role.INVESTIGATING_OFFICER, Role.INDEPENDENT_PERSON);

    private final ObjectProvider<CaseFiles> caseFiles;
    private final ObjectProvider<CaseGate> gate;
    private final ObjectProvider<TaskService> tasks;
    private final ObjectProvider<AuthorizationService> authorizations;
    private final Officers officers;
    private final AsProgram program;

    SightOfTasks(
            ObjectProvider<CaseFiles> caseFiles,
            ObjectProvider<CaseGate> gate,
            ObjectProvider<TaskService> tasks,
            ObjectProvider<AuthorizationService> authorizations,
            Officers officers,
            AsProgram program) {
        this.caseFiles = caseFiles;
        this.gate = gate;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.officers = officers;
        this.program = program;
    }

    /** Settles who sees a task that is just being made. */
    void made(DelegateTask task) {
        InHand one = inHand(task.getExecution().getProcessBusinessKey());
        Set<String> groups = TaskRows.groups(task.getCandidates());
        program.run(() -> {
            Set<String> keptAway = keptAway(one, groups);
            keptAway.forEach(officer -> revoke(officer, task.getId()));
            if (MONITORING_OFFICERS.stream().noneMatch(role -> groups.contains(role.group()))) {
                MONITORING_OFFICERS.forEach(role -> grantReading(task.getId(), null, role.group()));
                one.hands().acting().filter(acting -> !keptAway.contains(acting)).ifPresent(acting -> grantReading(task.getId(), acting, null));
            }
        });
    }

    /** At the end of the transaction, after the tasks have been offered to whoever acts in the case from now on. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void changed(HandsChanged changed) {
        settle(changed.reference());
    }

    /** At once, because a declaration at a form stands while everything else that the officer did is undone. */
    @EventListener
    void declared(ConflictDeclared declared) {
        settle(declared.reference());
    }

    /** Settles anew who sees the open tasks of a case, those in abeyance too. */
    public void settle(String reference) {
        program.run(() -> {
            List<Task> open = tasks.getObject().createTaskQuery().processInstanceBusinessKey(reference).list();
            if (!open.isEmpty()) {
                InHand one = inHand(reference);
                open.forEach(task -> settle(one, task));
            }
        });
    }

    private void settle(InHand one, Task task) {
        List<IdentityLink> links = tasks.getObject().getIdentityLinksForTask(task.getId());
        List<Authorization> given = authorizations.getObject().createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task.getId()).list();
        Set<String> groups = TaskRows.groups(links);
        Set<String> keptAway = keptAway(one, groups);
        Set<String> has = new HashSet<>();
        links.stream().map(IdentityLink::getUserId).filter(Objects::nonNull).distinct().forEach(officer -> {
            if (keptAway.contains(officer) || !lets(one, officer, groups)) {
                links.stream().filter(link -> officer.equals(link.getUserId())).forEach(link -> takeFrom(task.getId(), link));
            } else {
                has.add(officer);
            }
        });
        boolean waitedFor = MONITORING_OFFICERS.stream().noneMatch(role -> groups.contains(role.group()));
        Optional<String> acting = one.hands().acting().filter(officer -> waitedFor && !keptAway.contains(officer));
        given.stream()
                .filter(row -> row.getUserId() != null)
                .filter(row -> row.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE
                        ? !keptAway.contains(row.getUserId())
                        : !has.contains(row.getUserId()) && !acting.filter(row.getUserId()::equals).isPresent())
                .forEach(row -> authorizations.getObject().deleteAuthorization(row.getId()));
        keptAway.stream().filter(officer -> lacks(given, Authorization.AUTH_TYPE_REVOKE, officer)).forEach(officer -> revoke(officer, task.getId()));
        acting.filter(officer -> lacks(given, Authorization.AUTH_TYPE_GRANT, officer)).ifPresent(officer -> grantReading(task.getId(), officer, null));
        settleGroups(task.getId(), groups, given);
    }

    /** The engine gives a group its right with the offer and leaves it when the offer is taken back, as it is when the task moves to a diagram that offers it to others. */
    private void settleGroups(String task, Set<String> groups, List<Authorization> given) {
        Set<String> reading = MONITORING_OFFICERS.stream().noneMatch(role -> groups.contains(role.group()))
                ? MONITORING_OFFICERS.stream().map(Role::group).collect(Collectors.toSet())
                : Set.of();
        Set<String> has = new HashSet<>();
        given.stream().filter(row -> row.getGroupId() != null && !groups.contains(row.getGroupId())).forEach(row -> {
            if (reading.contains(row.getGroupId()) && !row.isPermissionGranted(Permissions.TASK_WORK) && !row.isPermissionGranted(Permissions.UPDATE)) {
                has.add(row.getGroupId());
            } else {
                authorizations.getObject().deleteAuthorization(row.getId());
            }
        });
        reading.stream().filter(group -> !has.contains(group)).forEach(group -> grantReading(task, null, group));
    }

    private static boolean lacks(List<Authorization> given, int type, String officer) {
        return given.stream().noneMatch(row -> row.getAuthorizationType() == type && officer.equals(row.getUserId()));
    }

    private void takeFrom(String task, IdentityLink link) {
        if (IdentityLinkType.ASSIGNEE.equals(link.getType())) {
            tasks.getObject().setAssignee(task, null);
        } else {
            tasks.getObject().deleteUserIdentityLink(task, link.getUserId(), link.getType());
        }
    }

    private boolean lets(InHand one, String officer, Set<String> groups) {
        return officers.find(officer).filter(found -> gate.getObject().letsInto(one.hands(), found, groups)).isPresent();
    }

    /**
     * An officer's account has changed: what is hers from now on she sees, and what is in other hands, or was hers by a role that she no longer holds, is kept
     * from her.
     *
     * @param officer with the roles that she holds now
     */
    void rolesAre(Officer officer) {
        program.run(() -> {
            Map<String, List<Authorization>> rows = authorizations.getObject().createAuthorizationQuery().userIdIn(officer.id()).resourceType(Resources.TASK).list().stream()
                    .collect(Collectors.groupingBy(Authorization::getResourceId));
            Set<String> concerned = new LinkedHashSet<>(rows.keySet());
            List<Role> offices = officer.holds(Role.EXTERNAL_ASSESSOR) ? List.copyOf(officer.roles()) : ONE_OF_SEVERAL.stream().filter(officer::holds).toList();
            if (!offices.isEmpty()) {
                tasks.getObject().createTaskQuery().taskCandidateGroupIn(offices.stream().map(Role::group).toList()).includeAssignedTasks().list().forEach(task -> concerned.add(task.getId()));
            }
            concerned.forEach(task -> settle(officer, task, rows.getOrDefault(task, List.of())));
        });
    }

    private void settle(Officer officer, String task, List<Authorization> rows) {
        String reference = tasks.getObject().createTaskQuery().taskId(task).count() == 0 ? null : (String) tasks.getObject().getVariableLocal(task, RowWords.REFERENCE);
        if (reference == null) {
            return;
        }
        InHand one = inHand(reference);
        List<IdentityLink> links = tasks.getObject().getIdentityLinksForTask(task);
        Set<String> groups = TaskRows.groups(links);
        boolean lets = gate.getObject().letsInto(one.hands(), officer, groups);
        boolean away = one.conflicted().contains(officer.id()) || holdsOne(officer, groups) && !officer.actsAsMonitoringOfficer() && !lets;
        boolean hers = lets && !away;
        if (!hers) {
            links.stream().filter(link -> officer.id().equals(link.getUserId())).forEach(link -> takeFrom(task, link));
        }
        boolean acting = !away && one.hands().acting().filter(officer.id()::equals).isPresent();
        rows.stream()
                .filter(row -> row.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE ? !away : !hers && !acting)
                .forEach(row -> authorizations.getObject().deleteAuthorization(row.getId()));
        if (away && lacks(rows, Authorization.AUTH_TYPE_REVOKE, officer.id())) {
            revoke(officer.id(), task);
        }
    }

    /** Who, of those to whom the groups would show the task, may not see it, by sign-in name; whoever has a conflict of interest always, else nobody who does the Monitoring Officer's work. */
    private Set<String> keptAway(InHand one, Set<String> groups) {
        Set<String> away = new LinkedHashSet<>(one.conflicted());
        Stream.concat(ONE_OF_SEVERAL.stream().filter(role -> groups.contains(role.group())), Stream.of(Role.EXTERNAL_ASSESSOR))
                .flatMap(role -> officers.inRole(role).stream())
                .filter(officer -> holdsOne(officer, groups) && !officer.actsAsMonitoringOfficer())
                .filter(officer -> !gate.getObject().letsInto(one.hands(), officer, groups))
                .map(Officer::id)
                .forEach(away::add);
        return away;
    }

    private static boolean holdsOne(Officer officer, Set<String> groups) {
        return officer.roles().stream().anyMatch(role -> groups.contains(role.group()));
    }

    /** A case, in whose hands it is, and who has a conflict of interest in it, by sign-in name. */
    private record InHand(Hands hands, Set<String> conflicted) {}

    private InHand inHand(String reference) {
        CaseFiles files = caseFiles.getObject();
        return new InHand(
                files.hands(List.of(reference)).get(0),
                files.conflicts(reference).stream().map(CaseFiles.Declared::officerId).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** A fresh revocation allows everything; what is taken from it is refused. */
    private void revoke(String officer, String task) {
        Authorization refusal = authorizations.getObject().createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
        refusal.setUserId(officer);
        refusal.setResource(Resources.TASK);
        refusal.setResourceId(task);
        refusal.removePermission(Permissions.ALL);
        authorizations.getObject().saveAuthorization(refusal);
    }

    private void grantReading(String task, String officer, String group) {
        Authorization grant = authorizations.getObject().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(officer);
        grant.setGroupId(group);
        grant.setResource(Resources.TASK);
        grant.setResourceId(task);
        grant.addPermission(Permissions.READ);
        authorizations.getObject().saveAuthorization(grant);
    }
}
