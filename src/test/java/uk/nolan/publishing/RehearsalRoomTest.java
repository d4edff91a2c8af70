package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import uk.nolan.OwnJvm;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;

/** The room where an offered set is rehearsed: once with real JVMs, otherwise with programs that do what a JVM might do. */
class RehearsalRoomTest {

    private static final String COUNCIL = "newark-and-sherwood";
    private static final String FOLDER = "processes/rehearsals/" + COUNCIL + "-";
    private static final String SHORT = FOLDER + "rejected-about-the-council.yaml";
    private static final String STRICT = FOLDER + "confidentiality-silence-closed.yaml";
    private static final String LENIENT = FOLDER + "lenient.yaml";
    private static final String DEADLINES = "processes/councils/" + COUNCIL + "/deadlines.dmn";
    private static final ProcedureFiles SHIPPED = ProcedureFiles.in(Path.of(".")).setOf(COUNCIL);

    private final List<String> progress = new ArrayList<>();
    private EmbeddedDatabase database;

    @BeforeEach
    void tables() {
        database = new EmbeddedDatabaseBuilder().generateUniqueName(true).setType(EmbeddedDatabaseType.H2).addScript("db/migration/V10__played_rehearsals.sql").build();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        database.shutdown();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("nolan-rehearsals-" + ProcessHandle.current().pid() + "-"))).isEmpty();
        }
    }

    @Test
    void aChangedDeadlineIsSeenWhereItCounts() {
        ProcedureFiles live = with(SHORT, STRICT).laidOver(Map.of(LENIENT, lenient()), Set.of());
        ProcedureFiles offered = live.laidOver(Map.of(DEADLINES, oneDayLess("confidentiality-answer")), Set.of());

        RehearsalRoom.Rehearsed rehearsed = room(new OwnProgram(OwnJvm.classPath()), Duration.ofMinutes(4)).compare(live, offered, COUNCIL, progress::add);

        assertThat(rehearsed.findings()).isEmpty();
        assertThat(rehearsed.comparisons())
                .extracting(Comparison::file, Comparison::kind)
                .containsExactly(
                        tuple(STRICT, Comparison.Kind.NOT_AS_EXPECTED), tuple(LENIENT, Comparison.Kind.TOLD_OTHERWISE), tuple(SHORT, Comparison.Kind.SAME));
        assertThat(rehearsed.holdsUp()).isTrue();
        assertThat(rehearsed.comparisons().get(0).inWords())
                .contains("Confidentiality is refused, no answer, and the case is closed", "no longer as its file expects", "step 4, Thursday 8 April 2027", "22 April 2027", "21 April 2027");
        assertThat(rehearsed.comparisons().get(0).before().held()).isTrue();
        assertThat(progress).contains("Starting the rehearsals").anyMatch(words -> words.startsWith("Rehearsal 6 of 6, with the live version: "));

        progress.clear();
        RehearsalRoom.Rehearsed again = room(new OwnProgram(OwnJvm.classPath()), Duration.ZERO).compare(live, offered, COUNCIL, progress::add);
        assertThat(again).as("known without a JVM").isEqualTo(rehearsed);
        assertThat(progress).isEmpty();
    }

    @Test
    void whatHangsIsEndedAndNeverCountsAsPlayed() {
        ProcedureFiles set = with(SHORT, STRICT);
        String begins = "{\"begins\":\"offered/%s\"}".formatted(STRICT);

        RehearsalRoom.Rehearsed rehearsed = room(new Pretending("echo '%s' >> \"$5\"; exec sleep 60".formatted(begins)), Duration.ofSeconds(1)).compare(set, set, COUNCIL, progress::add);

        assertThat(rehearsed.comparisons()).extracting(Comparison::kind).containsOnly(Comparison.Kind.BROKEN);
        assertThat(rehearsed.comparisons().get(0).inWords())
                .contains("could not be played to its end: its JVM was ended because nothing happened in it for 1 seconds while it played " + STRICT);
        assertThat(rehearsed.holdsUp()).isTrue();
        assertThat(progress).contains("Rehearsal 1 of 4: Confidentiality is refused, no answer, and the case is closed");
    }

    @Test
    void whatDiesIsToldWithItsLastWords() {
        ProcedureFiles set = with(SHORT);

        RehearsalRoom.Rehearsed rehearsed = room(new Pretending("echo 'No more memory.'; exit 3"), Duration.ofSeconds(30)).compare(set, set, COUNCIL, progress::add);

        assertThat(rehearsed.comparisons()).singleElement().satisfies(comparison -> {
            assertThat(comparison.kind()).isEqualTo(Comparison.Kind.BROKEN);
            assertThat(comparison.after().failureInWords().replaceAll("\\s+", " ")).contains("its JVM ended by itself with the code 3; its last words were: No more memory.");
        });
    }

    @Test
    void whatWasLeftOutIsNotPlayed() {
        ProcedureFiles set = with(SHORT);
        assertThat(room(new Pretending("exit 0"), Duration.ofSeconds(30)).compare(set, set, COUNCIL, progress::add).comparisons()).extracting(Comparison::kind).containsOnly(Comparison.Kind.BROKEN);
    }

    @Test
    void whatTheEngineRefusesIsFound() {
        ProcedureFiles set = with(SHORT);
        String refused = "{\"findings\":[{\"file\":\"offered/processes/validity.bpmn\",\"element\":\"\",\"line\":7,\"what\":\"it cannot be run\",\"cure\":\"Draw it anew.\"}]}";
        RehearsalRoom.Rehearsed rehearsed = room(new Pretending("echo '%s' >> \"$5\"; exit 2".formatted(refused)), Duration.ofSeconds(30)).compare(set, set, COUNCIL, progress::add);
        assertThat(rehearsed.findings()).extracting(Finding::sentence).containsExactly("processes/validity.bpmn line 7: it cannot be run. Draw it anew.");
        assertThat(rehearsed.comparisons()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsFoundBeforeAnythingIsPlayed() {
        ProcedureFiles live = with(SHORT);
        ProcedureFiles offered = live.laidOver(
                Map.of(
                        FOLDER + "broken.yaml", "rehearsal: x\nstory: 3\n".getBytes(),
                        FOLDER + "of-another.yaml", live.read(SHORT).replace("council: " + COUNCIL, "council: stroud").getBytes()),
                Set.of());
        RehearsalRoom.Rehearsed rehearsed = room(new Pretending("exit 9"), Duration.ofSeconds(1)).compare(live, offered, COUNCIL, progress::add);
        assertThat(rehearsed.findings()).extracting(Finding::file).containsExactly(FOLDER + "broken.yaml", FOLDER + "of-another.yaml");
        assertThat(progress).isEmpty();
    }

    @Test
    void whoeverIsInterruptedEndsTheJvms() {
        ProcedureFiles set = with(SHORT);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> room(new Pretending("exec sleep 60"), Duration.ofMinutes(1)).compare(set, set, COUNCIL, progress::add)).hasMessage("The rehearsals were interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theJvmKnowsNothingOfTheServer() {
        List<String> seen = new ArrayList<>();
        ProcedureFiles set = with(SHORT);
        RehearsalRoom.Rehearsed rehearsed = room(new Pretending("env; pwd; exit 4"), Duration.ofSeconds(30)).compare(set, set, COUNCIL, seen::add);
        assertThat(rehearsed.comparisons().get(0).after().failure().orElseThrow().found())
                .contains("nolan-rehearsals-")
                .doesNotContain("HOME=", "SPRING_", "NOLAN_", "JAVA_");
    }

    private RehearsalRoom room(OwnProgram program, Duration patience) {
        return new RehearsalRoom(new PlayedRehearsals(new JdbcTemplate(database), program, Clock.systemUTC()), program, patience);
    }

    /** The shipped set with these rehearsals only. */
    private static ProcedureFiles with(String... rehearsals) {
        Set<String> others = SHIPPED.contents().keySet().stream()
                .filter(name -> name.startsWith("processes/rehearsals/") && !List.of(rehearsals).contains(name))
                .collect(Collectors.toSet());
        return SHIPPED.laidOver(Map.of(), others);
    }

    private static byte[] lenient() {
        return SHIPPED.read(STRICT).replaceAll("(?m)^    open: \\{ Record complainant's answer.*\n", "").getBytes();
    }

    private static byte[] oneDayLess(String deadline) {
        String table = SHIPPED.read(DEADLINES);
        int row = table.indexOf("<text>\"%s\"</text>".formatted(deadline));
        return (table.substring(0, row) + table.substring(row).replaceFirst("<text>10</text>", "<text>9</text>")).getBytes();
    }

    /** Does what a shell does in place of a JVM; {@code $5} is its report. */
    private static final class Pretending extends OwnProgram {
        private final String script;

        Pretending(String script) {
            super("");
            this.script = script;
        }

        @Override
        List<String> rehearse(Path temporary) {
            return List.of("/bin/sh", "-c", script, "rehearse");
        }
    }
}
