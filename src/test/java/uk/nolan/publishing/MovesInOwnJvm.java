package uk.nolan.publishing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import uk.nolan.Nolan;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.people.Role;
import uk.nolan.process.Cast;
import uk.nolan.process.OtherVersions.Edit;
import uk.nolan.process.OtherVersions;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;

/** The program with some cases in a JVM of its own: {@code begin} has all of them moved and is switched off in the middle, {@code go-on} is its next start. */
public final class MovesInOwnJvm {

    /** How many cases there are. */
    static final int CASES = 5;

    private MovesInOwnJvm() {}

    /** @param arguments the folder of the database; what to do */
    public static void main(String[] arguments) throws InterruptedException {
        ConfigurableApplicationContext house = program(arguments[0]);
        Story story = house.getBean(Story.class);
        Moves moves = house.getBean(Moves.class);
        if (arguments[1].equals("begin")) {
            OtherVersions versions = house.getBean(OtherVersions.class);
            story.begin("2026-12-14");
            for (int i = 0; i < CASES; i++) {
                story.upTo("Prepare first letter");
            }
            String second = versions.with(Edit.of(
                    "processes/councils/newark-and-sherwood/deadlines.dmn",
                    "<outputEntry id=\"OutputEntry_InitialAssessmentNumber\">\n          <text>20</text>", "<outputEntry id=\"OutputEntry_InitialAssessmentNumber\">\n          <text>15</text>"));
            JdbcTemplate database = house.getBean(JdbcTemplate.class);
            database.update(
                    "insert into procedure_change (version, number, state, handle, who, offered_at, why, offer_digest, deployment_id) values (0, 2, 'WAS_LIVE', 'PAGE', 'administrator', now(), '', '', ?)",
                    second);
            database.execute("create trigger halt before update on case_move for each row call 'uk.nolan.publishing.HaltInTheMiddle'");
            moves.moveAll(1, Optional.empty(), 2, "Shorter periods.", story.officer(Role.ADMINISTRATOR));
            Thread.sleep(60_000);
            System.exit(1);
        }
        long batch = moves.batches(story.officer(Role.ADMINISTRATOR)).get(0).id();
        while (!moves.batch(batch, story.officer(Role.ADMINISTRATOR)).orElseThrow().isDone()) {
            Thread.sleep(50);
        }
        moves.report(batch, Moves.State.MOVED, 0, story.officer(Role.ADMINISTRATOR)).forEach(line -> System.out.println("MOVED " + line.reference() + " " + line.outlook().dates()));
        List<LocalDate> due = new ArrayList<>();
        for (StandardsCase one : house.getBean(CaseFiles.class).open()) {
            story.tell(one.reference());
            story.goesOn("Assess complaint", Map.of());
            due.add(house.getBean(Procedure.class).openTasks(one.reference()).stream().filter(task -> task.name().equals("Assess complaint")).findFirst().orElseThrow().due().orElseThrow());
        }
        System.out.println("DUE " + due);
        System.exit(0);
    }

    /** The program with its officers, on a database in a folder, on which nothing is lost that has been committed. */
    static ConfigurableApplicationContext program(String folder) {
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
