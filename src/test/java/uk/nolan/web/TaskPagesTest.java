package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import uk.nolan.NolanTest;
import uk.nolan.TestCast;
import uk.nolan.people.Role;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** Where the link of a mail leads. */
@NolanTest
class TaskPagesTest {

    private static final String OTHER_INDEPENDENT_PERSON = "independentPerson2";

    @Autowired
    private MockMvc browser;

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Timeline timeline;

    private String reference;
    private String view;

    @BeforeEach
    void aViewIsAskedFor() {
        story.begin("2027-01-04");
        reference = story.upTo("Give view");
        view = story.task("Give view").id();
    }

    @AfterEach
    void nobodySignedIn() {
        SecurityContextHolder.clearContext();
        timeline.clear();
    }

    private MockHttpServletResponse page(String officer, String task) throws Exception {
        return browser.perform(get("/tasks/{task}", task).with(user(officer))).andReturn().getResponse();
    }

    private String notHers(String officer, String task) throws Exception {
        MockHttpServletResponse page = page(officer, task);
        assertThat(page.getStatus()).as(officer).isEqualTo(404);
        assertThat(page.getContentAsString()).contains("Not among your tasks", "Go to your work").doesNotContain(reference, "Give view");
        return page.getContentAsString().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    void whoeverItWaitsForComesToTheTaskInTasklist() throws Exception {
        assertThat(page(Complaints.INDEPENDENT_PERSON, view).getRedirectedUrl()).isEqualTo("/camunda/app/tasklist/default/#/?task=" + view);
    }

    @Test
    void aStrangerSignsInFirstAndComesToTheTaskThen() throws Exception {
        MockHttpSession session = (MockHttpSession) browser.perform(get("/tasks/{task}", view)).andExpect(status().is3xxRedirection()).andReturn().getRequest().getSession();
        browser.perform(post(WebSecurity.SIGN_IN).session(session).with(csrf()).param("username", Complaints.INDEPENDENT_PERSON).param("password", TestCast.PASSWORD))
                .andExpect(redirectedUrl("http://localhost/tasks/" + view));
    }

    /** The same words for a task of somebody else and for none at all. */
    @Test
    void somebodyElsesTaskAndNoneLookTheSame() throws Exception {
        String unknown = notHers(OTHER_INDEPENDENT_PERSON, "00000000-0000-0000-0000-000000000000");
        assertThat(notHers(OTHER_INDEPENDENT_PERSON, view)).isEqualTo(unknown);
        for (String officer : new String[] {Complaints.MONITORING_OFFICER, Complaints.HEARING_PANEL, Complaints.ADMINISTRATOR, Complaints.OPERATIONS}) {
            notHers(officer, view);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' or '1'='1", "javascript:alert(1)", "<script>"})
    void whatIsNoIdLeadsNowhere(String task) throws Exception {
        assertThat(page(Complaints.INDEPENDENT_PERSON, task).getStatus()).isEqualTo(404);
    }

    @Test
    void whatIsDoneIsSaidToBeDoneAndOnlyToThoseWhoseItWas() throws Exception {
        story.goesOver("Give view", story.answers("Give view"));
        MockHttpServletResponse page = page(Complaints.INDEPENDENT_PERSON, view);
        assertThat(page.getStatus()).isEqualTo(410);
        assertThat(page.getContentAsString()).contains("Nothing more to do", "This task is done", "Go to your work");
        notHers(OTHER_INDEPENDENT_PERSON, view);
        notHers(Complaints.MONITORING_OFFICER, view);
    }

    @Test
    void whatRestsSaysSo() throws Exception {
        procedure.start("abeyance", Map.of("caseReference", reference, "ground", "police", "reasonInternal", "They ask.", "reasonNeutral", "Something must be waited for."), story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
        MockHttpServletResponse page = page(Complaints.INDEPENDENT_PERSON, view);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).contains("The case rests", "in abeyance");
        notHers(OTHER_INDEPENDENT_PERSON, view);
    }
}
