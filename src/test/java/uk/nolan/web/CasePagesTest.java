package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import uk.nolan.NolanTest;
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
    @ValueSource(strings = {Complaints.INDEPENDENT_PERSON, Complaints.HEARING_PANEL, Complaints.DEMOCRATIC_SERVICES, Complaints.OPERATIONS, Complaints.ADMINISTRATOR})
    void isNotThereForThoseWithoutATask(String officer) throws Exception {
        look("/cases/" + reference, officer).andExpect(status().isNotFound());
        look("/cases/" + reference + "/documents/1", officer).andExpect(status().isNotFound());
        look("/cases/" + reference + "/letters/1", officer).andExpect(status().isNotFound());
        attach(officer, file("x.txt", "x"), "").andExpect(status().isNotFound());
        assertThat(caseFiles.attachments(reference)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases/NSDC-1999-0001", "/cases/x", "/cases/<script>", "/cases/NSDC-1999-0001/documents/1", "/cases/x/letters/1", "/cases/x/letters/abc"})
    void isNotThereWithoutACase(String path) throws Exception {
        look(path, Complaints.MONITORING_OFFICER).andExpect(status().isNotFound());
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
        attach(Complaints.MONITORING_OFFICER, file("vardle-diary.pdf", "%PDF-1.4"), "Diary of Ms Vardle");
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
