package uk.nolan.council;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One entry of a YAML file, a group of keys with their values, which knows the lines it stands on: whatever is wrong with it is reported as "file line n: what, and the cure" by a
 * {@link ConfigurationProblem}. Values are read by what is expected of them, so a missing key, an empty value, a wrong kind of value and a key that nobody knows are all found when the file is read.
 */
public final class YamlEntry {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\"\\\\()]+@[^\\s@<>,;:\"\\\\()]+\\.[^\\s@<>,;:\"\\\\().]+");

    private final String file;
    private final int line;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private YamlEntry(String file, Node node) {
        this.file = file;
        this.line = lineOf(node);
        if (!(node instanceof MappingNode mapping)) {
            throw ConfigurationProblem.at(file, line, "expected keys with values, such as \"name: …\", and found " + kindOf(node) + ".");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            int keyLine = lineOf(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw ConfigurationProblem.at(file, keyLine, "a key must be one word.");
            }
            if (keys.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                throw ConfigurationProblem.at(file, keyLine, "\"" + key.getValue() + "\" is given twice; it stands on line " + lines.get(key.getValue()) + " already. Take one away.");
            }
            lines.putIfAbsent(key.getValue(), keyLine);
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws ConfigurationProblem if there is no such file, or it is not YAML, or it is empty
     */
    public static YamlEntry read(ProcedureFiles files, String name) {
        return parse(name, files.read(name));
    }

    /**
     * Reads a text as if it stood in the file {@code name}.
     *
     * @throws ConfigurationProblem if it is not YAML, or empty
     */
    public static YamlEntry parse(String name, String text) {
        try {
            plain(name, text);
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node == null) {
                throw ConfigurationProblem.at(name, 1, "the file is empty.");
            }
            return new YamlEntry(name, node);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw ConfigurationProblem.at(name, line, "this is not YAML: " + e.getProblem() + ". Look for a missing colon, quotation mark or indentation there or on the line above.");
        } catch (YAMLException e) {
            throw new ConfigurationProblem(name + " is not YAML: " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    /** Words and lists only: a tag could ask for a thing of the program to be made, an alias for a text without end. */
    private static void plain(String name, String text) {
        for (Event event : new Yaml(new LoaderOptions()).parse(new StringReader(text))) {
            String tag = event instanceof ScalarEvent scalar ? scalar.getTag() : event instanceof CollectionStartEvent several ? several.getTag() : null;
            if (tag != null) {
                throw ConfigurationProblem.at(name, event.getStartMark().getLine() + 1, "the tag " + tag.replace("tag:yaml.org,2002:", "!!") + " may not stand here. Write the value alone.");
            }
            if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
                throw ConfigurationProblem.at(name, event.getStartMark().getLine() + 1, "a name for a part of the file (& or *) may not stand here. Write the value out.");
            }
        }
    }

    /** The name of the file. */
    public String file() {
        return file;
    }

    /** The line on which this entry begins, from 1. */
    public int line() {
        return line;
    }

    /** The line on which {@code key} stands, from 1; the entry's own line if it has no such key. */
    public int line(String key) {
        return lines.getOrDefault(key, line);
    }

    /** A problem with {@code key}, to be thrown by the caller. */
    public ConfigurationProblem problem(String key, String message) {
        return ConfigurationProblem.at(file, line(key), message);
    }

    /** The keys in the order of the file. */
    public List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    /** Whether {@code key} is there and has a value. */
    public boolean has(String key) {
        Node node = keys.get(key);
        return node != null && !isEmpty(node);
    }

    /** Refuses every key but these. Returns itself. */
    public YamlEntry only(String... known) {
        for (String key : keys.keySet()) {
            if (!List.of(known).contains(key)) {
                throw problem(key, "nobody knows the key \"%s\" here. Known are: %s.".formatted(key, String.join(", ", known)));
            }
        }
        return this;
    }

    /** The value of {@code key}, without the white space around it; it must be there and not blank. */
    public String text(String key) {
        return scalar(key, needed(key));
    }

    /** The value of {@code key}, if it is there. */
    public Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** The value of {@code key}, a whole number from {@code least} upwards. */
    public int number(String key, int least) {
        String text = text(key);
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw problem(key, "\"%s\" must be a whole number, %d or more, not \"%s\".".formatted(key, least, text));
    }

    /** The value of {@code key}: {@code true} or {@code false} (or {@code yes}, {@code no}). */
    public boolean flag(String key) {
        return switch (text(key)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw problem(key, "\"%s\" must be true or false, not \"%s\".".formatted(key, text(key)));
        };
    }

    /** The value of {@code key}, a date written 2026-12-18. */
    public LocalDate date(String key) {
        return date(key, needed(key));
    }

    /** The value of {@code key}, a date written 2026-12-18, if it is there. */
    public Optional<LocalDate> optionalDate(String key) {
        return has(key) ? Optional.of(date(key)) : Optional.empty();
    }

    /** The value of {@code key}, an e-mail address on one line without a name. */
    public String email(String key) {
        String text = text(key);
        if (!EMAIL.matcher(text).matches()) {
            throw problem(key, "\"%s\" is not an e-mail address. Write it like clerk@marlbeck.example.".formatted(text));
        }
        return text;
    }

    /** The keys and values below {@code key}. */
    public YamlEntry entry(String key) {
        return new YamlEntry(file, needed(key));
    }

    /** The list of entries below {@code key}, which must be there; an empty list is written {@code []}. */
    public List<YamlEntry> entries(String key) {
        return items(key).stream().map(node -> new YamlEntry(file, node)).toList();
    }

    /** The list of texts below {@code key}, which must be there. */
    public List<String> texts(String key) {
        return items(key).stream().map(node -> scalar(key, node)).toList();
    }

    /** The list of dates below {@code key}, which must be there, each later than the one before it. */
    public List<LocalDate> dates(String key) {
        List<LocalDate> dates = new ArrayList<>();
        for (Node node : items(key)) {
            LocalDate date = date(key, node);
            if (!dates.isEmpty() && !date.isAfter(dates.get(dates.size() - 1))) {
                throw ConfigurationProblem.at(file, lineOf(node), date + " does not come after " + dates.get(dates.size() - 1) + ". Put the dates in order, each once.");
            }
            dates.add(date);
        }
        return List.copyOf(dates);
    }

    private List<Node> items(String key) {
        Node node = keys.get(key);
        if (node == null) {
            throw missing(key);
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw problem(key, "\"%s\" must be a list, each item on a line of its own after \"- \" (an empty list is written []).".formatted(key));
    }

    private Node needed(String key) {
        Node node = keys.get(key);
        if (node == null) {
            throw missing(key);
        }
        if (isEmpty(node)) {
            throw problem(key, "\"%s\" has no value. Write one after the colon.".formatted(key));
        }
        return node;
    }

    private ConfigurationProblem missing(String key) {
        return ConfigurationProblem.at(file, line, "\"%s\" is missing in this entry. Add it.".formatted(key));
    }

    private String scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar && !isEmpty(node)) {
            return scalar.getValue().strip();
        }
        throw ConfigurationProblem.at(file, lineOf(node), "\"%s\" must be a text, not %s.".formatted(key, kindOf(node)));
    }

    private LocalDate date(String key, Node node) {
        String text = scalar(key, node);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ConfigurationProblem.at(file, lineOf(node), "\"%s\" is not a date. Write year-month-day, like 2026-12-18.".formatted(text));
        }
    }

    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar && (Tag.NULL.equals(scalar.getTag()) || scalar.getValue().isBlank());
    }

    private static String kindOf(Node node) {
        return node instanceof SequenceNode ? "a list" : node instanceof MappingNode ? "keys with values" : isEmpty(node) ? "nothing" : "the text \"" + ((ScalarNode) node).getValue() + "\"";
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
