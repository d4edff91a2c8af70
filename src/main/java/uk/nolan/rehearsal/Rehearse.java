package uk.nolan.rehearsal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.council.CouncilBooks;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.process.EngineClock;

/** The command {@code rehearse}: plays rehearsals in a JVM of its own and tells how they came out. */
public final class Rehearse {

    /** System property: whether this JVM ends when its input does, because it plays for another program. */
    public static final String ENDS_WITH_WHOEVER_ASKED = "nolan.ends-with-whoever-asked";

    private static final int ALL_HELD = 0;
    private static final int NOT_AS_EXPECTED = 1;
    private static final int BROKEN = 2;

    private final Class<?> program;
    private final Orders orders;
    private final PrintStream out;
    private int held;
    private int failed;

    private Rehearse(Class<?> program, Orders orders, PrintStream out) {
        this.program = program;
        this.orders = orders;
        this.out = out;
    }

    /**
     * Plays what the arguments name.
     *
     * @param program the class that starts the whole program
     * @return 0 if every rehearsal came out as expected, 1 if one did not, 2 if something could not be read or started
     */
    public static int run(Class<?> program, String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            if (Boolean.getBoolean(ENDS_WITH_WHOEVER_ASKED)) {
                endWithWhoeverAsked();
            }
            int worst = ALL_HELD;
            for (Orders orders : Orders.all(arguments)) {
                worst = Math.max(worst, new Rehearse(program, orders, out).play());
            }
            return worst;
        } catch (Orders.Misunderstood misunderstood) {
            complaints.println(misunderstood.getMessage() + "\n\n" + Orders.USAGE);
        } catch (RuntimeException broken) {
            complaints.println(Unmet.words(problem(broken)));
        }
        return BROKEN;
    }

    private int play() {
        if (orders.report().isEmpty()) {
            return playAll();
        }
        try {
            return playAll();
        } catch (RuntimeException broken) {
            Throwable problem = problem(broken);
            Report.cannotPlay(orders.report().get(), problem instanceof ConfigurationProblem told
                    ? told.findings()
                    : List.of(new Finding("", "", 0, "the rehearsals could not be played: " + Unmet.words(problem), "")));
            throw broken;
        }
    }

    /** A program that has this one play for it holds its input open as long as it lives. */
    private static void endWithWhoeverAsked() {
        Thread listener = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (IOException gone) {
                // gone is gone
            }
            Runtime.getRuntime().halt(BROKEN);
        }, "waits for the end of whoever asked");
        listener.setDaemon(true);
        listener.start();
    }

    private int playAll() {
        Map<String, List<Rehearsal>> byCouncil = byCouncil();
        orders.database().ifPresent(Rehearse::mustBeEmpty);
        Iterator<String> councils = byCouncil.keySet().iterator();
        while (councils.hasNext()) {
            String council = councils.next();
            play(council, byCouncil.get(council), councils.hasNext());
        }
        int played = held + failed;
        out.printf("%d %s played, %s.%n", played, played == 1 ? "rehearsal" : "rehearsals",
                failed == 0 ? "all as expected" : failed + " not as expected");
        return failed == 0 ? ALL_HELD : NOT_AS_EXPECTED;
    }

    /** Reads every file before the first is played, and tells of all that are broken at once. */
    private Map<String, List<Rehearsal>> byCouncil() {
        ProcedureFiles procedure = ProcedureFiles.from(orders.procedure().map(Path::toString).orElse(""));
        Map<String, Council> books = new HashMap<>();
        Map<String, List<Rehearsal>> byCouncil = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        for (Path file : orders.files()) {
            try {
                Rehearsal rehearsal = RehearsalFile.read(file);
                if (orders.council().isEmpty() || orders.council().get().equals(rehearsal.council())) {
                    rehearsal.authorityIn(books.computeIfAbsent(rehearsal.council(), key -> books(procedure, rehearsal)));
                    byCouncil.computeIfAbsent(rehearsal.council(), any -> new ArrayList<>()).add(rehearsal);
                }
            } catch (ConfigurationProblem problem) {
                broken.add(problem.getMessage());
            }
        }
        if (!broken.isEmpty()) {
            throw new ConfigurationProblem(broken.stream().distinct().collect(Collectors.joining("\n")));
        }
        if (byCouncil.isEmpty()) {
            throw new Orders.Misunderstood("None of these rehearsals is of the council %s.".formatted(orders.council().orElseThrow()));
        }
        return byCouncil;
    }

    private static Council books(ProcedureFiles procedure, Rehearsal rehearsal) {
        List<String> known = CouncilBooks.keys(procedure);
        if (!known.isEmpty() && !known.contains(rehearsal.council())) {
            throw new ConfigurationProblem("%s: there is no council \"%s\". Known are: %s."
                    .formatted(rehearsal.file(), rehearsal.council(), String.join(", ", known)));
        }
        return CouncilBooks.load(procedure, rehearsal.council());
    }

    private void play(String council, List<Rehearsal> rehearsals, boolean another) {
        try (ConfigurableApplicationContext nolan = start(council)) {
            Player player = nolan.getBean(Player.class);
            for (Rehearsal rehearsal : rehearsals) {
                orders.report().ifPresent(file -> Report.begins(file, rehearsal.file()));
                Playback playback = player.play(rehearsal);
                orders.report().ifPresent(file -> Report.ended(file, playback));
                out.println(orders.quiet() ? playback.inBrief().stripTrailing() : playback.inFull());
                if (playback.held()) {
                    held++;
                } else {
                    failed++;
                }
            }
        }
        if (another) {
            orders.database().ifPresent(Rehearse::empty);
        }
    }

    /** Leaves the next council a database as empty as this one found it; that it was empty has been made sure of before the first. */
    private static void empty(String url) {
        boolean h2 = url.startsWith("jdbc:h2");
        Flyway.configure().dataSource(url, h2 ? "nolan" : null, h2 ? "" : null).cleanDisabled(false).load().clean();
    }

    /** A database with a case in it is somebody's work. */
    private static void mustBeEmpty(String url) {
        // a driver may keep the zone of its first connection, and the program, which sets it, starts only after this
        TimeZone.setDefault(TimeZone.getTimeZone(EngineClock.LONDON));
        try (Connection database = url.startsWith("jdbc:h2") ? DriverManager.getConnection(url, "nolan", "") : DriverManager.getConnection(url);
                ResultSet table = database.getMetaData().getTables(null, null, "standards_case", null)) {
            if (table.next()) {
                throw new Orders.Misunderstood("--database: there are tables of Nolan in this database. Rehearsals wipe what they play in; name an empty database.");
            }
        } catch (SQLException e) {
            throw new Orders.Misunderstood("--database: it cannot be opened (%s). Check the address.".formatted(e.getMessage()));
        }
    }

    private ConfigurableApplicationContext start(String council) {
        List<String> settings = new ArrayList<>(List.of(
                "--nolan.council=" + council,
                "--logging.level.root=WARN",
                // What keeps the program from starting is told once, at the end.
                "--logging.level.org.springframework.boot.diagnostics=OFF",
                // Said here, where no setting of this machine comes before it: every rehearsal wipes its database.
                "--spring.datasource.url=" + orders.database().orElse("jdbc:h2:mem:rehearsal;LOCK_TIMEOUT=10000;QUERY_CACHE_SIZE=1024")));
        orders.procedure().ifPresent(folder -> settings.add("--nolan.procedure=" + folder));
        return new SpringApplicationBuilder(program)
                .profiles("rehearsal")
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(settings.toArray(String[]::new));
    }

    /** What is wrong with the files, where that is why the program did not start. */
    private static Throwable problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationProblem) {
                return cause;
            }
        }
        return failure;
    }
}
