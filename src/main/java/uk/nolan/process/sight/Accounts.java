package uk.nolan.process.sight;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.forms.FormRefusal;
import uk.nolan.process.signin.NoLockedAccounts;

/** The engine's accounts. Whoever gets or loses a role, or bears another name from now on, sees from the same moment what is hers and nothing else. */
final class Accounts extends NoLockedAccounts {

    private final SightOfTasks sight;
    private final Officers officers;

    private Accounts(SightOfTasks sight, Officers officers) {
        this.sight = sight;
        this.officers = officers;
    }

    static SessionFactory settling(SightOfTasks sight, Officers officers) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return Accounts.class;
            }

            @Override
            public Session openSession() {
                return new Accounts(sight, officers);
            }
        };
    }

    /** An Independent Person is known by her name (NS-3-3), and every officer signs with hers, so nobody takes another name by herself. */
    @Override
    public IdentityOperationResult saveUser(User user) {
        if (takesAnotherName((UserEntity) user)) {
            throw new FormRefusal("Your name stands under decisions and letters. An administrator can change it.");
        }
        IdentityOperationResult saved = super.saveUser(user);
        if (IdentityOperationResult.OPERATION_UPDATE.equals(saved.getOperation())) {
            officers.find(user.getId()).ifPresent(sight::rolesAre);
        }
        return saved;
    }

    private boolean takesAnotherName(UserEntity user) {
        Authentication by = getCurrentAuthentication();
        if (by == null || !user.getId().equals(by.getUserId()) || by.getGroupIds() != null && by.getGroupIds().contains(Groups.CAMUNDA_ADMIN)) {
            return false;
        }
        UserEntity known = findUserById(user.getId());
        if (known == null || known == user) {
            return false;
        }
        // only looked at: the engine does not save one account over another of the same name
        getDbEntityManager().getDbEntityCache().remove(known);
        return !Objects.equals(known.getFirstName(), user.getFirstName()) || !Objects.equals(known.getLastName(), user.getLastName());
    }

    @Override
    public IdentityOperationResult createMembership(String user, String group) {
        IdentityOperationResult created = super.createMembership(user, group);
        // not written yet, so nobody who asks is told of it
        change(user, group, true);
        return created;
    }

    @Override
    public IdentityOperationResult deleteMembership(String user, String group) {
        IdentityOperationResult deleted = super.deleteMembership(user, group);
        change(user, group, false);
        return deleted;
    }

    private void change(String user, String group, boolean given) {
        Role.ofGroup(group).ifPresent(role -> officers.find(user).ifPresent(officer -> {
            Set<Role> roles = new HashSet<>(officer.roles());
            if (given) {
                roles.add(role);
            } else {
                roles.remove(role);
            }
            sight.rolesAre(new Officer(officer.id(), officer.name(), officer.email(), roles));
        }));
    }
}
