package uk.nolan.process.forms;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * An answer that the server refuses, with a message the officer can act on. Tasklist shows it under the form; nothing typed is lost and
 * nothing has changed. The message names fields, never their content.
 */
public class FormRefusal extends WebApplicationException {

    public FormRefusal(String message) {
        this(message, Map.of());
    }

    private final Map<String, String> fields;

    /** @param fields what is wrong, by the key of the field */
    FormRefusal(String message, Map<String, String> fields) {
        super(
                message,
                Response.status(Response.Status.BAD_REQUEST)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Map.of("type", "FormRefusal", "message", message, "fields", fields))
                        .build());
        this.fields = fields;
    }

    /** What is wrong, by the key of the field; empty where no single field is. */
    public Map<String, String> fields() {
        return fields;
    }
}
