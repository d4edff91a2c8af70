package uk.nolan.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.people.Role;

/** Makes the first administrator from the environment. Without one the engine would let anybody make themselves administrator. */
@Component
class FirstAdministrator {

    private static final int SHORTEST_PASSWORD = 12;

    private final IdentityService identity;
    private final String name;
    private final String password;

    FirstAdministrator(IdentityService identity, @Value("${NOLAN_ADMIN_USER:}") String name, @Value("${NOLAN_ADMIN_PASSWORD:}") String password) {
        this.identity = identity;
        this.name = name;
        this.password = password;
    }

    /** @throws ConfigurationProblem where there is no administrator yet and the environment names none */
    void ensure() {
        if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
            return;
        }
        if (name.isBlank() || password.isBlank()) {
            throw new ConfigurationProblem("There is no administrator yet. Set the environment variables NOLAN_ADMIN_USER and NOLAN_ADMIN_PASSWORD "
                    + "(at least " + SHORTEST_PASSWORD + " characters) for the first start, and sign in with them to make the officers' accounts. "
                    + "To look around first, start the demonstration: mvn spring-boot:run");
        }
        if (!name.matches("[a-zA-Z0-9]+")) {
            throw new ConfigurationProblem("NOLAN_ADMIN_USER: a sign-in name has letters and digits only.");
        }
        if (password.length() < SHORTEST_PASSWORD) {
            throw new ConfigurationProblem("NOLAN_ADMIN_PASSWORD: at least " + SHORTEST_PASSWORD + " characters are needed.");
        }
        User administrator = identity.newUser(name);
        administrator.setPassword(password);
        identity.saveUser(administrator);
        identity.createMembership(name, Groups.CAMUNDA_ADMIN);
        identity.createMembership(name, Role.ADMINISTRATOR.group());
    }
}
