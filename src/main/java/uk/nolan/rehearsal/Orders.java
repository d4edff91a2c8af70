package uk.nolan.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param council only the rehearsals of this council; empty for all
 * @param procedure the folder that holds {@code processes/} and {@code forms/}; empty for the procedure in the program
 * @param database JDBC address of an empty database to play in; empty for one in memory
 * @param quiet whether a rehearsal that holds is told in one line
 * @param report a file to which what happens is written for another program, see {@link Report}; empty for none
 * @param files the rehearsals, in order
 */
record Orders(Optional<String> council, Optional<Path> procedure, Optional<String> database, boolean quiet, Optional<Path> report, List<Path> files) {

    static final String USAGE =
            """
            Usage: java -jar nolan.jar rehearse [--council KEY] [--processes DIR] [--database URL] [--quiet] FILE-OR-FOLDER...

              --council KEY     play only the rehearsals of this council
              --processes DIR   rehearse the procedure in this folder, which holds processes/ and forms/,
                                instead of the one in the program
              --database URL    play in this empty database, such as jdbc:postgresql://host/db?user=…&password=…,
                                instead of one in memory
              --quiet           one line for each rehearsal that comes out as expected
              --report FILE     write what happens to this file too, as lines of JSON
              --and             begins further orders, which are carried out after those before it

            Ends with 0 if every rehearsal came out as expected, with 1 if one did not, and with 2 if
            something could not be read or started.
            """;

    /** Something on the command line that cannot be meant. */
    static class Misunderstood extends RuntimeException {
        Misunderstood(String message) {
            super(message);
        }
    }

    /** One after the other, as they stand between {@code --and}. @throws Misunderstood saying what is wrong */
    static List<Orders> all(String... arguments) {
        List<Orders> all = new ArrayList<>();
        List<String> own = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals("--and")) {
                all.add(of(own.toArray(String[]::new)));
                own.clear();
            } else {
                own.add(argument);
            }
        }
        all.add(of(own.toArray(String[]::new)));
        return all;
    }

    /** @throws Misunderstood saying what is wrong */
    static Orders of(String... arguments) {
        Optional<String> council = Optional.empty();
        Optional<Path> procedure = Optional.empty();
        Optional<String> database = Optional.empty();
        boolean quiet = false;
        Optional<Path> report = Optional.empty();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--council" -> council = Optional.of(value(arguments, ++i));
                case "--processes" -> procedure = Optional.of(procedure(Path.of(value(arguments, ++i))));
                case "--database" -> database = Optional.of(value(arguments, ++i));
                case "--quiet" -> quiet = true;
                case "--report" -> report = Optional.of(Path.of(value(arguments, ++i)));
                default -> {
                    if (arguments[i].startsWith("-")) {
                        throw new Misunderstood("There is no option " + arguments[i] + ".");
                    }
                    files.addAll(rehearsals(Path.of(arguments[i])));
                }
            }
        }
        if (files.isEmpty()) {
            throw new Misunderstood("Name at least one rehearsal, or a folder of them.");
        }
        return new Orders(council, procedure, database, quiet, report, List.copyOf(files));
    }

    private static String value(String[] arguments, int i) {
        if (i >= arguments.length || arguments[i].startsWith("--")) {
            throw new Misunderstood(arguments[i - 1] + " needs a value after it.");
        }
        return arguments[i];
    }

    /** The folder itself or, where its {@code processes/} was named, the folder around that. */
    private static Path procedure(Path named) {
        Path folder = named.toAbsolutePath().normalize();
        Path around = folder.getParent();
        boolean processesItself = around != null && folder.endsWith("processes") && !Files.isDirectory(folder.resolve("processes"));
        Path whole = processesItself ? around : folder;
        if (!Files.isDirectory(whole.resolve("processes")) || !Files.isDirectory(whole.resolve("forms"))) {
            throw new Misunderstood("--processes %s: there are no processes/ and forms/ in %s.".formatted(named, whole));
        }
        return whole;
    }

    private static List<Path> rehearsals(Path named) {
        if (!Files.exists(named)) {
            throw new Misunderstood("There is no file or folder " + named + ".");
        }
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        try (var inFolder = Files.list(named)) {
            List<Path> files = inFolder.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
            if (files.isEmpty()) {
                throw new Misunderstood("There is no rehearsal (.yaml) in the folder " + named + ".");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(named + " cannot be listed", e);
        }
    }
}
