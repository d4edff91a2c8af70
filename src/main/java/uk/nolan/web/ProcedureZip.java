package uk.nolan.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.process.templates.ElementTemplates;

/**
 * Makes of a version what an administrator unpacks and opens in Camunda Modeler: all files in their folders, the element templates that Modeler picks up there, and the program's own letters, of which
 * a council's own begin as a copy. The last two are no part of the version and are left out when the zip comes back.
 */
@Component
class ProcedureZip {

    /** Where the program's own letters lie in the zip. */
    static final String LETTERS = "letters of the program/";

    private static final String NOTICES = "/notices/";

    private final Council council;

    ProcedureZip(Council council) {
        this.council = council;
    }

    byte[] of(ProcedureFiles set) {
        Map<String, byte[]> files = new TreeMap<>(set.contents());
        try {
            ElementTemplates.of(set, council.key()).forEach((name, text) -> files.put(ElementTemplates.FOLDER + name, text.getBytes(StandardCharsets.UTF_8)));
        } catch (ConfigurationProblem unreadable) {
            // an old version that this program can no longer read is handed over all the same, without templates
        }
        files.putAll(letters());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static Map<String, byte[]> letters() {
        Map<String, byte[]> letters = new TreeMap<>();
        try {
            for (Resource letter : new PathMatchingResourcePatternResolver().getResources("classpath*:notices/**/*.html")) {
                String address = letter.getURL().toString();
                letters.put(LETTERS + address.substring(address.lastIndexOf(NOTICES) + NOTICES.length()), letter.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return letters;
    }
}
