package uk.nolan;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a test needs that runs the program in a JVM of its own. */
public final class OwnJvm {

    /** What belongs to the tests alone and would take part in the program if it were there. */
    private static final List<String> OF_TESTS = List.of("test-classes", "process-test-coverage", "process_test_coverage");

    private OwnJvm() {}

    /** The class path of the program, without the tests. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> OF_TESTS.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Runs a program of the tests in a JVM of its own, with the tests' classes, to its end.
     *
     * @param folder where it runs
     * @param log the file in it for what it prints
     * @return with what it ended
     * @throws IllegalStateException where it runs longer than two minutes
     */
    public static int run(Path folder, String log, Class<?> program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve(log).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("NOLAN_") || name.startsWith("SPRING_"));
        String tests = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> entry.contains("test-classes")).collect(Collectors.joining(File.pathSeparator));
        builder.environment().put("CLASSPATH", tests + File.pathSeparator + classPath());
        Process started = builder.start();
        try {
            if (!started.waitFor(120, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It still runs after two minutes:\n" + Files.readString(folder.resolve(log)));
            }
            return started.exitValue();
        } finally {
            started.destroyForcibly().waitFor();
        }
    }
}
