package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.RealServer;

/** What somebody who has signed in may type into the address bar: an answer in plain words, and nothing of the program's inside. */
@NolanTest
class BadAddressesTest {

    private static final List<String> UNKNOWN = List.of("NSDC-1999-0001", "nsdc-2026-0001", "'%20or%20'1'='1", "%F0%9F%92%A9", "-1", "x".repeat(1000), "NSDC-2026-0001%20", "..%c0%af", "%3Cscript%3E");

    private static final List<String> BROKEN = List.of(
            "/cases/..%2f..%2fetc%2fpasswd", "/cases/%2e%2e/%2e%2e/etc/passwd", "/cases/..;/engine-rest/task", "/cases//documents", "/cases/NSDC-2026-0001%00", "/cases/a%5Cb", "/cases/a%0d%0ab", "/cases/a%25b",
            "/cases/" + "x".repeat(7_000), "/publications/99999999999999999999", "/cases/a/letters/99999999999999999999", "/cases/a/documents/-1", "/nolan.css/../../application.yaml", "/desk/nothing");

    @Autowired
    private RealServer server;

    private Visitor officer() {
        Visitor officer = new Visitor(server);
        officer.signIn(Complaints.MONITORING_OFFICER);
        return officer;
    }

    private static void tellsNothingOfTheInside(String path, HttpResponse<String> answer) {
        assertThat(answer.body()).as(path).doesNotContain("Exception", "\tat ", "org.apache", "org.spring", "uk.nolan", "select ", "root:");
    }

    @Test
    void aReferenceThatIsNoneIsAPageNotFoundWithAWayBack() {
        Visitor officer = officer();
        UNKNOWN.stream().flatMap(reference -> Stream.of("/cases/" + reference, "/cases/" + reference + "/publications", "/cases/" + reference + "/packs/full")).forEach(path -> {
            HttpResponse<String> answer = officer.ask("GET", path, null, "Accept", "text/html");
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            tellsNothingOfTheInside(path, answer);
            if (answer.statusCode() == 404) {
                Document page = Jsoup.parse(answer.body());
                assertThat(page.select("h1").text()).isEqualTo("Page not found");
                assertThat(page.select("main a[href=/]")).hasSize(1);
            }
        });
    }

    @Test
    void anAddressThatIsBrokenIsRefused() {
        Visitor officer = officer();
        for (String path : BROKEN) {
            HttpResponse<String> answer = officer.ask("GET", path, null, "Accept", "text/html");
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            tellsNothingOfTheInside(path, answer);
        }
    }
}
