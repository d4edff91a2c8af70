package uk.nolan.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.nolan.council.Finding;

/**
 * What the command {@code rehearse --report FILE} writes for a program to read: a line of JSON when a rehearsal begins, one when it has ended, and one where something could not be read or started.
 * Lines are written as things happen, so that whoever reads the file sees how far the playing has come, and at what it stopped if it stopped.
 *
 * @param playbacks the rehearsals that ended, in order
 * @param at the file of the rehearsal that has begun and not ended; empty between two
 * @param begun how many have begun
 * @param findings why nothing could be played
 */
public record Report(List<Playback> playbacks, Optional<String> at, int begun, List<Finding> findings) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** One line: exactly one of them is there. */
    record Line(String begins, Playback ended, List<Finding> findings) {}

    /**
     * Reads what has been written so far. A last line that is still being written is left for the next time.
     *
     * @throws UncheckedIOException where there is such a file and it cannot be read
     */
    public static Report read(Path file) {
        List<Playback> playbacks = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        String at = null;
        int begun = 0;
        for (Line line : lines(file)) {
            if (line.begins() != null) {
                at = line.begins();
                begun++;
            } else if (line.ended() != null) {
                playbacks.add(line.ended());
                at = null;
            } else {
                findings.addAll(line.findings());
            }
        }
        return new Report(List.copyOf(playbacks), Optional.ofNullable(at), begun, List.copyOf(findings));
    }

    private static List<Line> lines(Path file) {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            List<Line> lines = new ArrayList<>();
            for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                lines.add(JSON.readValue(line, Line.class));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static void begins(Path file, String rehearsal) {
        append(file, new Line(rehearsal, null, null));
    }

    static void ended(Path file, Playback playback) {
        append(file, new Line(null, playback, null));
    }

    static void cannotPlay(Path file, List<Finding> findings) {
        append(file, new Line(null, null, findings));
    }

    private static void append(Path file, Line line) {
        try {
            Files.writeString(file, json(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** A playback as JSON, to be kept. */
    public static String json(Playback playback) {
        return json((Object) playback);
    }

    /** A playback that was kept as JSON. */
    public static Playback playback(String json) {
        try {
            return JSON.readValue(json, Playback.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
