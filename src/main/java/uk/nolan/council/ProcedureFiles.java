package uk.nolan.council;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Where the procedure's files come from: out of the program itself, or out of a folder on disk that holds {@code processes/} and {@code forms/} (setting {@code nolan.procedure}).
 *
 * <p>Every file has one name wherever it comes from, its path with forward slashes, such as {@code processes/councils/mid-shire/members.yaml}. That name is stable from start to start and from
 * machine to machine, so it serves as the name in messages and as the resource name of a deployment.
 */
public final class ProcedureFiles {

    private final Path folder;
    private final PathMatchingResourcePatternResolver inProgram;

    /** Which names the program has files for. What is packed never changes, and to look for what is not there goes through every library. */
    private final Map<String, Boolean> packed = new ConcurrentHashMap<>();

    private ProcedureFiles(Path folder) {
        this.folder = folder;
        this.inProgram = folder != null
                ? null
                : new PathMatchingResourcePatternResolver(new DefaultResourceLoader(ProcedureFiles.class.getClassLoader()));
    }

    /** The files packed into the program. */
    public static ProcedureFiles packed() {
        return new ProcedureFiles(null);
    }

    /**
     * The files of a folder.
     *
     * @throws ConfigurationProblem if it does not hold both {@code processes/} and {@code forms/}
     */
    public static ProcedureFiles in(Path folder) {
        for (String part : List.of("processes", "forms")) {
            if (!Files.isDirectory(folder.resolve(part))) {
                throw new ConfigurationProblem("The procedure's folder %s has no folder %s/ in it: set nolan.procedure to a folder that holds processes/ and forms/, or leave it out to use the procedure packed into the program."
                        .formatted(folder.toAbsolutePath().normalize(), part));
            }
        }
        return new ProcedureFiles(folder.toAbsolutePath().normalize());
    }

    /** What the setting {@code nolan.procedure} asks for: a folder, or the packed files where it is null or blank. */
    public static ProcedureFiles from(String setting) {
        return setting == null || setting.isBlank() ? packed() : in(Path.of(setting.strip()));
    }

    /** Where the files come from, for the log: "the program" or "the folder /srv/nolan". */
    public String origin() {
        return folder == null ? "the program" : "the folder " + folder;
    }

    /**
     * The files directly in {@code directory} (such as {@code processes}) whose name ends in {@code suffix} (such as {@code .bpmn}), each by its full name, sorted. Empty if there is no such directory.
     */
    public List<String> list(String directory, String suffix) {
        return entries(inside(directory), "*" + suffix);
    }

    /** The names of the folders directly in {@code directory}, such as the councils' keys in {@code processes/councils}, that hold at least one file; sorted. */
    public List<String> folders(String directory) {
        String base = inside(directory);
        TreeSet<String> names = new TreeSet<>();
        for (String file : entries(base, "*/*")) {
            String rest = file.substring(base.length() + 1);
            names.add(rest.substring(0, rest.indexOf('/')));
        }
        return List.copyOf(names);
    }

    /** Whether there is a file of this name. */
    public boolean exists(String name) {
        return resourceOrFile(name) != null;
    }

    /**
     * The text of a file, UTF-8.
     *
     * @throws ConfigurationProblem if there is none of that name
     */
    public String read(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /**
     * The bytes of a file.
     *
     * @throws ConfigurationProblem if there is none of that name
     */
    public byte[] bytes(String name) {
        Resource resource = resourceOrFile(name);
        if (resource == null) {
            throw new ConfigurationProblem("%s is not there (looked in %s): put the file back, or correct the name that asks for it.".formatted(name, origin()));
        }
        try (InputStream in = resource.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from " + origin(), e);
        }
    }

    private Resource resourceOrFile(String name) {
        String inside = inside(name);
        if (folder != null) {
            Path file = folder.resolve(inside);
            return Files.isRegularFile(file) ? new FileSystemResource(file) : null;
        }
        Resource resource = inProgram.getResource("classpath:" + inside);
        return packed.computeIfAbsent(inside, any -> resource.isReadable()) ? resource : null;
    }

    private List<String> entries(String directory, String pattern) {
        try {
            TreeSet<String> names = new TreeSet<>();
            if (folder != null) {
                Path start = folder.resolve(directory);
                if (Files.isDirectory(start)) {
                    var matcher = start.getFileSystem().getPathMatcher("glob:" + pattern);
                    try (var files = Files.walk(start, 2)) {
                        files.filter(Files::isRegularFile)
                                .filter(file -> matcher.matches(start.relativize(file)))
                                .forEach(file -> names.add(folder.relativize(file).toString().replace('\\', '/')));
                    }
                }
            } else {
                for (Resource resource : inProgram.getResources("classpath*:" + directory + "/" + pattern)) {
                    String address = resource.getURL().toString();
                    if (!address.endsWith("/")) {
                        names.add(URLDecoder.decode(address.substring(address.lastIndexOf("/" + directory + "/") + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
                    }
                }
            }
            return List.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be listed in " + origin(), e);
        }
    }

    private static String inside(String name) {
        if (name.startsWith("/") || name.contains("..") || name.contains("\\")) {
            throw new IllegalArgumentException("Not the name of one of the procedure's files: " + name);
        }
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }
}
