package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.FormLoginRequestBuilder;
import org.springframework.test.web.servlet.MockMvc;
import uk.nolan.NolanTest;
import uk.nolan.TestCast;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;

@NolanTest
class SignInTest {

    @Autowired
    private MockMvc browser;

    @Autowired
    private Officers officers;

    @Autowired
    private List<FilterRegistrationBean<?>> filters;

    @AfterEach
    void nobodySignedIn() {
        SecurityContextHolder.clearContext();
    }

    private static FormLoginRequestBuilder signIn(String officer) {
        return formLogin(WebSecurity.SIGN_IN).user(officer).password(TestCast.PASSWORD);
    }

    private MockHttpSession session(String officer) throws Exception {
        return (MockHttpSession) browser.perform(signIn(officer)).andReturn().getRequest().getSession();
    }

    @Test
    void leadsToTasklist() throws Exception {
        browser.perform(signIn(Complaints.MONITORING_OFFICER))
                .andExpect(redirectedUrl(WebSecurity.TASKLIST))
                .andExpect(authenticated().withUsername(Complaints.MONITORING_OFFICER));
    }

    @Test
    void leadsThoseWhoWatchTheProgramToCockpit() throws Exception {
        browser.perform(signIn(Complaints.OPERATIONS)).andExpect(redirectedUrl(WebSecurity.COCKPIT));
    }

    @Test
    void leadsBackToTheCaseThatWasAskedFor() throws Exception {
        MockHttpSession session = (MockHttpSession) browser.perform(get("/cases/NSDC-2026-0001")).andReturn().getRequest().getSession();
        browser.perform(post(WebSecurity.SIGN_IN).session(session).with(csrf()).param("username", Complaints.DEPUTY).param("password", TestCast.PASSWORD))
                .andExpect(redirectedUrl("http://localhost/cases/NSDC-2026-0001"));
    }

    @Test
    void refusesAnUnknownNameWithoutSayingWhichOfTheTwoWasWrong() throws Exception {
        browser.perform(formLogin(WebSecurity.SIGN_IN).user("nobody").password("nothing"))
                .andExpect(redirectedUrl("/sign-in?wrong"))
                .andExpect(unauthenticated());
        browser.perform(get("/sign-in?wrong")).andExpect(content().string(Matchers.containsString("The name or the password is wrong")));
    }

    @Test
    void refusesAnEmptyPassword() throws Exception {
        browser.perform(formLogin(WebSecurity.SIGN_IN).user(Complaints.DEPUTY).password("")).andExpect(redirectedUrl("/sign-in?wrong"));
    }

    @Test
    void showsAPageThatStoodOpenTooLongAgain() throws Exception {
        browser.perform(post(WebSecurity.SIGN_IN).param("username", Complaints.DEPUTY).param("password", TestCast.PASSWORD))
                .andExpect(redirectedUrl("/sign-in?again"))
                .andExpect(unauthenticated());
    }

    @Test
    void beginsANewSession() throws Exception {
        MockHttpSession before = new MockHttpSession();
        before.setAttribute("left over", "from somebody else");
        MockHttpSession after = (MockHttpSession) browser.perform(
                        post(WebSecurity.SIGN_IN).session(before).with(csrf()).param("username", Complaints.DEPUTY).param("password", TestCast.PASSWORD))
                .andReturn()
                .getRequest()
                .getSession();
        assertThat(before.isInvalid()).isTrue();
        assertThat(after.getAttribute("left over")).isNull();
    }

    @Test
    void endsWithSigningOutOnOurPages() throws Exception {
        MockHttpSession session = session(Complaints.DEPUTY);
        browser.perform(post("/sign-out").session(session)).andExpect(status().isForbidden());
        assertThat(session.isInvalid()).isFalse();
        browser.perform(post("/sign-out").session(session).with(csrf())).andExpect(redirectedUrl("/sign-in?out"));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void endsWithSigningOutInTheWebApps() throws Exception {
        MockHttpSession session = session(Complaints.DEPUTY);
        browser.perform(post("/camunda/api/admin/auth/user/default/logout").session(session)).andExpect(status().isNoContent());
        assertThat(session.isInvalid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/admin/auth/user/default/login/tasklist", "/camunda/api/admin/setup/default/user/create"})
    void isTheOnlyOne(String otherDoor) throws Exception {
        browser.perform(post(otherDoor)).andExpect(status().isUnauthorized());
        browser.perform(post(otherDoor).session(session(Complaints.ADMINISTRATOR))).andExpect(status().isForbidden());
    }

    @Test
    void doesNotOpenTheInterfacesForPrograms() throws Exception {
        MockHttpSession session = session(Complaints.ADMINISTRATOR);
        browser.perform(get("/engine-rest/task").session(session)).andExpect(status().isUnauthorized());
        browser.perform(get("/actuator/metrics").session(session)).andExpect(status().isUnauthorized());
        browser.perform(post("/api/complaints").session(session)).andExpect(status().isUnauthorized());
    }

    @Test
    void isAskedOfProgramsWithEachRequest() throws Exception {
        browser.perform(get("/actuator/metrics").with(Complaints.as(Complaints.OPERATIONS)))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andExpect(result -> assertThat(result.getRequest().getSession(false)).isNull());
    }

    @Test
    void opensTheActuatorToThoseWhoWatchAlone() throws Exception {
        browser.perform(get("/actuator/metrics").with(Complaints.as(Complaints.ADMINISTRATOR))).andExpect(status().isOk());
        browser.perform(get("/actuator/metrics").with(Complaints.as(Complaints.MONITORING_OFFICER))).andExpect(status().isForbidden());
    }

    @Test
    void pageLetsNoScriptIn() throws Exception {
        browser.perform(get(WebSecurity.SIGN_IN))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", WebSecurity.PAGE_POLICY))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(content().string(Matchers.not(Matchers.containsString("<script"))));
    }

    @Test
    void makesTheEnginesRestInterfaceActAsTheOfficerAndForgetHerAfterwards() throws Exception {
        AtomicReference<Officer> acting = new AtomicReference<>();
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(Complaints.MONITORING_OFFICER, null, List.of()));
        restDoor().getFilter().doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (request, response) -> acting.set(officers.current()));
        assertThat(acting.get().id()).isEqualTo(Complaints.MONITORING_OFFICER);
        assertThat(officers.current()).isEqualTo(Officer.PROGRAM);
    }

    @Test
    void missingLetsNobodyThroughToTheEnginesRestInterface() throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        restDoor().getFilter().doFilter(new MockHttpServletRequest(), answer, (request, response) -> {
            throw new AssertionError("came through");
        });
        assertThat(answer.getStatus()).isEqualTo(401);
    }

    private FilterRegistrationBean<?> restDoor() {
        return filters.stream().filter(filter -> filter.getUrlPatterns().contains("/engine-rest/*")).findFirst().orElseThrow();
    }
}
