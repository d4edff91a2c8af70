package uk.nolan.publishing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.council.LiveProcedure;
import uk.nolan.deadline.Calendar;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.DueDates;
import uk.nolan.process.ProcedureDeployment;
import uk.nolan.process.Story;

/** The program in a JVM of its own: {@code begin} has one change in the middle of its rehearsals when it is switched off while another goes live, {@code go-on} is its next start. */
public final class DoorInOwnJvm {

    private DoorInOwnJvm() {}

    /** @param arguments the folder of the database; what to do */
    public static void main(String[] arguments) throws InterruptedException {
        ConfigurableApplicationContext house = MovesInOwnJvm.program(arguments[0]);
        Story story = house.getBean(Story.class);
        String administrator = story.officer(Role.ADMINISTRATOR).id();
        if (arguments[1].equals("begin")) {
            CountDownLatch rehearses = new CountDownLatch(1);
            Door slow = door(house, () -> {
                rehearses.countDown();
                Thread.sleep(60_000);
            });
            slow.offer(new Offer(Handle.PAGE, administrator, "checked", Map.of("validity.bpmn", edited(house, "processes/validity.bpmn", "name=\"Send rejection\"", "name=\"Send letter of rejection\"")), Set.of()));
            rehearses.await();
            JdbcTemplate database = house.getBean(JdbcTemplate.class);
            Door quick = door(house, () -> database.execute("create trigger halt after update on procedure_change for each row call 'uk.nolan.publishing.HaltAsItGoesLive'"));
            quick.await(quick.offer(new Offer(Handle.PAGE, administrator, "published", Map.of("holidays.yaml", edited(house, "processes/holidays.yaml", "added: []", "added:\n  - { date: 2026-12-16, name: A day of thanks }")), Set.of())));
            System.exit(1);
        }
        house.getBean(JdbcTemplate.class).execute("drop trigger halt");
        Door door = door(house, () -> {});
        ProcedureChange live = door.live();
        ProcedureDeployment deployment = house.getBean(ProcedureDeployment.class);
        boolean whole = deployment.processes(live.deploymentId().orElseThrow()).stream().allMatch(process -> story.newest(process.key()).equals(process.id()));
        story.begin("2026-12-14");
        String version = house.getBean(CaseFiles.class).get(story.upTo("Decide validity")).procedureVersion();
        System.out.println("OPENED with version " + live.number + ", whole " + whole + ", begins with it " + live.deploymentId().orElseThrow().equals(version));
        for (ProcedureChange change : door.changes().stream().filter(change -> change.number == null).toList()) {
            System.out.println("FOUND " + change.why() + " " + change.state());
            door.checkAgain(change.id(), administrator);
            ProcedureChange again = door.await(change.id());
            System.out.println("AGAIN " + change.why() + " " + again.state() + " as version " + again.number + " with " + again.changed() + again.findings());
        }
        System.exit(0);
    }

    private interface Rehearsal {
        void play() throws InterruptedException;
    }

    private static Door door(ConfigurableApplicationContext house, Rehearsal rehearsal) {
        return new Door(house.getBean(ChangeBook.class), house.getBean(Changes.class), house.getBean(Checks.class), (live, offered, council, progress) -> {
            try {
                rehearsal.play();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new RehearsalRoom.Rehearsed(List.of(), List.of());
        }, house.getBean(LiveProcedure.class), house.getBean(Calendar.class), house.getBean(DueDates.class), house.getBean(Officers.class));
    }

    private static byte[] edited(ConfigurableApplicationContext house, String file, String from, String to) {
        String text = house.getBean(LiveProcedure.class).set().read(file);
        if (!text.contains(from)) {
            throw new IllegalStateException(file + " has no " + from);
        }
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }
}
