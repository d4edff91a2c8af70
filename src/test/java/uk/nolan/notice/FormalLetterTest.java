package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import uk.nolan.NolanTest;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** A formal letter is shown as it will go out, and the officer who checks it may word its marked places herself. */
@NolanTest
class FormalLetterTest {

    @Autowired
    private Story story;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Ledger ledger;

    @BeforeEach
    void emptyStage() {
        story.begin("2026-12-11");
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private List<Letter> letters(String reference, String notice) {
        return ledger.letters(reference).stream().filter(letter -> letter.notice().equals(notice)).toList();
    }

    /** What the form shows, as the officer reads it. */
    private String shown(String field) {
        return HtmlUtils.htmlUnescape(String.valueOf(story.shown("Check letter").get(field)));
    }

    private void checks(Object... changes) {
        Map<String, Object> answers = story.answers("Check letter");
        for (int i = 0; i < changes.length; i += 2) {
            answers.put((String) changes[i], changes[i + 1]);
        }
        story.goesOver("Check letter", answers);
    }

    /** Every version of it: to the complainant, the councillor, the clerk and the Independent Person. */
    @Test
    void isShownAsItGoesOut() {
        String reference = story.upTo("Check letter", Story.INVESTIGATED);
        String preview = shown("letterPreview");
        assertThat(letters(reference, "decision-to-investigate")).isEmpty();
        assertThat(preview).contains("To the complainant, Ms Imogen Vardle", "To the subject member, Cllr Rhona Ellesby", "To the clerk, ", "To the independent person, ");
        List<String> opening = shown("openingDefault").lines().filter(line -> !line.isBlank()).toList();
        checks();
        assertThat(letters(reference, "decision-to-investigate")).hasSize(4).allSatisfy(letter -> {
            assertThat(letter.plainText()).contains(opening);
            assertThat(preview).contains("To the " + letter.recipientRole().replace('-', ' '));
            assertThat(letter.html()).doesNotContain("data-place");
        });
    }

    @Test
    void carriesTheOfficersWordsOnceSheHasSeenThem() {
        String reference = story.upTo("Check letter", Story.INVESTIGATED);
        String standard = shown("openingDefault");
        checks("opening", "We have read what you both wrote.\nIt needs more facts.", "letterReady", "again");
        assertThat(letters(reference, "decision-to-investigate")).isEmpty();
        assertThat(shown("letterPreview")).contains("We have read what you both wrote.", "It needs more facts.").doesNotContain(standard.lines().findFirst().orElseThrow());
        assertThat(shown("openingDefault")).isEqualTo("We have read what you both wrote.\nIt needs more facts.");
        checks();
        assertThat(letters(reference, "decision-to-investigate")).hasSize(4).allSatisfy(letter -> {
            assertThat(letter.plainText()).contains("We have read what you both wrote.\n\nIt needs more facts.").doesNotContain(standard.lines().findFirst().orElseThrow());
            assertThat(letter.html()).contains("<p>We have read what you both wrote.</p>");
        });
    }

    @Test
    void whatSheTypesStaysTextAndAPlaceThatSheEmptiedGoes() {
        String reference = story.upTo("Check letter", Story.INVESTIGATED);
        String closing = shown("closingDefault").lines().findFirst().orElseThrow();
        String hostile = "<script>alert(1)</script> <div data-place=\"closing\">x</div> ${9173*3133} {{x}}";
        checks("opening", hostile, "closing", " \n ");
        assertThat(letters(reference, "decision-to-investigate")).hasSize(4).allSatisfy(letter -> {
            assertThat(letter.plainText()).contains(hostile).doesNotContain(closing);
            assertThat(letter.html()).doesNotContain("<script", "28739009");
        });
    }

    /** Words written for one letter do not come again in the next of its kind. */
    @Test
    void theNextLetterOfItsKindBeginsWithTheStandardWordsAgain() {
        String reference = story.upTo("Complete final report", Story.INVESTIGATED);
        story.goesOver("Complete final report", story.answers("Complete final report"));
        checks("opening", "This is the report as first completed.");
        story.goesOn("Review report", Map.of());
        story.on("2026-12-14");
        Map<String, Object> back = story.answers("Review report");
        back.putAll(Map.of("review", "send-back", "lacking", "The second witness.", "reconsiderBy", "2027-01-15"));
        story.goesOver("Review report", back);
        story.goesOver("Reconsider report", story.answers("Reconsider report"));
        assertThat(shown("openingDefault")).startsWith("The Monitoring Officer had asked the Investigating Officer to reconsider the report.").doesNotContain("as first completed");
        checks();
        assertThat(letters(reference, "final-report")).extracting(letter -> letter.plainText().contains("This is the report as first completed.")).containsExactly(true, true, false, false);
    }
}
