package uk.nolan.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import uk.nolan.council.Finding;
import uk.nolan.rehearsal.Playback;
import uk.nolan.rehearsal.Report;

/**
 * A JVM that plays rehearsals, first of the offered set and then of the live one, and is looked after until it ends. It knows nothing of the server: neither its environment and settings nor its
 * folder, and so neither its database nor its mail server.
 */
final class RehearsalJvm {

    static final String OFFERED = "offered";
    static final String LIVE = "live";

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int LAST_WORDS = 500;

    private final Path folder;
    private final String name;
    private final String council;
    private final Map<String, List<String>> parts;
    private final Duration patience;
    private final Consumer<String> begins;

    /**
     * @param folder holds the sets, each in a folder of its name; the JVM's working folder
     * @param name the JVM's own name in that folder
     * @param parts the names of the rehearsals to be played, by {@link #OFFERED} and {@link #LIVE}
     * @param patience how long nothing may happen before it counts as hanging
     * @param begins is told of each rehearsal that begins, by its name with the part before it
     */
    RehearsalJvm(Path folder, String name, String council, Map<String, List<String>> parts, Duration patience, Consumer<String> begins) {
        this.folder = folder;
        this.name = name;
        this.council = council;
        this.parts = new TreeMap<>(parts).descendingMap();
        this.patience = patience;
        this.begins = begins;
    }

    /**
     * What came of it.
     *
     * @param played how rehearsals came out, by part and name
     * @param findings what the JVM could not play at all, by part
     * @param stopped in words, why it did not come to its end; empty where it did
     */
    record Outcome(Map<String, Map<String, Playback>> played, Map<String, List<Finding>> findings, Optional<String> stopped) {}

    /** Plays. Interrupted, it ends the JVM. @param command what starts the program, without the orders */
    Outcome play(List<String> command) throws InterruptedException {
        Path console = folder.resolve(name + ".log");
        Process process = start(command, console);
        Optional<String> stopped;
        try {
            stopped = attend(process);
        } finally {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
        Map<String, Map<String, Playback>> played = new TreeMap<>();
        Map<String, List<Finding>> findings = new TreeMap<>();
        for (String part : parts.keySet()) {
            Report report = Report.read(report(part));
            Map<String, Playback> own = new TreeMap<>();
            report.playbacks().forEach(playback -> own.put(without(part, playback.file()), playback.in(without(part, playback.file()))));
            played.put(part, own);
            findings.put(part, report.findings().stream().map(finding -> new Finding(without(part, finding.file()), finding.element(), finding.line(), finding.what(), finding.cure())).toList());
            stopped = stopped.isPresent() && report.at().isPresent() ? Optional.of(stopped.get() + " while it played " + without(part, report.at().get())) : stopped;
        }
        boolean told = findings.values().stream().anyMatch(some -> !some.isEmpty());
        return new Outcome(played, findings, told ? Optional.empty() : stopped.map(why -> why + lastWords(console)));
    }

    private Process start(List<String> command, Path console) {
        List<String> whole = new ArrayList<>(command);
        parts.forEach((part, rehearsals) -> {
            if (whole.size() > command.size()) {
                whole.add("--and");
            }
            whole.addAll(List.of("--quiet", "--council", council, "--report", report(part).toString(), "--processes", part));
            rehearsals.forEach(rehearsal -> whole.add(part + "/" + rehearsal));
        });
        ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(console.toFile());
        // what configures the server stands in variables too; Windows starts nothing without this one
        builder.environment().keySet().removeIf(variable -> !variable.equalsIgnoreCase("SystemRoot"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("No JVM for rehearsals can be started", e);
        }
    }

    /** Waits for its end; why it did not come well to it, in words. */
    private Optional<String> attend(Process process) throws InterruptedException {
        long seen = 0;
        int begun = 0;
        long since = System.nanoTime();
        while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            long written = parts.keySet().stream().mapToLong(part -> report(part).toFile().length()).sum();
            if (written != seen) {
                seen = written;
                since = System.nanoTime();
                begun = tell(begun);
            } else if (System.nanoTime() - since > patience.toNanos()) {
                return Optional.of("its JVM was ended because nothing happened in it for %d seconds".formatted(patience.toSeconds()));
            }
        }
        tell(begun);
        int code = process.exitValue();
        return code == 0 || code == 1 ? Optional.empty() : Optional.of("its JVM ended by itself with the code %d".formatted(code));
    }

    private int tell(int before) {
        int begun = 0;
        String last = null;
        for (String part : parts.keySet()) {
            Report report = Report.read(report(part));
            begun += report.begun();
            last = report.at().orElse(last);
        }
        if (begun > before && last != null) {
            begins.accept(last);
        }
        return begun;
    }

    private Path report(String part) {
        return folder.resolve(name + "-" + part + ".json").toAbsolutePath();
    }

    private static String without(String part, String file) {
        return file.startsWith(part + "/") ? file.substring(part.length() + 1) : file;
    }

    private static String lastWords(Path console) {
        try {
            String text = Files.exists(console) ? new String(Files.readAllBytes(console), StandardCharsets.UTF_8).strip() : "";
            String end = text.length() <= LAST_WORDS ? text : "…" + text.substring(text.length() - LAST_WORDS);
            return end.isEmpty() ? "" : "; its last words were: " + end.replaceAll("\\s+", " ");
        } catch (IOException e) {
            return "";
        }
    }
}
