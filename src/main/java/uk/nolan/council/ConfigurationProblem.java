package uk.nolan.council;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something in the council's files is wrong, and the program does not guess what was meant. The message is written for the person who keeps those files: it names the file and, where there is one, the
 * line, says what is wrong and how to put it right.
 */
public class ConfigurationProblem extends RuntimeException {

    private final transient List<Finding> findings;

    /** A problem that stands on no particular line. */
    public ConfigurationProblem(String message) {
        this(message, (Throwable) null);
    }

    /** A problem that stands on no particular line, with what caused it. */
    public ConfigurationProblem(String message, Throwable cause) {
        this(message, List.of(Finding.of("", "", 0, message)), cause);
    }

    private ConfigurationProblem(String message, List<Finding> findings, Throwable cause) {
        super(message, cause);
        this.findings = List.copyOf(findings);
    }

    /** A problem in {@code file} on {@code line}, counted from 1: "processes/holidays.yaml line 14: …". */
    public static ConfigurationProblem at(String file, int line, String message) {
        return new ConfigurationProblem(file + " line " + line + ": " + message, List.of(Finding.of(file, "", line, message)), null);
    }

    /** A problem at an element, row or field of {@code file}, or with the file as a whole where {@code element} is empty: "processes/validity.bpmn, "Decide validity": …". */
    public static ConfigurationProblem in(String file, String element, String message) {
        return new ConfigurationProblem(file + (element.isEmpty() ? "" : ", \"" + element + "\"") + ": " + message, List.of(Finding.of(file, element, 0, message)), null);
    }

    /** Several problems at once: the headline, and below it each finding on a line of its own. */
    public static ConfigurationProblem of(String headline, List<Finding> findings) {
        return new ConfigurationProblem(findings.stream().map(Finding::sentence).collect(Collectors.joining("\n- ", headline + "\n- ", "")), findings, null);
    }

    /** What is wrong, one by one; of a problem that knows neither file nor line, its message alone. */
    public List<Finding> findings() {
        return findings;
    }
}
