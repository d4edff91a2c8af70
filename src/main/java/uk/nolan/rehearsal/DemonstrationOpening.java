package uk.nolan.rehearsal;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import uk.nolan.people.Role;
import uk.nolan.process.BeforeOpening;
import uk.nolan.process.Cast;

/** Opens the demonstration: accounts for each role, whose passwords are new at each start and printed on the console, and complaints to look at. */
@Component
@Profile("demo")
class DemonstrationOpening implements BeforeOpening {

    private static final List<String> WORDS = List.of(
            "amber", "birch", "cedar", "clover", "daisy", "ember", "fern", "hazel", "heron", "ivy", "juniper", "larch", "linden", "maple", "oak",
            "otter", "plover", "poppy", "robin", "rowan", "sorrel", "swift", "tansy", "thistle", "willow", "wren");

    private final Cast cast;
    private final Demonstration demonstration;
    private final String port;
    private final SecureRandom random = new SecureRandom();

    DemonstrationOpening(Cast cast, Demonstration demonstration, @Value("${server.port:8080}") String port) {
        this.cast = cast;
        this.demonstration = demonstration;
        this.port = port;
    }

    @Override
    public void open() {
        Map<Role, String> passwords = Stream.of(Role.values()).collect(Collectors.toMap(role -> role, role -> password()));
        Map<String, Role> names = cast.ensure(passwords::get);
        System.out.println("\nPreparing the demonstration: at the first start invented complaints are played through, which takes a minute or two.");
        demonstration.perform();
        System.out.println("\nDemonstration. Open http://127.0.0.1:" + port + "/ and sign in as\n");
        names.forEach((name, role) -> System.out.printf("  %-28s %-20s %s%n", role.title(), name, passwords.get(role)));
        System.out.println("\nThe passwords are new at each start. All people and parishes are invented; letters are only written to a folder.\n");
    }

    private String password() {
        return Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size()))).limit(3).collect(Collectors.joining("-")) + "-" + (10 + random.nextInt(90));
    }
}
