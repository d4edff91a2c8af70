package uk.nolan.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads one JSON object of bounded size from a request, strictly: nothing twice, nothing after it. */
final class JsonBody {

    /** More than any complaint needs; long evidence is attached as a document. */
    static final int LARGEST = 1024 * 1024;

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** The request cannot be read. The message says why and holds nothing of what was sent. */
    static final class Refused extends RuntimeException {

        private final HttpStatus status;

        Refused(HttpStatus status, String message) {
            super(message);
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }
    }

    /** The object's fields: texts, numbers, booleans, lists, objects. Fields that are null count as not sent. */
    static Map<String, Object> read(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the complaint as JSON, with the header Content-Type: application/json.");
        }
        byte[] body = request.getContentLengthLong() > LARGEST ? new byte[LARGEST + 1] : request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new Refused(HttpStatus.PAYLOAD_TOO_LARGE, "The complaint is larger than 1 MB. Shorten the texts; long evidence is attached to the case as a document.");
        }
        try {
            if (STRICT.readValue(body, Object.class) instanceof Map<?, ?> object) {
                Map<String, Object> fields = new LinkedHashMap<>();
                object.forEach((key, value) -> fields.put(key.toString(), value));
                fields.values().removeIf(value -> value == null);
                return fields;
            }
        } catch (JsonProcessingException e) {
            throw new Refused(HttpStatus.BAD_REQUEST, "The body cannot be read as JSON%s. Each field may be named once.".formatted(place(e.getLocation())));
        }
        throw new Refused(HttpStatus.BAD_REQUEST, "The body must be one JSON object, with the fields of the complaint.");
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }
}
