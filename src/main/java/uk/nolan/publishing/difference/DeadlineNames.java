package uk.nolan.publishing.difference;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Says which deadline an expression of a diagram asks for, by the name that the council's table gives it. */
final class DeadlineNames {

    private static final Pattern ASKED = Pattern.compile("\\$\\{\\s*deadlines\\.\\w+\\(\\s*execution\\s*,\\s*'([^']+)'(?:\\s*,\\s*([^)]*?))?\\s*\\)\\s*}");

    private final Map<String, String> names = new HashMap<>();

    private DeadlineNames() {}

    /** As the tables of the earlier set name them, and where that has none, as the later does. */
    static DeadlineNames of(Map<String, byte[]> before, Map<String, byte[]> after) {
        DeadlineNames names = new DeadlineNames();
        names.read(after);
        names.read(before);
        return names;
    }

    private void read(Map<String, byte[]> files) {
        files.forEach((file, content) -> {
            if (file.endsWith("/deadlines.dmn")) {
                try {
                    Xml.children(Xml.read(content), "decision").flatMap(decision -> Xml.children(decision, "decisionTable")).forEach(this::read);
                } catch (Xml.Unreadable unreadable) {
                    // the keys say it too
                }
            }
        });
    }

    private void read(Element table) {
        Xml.children(table, "rule").forEach(rule -> {
            String key = Xml.children(rule, "inputEntry").findFirst().map(DeadlineNames::unquoted).orElse("");
            Xml.children(rule, "outputEntry").findFirst().map(DeadlineNames::unquoted).filter(name -> !name.isEmpty()).ifPresent(name -> names.put(key, name));
        });
    }

    private static String unquoted(Element cell) {
        return Xml.text(cell).replaceAll("^\"|\"$", "");
    }

    /** The deadline by its name, where the expression asks for one and nothing else; the expression itself otherwise. */
    String inWords(String expression) {
        Matcher asked = ASKED.matcher(expression);
        if (!asked.matches()) {
            return expression;
        }
        String name = "deadline \"%s\"".formatted(ofKey(asked.group(1)));
        return asked.group(2) == null ? name : name + ", " + asked.group(2).replace("'", "");
    }

    String ofKey(String key) {
        return names.getOrDefault(key, key);
    }
}
