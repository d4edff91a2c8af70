package uk.nolan;

import java.io.File;
import java.util.Arrays;
import java.util.List;
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
}
