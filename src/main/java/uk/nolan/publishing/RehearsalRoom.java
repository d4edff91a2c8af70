package uk.nolan.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.rehearsal.Playback;
import uk.nolan.rehearsal.RehearsalsOfASet;

/**
 * Where all rehearsals of the council are played with an offered set before it goes live, beside the live one. They are played in JVMs of their own, because the engine's clock is one for the whole
 * JVM and an offered set must reach nothing of the server; in two at once, each half of them. How they came out in the live set is known from earlier, or played too.
 */
@Component
public class RehearsalRoom {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalRoom.class);

    /** A JVM starts within this and plays any one rehearsal within this, on a busy machine too. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** Below this many rehearsals the second JVM's start costs more than it saves. */
    private static final int ENOUGH_FOR_TWO = 4;

    private static final String FOLDERS = "nolan-rehearsals-";

    private final PlayedRehearsals played;
    private final OwnProgram program;
    private final Duration patience;

    @Autowired
    RehearsalRoom(PlayedRehearsals played, OwnProgram program) {
        this(played, program, PATIENCE);
    }

    /** @param patience how long nothing may happen in a JVM before it counts as hanging */
    RehearsalRoom(PlayedRehearsals played, OwnProgram program, Duration patience) {
        this.played = played;
        this.program = program;
        this.patience = patience;
        sweep();
    }

    /**
     * How the rehearsals came out.
     *
     * @param findings what is wrong with rehearsals' files, or why the engine could not be started with the set; the comparisons are then empty
     * @param comparisons one for each rehearsal of the offered set, in the order of their files
     */
    public record Rehearsed(List<Finding> findings, List<Comparison> comparisons) {

        /** Whether the set must not go live without an administrator's reason. */
        public boolean holdsUp() {
            return comparisons.stream().anyMatch(Comparison::holdsUp);
        }
    }

    /**
     * Plays and compares. Takes from some seconds to some minutes; interrupted, it ends the JVMs and throws.
     *
     * @param live the set that is live
     * @param offered the set that is to go live
     * @param progress is told what is being done, in words such as "Rehearsal 7 of 20: Rude words in a meeting"
     * @throws IllegalStateException where it was interrupted
     */
    public Rehearsed compare(ProcedureFiles live, ProcedureFiles offered, String council, Consumer<String> progress) {
        RehearsalsOfASet rehearsals = RehearsalsOfASet.of(offered, council);
        if (!rehearsals.findings().isEmpty()) {
            return new Rehearsed(rehearsals.findings(), List.of());
        }
        Map<String, Playback> before = new TreeMap<>();
        Map<String, Playback> after = new TreeMap<>();
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put(RehearsalJvm.OFFERED, unknown(offered, rehearsals.titles().keySet().stream(), after));
        parts.put(RehearsalJvm.LIVE, unknown(live, RehearsalsOfASet.of(live, council).titles().keySet().stream().filter(rehearsals.titles()::containsKey), before));
        List<RehearsalJvm.Outcome> outcomes = parts.values().stream().allMatch(List::isEmpty)
                ? List.of()
                : play(live, offered, council, parts, rehearsals.titles(), progress);
        outcomes.forEach(outcome -> {
            after.putAll(outcome.played().getOrDefault(RehearsalJvm.OFFERED, Map.of()));
            before.putAll(outcome.played().getOrDefault(RehearsalJvm.LIVE, Map.of()));
            outcome.stopped().ifPresent(why -> LOG.warn("Rehearsals of {} were not played to their end: {}", offered.origin(), why));
        });
        played.keep(offered, only(after, parts.get(RehearsalJvm.OFFERED)));
        played.keep(live, only(before, parts.get(RehearsalJvm.LIVE)));
        List<Finding> findings = outcomes.stream().flatMap(outcome -> outcome.findings().getOrDefault(RehearsalJvm.OFFERED, List.of()).stream()).distinct().toList();
        if (!findings.isEmpty()) {
            return new Rehearsed(findings, List.of());
        }
        String why = outcomes.stream().flatMap(outcome -> outcome.stopped().stream()).findFirst().orElse("it was left out");
        List<Comparison> comparisons = new ArrayList<>();
        rehearsals.titles().forEach((file, title) -> comparisons.add(after.containsKey(file)
                ? Comparison.of(before.get(file), after.get(file))
                : Comparison.broken(file, title, before.get(file), why)));
        return new Rehearsed(List.of(), comparisons);
    }

    /** Those whose timeline is not known yet; the timelines of the others are put to {@code known}. */
    private List<String> unknown(ProcedureFiles set, Stream<String> rehearsals, Map<String, Playback> known) {
        return rehearsals.filter(file -> {
            Optional<Playback> earlier = played.find(set, file);
            earlier.ifPresent(playback -> known.put(file, playback));
            return earlier.isEmpty();
        }).toList();
    }

    private static Map<String, Playback> only(Map<String, Playback> all, List<String> some) {
        Map<String, Playback> fresh = new TreeMap<>(all);
        fresh.keySet().retainAll(some);
        return fresh;
    }

    private List<RehearsalJvm.Outcome> play(
            ProcedureFiles live, ProcedureFiles offered, String council, Map<String, List<String>> parts, Map<String, String> titles, Consumer<String> progress) {
        int all = parts.values().stream().mapToInt(List::size).sum();
        AtomicInteger begun = new AtomicInteger();
        Consumer<String> begins = file -> {
            boolean ofLive = file.startsWith(RehearsalJvm.LIVE + "/");
            String title = titles.getOrDefault(file.substring(file.indexOf('/') + 1), file);
            synchronized (progress) {
                progress.accept("Rehearsal %d of %d%s: %s".formatted(begun.incrementAndGet(), all, ofLive ? ", with the live version" : "", title));
            }
        };
        progress.accept("Starting the rehearsals");
        Path folder = null;
        ExecutorService pair = Executors.newFixedThreadPool(2);
        try {
            folder = Files.createTempDirectory(FOLDERS + ProcessHandle.current().pid() + "-");
            Path temporary = Files.createDirectory(folder.resolve("tmp"));
            write(offered, folder.resolve(RehearsalJvm.OFFERED));
            write(live, folder.resolve(RehearsalJvm.LIVE));
            List<Map<String, List<String>>> shares = shares(parts, offered, live);
            List<Future<RehearsalJvm.Outcome>> playing = new ArrayList<>();
            for (Map<String, List<String>> share : shares) {
                RehearsalJvm jvm = new RehearsalJvm(folder, "jvm" + playing.size(), council, share, patience, begins);
                playing.add(pair.submit(() -> jvm.play(program.rehearse(temporary))));
            }
            List<RehearsalJvm.Outcome> outcomes = new ArrayList<>();
            for (Future<RehearsalJvm.Outcome> one : playing) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (IOException e) {
            throw new UncheckedIOException("The rehearsals cannot be laid out in the folder for temporary files", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The rehearsals were interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The rehearsals cannot be played", e.getCause());
        } finally {
            leave(pair, folder);
        }
    }

    /** The JVMs end before their folder goes. */
    private static void leave(ExecutorService pair, Path folder) {
        boolean interrupted = Thread.interrupted();
        pair.shutdownNow();
        try {
            pair.awaitTermination(15, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            interrupted = true;
        }
        remove(folder);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(ProcedureFiles set, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : set.contents().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** One share, or two of the same length: a long story takes long. */
    private static List<Map<String, List<String>>> shares(Map<String, List<String>> parts, ProcedureFiles offered, ProcedureFiles live) {
        int many = parts.values().stream().mapToInt(List::size).max().orElse(0) < ENOUGH_FOR_TWO ? 1 : 2;
        List<Map<String, List<String>>> shares = new ArrayList<>();
        int[] lengths = new int[many];
        for (int i = 0; i < many; i++) {
            shares.add(new LinkedHashMap<>());
        }
        parts.forEach((part, files) -> {
            ProcedureFiles set = part.equals(RehearsalJvm.LIVE) ? live : offered;
            files.stream().sorted(Comparator.comparing((String file) -> -set.bytes(file).length)).forEach(file -> {
                int least = many == 1 || lengths[0] <= lengths[1] ? 0 : 1;
                lengths[least] += set.bytes(file).length;
                shares.get(least).computeIfAbsent(part, any -> new ArrayList<>()).add(file);
            });
        });
        return shares.stream().filter(share -> !share.isEmpty()).toList();
    }

    /** What a program that was killed left behind. */
    private static void sweep() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            files.filter(folder -> folder.getFileName().toString().matches(FOLDERS + "\\d+-.*"))
                    .filter(folder -> ProcessHandle.of(Long.parseLong(folder.getFileName().toString().substring(FOLDERS.length()).replaceFirst("-.*", ""))).isEmpty())
                    .forEach(RehearsalRoom::remove);
        } catch (IOException e) {
            LOG.warn("The folder for temporary files cannot be looked through: {}", e.getMessage());
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", folder, e.getMessage());
        }
    }
}
