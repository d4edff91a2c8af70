package uk.nolan.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A morning at the desks, in a real browser: the demonstration with a few complaints, as each officer sees it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DesksTest {

    @TempDir
    static Path folder;

    private static RunningNolan nolan;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        if (!Browser.isHere()) {
            System.out.println(Browser.HOW_TO_GET_ONE);
        }
        assumeTrue(Browser.isHere(), Browser.HOW_TO_GET_ONE);
        nolan = new RunningNolan(folder, "01-*", "05-*", "07-*", "09-*");
    }

    @AfterAll
    static void stop() throws Exception {
        if (nolan != null) {
            nolan.close();
        }
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(nolan.address());
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    @Order(1)
    void anOfficerDecidesWithTheCaseFileBesideTheForm() {
        signIn("monitoringOfficer");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        Tasklist tasklist = new Tasklist(browser);
        tasklist.choose("Record representations");
        String reference = tasklist.reference();
        tasklist.claim();

        tasklist.tab("Case file");
        browser.awaits("Cllr Rhona Ellesby");
        browser.picture("tasklist-case-file");
        browser.isAccessible(".nolan-desk");

        tasklist.tab("Form");
        tasklist.date("Received on", today.plusDays(1));
        tasklist.write("What the subject member says", "It was said in jest, and I am sorry.");
        tasklist.complete();
        browser.awaits("the date lies in the future");
        tasklist.dismissMessage();
        tasklist.date("Received on", today);
        tasklist.complete();
        browser.until(() -> !tasklist.lists("Record representations", reference), "the task done");
    }

    private void signIn(String account) {
        browser.open("/");
        browser.signIn(account, nolan.password(account));
    }
}
