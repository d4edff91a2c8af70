package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The places of a formal letter that the officer may word herself. */
class PlacesTest {

    private static final String LETTER = """
            <html><body><p>Dear Ms Vardle,</p>
            <div class="quiet" data-place="opening"><p>We write to you.</p> <p>It is about your complaint.</p></div>
            <p>The standing part.</p>
            <div data-place="closing"><p>We will write again.</p></div></body></html>""";

    @Test
    void showsTheWordsOfEachPlaceAsTextToBeChanged() {
        assertThat(Places.of(LETTER)).containsExactly(
                Map.entry("opening", "We write to you.\n\nIt is about your complaint."), Map.entry("closing", "We will write again."));
        assertThat(Places.of("<p>No place.</p>")).isEmpty();
    }

    @Test
    void wordsLeftAsShownGiveTheSameLetter() {
        Document untouched = Jsoup.parse(Places.filled(LETTER, Map.of()));
        Document sentBack = Jsoup.parse(Places.filled(LETTER, Places.of(LETTER)));
        assertThat(sentBack.text()).isEqualTo(untouched.text());
        assertThat(sentBack.select("p").eachText()).isEqualTo(untouched.select("p").eachText());
        assertThat(untouched.select("[data-place]")).as("no mark reaches a recipient").isEmpty();
        assertThat(sentBack.select("div.quiet")).hasSize(1);
    }

    @Test
    void theOfficersWordsTakeThePlaceOfTheTextsOwn() {
        Document letter = Jsoup.parse(Places.filled(LETTER, Map.of("opening", "First.\n \r\n  Second.  \n", "particulars", "Nowhere to stand.")));
        assertThat(letter.select("div.quiet p").eachText()).containsExactly("First.", "Second.");
        assertThat(letter.text()).contains("The standing part.", "We will write again.").doesNotContain("We write to you", "Nowhere");
    }

    @Test
    void aPlaceThatSheEmptiedGoes() {
        Document letter = Jsoup.parse(Places.filled(LETTER, Map.of("opening", " \n ")));
        assertThat(letter.text()).isEqualTo("Dear Ms Vardle, The standing part. We will write again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "</div></body><p data-place=\"closing\">x</p>",
        "&lt;b&gt; &amp; &quot; <!-- x",
        "${9173*3133} [[${9173*3133}]] __${9173*3133}__ {{x}} \\ $1",
    })
    void whateverSheTypesStaysText(String words) {
        Document letter = Jsoup.parse(Places.filled(LETTER, Map.of("opening", words)));
        assertThat(letter.select("div.quiet p").eachText()).containsExactly(words);
        assertThat(letter.select("script, img, [onerror], [data-place]")).isEmpty();
        assertThat(letter.text()).contains("The standing part.", "We will write again.");
    }

    /** Only the letter's own marks are places; words that speak of one are words. */
    @Test
    void aPlaceCannotBeTyped() {
        String typed = LETTER.replace("The standing part.", "&lt;div data-place=\"particulars\"&gt;&lt;p&gt;Mine&lt;/p&gt;&lt;/div&gt;");
        assertThat(Places.of(typed)).containsOnlyKeys("opening", "closing");
        assertThat(Jsoup.parse(Places.filled(typed, Map.of("particulars", "Yours"))).text()).contains("Mine").doesNotContain("Yours");
    }
}
