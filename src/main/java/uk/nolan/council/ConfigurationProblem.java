package uk.nolan.council;

/**
 * Something in the council's files is wrong, and the program does not guess what was meant. The message is written for the person who keeps those files: it names the file and, where there is one, the
 * line, says what is wrong and how to put it right.
 */
public class ConfigurationProblem extends RuntimeException {

    /** A problem that stands on no particular line. */
    public ConfigurationProblem(String message) {
        super(message);
    }

    /** A problem that stands on no particular line, with what caused it. */
    public ConfigurationProblem(String message, Throwable cause) {
        super(message, cause);
    }

    /** A problem in {@code file} on {@code line}, counted from 1: "processes/holidays.yaml line 14: …". */
    public static ConfigurationProblem at(String file, int line, String message) {
        return new ConfigurationProblem(file + " line " + line + ": " + message);
    }
}
