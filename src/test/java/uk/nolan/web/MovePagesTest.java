package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import uk.nolan.NolanTest;
import uk.nolan.TestCast;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officer;
import uk.nolan.people.Role;
import uk.nolan.process.OtherVersions;
import uk.nolan.process.OtherVersions.Edit;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** Open cases are counted, looked at and moved on pages that know references, stages and dates, and no names. */
@NolanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovePagesTest {

    private static final int OLD = 951;
    private static final int NEW = 952;

    @Autowired
    private MockMvc browser;

    @Autowired
    private OtherVersions versions;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Story story;

    @Autowired
    private Timeline timeline;

    private String old;
    private Officer administrator;

    @BeforeEach
    void twoVersions() {
        if (old == null) {
            old = versions.with(Edit.of("processes/validity.bpmn", "Only the listed grounds count", "Only the grounds on the list count"));
            String fresh = versions.with(Edit.attribute("processes/validity.bpmn", "Activity_DecideValidity", "camunda:candidateGroups", "deputies"));
            for (int number : List.of(OLD, NEW)) {
                database.update("insert into procedure_change (version, number, state, handle, who, offered_at, why, offer_digest, deployment_id) values (0, ?, 'WAS_LIVE', 'PAGE', 'administrator', ?, '', '', ?)",
                        number, Timestamp.from(Instant.now()), number == OLD ? old : fresh);
            }
            administrator = story.officer(Role.ADMINISTRATOR);
        }
        story.begin("2026-12-14");
    }

    @AfterAll
    void theLiveOneAlone() {
        timeline.clear();
        database.update("delete from procedure_change where number in (?, ?)", OLD, NEW);
        database.update("delete from case_move");
        database.update("delete from move_batch");
        versions.takeAway();
    }

    private Document read(String path) throws Exception {
        MockHttpServletResponse page = browser.perform(get(path).with(user(administrator.id()))).andReturn().getResponse();
        assertThat(page.getStatus()).as(path).isEqualTo(200);
        return checked(page);
    }

    private static Document checked(MockHttpServletResponse page) throws Exception {
        assertThat(page.getContentAsString()).doesNotContain("Vardle", "Ellesby", "Rude words");
        Document document = Jsoup.parse(page.getContentAsString());
        assertThat(document.select("script, [style]")).isEmpty();
        document.select("label[for]").forEach(label -> assertThat(document.getElementById(label.attr("for"))).as(label.text()).isNotNull());
        return document;
    }

    private MockHttpServletRequestBuilder move(String... fields) {
        MockHttpServletRequestBuilder form = post("/procedure/moves").with(user(administrator.id())).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return form;
    }

    private Document refused(MockHttpServletRequestBuilder request, int status) throws Exception {
        MockHttpServletResponse page = browser.perform(request).andReturn().getResponse();
        assertThat(page.getStatus()).isEqualTo(status);
        return checked(page);
    }

    private Document finished(String report) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        Document page = read(report);
        while (!page.select("progress").isEmpty()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
            page = read(report);
        }
        return page;
    }

    @Test
    void casesAreChosenLookedAtMovedAndReported() throws Exception {
        String one = versions.begin(old);
        String other = versions.begin(old);
        Document overview = read("/procedure/cases");
        assertThat(overview.select("table[aria-labelledby=versions] tbody tr").eachText()).contains("Version 951 2 Validity (2)");
        Document list = read("/procedure/cases?version=951&stage=Validity");
        assertThat(list.select("input[name=case]").eachAttr("value")).containsExactly(one, other);
        assertThat(list.select("#to option").eachAttr("value")).contains("952").doesNotContain("951");

        Document preview = read("/procedure/cases/preview?version=951&to=952&case=%s&case=%s".formatted(one, other));
        assertThat(preview.select(".moves tbody tr").eachText()).containsExactly(
                one + " \"Decide validity\" is offered to Deputy Monitoring Officer instead of Monitoring Officer or Deputy Monitoring Officer The same",
                other + " \"Decide validity\" is offered to Deputy Monitoring Officer instead of Monitoring Officer or Deputy Monitoring Officer The same");
        assertThat(caseFiles.get(one).procedureVersion()).isEqualTo(old);

        Document noReason = refused(move("case", one, "to", "952", "version", "951"), 400);
        assertThat(noReason.select("#why-problem").text()).contains("Say why");
        MockHttpSession session = new MockHttpSession();
        String report = browser.perform(move("case", one, "to", "952", "why", "Deputies decide", "_opening", "a").session(session)).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
        browser.perform(move("case", one, "to", "952", "why", "Deputies decide", "_opening", "a").session(session))
                .andExpect(redirectedUrl("/procedure/cases")).andExpect(flash().attribute("told", "These cases are being moved already, once."));
        Document done = finished(report);
        assertThat(done.select("main .message").text()).isEqualTo("Done: 1 case moved, 0 cases left untouched");
        assertThat(done.select("table[aria-labelledby=moved] tbody").text()).contains(one, "From version 951", "is offered to Deputy");
        assertThat(caseFiles.get(one).procedureVersion()).isNotEqualTo(old);
        assertThat(caseFiles.get(other).procedureVersion()).isEqualTo(old);
        assertThat(read("/procedure/cases").select("#batches ~ ul").text()).contains("1 case to version 952", "Deputies decide");

        Document all = finished(browser.perform(move("all", "true", "version", "951", "to", "952", "why", "All of them")).andReturn().getResponse().getRedirectedUrl());
        assertThat(all.select("table[aria-labelledby=moved] th[scope=row]").text()).contains(other);
    }

    @Test
    void whatCannotBeAskedIsSaidAboveTheList() throws Exception {
        String one = versions.begin(old);
        assertThat(refused(get("/procedure/cases/preview").param("version", "951").param("to", "952").with(user(administrator.id())), 400).select("[role=alert]").text()).contains("Choose at least one case");
        assertThat(refused(get("/procedure/cases/preview").param("case", one).with(user(administrator.id())), 400).select("[role=alert]").text()).contains("Choose the version");
        assertThat(refused(get("/procedure/cases/preview").param("case", one).param("to", "77").with(user(administrator.id())), 409).select("[role=alert]").text()).contains("no version 77");
        assertThat(refused(get("/procedure/cases/preview").param("case", "NSDC-2026-0999").param("to", "952").with(user(administrator.id())), 409).select("[role=alert]").text()).contains("NSDC-2026-0999");
        assertThat(refused(get("/procedure/cases").param("version", "77").with(user(administrator.id())), 409).select("[role=alert]").text()).contains("no version 77");
        assertThat(refused(move("to", "952", "why", "x"), 400).select("[role=alert]").text()).contains("Choose at least one case");
        assertThat(refused(move("case", "<script>", "to", "952", "why", "x"), 409).select("[role=alert]")).isNotEmpty();
        browser.perform(get("/procedure/moves/99999").with(user(administrator.id()))).andExpect(status().isNotFound());
        browser.perform(get("/procedure/moves").with(user(administrator.id()))).andExpect(redirectedUrl("/procedure/cases"));
        browser.perform(post("/procedure/moves").with(user(administrator.id())).param("case", one).param("to", "952").param("why", "x")).andExpect(status().isForbidden());
        for (String officer : List.of(Complaints.MONITORING_OFFICER, Complaints.OPERATIONS, Complaints.DEPUTY)) {
            browser.perform(get("/procedure/cases").with(user(officer))).andExpect(status().isForbidden());
        }
    }

    /** Procedure a.6: to whoever declared a conflict of interest the case is not there. */
    @Test
    void aCaseInWhichSheHasAnInterestIsNotThere() throws Exception {
        String hers = versions.begin(old);
        caseFiles.declareConflict(hers, administrator.id(), administrator.name(), "actual", "Her brother complains.");
        assertThat(read("/procedure/cases").text()).doesNotContain("Version 951");
        assertThat(read("/procedure/cases?version=951").text()).doesNotContain(hers);
        browser.perform(get("/procedure/cases/preview").param("case", hers).param("to", "952").with(user(administrator.id()))).andExpect(status().isNotFound());
        assertThat(refused(move("case", hers, "to", "952", "why", "x"), 409).text()).contains("No open case was chosen").doesNotContain(hers);
    }

    @Test
    void whatWasChosenWhenTheSessionEndedIsChosenAgain() throws Exception {
        String one = versions.begin(old);
        MockHttpSession session = (MockHttpSession) browser.perform(post("/procedure/moves").header("Host", "localhost").header("Origin", "http://localhost")
                        .param("_officer", administrator.id()).param("case", one).param("to", "952").param("why", "Deputies decide"))
                .andExpect(redirectedUrl(WebSecurity.SIGN_IN + "?ended")).andReturn().getRequest().getSession();
        session = (MockHttpSession) browser.perform(post(WebSecurity.SIGN_IN).session(session).with(csrf()).param("username", administrator.id()).param("password", TestCast.PASSWORD)).andReturn().getRequest().getSession();
        Document again = checked(browser.perform(get("/procedure/moves").session(session)).andExpect(status().isOk()).andReturn().getResponse());
        assertThat(again.select("#why").val()).isEqualTo("Deputies decide");
        assertThat(again.select("input[name=case][checked]").val()).isEqualTo(one);
        assertThat(again.select("[role=status]").text()).contains("nothing was moved");
        assertThat(caseFiles.get(one).procedureVersion()).isEqualTo(old);
    }
}
