package uk.nolan.process;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;
import uk.nolan.people.Role;
import uk.nolan.process.sight.TaskLists;

/**
 * Makes the roles and what each may do, once; what an administrator changes afterwards stays. A role sees the tasks that are offered to it
 * and works on them, and nothing more. The right to a single task comes from the diagram's candidate groups, and from whose case it is.
 */
@Component
class Authorizations {

    /** What who administers the engine does as she likes: accounts, lists, what is deployed. Cases and their tasks are not among it, nor what became of them. */
    private static final List<Resource> ADMINISTERED = List.of(
            Resources.APPLICATION, Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP, Resources.TENANT, Resources.TENANT_MEMBERSHIP, Resources.AUTHORIZATION,
            Resources.FILTER, Resources.DEPLOYMENT, Resources.DECISION_DEFINITION, Resources.DECISION_REQUIREMENTS_DEFINITION, Resources.BATCH, Resources.DASHBOARD,
            Resources.REPORT, Resources.SYSTEM);

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final TaskLists lists;

    Authorizations(IdentityService identity, AuthorizationService authorizations, TaskLists lists) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.lists = lists;
    }

    void make() {
        group(Groups.CAMUNDA_ADMIN, "Engine administrators", Groups.GROUP_TYPE_SYSTEM);
        ADMINISTERED.stream()
                .filter(resource -> missing(resource, "*", Groups.CAMUNDA_ADMIN))
                .forEach(resource -> grant(Groups.CAMUNDA_ADMIN, resource, "*", Permissions.ALL));
        if (missing(Resources.PROCESS_DEFINITION, "*", Groups.CAMUNDA_ADMIN)) {
            grant(Groups.CAMUNDA_ADMIN, Resources.PROCESS_DEFINITION, "*", Permissions.READ, Permissions.UPDATE, Permissions.DELETE, Permissions.CREATE_INSTANCE, Permissions.READ_INSTANCE,
                    Permissions.DELETE_INSTANCE, Permissions.MIGRATE_INSTANCE, ProcessDefinitionPermissions.SUSPEND, ProcessDefinitionPermissions.SUSPEND_INSTANCE,
                    ProcessDefinitionPermissions.RETRY_JOB);
            grant(Groups.CAMUNDA_ADMIN, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE, Permissions.READ, Permissions.DELETE, ProcessInstancePermissions.SUSPEND,
                    ProcessInstancePermissions.RETRY_JOB);
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
        lists.make();
    }

    /**
     * Lets those start a process whom its diagram in the live version names as candidate starters, once for each process and role, and takes the right from those whom only the version before named: of a
     * diagram that was taken out of the set the engine keeps the last one and would go on offering it in Tasklist.
     *
     * @param live the live version's deployment
     * @param former the deployment of the version that was live before; empty where only what is missing is to be given
     */
    void grantStarts(RepositoryService repository, String live, Optional<String> former) {
        Map<String, Set<String>> named = starters(repository, live);
        named.forEach((process, groups) -> groups.stream().filter(group -> missing(Resources.PROCESS_DEFINITION, process, group)).forEach(group -> {
            grant(group, Resources.PROCESS_DEFINITION, process, Permissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE);
            if (missing(Resources.PROCESS_INSTANCE, "*", group)) {
                grant(group, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
            }
        }));
        former.ifPresent(before -> starters(repository, before).forEach((process, groups) ->
                groups.stream().filter(group -> !named.getOrDefault(process, Set.of()).contains(group)).forEach(group -> revoke(Resources.PROCESS_DEFINITION, process, group))));
    }

    private static Map<String, Set<String>> starters(RepositoryService repository, String version) {
        Map<String, Set<String>> starters = new LinkedHashMap<>();
        repository.createProcessDefinitionQuery().deploymentId(version).list().forEach(process -> starters.put(process.getKey(), starters(repository, process)));
        return starters;
    }

    private static Set<String> starters(RepositoryService repository, ProcessDefinition process) {
        return !process.isStartableInTasklist()
                ? Set.of()
                : repository.getBpmnModelInstance(process.getId()).getModelElementsByType(Process.class).stream()
                        .flatMap(drawn -> drawn.getCamundaCandidateStarterGroupsList().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
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

    private void revoke(Resource resource, String id, String group) {
        authorizations.createAuthorizationQuery().groupIdIn(group).resourceType(resource).resourceId(id).list().forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
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
}
