package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.Procedure;
import uk.nolan.process.Timeline;

@NolanTest
class CasePagesTest {

    private static final String HOSTILE = "Ms <b>Imogen</b> ${7*7} Vardle";

    @Autowired
    private MockMvc browser;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private CaseSheets sheets;

    @Autowired
    private CasePages pages;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    private String reference;

    @BeforeEach
    void aComplaint() {
        reference = receive(Map.of("complainantName", HOSTILE));
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

    private static MockMultipartFile file(String name, String content) {
        return new MockMultipartFile("file", name, "text/html", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void showsPartiesDeadlinesLettersAndJournal() throws Exception {
        look("/cases/" + reference, Complaints.MONITORING_OFFICER)
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(
                        containsString("<html lang=\"en-GB\""),
                        containsString("Case " + reference),
                        containsString("Cllr Rhona Ellesby"),
                        containsString("Marlbeck Parish Council"),
                        containsString("by letter"),
                        containsString(WrittenDate.inFull(LocalDate.now(clock))),
                        containsString("working days"),
                        containsString("Complaint received, reference " + reference + " given"))))
                .andExpect(header().string("Content-Security-Policy", WebSecurity.PAGE_POLICY))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
    }

    @Test
    void showsWhatPeopleTypedAsText() throws Exception {
        look("/cases/" + reference, Complaints.DEPUTY)
                .andExpect(content().string(allOf(containsString("Ms &lt;b&gt;Imogen&lt;/b&gt; ${7*7} Vardle"), not(containsString("<b>Imogen")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {Complaints.INDEPENDENT_PERSON, Complaints.HEARING_PANEL, Complaints.DEMOCRATIC_SERVICES, Complaints.OPERATIONS, Complaints.ADMINISTRATOR, "nobody"})
    void isNotThereForThoseWithoutATask(String officer) throws Exception {
        look("/cases/" + reference, officer).andExpect(status().isNotFound());
        look("/cases/" + reference + "/documents/1", officer).andExpect(status().isNotFound());
        look("/cases/" + reference + "/letters/1", officer).andExpect(status().isNotFound());
        attach(officer, file("x.txt", "x"), "").andExpect(status().isNotFound());
        assertThat(caseFiles.attachments(reference)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases/NSDC-1999-0001", "/cases/x", "/cases/<script>", "/cases/NSDC-1999-0001/documents/1", "/cases/x/letters/1", "/cases/x/letters/abc", "/cases/"})
    void isNotThereWithoutACase(String path) throws Exception {
        look(path, Complaints.MONITORING_OFFICER).andExpect(status().isNotFound());
    }

    @Test
    void keepsADocumentByteForByteAndHandsItOutAsAFileOnly() throws Exception {
        String hostile = "<script>alert(1)</script>";
        attach(Complaints.MONITORING_OFFICER, file("..\\minutes \"3\" of <i>Äpril</i>; x.html", hostile), "Minutes <b>")
                .andExpect(redirectedUrl("/cases/" + reference));
        Attachment kept = caseFiles.attachments(reference).get(0);
        assertThat(kept.fileName()).isEqualTo("i>; x.html");
        assertThat(kept.description()).isEqualTo("Minutes <b>");
        look("/cases/" + reference, Complaints.MONITORING_OFFICER)
                .andExpect(content().string(allOf(containsString("i&gt;; x.html"), containsString("Minutes &lt;b&gt;"), containsString("25 bytes"))));
        look("/cases/" + reference + "/documents/" + kept.id(), Complaints.DEPUTY)
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/octet-stream"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", "sandbox; default-src 'none'"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().bytes(hostile.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void writesNamesInTheDownloadHeaderSafely() throws Exception {
        attach(Complaints.MONITORING_OFFICER, file("Größe \"x\"; a=b\r\nSet-Cookie: y.pdf", "x"), "");
        Attachment kept = caseFiles.attachments(reference).get(0);
        assertThat(kept.fileName()).isEqualTo("Größe \"x\"; a=b Set-Cookie: y.pdf");
        look("/cases/" + reference + "/documents/" + kept.id(), Complaints.DEPUTY)
                .andExpect(header().string(
                        "Content-Disposition",
                        allOf(
                                org.hamcrest.Matchers.startsWith("attachment; "),
                                containsString("filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22x%22%3B%20a%3Db%20Set-Cookie%3A%20y.pdf"),
                                not(containsString("\n")))));
    }

    @Test
    void handsADocumentOutInItsOwnCaseOnly() throws Exception {
        attach(Complaints.MONITORING_OFFICER, file("minutes.pdf", "x"), "");
        long id = caseFiles.attachments(reference).get(0).id();
        String other = receive(Map.of());
        look("/cases/" + other + "/documents/" + id, Complaints.MONITORING_OFFICER).andExpect(status().isNotFound());
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
        attach(Complaints.MONITORING_OFFICER, large, "")
                .andExpect(status().isPayloadTooLarge())
                .andExpect(content().string(containsString("larger than 25 MB")));
        assertThat(caseFiles.attachments(reference)).isEmpty();
    }

    @Test
    void tellsOnThePageWhatTheServerDidNotReadToTheEnd() {
        assertThat(broken(new MaxUploadSizeExceededException(1), Complaints.DEPUTY)).contains("larger than 25 MB").startsWith("413");
        assertThat(broken(new MultipartException("broken off"), Complaints.DEPUTY)).contains("did not arrive whole").startsWith("400");
        assertThatExceptionOfType(ResponseStatusException.class)
                .isThrownBy(() -> broken(new MaxUploadSizeExceededException(1), Complaints.OPERATIONS));
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
        attach(Complaints.MONITORING_OFFICER, file("minutes.pdf", "x"), "x".repeat(501))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("at most 500 fit")));
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

    @Test
    void showsALetterAsItWasWritten() throws Exception {
        Letter letter = Letters.write(ledger, reference, "complainant", HOSTILE, "Your complaint\n\n<script>alert(1)</script> ${7*7}");
        look("/cases/" + reference, Complaints.MONITORING_OFFICER)
                .andExpect(content().string(allOf(containsString(letter.subject()), containsString("Waiting to be sent"))));
        ledger.handOver(letter, taken -> {});
        look("/cases/" + reference, Complaints.MONITORING_OFFICER).andExpect(content().string(containsString("by e-mail")));
        look("/cases/" + reference + "/letters/" + letter.id(), Complaints.MONITORING_OFFICER)
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7}"), not(containsString("<script")))));
        String other = receive(Map.of());
        look("/cases/" + other + "/letters/" + letter.id(), Complaints.MONITORING_OFFICER).andExpect(status().isNotFound());
    }

    @Test
    void keepsAWithheldIdentityFromThePanel() throws Exception {
        reference = receive(Map.of("complainantName", "Ms Imogen Vardle", "withholdIdentity", true, "withholdReasons", "Fear of reprisals."));
        attach(Complaints.MONITORING_OFFICER, file("vardle-diary.pdf", "x"), "Diary of Ms Vardle");
        ledger.handOver(Letters.write(ledger, reference, "complainant", "Ms Imogen Vardle", "Dear Ms Imogen Vardle"), taken -> {});
        ledger.handOver(Letters.write(ledger, reference, "independent-person", "Dr Augusta Penhale", "Ms Imogen Vardle complains"), taken -> {});
        ledger.handOver(Letters.write(ledger, reference, "subject-member", "Cllr Rhona Ellesby", "The complainant complains"), taken -> {});

        CaseSheet panel = sheets.sheet(visit(Role.HEARING_PANEL));
        assertThat(panel.toString()).doesNotContainIgnoringCase("vardle");
        assertThat(panel.identityKept()).isTrue();
        assertThat(panel.letters()).hasSize(1);
        assertThat(sheets.letters(visit(Role.PANEL_CHAIR))).hasSize(1);
        assertThat(sheets.attachments(visit(Role.HEARING_PANEL))).isEmpty();

        CaseSheet independentPerson = sheets.sheet(visit(Role.INDEPENDENT_PERSON));
        assertThat(independentPerson.toString()).contains("Ms Imogen Vardle", "do not pass it on").doesNotContain("desmond.pykett@example.org");
        assertThat(independentPerson.documents()).hasSize(1);
        assertThat(independentPerson.letters()).hasSize(3);
    }

    private CaseDesk.Visit visit(Role role) {
        return new CaseDesk.Visit(caseFiles.get(reference), new Officer("somebody", "Somebody", null, Set.of(role)));
    }

    @Test
    void saysSizesInWords() {
        assertThat(CaseSheets.size(1)).isEqualTo("1 byte");
        assertThat(CaseSheets.size(1023)).isEqualTo("1023 bytes");
        assertThat(CaseSheets.size(1536)).isEqualTo("1.5 KB");
        assertThat(CaseSheets.size(25 * 1024 * 1024)).isEqualTo("25 MB");
    }
}
