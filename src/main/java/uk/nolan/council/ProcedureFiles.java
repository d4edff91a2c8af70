package uk.nolan.council;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Where the procedure's files come from: out of the program itself, out of a folder on disk that holds {@code processes/} and {@code forms/} (setting {@code nolan.procedure}), or a set in memory, such as
 * a version that went live.
 *
 * <p>A <em>set</em> is what goes live together, see {@link #everything}. It is of one council; the files of other councils are not in it.
 *
 * <p>Every file has one name wherever it comes from, its path with forward slashes, such as {@code processes/councils/mid-shire/members.yaml}. That name is stable from start to start and from
 * machine to machine, so it serves as the name in messages and as the resource name of a deployment.
 */
public final class ProcedureFiles {

    /** How far below a folder its files are looked for: a council's own parts of letters lie in {@code notices/fragments/}. */
    private static final int DEEPEST = 4;

    private static final List<String> OF_A_COUNCIL = List.of(".yaml", ".dmn", ".html");

    private final Path folder;
    private final NavigableMap<String, byte[]> memory;
    private final String memoryOrigin;
    private final Supplier<ProcedureFiles> whichever;
    private final PathMatchingResourcePatternResolver inProgram;

    /** Which names the program has files for. What is packed never changes, and to look for what is not there goes through every library. */
    private final Map<String, Boolean> packed = new ConcurrentHashMap<>();

    /** Made when somebody asks: a set in memory never changes. */
    private volatile SortedMap<String, String> marks;

    private ProcedureFiles(Path folder, String memoryOrigin, NavigableMap<String, byte[]> memory, Supplier<ProcedureFiles> whichever) {
        this.whichever = whichever;
        this.folder = folder;
        this.memory = memory;
        this.memoryOrigin = memoryOrigin;
        this.inProgram = folder != null || memory != null || whichever != null
                ? null
                : new PathMatchingResourcePatternResolver(new DefaultResourceLoader(ProcedureFiles.class.getClassLoader()));
    }

    /** The files packed into the program. */
    public static ProcedureFiles packed() {
        return new ProcedureFiles(null, null, null, null);
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
        return new ProcedureFiles(folder.toAbsolutePath().normalize(), null, null, null);
    }

    /**
     * Files in memory, by their full names.
     *
     * @param origin where they come from, in words for messages and the log, such as "version 3"
     * @throws IllegalArgumentException if a name leads elsewhere
     */
    public static ProcedureFiles of(String origin, Map<String, byte[]> files) {
        NavigableMap<String, byte[]> memory = new TreeMap<>();
        files.forEach((name, content) -> memory.put(inside(name), content.clone()));
        return new ProcedureFiles(null, origin, memory, null);
    }

    /** Whichever files are meant at the moment of each question. */
    static ProcedureFiles whicheverIs(Supplier<ProcedureFiles> meant) {
        return new ProcedureFiles(null, null, null, meant);
    }

    /** What the setting {@code nolan.procedure} asks for: a folder, or the packed files where it is null or blank. */
    public static ProcedureFiles from(String setting) {
        return setting == null || setting.isBlank() ? packed() : in(Path.of(setting.strip()));
    }

    /** Where the files come from, for the log: "the program" or "the folder /srv/nolan". */
    public String origin() {
        if (whichever != null) {
            return whichever.get().origin();
        }
        if (memory != null) {
            return memoryOrigin;
        }
        return folder == null ? "the program" : "the folder " + folder;
    }

    /** Whether this is a set in memory, which holds the files of one council only. */
    public boolean isSet() {
        return whichever != null ? whichever.get().isSet() : memory != null;
    }

    /**
     * The names of everything that goes live together for a council, sorted: the diagrams, {@code processes/holidays.yaml}, the council's folder however deep, its rehearsals, and the forms.
     *
     * @param council the council's key
     */
    public List<String> everything(String council) {
        TreeSet<String> names = new TreeSet<>(list("processes", ".bpmn"));
        if (exists("processes/holidays.yaml")) {
            names.add("processes/holidays.yaml");
        }
        entries("processes/councils/" + council, "**").stream().filter(name -> OF_A_COUNCIL.stream().anyMatch(name::endsWith)).forEach(names::add);
        List<String> longerKeys = folders("processes/councils").stream().filter(key -> key.startsWith(council + "-")).toList();
        list("processes/rehearsals", ".yaml").stream()
                .filter(name -> name.startsWith("processes/rehearsals/" + council + "-"))
                .filter(name -> longerKeys.stream().noneMatch(key -> name.startsWith("processes/rehearsals/" + key + "-")))
                .forEach(names::add);
        names.addAll(list("forms", ".form"));
        names.removeIf(name -> name.contains("/."));
        return List.copyOf(names);
    }

    /** The set of a council, see {@link #everything}, as it is now: what happens to the folder afterwards does not touch it. */
    public ProcedureFiles setOf(String council) {
        NavigableMap<String, byte[]> set = new TreeMap<>();
        everything(council).forEach(name -> set.put(name, bytes(name)));
        return new ProcedureFiles(null, origin(), set, null);
    }

    /** All files of a set in memory, by their names, sorted. @throws IllegalStateException if this is no set in memory */
    public SortedMap<String, byte[]> contents() {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        set().forEach((name, content) -> contents.put(name, content.clone()));
        return contents;
    }

    /**
     * The set with some files changed or added and some taken away; this one stays as it is.
     *
     * @throws IllegalStateException if this is no set in memory
     * @throws IllegalArgumentException if a name leads elsewhere
     */
    public ProcedureFiles laidOver(Map<String, byte[]> changed, Set<String> removed) {
        Map<String, byte[]> files = new TreeMap<>(set());
        removed.forEach(files::remove);
        files.putAll(changed);
        return of(origin(), files);
    }

    /** Where the set is said to come from, as an offer is named before it has a number. @throws IllegalStateException if this is no set in memory */
    public ProcedureFiles named(String origin) {
        return new ProcedureFiles(null, origin, set(), null);
    }

    /** A mark of all names and contents of a set in memory, 64 hexadecimal digits: equal for equal sets. @throws IllegalStateException if this is no set in memory */
    public String digest() {
        StringBuilder all = new StringBuilder();
        marks().forEach((name, mark) -> all.append(mark).append(' ').append(name).append('\n'));
        return mark(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A mark of each file's content in a set in memory, 64 hexadecimal digits, by the files' names. @throws IllegalStateException if this is no set in memory */
    public SortedMap<String, String> marks() {
        if (whichever != null) {
            return whichever.get().marks();
        }
        if (marks == null) {
            SortedMap<String, String> made = new TreeMap<>();
            set().forEach((name, content) -> made.put(name, mark(content)));
            marks = Collections.unmodifiableSortedMap(made);
        }
        return marks;
    }

    private static String mark(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private NavigableMap<String, byte[]> set() {
        if (whichever != null) {
            return whichever.get().set();
        }
        if (memory == null) {
            throw new IllegalStateException("Only of a set in memory: take setOf(council) of " + origin());
        }
        return memory;
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
        if (whichever != null) {
            return whichever.get().resourceOrFile(name);
        }
        if (memory != null) {
            byte[] content = memory.get(inside);
            return content == null ? null : new ByteArrayResource(content);
        }
        if (folder != null) {
            Path file = folder.resolve(inside);
            return Files.isRegularFile(file) ? new FileSystemResource(file) : null;
        }
        Resource resource = inProgram.getResource("classpath:" + inside);
        return packed.computeIfAbsent(inside, any -> resource.isReadable()) ? resource : null;
    }

    private List<String> entries(String directory, String pattern) {
        if (whichever != null) {
            return whichever.get().entries(directory, pattern);
        }
        try {
            TreeSet<String> names = new TreeSet<>();
            if (memory != null) {
                PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
                memory.keySet().stream()
                        .filter(name -> name.startsWith(directory + "/") && matcher.matches(Path.of(name.substring(directory.length() + 1))))
                        .forEach(names::add);
            } else if (folder != null) {
                Path start = folder.resolve(directory);
                if (Files.isDirectory(start)) {
                    var matcher = start.getFileSystem().getPathMatcher("glob:" + pattern);
                    try (var files = Files.walk(start, DEEPEST)) {
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
