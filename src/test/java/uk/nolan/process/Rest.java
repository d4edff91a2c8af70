package uk.nolan.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.camunda.bpm.engine.IdentityService;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.context.ApplicationContext;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;

/** The engine's REST interface without a network, as a program or a browser past the forms would use it: every value in JSON, every answer a status and a text. */
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI BASE = URI.create("http://localhost/engine-rest/");

    private final ApplicationHandler interfaces;
    private final IdentityService identity;

    Rest(ApplicationContext context, IdentityService identity) {
        // the program's own resources, found where the program finds them
        ResourceConfig resources = new ResourceConfig(context.getBean(ResourceConfig.class)).property("contextConfig", context);
        this.interfaces = new ApplicationHandler(resources);
        this.identity = identity;
    }

    /** What came back. */
    record Answer(int status, String body) {

        String message() {
            return read(body).path("message").asText();
        }

        JsonNode json() {
            return read(body);
        }
    }

    /** Hands a task's form in. */
    Answer submit(OpenTask task, Map<String, Object> answers, Officer officer) {
        return ask("POST", "task/" + task.id() + "/submit-form", Map.of("variables", typed(answers)), officer);
    }

    /** Hands a start form in. */
    Answer start(String process, Map<String, Object> answers, Officer officer) {
        return ask("POST", "process-definition/key/" + process + "/submit-form", Map.of("variables", typed(answers)), officer);
    }

    Answer get(String path, Officer officer) {
        return ask("GET", path, null, officer);
    }

    /** Asks as whoever is signed in with the engine now, who is signed out then. */
    Answer asIs(String path) {
        return ask("GET", path, null);
    }

    Answer ask(String method, String path, Object body, Officer officer) {
        identity.setAuthentication(officer.id(), officer.roles().stream().map(Role::group).toList());
        return ask(method, path, body);
    }

    private Answer ask(String method, String path, Object body) {
        try {
            ContainerRequest request = new ContainerRequest(BASE, BASE.resolve(path), method, null, new MapPropertiesDelegate(), null);
            request.header("Accept", "application/json");
            if (body != null) {
                request.header("Content-Type", "application/json");
                request.setEntityStream(new ByteArrayInputStream(JSON.writeValueAsBytes(body)));
            }
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            ContainerResponse response = interfaces.apply(request, written).get();
            return new Answer(response.getStatus(), written.toString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException | ExecutionException e) {
            throw new AssertionError(method + " " + path, e);
        } finally {
            identity.clearAuthentication();
        }
    }

    private static Map<String, Object> typed(Map<String, Object> answers) {
        Map<String, Object> typed = new LinkedHashMap<>();
        answers.forEach((key, value) -> typed.put(key, value instanceof List<?> list ? Map.of("value", written(list), "type", "Json") : Map.of("value", value)));
        return typed;
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
