package uk.nolan.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;
import uk.nolan.council.Council;
import uk.nolan.people.Role;

/** An invented officer for each role, and a second where one may have to take the place of another, for rehearsals, for tests and for the demonstration. Never made anywhere else. */
@Component
public class Cast {

    private static final Map<Role, String> NAMES = new LinkedHashMap<>();
    private static final String OTHER_INVESTIGATING_OFFICER = "Mr Tobias Hallworth";

    static {
        NAMES.put(Role.MONITORING_OFFICER, "");
        NAMES.put(Role.DEPUTY, "Mr Barnaby Olliffe");
        NAMES.put(Role.EXTERNAL_ASSESSOR, "Mr Fergus Lattimore");
        NAMES.put(Role.INDEPENDENT_PERSON, "");
        NAMES.put(Role.INVESTIGATING_OFFICER, "Ms Rosalind Peverell");
        NAMES.put(Role.HEARING_PANEL, "Cllr Winifred Ashdown");
        NAMES.put(Role.PANEL_CHAIR, "Cllr Leopold Starkey");
        NAMES.put(Role.COMMITTEE_CHAIR, "Cllr Humphrey Dacre");
        NAMES.put(Role.DEMOCRATIC_SERVICES, "Ms Petra Lindqvist");
        NAMES.put(Role.ADMINISTRATOR, "Mr Gideon Farrow");
        NAMES.put(Role.OPERATIONS, "Ms Yolanda Bright");
    }

    private final IdentityService identity;
    private final Council council;
    private final AsProgram program;

    Cast(IdentityService identity, Council council, AsProgram program) {
        this.identity = identity;
        this.council = council;
        this.program = program;
    }

    /**
     * Makes the officers who are not there yet and gives each a password.
     *
     * @param password the password for a role
     * @return the sign-in names, each with its role
     */
    public Map<String, Role> ensure(Function<Role, String> password) {
        return program.get(() -> {
            Map<String, Role> ids = new LinkedHashMap<>();
            NAMES.forEach((role, name) -> {
                ids.put(officer(signInName(role), role, name.isEmpty() ? nameFromBooks(role) : name, password.apply(role)), role);
                others(role, other -> password.apply(role)).forEach(id -> ids.put(id, role));
            });
            return ids;
        });
    }

    /** Makes the officers who are not there yet, with passwords that nobody knows. */
    public void ensure() {
        program.run(() -> NAMES.forEach((role, name) -> {
            if (identity.createUserQuery().userId(signInName(role)).count() == 0) {
                officer(signInName(role), role, name.isEmpty() ? nameFromBooks(role) : name, UUID.randomUUID().toString());
                others(role, other -> UUID.randomUUID().toString());
            }
        }));
    }

    /** The council has more than one Independent Person (NS-3-3), and another Investigating Officer may have to be chosen; each acts for herself. */
    private List<String> others(Role role, Function<String, String> password) {
        List<String> names = switch (role) {
            case INDEPENDENT_PERSON -> council.independentPersons().stream().skip(1).map(person -> person.name()).toList();
            case INVESTIGATING_OFFICER -> List.of(OTHER_INVESTIGATING_OFFICER);
            default -> List.of();
        };
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(officer(signInName(role) + (ids.size() + 2), role, name, password.apply(name)));
        }
        return ids;
    }

    private String nameFromBooks(Role role) {
        return role == Role.MONITORING_OFFICER
                ? council.monitoringOfficer()
                : council.independentPersons().stream().findFirst().map(person -> person.name()).orElse(role.title());
    }

    private String officer(String id, Role role, String name, String password) {
        User user = identity.createUserQuery().userId(id).singleResult();
        boolean fresh = user == null;
        user = fresh ? identity.newUser(id) : user;
        int gap = name.lastIndexOf(' ');
        user.setFirstName(name.substring(0, Math.max(gap, 0)));
        user.setLastName(name.substring(gap + 1));
        user.setEmail(id + "@nolan.example");
        user.setPassword(password);
        identity.saveUser(user);
        if (fresh) {
            identity.createMembership(id, role.group());
            if (role == Role.ADMINISTRATOR) {
                identity.createMembership(id, Groups.CAMUNDA_ADMIN);
            }
        }
        return id;
    }

    /** For example {@code monitoringOfficer}: the role in one word. */
    private static String signInName(Role role) {
        StringBuilder id = new StringBuilder();
        for (String word : role.name().toLowerCase(java.util.Locale.UK).split("_")) {
            id.append(id.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return id.toString();
    }
}
