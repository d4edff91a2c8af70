package uk.nolan.casefile;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form as it was answered once.
 *
 * @param form the form's name, such as {@code decide-validity}
 * @param at when it was answered
 * @param who the signature of whoever answered, name and capacity (NS-6-3)
 * @param given the answers by field, in the order of the form
 */
public record AnsweredForm(String form, Instant at, String who, Map<String, Given> given) {

    /** Unchangeable. */
    public AnsweredForm {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
