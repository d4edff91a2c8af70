package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.RealServer;

/** One sign-in opens our pages and the web apps, and one sign-out shuts all of them, on a real port with the web apps' own filters. */
@NolanTest
class OneSessionTest {

    /** A page of each of ours and of each web app. */
    private static final List<String> PAGES = List.of(
            "/reports", "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/camunda/app/admin/default/", "/camunda/app/welcome/default/", "/camunda/api/engine/engine/default/task");

    @Autowired
    private RealServer server;

    private Visitor visitor;

    @BeforeEach
    void somebodyComes() {
        visitor = new Visitor(server);
    }

    @Test
    void theSessionCookieIsKeptFromScriptsAndFromOtherSites() {
        String cookie = visitor.signIn(Complaints.DEPUTY).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("JSESSIONID=").contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-out", "/camunda/api/admin/auth/user/default/logout"})
    void signingOutAnywhereEndsItEverywhere(String door) {
        visitor.signIn(Complaints.DEPUTY);
        // Cockpit and Admin open, and say that they are not for this role
        PAGES.forEach(page -> assertThat(visitor.ask("GET", page, null).statusCode()).as(page).isIn(200, 403));
        Map<String, String> before = Map.copyOf(visitor.cookies());
        int answer = door.equals("/sign-out")
                ? visitor.form(door, "_csrf=" + URLEncoder.encode(visitor.token("/reports"), StandardCharsets.UTF_8)).statusCode()
                : visitor.ask("POST", door, "").statusCode();
        assertThat(answer).isIn(204, 302);
        visitor.cookies().putAll(before);
        PAGES.forEach(page -> assertThat(visitor.ask("GET", page, null).statusCode()).as(page).isIn(302, 401));
    }

    /** The web apps guard themselves: what is sent needs their token in a header, which no other site can send; without it they even end the session. */
    @Test
    void aForgedRequestToTheWebAppsIsRefused() {
        for (String[] forged : new String[][] {{}, {"X-XSRF-TOKEN", "guessed"}}) {
            visitor.signIn(Complaints.DEPUTY);
            visitor.ask("GET", "/camunda/app/tasklist/default/", null);
            assertThat(count(forged)).isIn(401, 403);
        }
        visitor.signIn(Complaints.DEPUTY);
        visitor.ask("GET", "/camunda/app/tasklist/default/", null);
        assertThat(count("X-XSRF-TOKEN", visitor.cookies().get("XSRF-TOKEN"))).isEqualTo(200);
    }

    private int count(String... token) {
        String[] headers = Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(token)).toArray(String[]::new);
        return visitor.ask("POST", "/camunda/api/engine/engine/default/task/count", "{}", headers).statusCode();
    }

    @Test
    void aForgedRequestToOurPagesIsRefused() {
        visitor.signIn(Complaints.DEPUTY);
        assertThat(visitor.form("/publications/1/removed", "removedOn=2026-12-11").statusCode()).isEqualTo(403);
    }

    /** Not from outside: a page of another site, or a typed link, cannot have a password verified. */
    @Test
    void theWebAppsVerifyNobodysPassword() {
        visitor.signIn(Complaints.ADMINISTRATOR);
        visitor.ask("GET", "/camunda/app/tasklist/default/", null);
        HttpResponse<String> answer = visitor.ask("POST", "/camunda/api/engine/engine/default/identity/verify", "{\"username\": \"deputy\", \"password\": \"guess\"}",
                "Content-Type", "application/json", "X-XSRF-TOKEN", visitor.cookies().get("XSRF-TOKEN"));
        assertThat(answer.statusCode()).isEqualTo(403);
    }
}
