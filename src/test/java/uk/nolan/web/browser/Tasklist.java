package uk.nolan.web.browser;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Camunda's Tasklist, as an officer works in it. */
final class Tasklist {

    private static final By ROWS = By.cssSelector(".tasks-list li.task");
    private static final Pattern REFERENCE = Pattern.compile("[A-Z]+-\\d{4}-\\d{4}");

    /** As the form's calendar takes a typed date. */
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);

    private final Browser browser;

    Tasklist(Browser browser) {
        this.browser = browser;
    }

    void filter(String name) {
        browser.click(By.xpath("//*[contains(@class, 'task-filters')]//a[contains(normalize-space(), \"" + name + "\")]"));
    }

    /** The rows of the list as they read, from the top. */
    List<String> rows() {
        return browser.all(ROWS).stream().map(WebElement::getText).toList();
    }

    boolean lists(String task, String reference) {
        return rows().stream().anyMatch(row -> row.contains(task) && row.contains(reference));
    }

    /** Opens the first task of this name. */
    void choose(String task) {
        browser.click(By.xpath("//ol[contains(@class, 'tasks-list')]//li[contains(@class, 'task')][contains(., '" + task + "')]//h4"));
        browser.find(By.cssSelector(".fjs-form"));
    }

    /** The reference of the case to which the first task of this name belongs. */
    String reference(String task) {
        return rows().stream()
                .filter(row -> row.contains(task))
                .map(REFERENCE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row shows the case of \"" + task + "\": " + rows()));
    }

    void claim() {
        browser.click(By.cssSelector("button.claim, a.claim, [ng-click='claim()']"));
        browser.find(By.cssSelector("[ng-click='unclaim()'], .unclaim"));
    }

    void tab(String name) {
        browser.click(By.xpath("//ul[contains(@class, 'nav-tabs')]//a[contains(., '" + name + "')]"));
    }

    /** Chooses one of several answers. */
    void answer(String question, String answer) {
        browser.click(By.xpath(field(question) + "//label[normalize-space()='" + answer + "']"));
    }

    void write(String question, String text) {
        browser.type(By.xpath(field(question) + "//*[self::textarea or self::input]"), text);
    }

    void date(String question, LocalDate date) {
        browser.type(By.xpath(field(question) + "//input"), TYPED.format(date));
        browser.press(Keys.TAB);
    }

    private static String field(String question) {
        return "//*[contains(@class, 'fjs-form-field')][.//label[starts-with(normalize-space(), '" + question + "')]]";
    }

    /** Closes the message that lies over the buttons. */
    void dismissMessage() {
        browser.click(By.cssSelector(".page-notifications .close"));
        browser.until(() -> !browser.sees(By.cssSelector(".page-notifications .close")), "the message closed");
    }

    void complete() {
        browser.click(By.xpath("//button[normalize-space()='Complete']"));
    }
}
