package uk.nolan.process.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import uk.nolan.NolanTest;

/** What a session may do follows the account, from one request to the next. */
@NolanTest
class SessionsTest {

    private static final String ACCOUNT = "hester";
    private static final String PASSWORD = "only-for-this-test";

    @Autowired
    private MockMvc browser;

    @Autowired
    private IdentityService identity;

    @BeforeEach
    void anAccountOfDemocraticServices() {
        User user = identity.newUser(ACCOUNT);
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        identity.createMembership(ACCOUNT, "democraticServices");
    }

    @AfterEach
    void gone() {
        identity.deleteUser(ACCOUNT);
    }

    private MockHttpSession session() throws Exception {
        return (MockHttpSession) browser.perform(post("/sign-in").with(csrf()).param("username", ACCOUNT).param("password", PASSWORD))
                .andExpect(redirectedUrl("/camunda/app/tasklist/default/"))
                .andReturn()
                .getRequest()
                .getSession();
    }

    private void works(MockHttpSession session) throws Exception {
        browser.perform(get("/reports").session(session)).andExpect(status().isOk());
    }

    private void hasEnded(MockHttpSession session) throws Exception {
        browser.perform(get("/reports").session(session)).andExpect(status().isFound()).andExpect(redirectedUrlPattern("**/sign-in"));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void aChangedPasswordEndsIt() throws Exception {
        MockHttpSession before = session();
        works(before);
        User user = identity.createUserQuery().userId(ACCOUNT).singleResult();
        user.setPassword("another-password");
        identity.saveUser(user);
        hasEnded(before);
    }

    @Test
    void aChangedNameDoesNotEndIt() throws Exception {
        MockHttpSession session = session();
        User user = identity.createUserQuery().userId(ACCOUNT).singleResult();
        user.setLastName("Quayle");
        identity.saveUser(user);
        works(session);
    }

    @Test
    void anAccountThatIsRemovedEndsItInTheWebAppsToo() throws Exception {
        MockHttpSession session = session();
        works(session);
        identity.deleteUser(ACCOUNT);
        browser.perform(get("/camunda/api/engine/engine/default/task").session(session)).andExpect(status().isUnauthorized());
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void whatItOpensFollowsTheGroups() throws Exception {
        MockHttpSession session = session();
        works(session);
        identity.deleteMembership(ACCOUNT, "democraticServices");
        browser.perform(get("/reports").session(session)).andExpect(status().isForbidden());
        identity.createMembership(ACCOUNT, "operations");
        browser.perform(get("/").session(session)).andExpect(redirectedUrl("/camunda/app/cockpit/default/"));
        identity.createMembership(ACCOUNT, "deputies");
        browser.perform(get("/").session(session)).andExpect(redirectedUrl("/camunda/app/tasklist/default/"));
        works(session);
    }

    /** Somebody whom a council's own provider has signed in: the account's name, and groups of the provider's that mean nothing here. */
    private static final class ByAnotherProvider extends AbstractAuthenticationToken {

        private final String account;

        ByAnotherProvider(String account, String... groups) {
            super(AuthorityUtils.createAuthorityList(groups));
            this.account = account;
            setAuthenticated(true);
        }

        @Override
        public String getName() {
            return account;
        }

        @Override
        public Object getPrincipal() {
            return "subject of a provider";
        }

        @Override
        public Object getCredentials() {
            return "token of a provider";
        }
    }

    @Test
    void anotherProvidersSignInOpensWhatTheAccountsGroupsOpenAndNothingElse() throws Exception {
        identity.createMembership(ACCOUNT, "operations");
        var signedIn = authentication(new ByAnotherProvider(ACCOUNT, "OIDC_USER", "monitoringOfficers", "camunda-admin"));
        browser.perform(get("/reports").with(signedIn)).andExpect(status().isOk());
        browser.perform(get("/").with(signedIn)).andExpect(redirectedUrl("/camunda/app/tasklist/default/"));
        browser.perform(get("/cases/NSDC-1999-0001").with(signedIn)).andExpect(status().isNotFound());
        browser.perform(get("/actuator/metrics").with(signedIn)).andExpect(status().isOk());
        identity.deleteMembership(ACCOUNT, "operations");
        browser.perform(get("/actuator/metrics").with(signedIn)).andExpect(status().isForbidden());
        browser.perform(get("/reports").with(authentication(new ByAnotherProvider("no-account-of-ours", "democraticServices")))).andExpect(redirectedUrlPattern("**/sign-in"));
    }
}
