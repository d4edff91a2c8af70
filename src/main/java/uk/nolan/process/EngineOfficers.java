package uk.nolan.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.signin.Accounts;

/** Officers as the engine's user administration knows them. */
@Component
class EngineOfficers implements Officers {

    private final ObjectProvider<IdentityService> identity;
    private final AsProgram program;

    EngineOfficers(ObjectProvider<IdentityService> identity, AsProgram program) {
        this.identity = identity;
        this.program = program;
    }

    @Override
    public Officer current() {
        Authentication authentication = identity.getObject().getCurrentAuthentication();
        return authentication == null || authentication.getUserId() == null
                ? Officer.PROGRAM
                : find(authentication.getUserId()).orElse(Officer.PROGRAM);
    }

    @Override
    public Optional<Officer> find(String id) {
        return program.get(() -> Optional.ofNullable(
                        identity.getObject().createUserQuery().userId(id).singleResult())
                .map(this::officer));
    }

    @Override
    public List<Officer> inRole(Role role) {
        return program.get(() -> identity.getObject().createUserQuery().memberOfGroup(role.group()).orderByUserId().asc().list().stream()
                .map(this::officer)
                .toList());
    }

    private Officer officer(User user) {
        Set<Role> roles = new LinkedHashSet<>();
        Accounts.groups(identity.getObject(), user.getId()).forEach(group -> Role.ofGroup(group).ifPresent(roles::add));
        String name = ((user.getFirstName() == null ? "" : user.getFirstName()) + " " + (user.getLastName() == null ? "" : user.getLastName())).strip();
        return new Officer(user.getId(), name.isEmpty() ? user.getId() : name, user.getEmail(), roles);
    }
}
