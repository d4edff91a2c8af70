package uk.nolan.process;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;
import uk.nolan.people.Role;

/**
 * Makes the roles and what each may do, once; what an administrator changes afterwards stays. A role sees the tasks that are offered to it
 * and works on them, and nothing more. The right to a single task comes from the diagram's candidate groups.
 */
@Component
class Authorizations {

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;

    Authorizations(IdentityService identity, AuthorizationService authorizations, FilterService filters, TaskService tasks) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
    }

    void make() {
        group(Groups.CAMUNDA_ADMIN, "Engine administrators", Groups.GROUP_TYPE_SYSTEM);
        for (Resource resource : Resources.values()) {
            if (missing(resource, "*", Groups.CAMUNDA_ADMIN)) {
                grant(Groups.CAMUNDA_ADMIN, resource, "*", Permissions.ALL);
            }
        }
        for (Role role : Role.values()) {
            boolean known = identity.createGroupQuery().groupId(role.group()).count() > 0;
            if (!known) {
                group(role.group(), role.title(), "WORKFLOW");
                grant(role.group(), Resources.APPLICATION, application(role), Permissions.ACCESS);
            }
        }
        for (Role role : List.of(Role.OPERATIONS, Role.ADMINISTRATOR)) {
            if (missing(Resources.PROCESS_DEFINITION, "*", role.group())) {
                grant(role.group(), Resources.PROCESS_DEFINITION, "*", Permissions.READ, ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.RETRY_JOB);
                grant(role.group(), Resources.DECISION_DEFINITION, "*", Permissions.READ);
            }
        }
        filter("My group's tasks", 1, tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks().active());
        filter("My tasks", 2, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}").active());
        filter("Overdue", 3, tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks().dueBeforeExpression("${now()}").active());
    }

    /** Lets those start a process whom its diagram names as candidate starters, once for each process and role. */
    void grantStarts(RepositoryService repository) {
        repository.createProcessDefinitionQuery().latestVersion().startableInTasklist().list().forEach(process -> repository
                .getBpmnModelInstance(process.getId())
                .getModelElementsByType(Process.class)
                .forEach(drawn -> drawn.getCamundaCandidateStarterGroupsList().stream()
                        .filter(group -> missing(Resources.PROCESS_DEFINITION, process.getKey(), group))
                        .forEach(group -> {
                            grant(group, Resources.PROCESS_DEFINITION, process.getKey(), Permissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE);
                            if (missing(Resources.PROCESS_INSTANCE, "*", group)) {
                                grant(group, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
                            }
                        })));
    }

    private static String application(Role role) {
        return role == Role.OPERATIONS || role == Role.ADMINISTRATOR ? "cockpit" : "tasklist";
    }

    private void group(String id, String name, String type) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    private boolean missing(Resource resource, String id, String group) {
        return authorizations.createAuthorizationQuery().groupIdIn(group).resourceType(resource).resourceId(id).count() == 0;
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        for (Permission permission : permissions) {
            grant.addPermission(permission);
        }
        authorizations.saveAuthorization(grant);
    }

    /** A list in Tasklist, each row with the case's reference; readable by everybody, showing to each only what is theirs. */
    private void filter(String name, int priority, TaskQuery query) {
        if (filters.createFilterQuery().filterName(name).count() == 0) {
            Filter filter = filters.newTaskFilter(name).setQuery(query);
            filter.setProperties(java.util.Map.of(
                    "priority", priority,
                    "refresh", true,
                    "showUndefinedVariable", false,
                    "variables", List.of(java.util.Map.of("name", "caseReference", "label", "Case"))));
            filters.saveFilter(filter);
            Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            everybody.setResource(Resources.FILTER);
            everybody.setResourceId(filter.getId());
            everybody.addPermission(Permissions.READ);
            authorizations.saveAuthorization(everybody);
        }
    }
}
