package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The plain-text alternative of a letter says what the HTML says, in a shape that reads well without it. */
class PlainTextTest {

    @Test
    void paragraphsStandApartAndEndWithALineBreak() {
        assertThat(PlainText.of("<p>One.</p><p>Two,\n   still two.</p>")).isEqualTo("One.\n\nTwo, still two.\n");
    }

    @Test
    void headingsAreUnderlined() {
        assertThat(PlainText.of("<h1>The decision</h1><p>It is this.</p><h2>Why</h2><p>Because.</p><h3>More</h3><p>So.</p>")).isEqualTo("""
                The decision
                ============

                It is this.

                Why
                ---

                Because.

                More

                So.
                """);
    }

    @Test
    void theLineUnderALongHeadingIsNotLongerThanAScreen() {
        assertThat(PlainText.of("<h1>" + "word ".repeat(40) + "</h1>").lines().skip(1).findFirst()).contains("=".repeat(72));
    }

    @Test
    void itemsOfAListBeginWithADash() {
        assertThat(PlainText.of("<p>Send:</p><ul>\n  <li>minutes</li>\n  <li>a <strong>recording</strong>.</li>\n</ul><p>Thank you.</p>"))
                .isEqualTo("Send:\n\n- minutes\n- a recording.\n\nThank you.\n");
    }

    @Test
    void itemsOfANumberedListBeginWithTheirNumber() {
        assertThat(PlainText.of("<ol><li>First check.</li><li>Answer.</li></ol><ol><li>Anew.</li></ol>")).isEqualTo("1. First check.\n2. Answer.\n\n1. Anew.\n");
    }

    @Test
    void aRowOfATableIsALineAndAnEmptyCellIsPassedOver() {
        assertThat(PlainText.of("""
                <h2>Late</h2>
                <table>
                  <thead><tr><th>Due</th> <th>Case</th></tr></thead>
                  <tbody>
                    <tr>
                      <td>Monday</td>
                      <td></td>
                      <td><a href="https://www.example.org/1">A</a></td>
                    </tr>
                    <tr><td>Tuesday</td><td>late</td><td>B</td></tr>
                  </tbody>
                </table>
                <p>End.</p>""")).isEqualTo("""
                Late
                ----

                Due; Case

                - Monday; A (https://www.example.org/1)
                - Tuesday; late; B

                End.
                """);
    }

    @Test
    void aLinkShowsItsAddressOnce() {
        assertThat(PlainText.of("<p>Read <a href=\"https://www.example.org/code\">the code</a>.</p>")).isEqualTo("Read the code (https://www.example.org/code).\n");
        assertThat(PlainText.of("<p>See <a href=\"https://www.example.org\">https://www.example.org</a>.</p>")).isEqualTo("See https://www.example.org.\n");
        assertThat(PlainText.of("<p>Write to <a href=\"mailto:mo@example.org\">mo@example.org</a> or <a href=\"tel:01632960001\">ring us</a>.</p>"))
                .isEqualTo("Write to mo@example.org or ring us (01632960001).\n");
    }

    @Test
    void lineBreaksStay() {
        assertThat(PlainText.of("<p>Castle House<br>Great North Road<br/>\n Newark</p>")).isEqualTo("Castle House\nGreat North Road\nNewark\n");
    }

    @Test
    void entitiesBecomeTheirCharacters() {
        assertThat(PlainText.of("<p>Newark &amp; Sherwood &lt;b&gt; &quot;x&quot; &eacute; &#8364; &#x1F41D;</p>")).isEqualTo("Newark & Sherwood <b> \"x\" é € 🐝\n");
    }

    @Test
    void theLinesOfLetterheadAndSignatureStandCloseTogether() {
        assertThat(PlainText.of("<header>\n <p>The council</p>\n <p><strong>Reference:</strong> <span>X-1</span></p>\n</header>\n<p>Dear you,</p><div class=\"sender\">\n <p>Yours</p>\n <p>Me</p>\n</div>"))
                .isEqualTo("The council\nReference: X-1\n\nDear you,\n\nYours\nMe\n");
    }

    @Test
    void quotedParagraphsAreMarked() {
        assertThat(PlainText.of("<p>It says:</p><div class=\"text\"> <p>He shouted.</p><p>The council agrees.</p></div><p>We do not.</p>"))
                .isEqualTo("It says:\n\n> He shouted.\n\n> The council agrees.\n\nWe do not.\n");
    }

    @Test
    void whatOnlyProgramsReadIsLeftOut() {
        assertThat(PlainText.of("<html><head><title>T</title><style>p { color: red }</style></head><body><!-- hidden --><p>Seen.</p></body></html>")).isEqualTo("Seen.\n");
    }

    @Test
    void spacesBetweenWordsAreKeptAcrossTags() {
        assertThat(PlainText.of("<p>by <strong>Friday</strong> or <span>Monday</span>, <em>not</em>later</p>")).isEqualTo("by Friday or Monday, notlater\n");
    }
}
