package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;
import uk.nolan.NolanTest;
import uk.nolan.casefile.Attachment;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officers;
import uk.nolan.process.Procedure;
import uk.nolan.process.Timeline;

@NolanTest
class DocumentPagesTest {

    private static final String PDF = "%PDF-1.7\n";
    private static final String PNG = "\u0089PNG\r\n\u001a\n";

    @Autowired
    private MockMvc browser;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private DocumentPages pages;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    private String reference;

    @BeforeEach
    void aComplaint() {
        reference = receive(Map.of());
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private String receive(Map<String, Object> more) {
        Map<String, Object> answers = Complaints.good();
        answers.put("receivedOn", LocalDate.now(clock).toString());
        answers.put("channel", "letter");
        answers.putAll(more);
        return procedure.start(Procedure.COMPLAINT, answers, officers.find(Complaints.MONITORING_OFFICER).orElseThrow());
    }

    private ResultActions look(String path, String officer) throws Exception {
        return browser.perform(get(path).with(user(officer)));
    }

    private ResultActions attach(String officer, MockMultipartFile file, String description) throws Exception {
        return browser.perform(multipart("/cases/" + reference + "/documents").file(file).param("description", description).with(user(officer)).with(csrf()));
    }

    /** One byte for each character; what the browser says of the type is always wrong. */
    private static MockMultipartFile file(String name, String content) {
        return new MockMultipartFile("file", name, "text/html", content.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void keepsADocumentByteForByteAndHandsItOutAsAFileOnly() throws Exception {
        String hostile = PDF + "<script>alert(1)</script>";
        attach(Complaints.MONITORING_OFFICER, file("..\\minutes \"3\" of <i>Äpril</i>; x.pdf", hostile), "Minutes <b>").andExpect(redirectedUrl("/cases/" + reference));
        Attachment kept = caseFiles.attachments(reference).get(0);
        assertThat(kept.fileName()).isEqualTo("i>; x.pdf");
        assertThat(kept.description()).isEqualTo("Minutes <b>");
        assertThat(kept.mediaType()).isEqualTo("application/pdf");
        look("/cases/" + reference, Complaints.MONITORING_OFFICER)
                .andExpect(content().string(allOf(containsString("i&gt;; x.pdf"), containsString("Minutes &lt;b&gt;"), containsString("PDF, 34 bytes"))));
        look("/cases/" + reference + "/documents/" + kept.id(), Complaints.DEPUTY)
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/octet-stream"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", "sandbox; default-src 'none'"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().bytes(hostile.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void writesNamesInTheDownloadHeaderSafely() throws Exception {
        attach(Complaints.MONITORING_OFFICER, file("Größe \"x\"; a=b\r\nSet-Cookie: \u202Ey.pdf", PDF), "");
        Attachment kept = caseFiles.attachments(reference).get(0);
        assertThat(kept.fileName()).isEqualTo("Größe \"x\"; a=b Set-Cookie: y.pdf");
        look("/cases/" + reference + "/documents/" + kept.id(), Complaints.DEPUTY)
                .andExpect(header().string(
                        "Content-Disposition",
                        allOf(
                                startsWith("attachment; "),
                                containsString("filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22x%22%3B%20a%3Db%20Set-Cookie%3A%20y.pdf"),
                                not(containsString("\n")))));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"minutes", "../../../etc/minutes", "minutes\u0000", "\u202Eminutes", "<script>minutes", "minutes\r\n"})
    void givesANameWithoutAnEndingThatOfItsContent(String hostile) throws Exception {
        attach(Complaints.MONITORING_OFFICER, file(hostile, PNG), "").andExpect(redirectedUrl("/cases/" + reference));
        assertThat(caseFiles.attachments(reference)).extracting(Attachment::fileName).allMatch(name -> name.matches("(<script>)?minutes\\.png"));
    }

    @Test
    void keepsALongNameShort() throws Exception {
        attach(Complaints.MONITORING_OFFICER, file("x".repeat(10_000) + ".pdf", PDF), "").andExpect(redirectedUrl("/cases/" + reference));
        attach(Complaints.MONITORING_OFFICER, file("x".repeat(10_000) + ".pdf", PDF + "2"), "").andExpect(redirectedUrl("/cases/" + reference));
        assertThat(caseFiles.attachments(reference)).extracting(Attachment::fileName).allMatch(name -> name.length() < 210 && name.endsWith(".pdf")).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "minutes.pdf   | <!doctype html><p>x              | This is a web page, which can contain a program. Print it as PDF",
        "minutes.txt   | <script>alert(1)</script>        | This is a web page",
        "drawing.png   | <svg xmlns='http://www.w3.org/2000/svg'/> | This is an SVG drawing",
        "minutes.pdf   | MZ\u0090\u0003 and so on             | This is a program",
        "minutes.docx  | PK\u0003\u0004 and no more       | The file is damaged and cannot be opened",
        "minutes.pdf   | Minutes of the meeting           | ends in .pdf, but its content is something else: Plain text. If it is the file that you mean, change the ending to .txt",
        "minutes.js    | var x = 1;                       | ends in .js, but its content is something else: Plain text",
        "recording.mp3 | %PDF-1.7                         | ends in .mp3, but its content is something else: PDF",
    })
    void refusesWhatTheContentIsNotWithTheCure(String name, String content, String why) throws Exception {
        attach(Complaints.MONITORING_OFFICER, file(name, content), "Minutes <b>")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(allOf(
                        containsString("Error: Case"), containsString(why), containsString("aria-invalid=\"true\""), containsString("value=\"Minutes &lt;b&gt;\""))));
        assertThat(caseFiles.attachments(reference)).isEmpty();
    }

    @Test
    void tellsTwoOfTheSameNameApart() throws Exception {
        attach(Complaints.MONITORING_OFFICER, file("minutes.pdf", PDF + "1"), "");
        attach(Complaints.DEPUTY, file("Minutes.PDF", PDF + "2"), "").andExpect(flash().attribute("told", "Attached: Minutes (2).PDF"));
        attach(Complaints.DEPUTY, file("minutes.pdf", PDF + "3"), "");
        assertThat(caseFiles.attachments(reference)).extracting(Attachment::fileName).containsExactly("minutes.pdf", "Minutes (2).PDF", "minutes (3).pdf");
    }

    @Test
    void keepsTheVerySameFileOnce() throws Exception {
        attach(Complaints.MONITORING_OFFICER, file("minutes.pdf", PDF), "");
        attach(Complaints.MONITORING_OFFICER, file("the same again.pdf", PDF), "")
                .andExpect(redirectedUrl("/cases/" + reference))
                .andExpect(flash().attribute("told", "The very same file is on file already, as \"minutes.pdf\". It was not kept a second time."));
        assertThat(caseFiles.attachments(reference)).hasSize(1);
        String other = receive(Map.of());
        assertThat(caseFiles.attach(other, "minutes.pdf", null, PDF.getBytes(StandardCharsets.ISO_8859_1), "the test").already()).isFalse();
    }

    @Test
    void handsADocumentOutInItsOwnCaseOnly() throws Exception {
        attach(Complaints.MONITORING_OFFICER, file("minutes.pdf", PDF), "");
        long id = caseFiles.attachments(reference).get(0).id();
        String other = receive(Map.of());
        look("/cases/" + other + "/documents/" + id, Complaints.MONITORING_OFFICER).andExpect(status().isNotFound());
    }

    @Test
    void isNotThereForThoseWithoutTheCase() throws Exception {
        attach(Complaints.MONITORING_OFFICER, file("minutes.pdf", PDF), "");
        long id = caseFiles.attachments(reference).get(0).id();
        look("/cases/" + reference + "/documents/" + id, Complaints.HEARING_PANEL).andExpect(status().isNotFound());
        attach(Complaints.HEARING_PANEL, file("more.pdf", PDF + "2"), "").andExpect(status().isNotFound());
        assertThat(caseFiles.attachments(reference)).hasSize(1);
    }

    @Test
    void refusesAnEmptyFileAndNoFileOnThePage() throws Exception {
        attach(Complaints.MONITORING_OFFICER, file("minutes.pdf", ""), "Minutes")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(allOf(containsString("Error: Case"), containsString("The file is empty"), containsString("value=\"Minutes\""))));
        attach(Complaints.MONITORING_OFFICER, file("", ""), "").andExpect(status().isBadRequest()).andExpect(content().string(containsString("Choose a file")));
        browser.perform(post("/cases/" + reference + "/documents").with(user(Complaints.DEPUTY)).with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Choose a file")));
        assertThat(caseFiles.attachments(reference)).isEmpty();
    }

    @Test
    void refusesAFileOfMoreThan25MegabytesOnThePage() throws Exception {
        MockMultipartFile large = new MockMultipartFile("file", "film.mp4", "video/mp4", new byte[26 * 1024 * 1024]);
        attach(Complaints.MONITORING_OFFICER, large, "Film of the meeting")
                .andExpect(status().isPayloadTooLarge())
                .andExpect(content().string(allOf(containsString("larger than 25 MB"), containsString("value=\"Film of the meeting\""))));
        assertThat(caseFiles.attachments(reference)).isEmpty();
    }

    @Test
    void tellsOnThePageWhatTheServerDidNotReadToTheEnd() {
        assertThat(broken(new MaxUploadSizeExceededException(1), Complaints.DEPUTY)).contains("larger than 25 MB").startsWith("413");
        assertThat(broken(new MultipartException("broken off"), Complaints.DEPUTY)).contains("did not arrive whole").startsWith("400");
        assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> broken(new MaxUploadSizeExceededException(1), Complaints.OPERATIONS));
    }

    private String broken(MultipartException why, String officer) {
        MockHttpServletRequest request = new MockHttpServletRequest(HttpMethod.POST.name(), "/cases/" + reference + "/documents");
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("reference", reference));
        MockHttpServletResponse response = new MockHttpServletResponse();
        ExtendedModelMap model = new ExtendedModelMap();
        assertThat(pages.brokenUpload(why, request, response, () -> officer, model)).isEqualTo("case");
        return response.getStatus() + " " + model.get("problem");
    }

    @Test
    void showsTheCaseWhereAPageWithAProblemIsLoadedAgain() throws Exception {
        look("/cases/" + reference + "/documents?_csrf=x", Complaints.DEPUTY).andExpect(redirectedUrl("/cases/" + reference));
        look("/cases/" + reference + "/documents", Complaints.OPERATIONS).andExpect(status().isNotFound());
    }

    @Test
    void refusesADescriptionThatIsTooLong() throws Exception {
        attach(Complaints.MONITORING_OFFICER, file("minutes.pdf", PDF), "x".repeat(501))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(allOf(containsString("at most 500 fit"), containsString("value=\"" + "x".repeat(501)))));
    }

    @Test
    void refusesAnUploadThatAnotherSiteForged() throws Exception {
        browser.perform(multipart("/cases/" + reference + "/documents").file(file("x.txt", "x")).with(user(Complaints.MONITORING_OFFICER)))
                .andExpect(status().isForbidden());
        assertThat(caseFiles.attachments(reference)).isEmpty();
    }

    @Test
    void takesNothingForAClosedCase() throws Exception {
        caseFiles.close(reference, "withdrawn", "Nolan");
        attach(Complaints.MONITORING_OFFICER, file("x.txt", "x"), "")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(allOf(containsString("This case is closed"), not(containsString("type=\"file\"")))));
        assertThat(caseFiles.attachments(reference)).isEmpty();
    }
}
