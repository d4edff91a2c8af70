package uk.nolan.publishing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import uk.nolan.rehearsal.Rehearse;

/** This program as it can be started once more: out of the packed jar, or with the class path that it runs with. */
@Component
class OwnProgram {

    /** System property with another class path than that of this JVM: tests leave out there what is of the tests. */
    static final String CLASS_PATH = "nolan.class-path";

    private static final int MEGABYTES = 640;

    /** So much of it for what is young: a rehearsal leaves little behind. */
    private static final int YOUNG = 320;

    private final String classPath;
    private String mark;

    @Autowired
    OwnProgram() {
        this(System.getProperty(CLASS_PATH, System.getProperty("java.class.path")));
    }

    OwnProgram(String classPath) {
        this.classPath = classPath;
    }

    /**
     * The command that starts the program with {@code rehearse}; its orders are to be added. It plays with little memory, nothing but a folder of its own, and ends when its input ends.
     *
     * @param temporary a folder for temporary files
     */
    List<String> rehearse(Path temporary) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms%dm".formatted(MEGABYTES),
                "-Xmx%dm".formatted(MEGABYTES),
                "-Xmn%dm".formatted(YOUNG),
                "-XX:MaxMetaspaceSize=384m",
                // it lives for minutes: the quick compiler, room for what it makes, and the collector with the fewest threads
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=160m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                "-D" + Rehearse.ENDS_WITH_WHOEVER_ASKED + "=true"));
        boolean packed = ClassLoader.getSystemClassLoader().getResource("uk/nolan/Nolan.class") == null;
        command.addAll(packed ? List.of("-jar", absolute(classPath)) : List.of("-cp", absolute(classPath), "uk.nolan.Nolan"));
        command.add("rehearse");
        return command;
    }

    /** The program that is started stands in another folder than this one. */
    private static String absolute(String classPath) {
        return String.join(File.pathSeparator, Stream.of(classPath.split(File.pathSeparator)).map(entry -> Path.of(entry).toAbsolutePath().toString()).toList());
    }

    /** Another one after the program has changed: sizes and times of all that it consists of. */
    synchronized String mark() {
        if (mark == null) {
            StringBuilder text = new StringBuilder();
            for (String entry : classPath.split(File.pathSeparator)) {
                try (Stream<Path> files = Files.walk(Path.of(entry))) {
                    files.filter(Files::isRegularFile).sorted().forEach(file -> text.append("%s %d %d%n".formatted(file, file.toFile().length(), file.toFile().lastModified())));
                } catch (IOException | UncheckedIOException gone) {
                    text.append(entry).append('\n');
                }
            }
            mark = PlayedRehearsals.digest(text.toString());
        }
        return mark;
    }
}
