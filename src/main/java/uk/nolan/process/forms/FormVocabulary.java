package uk.nolan.process.forms;

import java.util.Set;
import java.util.TreeSet;
import uk.nolan.council.Council;

/** What a form may speak of besides its own fields. */
public final class FormVocabulary {

    private FormVocabulary() {}

    /** The names that a form may show between double braces and ask for in its rules. */
    public static Set<String> shown() {
        return Set.copyOf(CaseWindow.NAMES);
    }

    /** The names of the lists of choices that there are for a council: the program's own and those of its council.yaml. */
    public static Set<String> lists(Council council) {
        Set<String> names = new TreeSet<>(OptionLists.OWN);
        names.addAll(council.choices().keySet());
        return names;
    }
}
