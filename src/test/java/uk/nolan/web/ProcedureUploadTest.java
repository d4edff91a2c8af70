package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;

/** What can be chosen for an upload, and what is refused before the door looks at it. */
class ProcedureUploadTest {

    private static MultipartFile file(String name, String content) {
        return new MockMultipartFile("files", name, null, content.getBytes(StandardCharsets.UTF_8));
    }

    private static MultipartFile zip(String... entries) {
        return new MockMultipartFile("files", "set.zip", null, packed(entries));
    }

    private static byte[] packed(String... entries) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(("content of " + entry).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    private static void refused(String why, MultipartFile... files) {
        assertThatThrownBy(() -> ProcedureUpload.of(Arrays.asList(files))).isInstanceOf(ProcedureUpload.Refused.class).hasMessageContaining(why);
    }

    @Test
    void takesSingleFilesByTheirBareNames() throws Exception {
        ProcedureUpload upload = ProcedureUpload.of(List.of(file("validity.bpmn", "a"), file("C:\\work\\deadlines.dmn", "b")));
        assertThat(upload.files()).containsOnlyKeys("deadlines.dmn", "validity.bpmn");
        assertThat(upload.zips()).isZero();
    }

    @Test
    void takesAZipWithOrWithoutAFolderAroundItAndLeavesOutWhatIsHidden() throws Exception {
        ProcedureUpload upload = ProcedureUpload.of(List.of(zip(
                "procedure-version-3/", "procedure-version-3/processes/validity.bpmn", "procedure-version-3/processes/.camunda/element-templates/task.json", "procedure-version-3/forms/a.form",
                "__MACOSX/x", "procedure-version-3/.DS_Store")));
        assertThat(upload.files()).containsOnlyKeys("forms/a.form", "processes/validity.bpmn");
        assertThat(upload.zips()).isEqualTo(1);
        assertThat(ProcedureUpload.of(List.of(zip("processes/councils/x/notices/forms.html", "b.form"))).files()).containsOnlyKeys("b.form", "processes/councils/x/notices/forms.html");
    }

    @Test
    void asksForAFile() {
        refused("Choose the files that you changed");
        refused("Choose the files that you changed", file("", ""));
        refused("\"validity.bpmn\" is empty", file("validity.bpmn", ""));
        refused("There are no files in the zip", zip("processes/"));
        refused("There are no files in the zip", zip("processes/.camunda/element-templates/task.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../validity.bpmn", "processes/../../etc/passwd", "/etc/passwd", "..", "..\\..\\x.bpmn", "C:/x.bpmn", "processes/.."})
    void takesNothingOutOfAZipThatLeadsElsewhere(String name) {
        refused("leads out of its own folders", zip("processes/validity.bpmn", name));
    }

    @Test
    void asksWhichOfTwoIsMeant() {
        refused("There are two files \"validity.bpmn\"", file("validity.bpmn", "a"), file("validity.bpmn", "b"));
        refused("There are two files \"processes/validity.bpmn\"", zip("a/processes/validity.bpmn", "b/processes/validity.bpmn"));
    }

    @Test
    void whatIsNoZipIsRefused() {
        refused("no zip that can be opened", file("set.zip", "PK, but no more"));
        byte[] whole = packed("processes/validity.bpmn", "processes/hearing.bpmn");
        refused("no zip that can be opened", new MockMultipartFile("files", "set.zip", null, Arrays.copyOf(whole, 40)));
    }

    /** A small file that would unfold to gigabytes, whether or not its entries would be kept. */
    @ParameterizedTest
    @ValueSource(strings = {"processes/validity.bpmn", "__MACOSX/bomb"})
    void aZipThatUnfoldsWithoutEndIsRefused(String name) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] nothing = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte < 200; megabyte++) {
                zip.write(nothing);
            }
        }
        assertThat(packed.size()).isLessThan(1024 * 1024);
        refused("more than 30 MB", new MockMultipartFile("files", "set.zip", null, packed.toByteArray()));
    }

    @Test
    void tooManyFilesAndTooMuchAreRefused() {
        refused("more than 1,000 files", zip(IntStream.range(0, 1_100).mapToObj(number -> "forms/f%d.form".formatted(number)).toArray(String[]::new)));
        byte[] noise = new byte[16 * 1024 * 1024];
        new Random(1).nextBytes(noise);
        refused("more than 30 MB", new MockMultipartFile("files", "a.html", null, noise), new MockMultipartFile("files", "b.html", null, noise));
    }

    @Test
    void aNameInAMessageHidesNothing() {
        refused("\"validity gpj.bpmn\"", file("validity\n\u202Egpj.bpmn", ""));
    }
}
