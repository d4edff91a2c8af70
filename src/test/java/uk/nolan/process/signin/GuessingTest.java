package uk.nolan.process.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import uk.nolan.NolanTest;
import uk.nolan.TestCast;

/** An outsider who guesses cannot lock an officer out. */
@NolanTest
@ExtendWith(OutputCaptureExtension.class)
class GuessingTest {

    @Autowired
    private MockMvc browser;

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private ResultActions signsIn(String address, String name, String password) throws Exception {
        return browser.perform(post("/sign-in").with(csrf()).with(from(address)).param("username", name).param("password", password));
    }

    @Test
    void theOfficerSignsInFromAnotherPlaceWhileTheGuesserWaits(CapturedOutput log) throws Exception {
        String outside = "203.0.113.44";
        for (int i = 0; i < Guesses.FOR_AN_ACCOUNT; i++) {
            signsIn(outside, "deputy", "guess-" + i).andExpect(redirectedUrl("/sign-in?wrong"));
        }
        // even the right password would not help the guesser now
        signsIn(outside, "deputy", TestCast.PASSWORD).andExpect(redirectedUrl("/sign-in?wait")).andExpect(unauthenticated());
        signsIn("198.51.100.3", "deputy", TestCast.PASSWORD).andExpect(authenticated().withUsername("deputy"));
        browser.perform(get("/sign-in?wait")).andExpect(content().string(Matchers.containsString("Your account is not locked")));
        assertThat(log).contains("Too many wrong passwords from 203.0.113.44 for the account deputy").doesNotContain("guess-");
    }

    @Test
    void aProgramThatGuessesIsToldWhenToTryAgain(CapturedOutput log) throws Exception {
        String outside = "203.0.113.45";
        for (int i = 0; i < Guesses.FOR_AN_ACCOUNT; i++) {
            browser.perform(get("/engine-rest/task").with(httpBasic("my-password-in-the-wrong-field", "guess")).with(from(outside))).andExpect(status().isUnauthorized());
        }
        browser.perform(get("/engine-rest/task").with(httpBasic("my-password-in-the-wrong-field", "guess")).with(from(outside)))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", Matchers.matchesPattern("[1-9]\\d?")))
                .andExpect(header().doesNotExist("WWW-Authenticate"))
                .andExpect(jsonPath("$.title").value("Too many wrong passwords"));
        assertThat(log).contains("203.0.113.45 for a name that is no account").doesNotContain("my-password");
    }

    @Test
    void aProgramWithTheRightPasswordIsNeverSlowedDown() throws Exception {
        for (int i = 0; i < 3 * Guesses.FOR_AN_ACCOUNT; i++) {
            browser.perform(get("/actuator/metrics").with(httpBasic("operations", TestCast.PASSWORD)).with(from("203.0.113.46"))).andExpect(status().isOk());
        }
    }

    /** The engine itself would answer whether a password is right, to anybody who has signed in. */
    @Test
    void noOfficerCanHaveAnothersPasswordVerified() throws Exception {
        for (String path : new String[] {"/engine-rest/identity/verify", "/engine-rest/engine/default/identity/verify"}) {
            browser.perform(post(path).with(httpBasic("administrator", TestCast.PASSWORD)).contentType("application/json").content("{}")).andExpect(status().isForbidden());
        }
    }
}
