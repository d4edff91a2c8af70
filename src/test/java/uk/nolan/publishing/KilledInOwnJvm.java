package uk.nolan.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.nolan.Nolan;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.council.LiveProcedure;
import uk.nolan.deadline.Calendar;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.Cast;
import uk.nolan.process.DueDates;
import uk.nolan.process.EngineClock;
import uk.nolan.process.Procedure;
import uk.nolan.process.ProcedureDeployment;
import uk.nolan.process.Story;

/**
 * The program in a JVM of its own, three times on one database: it is switched off while one change is in the middle of its rehearsals and another goes live, then while cases are being moved, and the
 * third time it ends what the second began.
 */
public final class KilledInOwnJvm {

    private static final Instant MORNING = Instant.parse("2026-12-14T10:00:00Z");
    private static final String DEADLINES = "processes/councils/newark-and-sherwood/deadlines.dmn";
    private static final String ASSESSMENT = "<outputEntry id=\"OutputEntry_InitialAssessmentNumber\">\n          <text>%d</text>";

    private final ConfigurableApplicationContext house;
    private final Story story;
    private final JdbcTemplate database;
    private final Officer administrator;

    private KilledInOwnJvm(ConfigurableApplicationContext house) {
        this.house = house;
        story = house.getBean(Story.class);
        database = house.getBean(JdbcTemplate.class);
        administrator = story.officer(Role.ADMINISTRATOR);
    }

    /** @param arguments the folder of the database; which start it is */
    public static void main(String[] arguments) throws InterruptedException {
        KilledInOwnJvm program = new KilledInOwnJvm(program(arguments[0]));
        switch (arguments[1]) {
            case "publishing" -> program.publishes();
            case "moving" -> program.findsWhatWasBeingPublishedAndMovesCases();
            default -> program.goesOnMoving();
        }
        System.exit(0);
    }

    private void publishes() throws InterruptedException {
        story.begin("2026-12-14");
        story.upTo("Prepare first letter");
        story.upTo("Prepare first letter");
        CountDownLatch rehearses = new CountDownLatch(1);
        Door slow = door(() -> {
            rehearses.countDown();
            Thread.sleep(60_000);
        });
        slow.offer(offer("checked", "processes/validity.bpmn", "name=\"Send rejection\"", "name=\"Send letter of rejection\""));
        rehearses.await();
        Door quick = door(() -> database.execute("create trigger halt after update on procedure_change for each row call 'uk.nolan.publishing.HaltAsItGoesLive'"));
        quick.await(quick.offer(offer("published", DEADLINES, ASSESSMENT.formatted(20), ASSESSMENT.formatted(15))));
    }

    private void findsWhatWasBeingPublishedAndMovesCases() throws InterruptedException {
        house.getBean(EngineClock.class).travelTo(MORNING);
        Door door = door(() -> {});
        ProcedureChange live = door.live();
        boolean whole = house.getBean(ProcedureDeployment.class).processes(live.deploymentId().orElseThrow()).stream().allMatch(process -> story.newest(process.key()).equals(process.id()));
        String version = house.getBean(CaseFiles.class).get(story.upTo("Prepare first letter")).procedureVersion();
        System.out.println("OPENED with version " + live.number + ", whole " + whole + ", begins with it " + live.deploymentId().orElseThrow().equals(version));
        for (ProcedureChange change : door.changes().stream().filter(change -> change.number == null).toList()) {
            System.out.println("FOUND " + change.why() + " " + change.state());
            door.checkAgain(change.id(), administrator.id());
            ProcedureChange again = door.await(change.id());
            System.out.println("AGAIN " + change.why() + " " + again.state() + " as version " + again.number + " with " + again.changed() + again.findings());
        }
        database.execute("create trigger halt before update on case_move for each row call 'uk.nolan.publishing.HaltInTheMiddle'");
        house.getBean(Moves.class).moveAll(1, Optional.empty(), 3, "Shorter periods.", administrator);
        Thread.sleep(60_000);
    }

    private void goesOnMoving() throws InterruptedException {
        Moves moves = house.getBean(Moves.class);
        long batch = moves.batches(administrator).get(0).id();
        while (!moves.batch(batch, administrator).orElseThrow().isDone()) {
            Thread.sleep(50);
        }
        moves.report(batch, Moves.State.MOVED, 0, administrator).forEach(line -> System.out.println("MOVED " + line.reference() + " " + line.outlook().dates()));
        house.getBean(EngineClock.class).travelTo(MORNING);
        String last = house.getBean(CaseFiles.class).open().get(0).reference();
        story.tell(last);
        story.goesOn("Assess complaint", Map.of());
        System.out.println("DUE " + house.getBean(Procedure.class).openTasks(last).stream().filter(task -> task.name().equals("Assess complaint")).findFirst().orElseThrow().due().orElseThrow());
    }

    private interface Rehearsal {
        void play() throws InterruptedException;
    }

    private Door door(Rehearsal rehearsal) {
        return new Door(house.getBean(ChangeBook.class), house.getBean(Changes.class), house.getBean(Checks.class), (live, offered, council, progress) -> {
            try {
                rehearsal.play();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new RehearsalRoom.Rehearsed(List.of(), List.of());
        }, house.getBean(LiveProcedure.class), house.getBean(Calendar.class), house.getBean(DueDates.class), house.getBean(Officers.class));
    }

    private Offer offer(String why, String file, String from, String to) {
        String text = house.getBean(LiveProcedure.class).set().read(file);
        if (!text.contains(from)) {
            throw new IllegalStateException(file + " has no " + from);
        }
        return new Offer(Handle.PAGE, administrator.id(), why, Map.of(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8)), Set.of());
    }

    /** The program with its officers, on a database in a folder, on which nothing is lost that has been committed. */
    private static ConfigurableApplicationContext program(String folder) {
        ConfigurableApplicationContext house = new SpringApplicationBuilder(Nolan.class)
                .profiles("rehearsal", "test")
                .initializers(context -> context.getBeanFactory().registerSingleton("withoutTheMeasure", new WithoutTheMeasure()))
                .run("--spring.datasource.url=jdbc:h2:file:" + folder + "/nolan;WRITE_DELAY=0", "--server.port=0");
        house.getBean(Cast.class).ensure(role -> "only-for-tests");
        return house;
    }

    /** Leaves out what measures the walk through the diagrams in other tests. */
    private static final class WithoutTheMeasure extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader read, MetadataReaderFactory reader) {
            return read.getAnnotationMetadata().hasAnnotation(TestConfiguration.class.getName());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof WithoutTheMeasure;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
