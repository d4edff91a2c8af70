package uk.nolan.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import uk.nolan.council.ProcedureFiles;

/** A morning at the desks, in a real browser: the demonstration with a few complaints, as each officer sees it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DesksTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    @TempDir
    static Path folder;

    private static RunningNolan nolan;

    /** The case on which the first officer works; the others meet it again. */
    private static String reference;

    private static String justReceived;

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
        Tasklist tasklist = new Tasklist(browser);
        tasklist.filter("My team's");
        browser.awaits("Acknowledge complaint");
        assertThat(tasklist.rows()).allSatisfy(row -> assertThat(row).contains("Case:", "Stage:", "Due:"));
        assertThat(tasklist.rows().get(0)).as("what is due first stands first").contains("Assess complaint", "council's target");
        browser.picture("tasklist");

        justReceived = tasklist.reference("Acknowledge complaint");
        reference = tasklist.reference("Record representations");
        tasklist.choose("Record representations");
        tasklist.claim();
        tasklist.tab("Case file");
        browser.awaits("2 working days left");
        assertThat(browser.text()).contains("Case " + reference, "party's deadline", "threw the papers for the meeting on the floor", "A sitting parish councillor in her council's office.");
        browser.picture("tasklist-case-file");
        browser.isAccessible(".nolan-desk");

        tasklist.tab("Form");
        tasklist.date("Received on", TODAY.plusDays(1));
        tasklist.write("What the subject member says", "It was said in jest, and I am sorry.");
        tasklist.complete();
        browser.awaits("the date lies in the future");
        tasklist.dismissMessage();
        tasklist.date("Received on", TODAY);
        tasklist.complete();
        browser.until(() -> !tasklist.lists("Record representations", reference), "the task done");
    }

    @Test
    @Order(2)
    void theCasePageShowsWhatMovedTakesADocumentAndAnEvent() throws IOException {
        signIn("monitoringOfficer");
        browser.open("/cases");
        browser.isAccessible();
        browser.type(By.name("text"), "garland ellis" + Keys.ENTER);
        browser.awaits("One case");
        browser.picture("cases");
        browser.click(By.linkText(reference));
        browser.awaits("It was said in jest, and I am sorry.");
        assertThat(browser.text()).containsPattern("Initial assessment moved from .* to .* because of representations received");
        browser.isAccessible();
        browser.picture("case-page");

        attach(Files.writeString(folder.resolve("minutes.pdf"), "<html><script>alert('boo')</script></html>"));
        browser.awaits("The document was not attached");
        browser.isAccessible();
        attach(Files.writeString(folder.resolve("minutes.txt"), "The chair asked for order, and nobody heard."));
        browser.awaits("Attached: minutes.txt");

        browser.click(By.linkText("Extend a deadline"));
        browser.isAccessible();
        browser.picture("event");
        new Select(browser.find(By.name("deadlineOfCase"))).selectByVisibleText(initialAssessment());
        browser.date(By.name("newDate"), TODAY.minusDays(1));
        browser.type(By.name("reasons"), "Two witnesses are abroad until the end of the month.");
        browser.press(Keys.chord(Keys.CONTROL, Keys.HOME));
        submit();
        browser.find(By.cssSelector("[role=alert]"));
        browser.isAccessible();
        assertThat(browser.find(By.name("reasons")).getDomProperty("value")).startsWith("Two witnesses");

        // the session ends while the officer thinks about it
        browser.forgetSession();
        browser.date(By.name("newDate"), nextWorkingDay(TODAY.plusDays(60)));
        submit();
        browser.signIn("monitoringOfficer", nolan.password("monitoringOfficer"));
        browser.awaits("nothing was sent");
        assertThat(browser.find(By.name("reasons")).getDomProperty("value")).startsWith("Two witnesses");
        submit();
        browser.awaits("Extend a deadline");
        browser.awaits("extended by decision");
    }

    @Test
    @Order(3)
    void operationsFindWhatIsLateOnCockpitsFirstPage() {
        signIn("operations");
        browser.awaits("Overdue");
        browser.awaits("Initial assessment");
        browser.picture("cockpit");
        browser.isAccessible(".nolan-desk");
        for (String name : List.of("Garland", "Ellesby", "Draycote", "Vardle", "Nunn", "Finch", "Gladwin", "in jest")) {
            assertThat(browser.text()).doesNotContain(name);
        }
        browser.click(By.cssSelector(".nolan-desk a[href*='process-instance']"));
        browser.click(By.linkText("Due dates"));
        browser.awaits("because");
        browser.isAccessible(".nolan-desk");

        browser.click(By.linkText("Processes"));
        browser.click(By.linkText("Acknowledge receipt of the complaint"));
        browser.awaits("1 waiting");
        browser.picture("cockpit-diagram");

        browser.click(By.linkText("Processes"));
        browser.click(By.linkText("Assessment of a valid complaint"));
        browser.click(By.xpath("//tr[contains(., '" + reference + "')]//a[contains(@href, 'process-instance')]"));
        browser.click(By.linkText("Due dates"));
        browser.awaits("extended by decision");
        browser.picture("cockpit-due-dates");
    }

    @ParameterizedTest
    @Order(4)
    @CsvSource({"independentPerson, Give view", "democraticServices, ''", "investigatingOfficer, ''", "hearingPanel, ''", "committeeChair, ''"})
    void everybodySeesTheirOwnWorkAndNoOther(String account, String task) {
        signIn(account);
        browser.awaits("Mine");
        Tasklist tasklist = new Tasklist(browser);
        tasklist.filter("My team's");
        if (task.isEmpty()) {
            browser.open("/cases");
            browser.awaits("No case waits for you.");
        } else {
            browser.awaits(task);
            assertThat(tasklist.rows()).allSatisfy(row -> assertThat(row).contains(task));
        }
        browser.open("/cases/" + justReceived);
        browser.awaits("Page not found");
        browser.isAccessible();
    }

    @Test
    @Order(5)
    void operationsHaveNoCasePagesAndAreToldWhereTheirWorkIs() {
        signIn("operations");
        browser.open("/cases");
        browser.awaits("Cockpit");
        assertThat(browser.text()).doesNotContain(reference);
        browser.isAccessible();
    }

    @Test
    @Order(6)
    void theKeyboardAloneIsEnough() {
        browser.open("/cases");
        browser.isAccessible();
        browser.tabTo(By.name("username"));
        browser.press("monitoringOfficer", Keys.TAB);
        browser.tabTo(By.name("password"));
        browser.press(nolan.password("monitoringOfficer"), Keys.ENTER);
        browser.awaits("Reference or party");
        browser.tabTo(By.name("text"));
        browser.press(reference, Keys.ENTER);
        browser.awaits("One case");
        browser.tabTo(By.linkText(reference));
        browser.press(Keys.ENTER);
        browser.awaits("Case " + reference);
        browser.tabTo(By.cssSelector("details summary"));
        browser.press(Keys.ENTER);
        browser.find(By.cssSelector("details[open]"));
        browser.tabTo(By.linkText("Declare a conflict of interest"));
        browser.press(Keys.ENTER);
        browser.awaits("conflict of interest");
        browser.tabTo(By.name("reasons"));
        browser.tabTo(By.xpath("//button[normalize-space()='Sign out']"));
        browser.press(Keys.ENTER);
        browser.awaits("You have signed out.");
        browser.open("/camunda/app/tasklist/default/");
        browser.awaits("Password");
    }

    @Test
    @Order(7)
    void anAdministratorIsToldWhatIsWrongWithAChangedDiagram() throws IOException {
        signIn("administrator");
        browser.open("/procedure");
        browser.awaits("Live: version 1");
        browser.isAccessible();
        browser.picture("procedure");
        String diagram = ProcedureFiles.packed().read("processes/validity.bpmn");
        Path misspelt = Files.writeString(folder.resolve("validity.bpmn"), diagram.replace("\"rejected-at-validity\"", "\"rejected-at-validty\""));
        browser.find(By.name("files")).sendKeys(misspelt.toString());
        browser.type(By.name("why"), "The committee of 4 March wants another letter.");
        submit();
        browser.awaits("Send rejection");
        assertThat(browser.text()).contains("Refused", "There is no notice text \"rejected-at-validty\"", "version 1 is live");
        browser.isAccessible();
        browser.picture("procedure-change");

        browser.open("/procedure/cases");
        browser.isAccessible();
        browser.click(By.linkText("Version 1"));
        browser.awaits(reference);
        browser.isAccessible();
        browser.picture("procedure-cases");
    }

    private void attach(Path file) {
        browser.find(By.name("file")).sendKeys(file.toString());
        browser.click(By.xpath("//button[normalize-space()='Attach document']"));
    }

    private void submit() {
        browser.click(By.cssSelector("main form button[type=submit]"));
    }

    /** The choice of the deadline as the form words it. */
    private String initialAssessment() {
        return new Select(browser.find(By.name("deadlineOfCase")))
                .getOptions().stream().map(WebElement::getText).filter(words -> words.contains("Initial assessment")).findFirst().orElseThrow();
    }

    private static LocalDate nextWorkingDay(LocalDate day) {
        return day.getDayOfWeek().getValue() > 5 ? day.plusDays(8 - day.getDayOfWeek().getValue()) : day;
    }

    private void signIn(String account) {
        browser.open("/");
        browser.signIn(account, nolan.password(account));
    }
}
