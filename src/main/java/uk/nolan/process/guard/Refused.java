package uk.nolan.process.guard;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Something that would put personal data, or any text at all, into the engine. Nothing has changed. */
class Refused extends WebApplicationException {

    Refused(String message) {
        super(
                message,
                Response.status(Response.Status.BAD_REQUEST)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Map.of("type", "Refused", "message", message))
                        .build());
    }
}
