package uk.nolan.casefile;

import java.util.List;

/**
 * An answer as it was given to a field of a form.
 *
 * @param value a text, number, boolean or list of texts; null for nothing
 * @param labels the words that the form showed for the chosen codes, empty for a free answer
 */
public record Given(Object value, List<String> labels) {

    public Given {
        labels = List.copyOf(labels);
    }

    /** A free answer, without codes. */
    public static Given free(Object value) {
        return new Given(value, List.of());
    }
}
