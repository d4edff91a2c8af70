package uk.nolan.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser as an officer uses it: Chromium without a window. It waits for what it looks for. */
final class Browser implements AutoCloseable {

    /** What to do where there is none, in one line. */
    static final String HOW_TO_GET_ONE =
            "Browser tests skipped: no Chromium with its driver was found. On Debian and Ubuntu: apt-get install chromium chromium-driver";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> WCAG_2_2_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** Where pictures for the README go; below {@code target} unless somebody wants to renew those of the README. */
    private static final Path PICTURES = Path.of(System.getProperty("nolan.screenshots", "target/screenshots"));

    private final ChromeDriver driver;
    private final String address;

    Browser(String address) {
        this.address = address;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().orElseThrow().toFile());
        options.addArguments("--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en-GB", "--window-size=1440,1000");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(driver().orElseThrow().toFile()).build(), options);
    }

    /** Whether this machine has a browser and its driver. */
    static boolean isHere() {
        return browser().isPresent() && driver().isPresent();
    }

    private static Optional<Path> browser() {
        return onPath("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<Path> driver() {
        return onPath("chromedriver");
    }

    private static Optional<Path> onPath(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void open(String path) {
        driver.get(address + path);
    }

    /** Signs in on the page that asks for it, and stays where that leads. */
    void signIn(String account, String password) {
        type(By.name("username"), account);
        type(By.name("password"), password + Keys.ENTER);
        until(() -> !driver.getCurrentUrl().contains("/sign-in"), "signed in as " + account);
    }

    /** Forgets who is signed in, as if the session had ended. */
    void forgetSession() {
        driver.manage().deleteCookieNamed("JSESSIONID");
    }

    WebElement find(By by) {
        until(() -> visible(by).isPresent(), by.toString());
        return visible(by).orElseThrow();
    }

    /** All that is visible at the moment. */
    List<WebElement> all(By by) {
        return driver.findElements(by).stream().filter(Browser::isVisible).toList();
    }

    boolean sees(By by) {
        return visible(by).isPresent();
    }

    private Optional<WebElement> visible(By by) {
        return driver.findElements(by).stream().filter(Browser::isVisible).findFirst();
    }

    private static boolean isVisible(WebElement element) {
        try {
            return element.isDisplayed();
        } catch (StaleElementReferenceException gone) {
            return false;
        }
    }

    void click(By by) {
        until(() -> {
            WebElement element = find(by);
            ((JavascriptExecutor) driver).executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        }, "a click on " + by);
    }

    /** Writes into a field in place of what stands there. */
    void type(By by, String text) {
        until(() -> {
            WebElement field = find(by);
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
            field.sendKeys(text);
            return true;
        }, "typing into " + by);
    }

    /** Writes a date into a date field, whatever the language of the browser. */
    void date(By by, LocalDate date) {
        ((JavascriptExecutor) driver).executeScript("arguments[0].value = arguments[1]", find(by), date.toString());
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Goes on with Tab until the focus is where it is wanted, as somebody without a mouse does. */
    void tabTo(By by) {
        for (int pressed = 0; pressed < 80; pressed++) {
            WebElement focused = driver.switchTo().activeElement();
            if (driver.findElements(by).contains(focused)) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("80 times Tab did not lead to " + by + " on " + driver.getCurrentUrl());
    }

    /** Waits until the page shows a text somewhere. */
    void awaits(String text) {
        until(() -> text().contains(text), "\"" + text + "\" on " + driver.getCurrentUrl());
    }

    /** Everything that can be read on the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    void until(java.util.function.BooleanSupplier holds, String what) {
        try {
            new WebDriverWait(driver, PATIENCE)
                    .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
                    .ignoring(org.openqa.selenium.ElementClickInterceptedException.class)
                    .ignoring(org.openqa.selenium.ElementNotInteractableException.class)
                    .until(any -> holds.getAsBoolean());
        } catch (org.openqa.selenium.TimeoutException never) {
            picture("failed");
            throw new AssertionError("Waited for " + what + ". The page " + driver.getCurrentUrl() + " says: " + text(), never);
        }
    }

    /** No violation of WCAG 2.2 AA on the page, or in one part of it. */
    void isAccessible(String... selectors) {
        AxeBuilder axe = new AxeBuilder().withTags(WCAG_2_2_AA);
        Arrays.stream(selectors).forEach(axe::include);
        List<String> violations = axe.analyze(driver).getViolations().stream().map(Browser::inWords).toList();
        assertThat(violations).as(driver.getCurrentUrl()).isEmpty();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at " + rule.getNodes().stream().map(node -> node.getTarget() + " " + node.getHtml()).limit(5).toList();
    }

    /** Takes a picture of what the window shows. */
    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new AssertionError("The picture \"" + name + "\" cannot be written", e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
