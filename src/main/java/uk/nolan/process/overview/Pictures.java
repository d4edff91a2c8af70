package uk.nolan.process.overview;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uk.nolan.council.ProcedureFiles;

/**
 * The pictures of the diagrams, {@code processes/pictures}. Beside them stands which version of each diagram was drawn, as {@code sha256sum}
 * writes it: a diagram saved since then has no true picture.
 */
final class Pictures {

    static final String FOLDER = "processes/pictures/";
    static final String HASHES = FOLDER + "hashes.txt";

    /** Draws all of them. */
    static final String COMMANDS =
            """
            cd processes && rm -rf ../target/pictures && mkdir -p ../target/pictures pictures && rm -f pictures/*.png
            npx bpmn-to-image@0.10.0 $(for diagram in *.bpmn; do echo "$diagram:../target/pictures/${diagram%.bpmn}.svg"; done)
            npx sharp-cli@6.1.0 -i ../target/pictures/*.svg -o pictures \\
              --density 144 -f png --palette extend 30 30 30 30 --background white -- flatten white
            sha256sum *.bpmn > pictures/hashes.txt
            """;

    private Pictures() {}

    /** The diagrams without a picture, and those that have changed since theirs was drawn. */
    static List<String> outdated(ProcedureFiles files) {
        Map<String, String> drawn = files.exists(HASHES) ? files.read(HASHES).lines().filter(line -> line.contains(" "))
                .collect(Collectors.toMap(line -> line.substring(line.lastIndexOf(' ') + 1).replace("*", ""), line -> line.substring(0, line.indexOf(' ')))) : Map.of();
        List<String> outdated = new ArrayList<>();
        for (String diagram : files.list("processes", ".bpmn")) {
            if (!files.exists(of(diagram))) {
                outdated.add(diagram + " has no picture.");
            } else if (!hash(files.bytes(diagram)).equals(drawn.get(diagram.substring("processes/".length())))) {
                outdated.add(diagram + " has changed since its picture was drawn.");
            }
        }
        return outdated;
    }

    static String of(String diagram) {
        return FOLDER + Words.stem(diagram) + ".png";
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
