package uk.nolan.process.guard;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Something that must not happen in the engine, such as personal data, or any text at all, put into it. Nothing has changed. */
class Refused extends WebApplicationException {

    Refused(String message) {
        this(400, message);
    }

    Refused(int status, String message) {
        super(
                message,
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Map.of("type", "Refused", "message", message))
                        .build());
    }
}
