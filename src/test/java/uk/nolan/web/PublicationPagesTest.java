package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Publication;
import uk.nolan.notice.Publications;
import uk.nolan.people.Officers;
import uk.nolan.process.Procedure;
import uk.nolan.process.Timeline;

@NolanTest
class PublicationPagesTest {

    private static final String DECISION = "decision-publication";
    private static final String HOSTILE = "<!DOCTYPE html><title>Decision</title><script>alert(1)</script><p>Zoë decided</p>";

    @Autowired
    private MockMvc browser;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Publications publications;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    private String reference;
    private LocalDate today;

    @BeforeEach
    void aCaseWithADecisionReady() {
        reference = receive();
        today = LocalDate.now(clock);
        publications.prepare(reference, DECISION, "Decision <b>notice</b>", HOSTILE);
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private String receive() {
        Map<String, Object> answers = Complaints.good();
        answers.put("receivedOn", LocalDate.now(clock).toString());
        answers.put("channel", "letter");
        return procedure.start(Procedure.COMPLAINT, answers, officers.find(Complaints.MONITORING_OFFICER).orElseThrow());
    }

    private ResultActions look(String path, String officer) throws Exception {
        return browser.perform(get(path).with(user(officer)));
    }

    private Document page(String path) throws Exception {
        String answer = look(path, Complaints.MONITORING_OFFICER).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        Document page = Jsoup.parse(answer);
        ReportPagesTest.accessible(page);
        return page;
    }

    private Element row() throws Exception {
        return page("/publications").select("tbody tr").stream().filter(row -> row.text().contains(reference)).findFirst().orElseThrow();
    }

    private ResultActions removed(long id, String on, String officer) throws Exception {
        return browser.perform(post("/publications/" + id + "/removed").param("removedOn", on).with(user(officer)).with(csrf()));
    }

    private Publication one() {
        return publications.of(reference).get(0);
    }

    private Publication published(LocalDate removeOn) {
        publications.published(reference, DECISION, today.minusDays(30), "https://www.newark-sherwood.example/decisions/1", removeOn);
        return one();
    }

    private long removalsInTheJournal() {
        return caseFiles.journal(reference).stream().map(JournalEntry::line).filter(line -> line.startsWith("Taken off the website")).count();
    }

    @Test
    void showTheTextsOfACaseToThoseWhoMayOpenIt() throws Exception {
        Document page = page("/cases/" + reference + "/publications");
        assertThat(page.text()).contains("Decision <b>notice</b>", "Not yet published");
        look("/cases/" + reference, Complaints.DEPUTY).andExpect(content().string(containsString("/cases/" + reference + "/publications")));
        for (String path : new String[] {"", "/" + one().id(), "/" + one().id() + "/file"}) {
            look("/cases/" + reference + "/publications" + path, Complaints.OPERATIONS).andExpect(status().isNotFound());
        }
        assertThat(page("/cases/" + receive() + "/publications").text()).contains("Nothing has been made for the website yet.");
    }

    @ParameterizedTest
    @CsvSource({"'', inline", "/file, attachment"})
    void giveTheTextShutOffFromTheProgram(String path, String way) throws Exception {
        look("/cases/" + reference + "/publications/" + one().id() + path, Complaints.MONITORING_OFFICER)
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "text/html;charset=UTF-8"))
                .andExpect(header().string("Content-Disposition", way + "; filename=\"decision-publication-" + reference + ".html\""))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'"))
                .andExpect(content().bytes(HOSTILE.getBytes(StandardCharsets.UTF_8)));
        look("/cases/" + receive() + "/publications/" + one().id() + path, Complaints.MONITORING_OFFICER).andExpect(status().isNotFound());
    }

    @Test
    void registerWhatIsOnTheWebsiteAlone() throws Exception {
        assertThat(page("/publications").text()).doesNotContain(reference);
        look("/publications/" + one().id(), Complaints.DEPUTY).andExpect(status().isNotFound());
        published(today.plusYears(6));
        assertThat(row().text()).contains("To be taken off on " + WrittenDate.inFull(today.plusYears(6))).doesNotContain("Overdue");
        assertThat(row().select("a[href=https://www.newark-sherwood.example/decisions/1]")).hasSize(1);
        look("/publications/" + one().id(), Complaints.DEMOCRATIC_SERVICES)
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'"));
    }

    @Test
    void sayInWordsWhatIsOverdue() throws Exception {
        published(today.minusDays(1));
        assertThat(row().text()).contains("Overdue Was to be taken off on " + WrittenDate.inFull(today.minusDays(1)));
        published(today);
        assertThat(row().text()).contains("To be taken off today").doesNotContain("Overdue");
        published(null);
        assertThat(row().text()).contains("No day set");
    }

    @Test
    void makeNoLinkOfWhatIsNoWebAddress() throws Exception {
        publications.published(reference, DECISION, today, "javascript:alert(1)", null);
        assertThat(row().select("a[href^=javascript]")).isEmpty();
        assertThat(row().text()).contains("javascript:alert(1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {Complaints.DEMOCRATIC_SERVICES, Complaints.MONITORING_OFFICER, Complaints.DEPUTY})
    void recordARemovalOnce(String officer) throws Exception {
        long id = published(today).id();
        removed(id, today.toString(), officer)
                .andExpect(redirectedUrl("/publications"))
                .andExpect(flash().attribute("removed", "Recorded: taken off the website on " + WrittenDate.inFull(today) + "."));
        removed(id, today.minusDays(1).toString(), officer).andExpect(flash().attribute("removed", containsString(WrittenDate.inFull(today))));
        assertThat(one().removedOn()).contains(today);
        assertThat(removalsInTheJournal()).isEqualTo(1);
        assertThat(caseFiles.journal(reference).stream().filter(line -> line.line().startsWith("Taken off")).findFirst().orElseThrow().enteredBy())
                .isEqualTo(officers.find(officer).orElseThrow().signature());
        assertThat(page("/publications").text()).doesNotContain(reference);
        assertThat(page("/cases/" + reference + "/publications").text()).contains("Taken off on " + WrittenDate.inFull(today));
    }

    @Test
    void sayWhatIsWrongWithARemoval() throws Exception {
        long id = published(today).id();
        wrong(id, today.plusDays(1).toString(), "lies in the future");
        wrong(id, today.minusDays(31).toString(), "before the day of publication");
        wrong(id, "yesterday", "written year-month-day");
        wrong(id, "", "written year-month-day");
        assertThat(one().removedOn()).isEmpty();
        assertThat(removalsInTheJournal()).isZero();
    }

    private void wrong(long id, String on, String problem) throws Exception {
        String answer = removed(id, on, Complaints.DEMOCRATIC_SERVICES)
                .andExpect(status().isBadRequest())
                .andExpect(content().string(allOf(containsString("Error: Publications"), containsString(problem), not(containsString("<b>notice")))))
                .andReturn().getResponse().getContentAsString();
        Document page = Jsoup.parse(answer);
        ReportPagesTest.accessible(page);
        assertThat(page.getElementById("removed-" + id).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.getElementById("removed-" + id).val()).isEqualTo(on);
    }

    @ParameterizedTest
    @ValueSource(strings = {Complaints.INDEPENDENT_PERSON, Complaints.HEARING_PANEL, Complaints.ADMINISTRATOR, Complaints.OPERATIONS})
    void areForbiddenToOthers(String officer) throws Exception {
        long id = published(today).id();
        look("/publications", officer).andExpect(status().isForbidden());
        look("/publications/" + id, officer).andExpect(status().isForbidden());
        removed(id, today.toString(), officer).andExpect(status().isForbidden());
        assertThat(one().removedOn()).isEmpty();
    }

    @Test
    void refuseAForgedRemoval() throws Exception {
        long id = published(today).id();
        browser.perform(post("/publications/" + id + "/removed").param("removedOn", today.toString()).with(user(Complaints.DEMOCRATIC_SERVICES)))
                .andExpect(status().isForbidden());
        assertThat(one().removedOn()).isEmpty();
        look("/publications/" + id + "/removed", Complaints.DEMOCRATIC_SERVICES).andExpect(redirectedUrl("/publications"));
    }
}
