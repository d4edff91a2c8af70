package uk.nolan.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.council.Council;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.process.templates.ElementTemplates;

/** Makes of a version what an administrator unpacks and opens in Camunda Modeler: all files in their folders, and the element templates that Modeler picks up there. */
@Component
class ProcedureZip {

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
}
