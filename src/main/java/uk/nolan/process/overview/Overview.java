package uk.nolan.process.overview;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.ProcedureFiles;

/** The command {@code overview}: writes the page about the procedure, and tells what is missing from it. */
public final class Overview {

    static final String PAGE = "processes/README.md";
    static final String RENEW = "java -jar target/nolan.jar overview --write";
    static final String USAGE =
            """
            Usage: java -jar nolan.jar overview [--write] [PROCESSES]

              --write      write the page into the folder as README.md, instead of printing it
              PROCESSES    the folder processes of a checkout, with forms/ and src/ beside it; processes unless given

            Ends with 0 if all is well, with 1 if a core provision has nothing that carries it out or an id that is named does
            not exist, and with 2 if something could not be read.
            """;

    private static final int WELL = 0;
    private static final int MISSING = 1;
    private static final int BROKEN = 2;

    private final ProcedureFiles files;
    private final List<Diagram> diagrams;
    private final Trace trace;

    private Overview(ProcedureFiles files) {
        this.files = files;
        this.diagrams = Diagram.all(files);
        this.trace = Trace.of(files, diagrams);
    }

    /** Reads the files of a checkout. */
    static Overview of(Path checkout) {
        ProcedureFiles files = ProcedureFiles.in(checkout);
        if (!files.exists("src/main/java/uk/nolan/Nolan.java")) {
            throw new ConfigurationProblem("%s is no checkout: it has no src/ beside processes/. Run the command in a checkout, or name its folder processes.".formatted(files.origin()));
        }
        return new Overview(files);
    }

    /**
     * Does what the arguments ask for.
     *
     * @return 0 if all is well, 1 if something is missing, 2 if something could not be read
     */
    public static int run(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        List<String> paths = Arrays.stream(arguments).filter(argument -> !argument.equals("--write")).toList();
        Path processes = Path.of(paths.isEmpty() ? "processes" : paths.get(0)).toAbsolutePath().normalize();
        if (paths.size() > 1 || !processes.endsWith("processes")) {
            complaints.println(USAGE);
            return BROKEN;
        }
        try {
            Overview overview = of(processes.getParent());
            if (paths.size() < arguments.length) {
                Files.writeString(processes.resolve("README.md"), overview.page());
                out.println("Written: " + processes.resolve("README.md"));
            } else {
                out.print(overview.page());
            }
            List<String> missing = overview.missing();
            missing.forEach(complaints::println);
            return missing.isEmpty() ? WELL : MISSING;
        } catch (IOException | UncheckedIOException | ConfigurationProblem problem) {
            complaints.println(problem.getMessage());
            return BROKEN;
        }
    }

    /** The page as the files would have it now. */
    String page() {
        return Page.of(files, diagrams, trace);
    }

    /** The page as it was written last; empty if it never was. */
    String written() {
        return files.exists(PAGE) ? files.read(PAGE) : "";
    }

    /** Core provisions that nothing carries out. */
    List<Provision> open() {
        return trace.open();
    }

    /** Ids that are named and do not exist. */
    List<String> unknown() {
        return trace.unknown();
    }

    /** Diagrams without a true picture. */
    List<String> outdatedPictures() {
        return Pictures.outdated(files);
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>(unknown());
        open().forEach(provision -> missing.add("%s (%s): nothing carries it out: %s".formatted(provision.id(), provision.stage(), provision.title())));
        return missing;
    }
}
