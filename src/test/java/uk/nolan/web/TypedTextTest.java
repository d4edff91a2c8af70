package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import uk.nolan.NolanTest;
import uk.nolan.TestCast;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.people.Officers;
import uk.nolan.process.Procedure;
import uk.nolan.process.Timeline;

/** The session ends in the middle of a long form: what was typed is there again after signing in, for its author alone, and nothing is sent by itself. */
@NolanTest
class TypedTextTest {

    private static final String TEXT = "What she said, <script>word</script> for word.";

    @Autowired
    private MockMvc browser;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    private String reference;
    private String form;

    @BeforeEach
    void aComplaint() {
        Map<String, Object> answers = Complaints.good();
        answers.put("receivedOn", LocalDate.now(clock).toString());
        answers.put("channel", "letter");
        reference = procedure.start(Procedure.COMPLAINT, answers, officers.find(Complaints.MONITORING_OFFICER).orElseThrow());
        form = "/cases/" + reference + "/events/withdrawal";
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private MockHttpServletRequestBuilder send() {
        return post(form).header("Host", "localhost").header("Origin", "http://localhost")
                .param("_officer", Complaints.MONITORING_OFFICER).param("_pressed", "record").param("words", TEXT).param("how", "letter");
    }

    private MockHttpSession sessionOf(MvcResult result) {
        return (MockHttpSession) result.getRequest().getSession(false);
    }

    private MvcResult signIn(MockHttpSession session, String officer) throws Exception {
        return browser.perform(post(WebSecurity.SIGN_IN).session(session).with(csrf()).param("username", officer).param("password", TestCast.PASSWORD)).andReturn();
    }

    private Document formOf(MockHttpSession session) throws Exception {
        return Jsoup.parse(browser.perform(get(form).session(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString());
    }

    @Test
    void isThereAgainAfterSigningIn() throws Exception {
        MvcResult ended = browser.perform(send()).andExpect(redirectedUrl(WebSecurity.SIGN_IN + "?ended")).andReturn();
        MvcResult signedIn = signIn(sessionOf(ended), Complaints.MONITORING_OFFICER);
        assertThat(signedIn.getResponse().getRedirectedUrl()).endsWith(form);
        assertThat(caseFiles.answers(reference).answered("withdrawal")).isFalse();

        Document again = formOf(sessionOf(signedIn));
        assertThat(again.select("[role=status]").text()).isEqualTo("Your session had ended; nothing was sent. Check and send again.");
        assertThat(again.select("#words").val()).isEqualTo(TEXT);
        assertThat(again.select("input[name=how][checked]").val()).isEqualTo("letter");
        assertThat(again.select("script")).isEmpty();
        assertThat(formOf(sessionOf(signedIn)).select("#words").val()).isEmpty();
        assertThat(caseFiles.answers(reference).answered("withdrawal")).isFalse();
    }

    @Test
    void isThereAgainWhereTheOfficerIsSignedInAnew() throws Exception {
        MockHttpSession session = new MockHttpSession();
        browser.perform(send().session(session).with(user(Complaints.MONITORING_OFFICER))).andExpect(redirectedUrl(form));
        assertThat(Jsoup.parse(browser.perform(get(form).session(session).with(user(Complaints.MONITORING_OFFICER))).andReturn().getResponse().getContentAsString()).select("#words").val())
                .isEqualTo(TEXT);
    }

    @Test
    void isNotForSomebodyElse() throws Exception {
        MvcResult ended = browser.perform(send()).andReturn();
        MvcResult other = signIn(sessionOf(ended), Complaints.DEPUTY);
        assertThat(other.getResponse().getRedirectedUrl()).isEqualTo(WebSecurity.TASKLIST);
        assertThat(formOf(sessionOf(other)).select("#words").val()).isEmpty();
        browser.perform(get(form).session(sessionOf(other)).with(user(Complaints.MONITORING_OFFICER))).andExpect(content().string(not(containsString("word for word"))));
        // an old page of another officer's, sent in the session of whoever is signed in now
        browser.perform(send().session(new MockHttpSession()).with(user(Complaints.DEPUTY))).andExpect(status().isForbidden());
    }

    @Test
    void isOfferedAtItsOwnAddressOnly() throws Exception {
        MvcResult ended = browser.perform(send()).andReturn();
        MockHttpSession session = sessionOf(signIn(sessionOf(ended), Complaints.MONITORING_OFFICER));
        browser.perform(get("/cases/" + reference + "/events/departure").session(session)).andExpect(content().string(not(containsString("Your session had ended"))));
        assertThat(formOf(session).select("#words").val()).isEqualTo(TEXT);
    }

    @Test
    void isNotTakenFromAnotherSite() throws Exception {
        for (String origin : new String[] {"https://elsewhere.example.org", "null", "http://localhost.example.org", "::"}) {
            browser.perform(post(form).header("Host", "localhost").header("Origin", origin).param("_officer", Complaints.MONITORING_OFFICER).param("words", TEXT))
                    .andExpect(status().isForbidden());
        }
        browser.perform(post(form).param("_officer", Complaints.MONITORING_OFFICER).param("words", TEXT)).andExpect(status().isForbidden());
    }

    @Test
    void isNotTakenWithoutAnAuthorOrMeasure() throws Exception {
        browser.perform(post(form).header("Host", "localhost").header("Origin", "http://localhost").param("words", TEXT)).andExpect(status().isForbidden());
        browser.perform(send().param("more", "x".repeat(200_000))).andExpect(status().isForbidden());
        browser.perform(post("/cases/" + reference + "/publications").header("Host", "localhost").header("Origin", "http://localhost").param("_officer", "x")).andExpect(status().isForbidden());
    }

    @Test
    void holdsForTheDescriptionOfADocument() throws Exception {
        MvcResult ended = browser.perform(multipart("/cases/" + reference + "/documents").file(new MockMultipartFile("file", "x.txt", null, "x".getBytes()))
                        .header("Host", "localhost").header("Origin", "http://localhost").param("_officer", Complaints.MONITORING_OFFICER).param("description", TEXT))
                .andExpect(redirectedUrl(WebSecurity.SIGN_IN + "?ended"))
                .andReturn();
        MvcResult signedIn = signIn(sessionOf(ended), Complaints.MONITORING_OFFICER);
        assertThat(signedIn.getResponse().getRedirectedUrl()).endsWith("/cases/" + reference + "/documents");
        browser.perform(get("/cases/" + reference + "/documents").session(sessionOf(signedIn)))
                .andExpect(redirectedUrl("/cases/" + reference))
                .andExpect(flash().attribute("description", TEXT))
                .andExpect(flash().attribute("told", containsString("nothing was attached")));
        assertThat(caseFiles.attachments(reference)).isEmpty();
    }
}
