package uk.nolan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A notice on the website never names the complainant, however the name came into it (procedure c, N40). */
class RedactionTest {

    private static String without(String name, String text) {
        return published(new Redaction().of(name, "the complainant"), text);
    }

    private static String published(Redaction redaction, String text) {
        return Jsoup.parse(redaction.html("<html><body><p>" + text + "</p></body></html>")).select("p").text();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
        "Ms Imogen Vardle     | Ms Imogen Vardle said so.            | the complainant said so.",
        "Ms Imogen Vardle     | Imogen Vardle said so.               | the complainant said so.",
        "Ms Imogen Vardle     | Mrs. Vardle said so.                 | the complainant said so.",
        "Ms Imogen Vardle     | Imogen said so.                      | the complainant said so.",
        "Ms Imogen Vardle     | Ms VARDLE's letter, and vardle's     | the complainant's letter, and the complainant's",
        "Ms Imogen Vardle     | Vardle, Vardley and Evardle          | the complainant, Vardley and Evardle",
        "Ms Imogen  Vardle    | Imogen   Vardle                      | the complainant",
        "Imogen Vardle (Ms)   | Ms Vardle and Imogen                 | the complainant and the complainant",
        "Vardle, Imogen       | Ms Vardle and Imogen                 | the complainant and the complainant",
        "Mr Will Oakes        | The panel will hear Will.            | The panel will hear the complainant.",
        "Ms Zoë Brontë        | BRONTË and Zoë Brontë, but Zo        | the complainant and the complainant, but Zo",
        "Ms Ita O'Hare        | Ms O’Hare and O'Hare                 | the complainant and the complainant",
        "Ms Ann Smith-Jones   | Smith-Jones, Ann Smith-Jones         | the complainant, the complainant",
        "Dr Xi Ng             | Xi Ng, and an Ng of another kind     | the complainant, and an Ng of another kind",
        "A+B $1 (c)           | a+b $1 c said so                     | the complainant said so",
        "Ms                   | Ms said so                           | Ms said so",
    })
    void aNameGoesHoweverItIsWritten(String name, String text, String published) {
        assertThat(without(name, text)).isEqualTo(published);
    }

    @Test
    void aNameThatSaysNothingTakesNothingAway() {
        assertThat(without("", "The panel met.")).isEqualTo("The panel met.");
        assertThat(without(" - ", "The panel - as ever - met.")).isEqualTo("The panel - as ever - met.");
    }

    /** The member who is named keeps her name, also where the complainant shares a part of it. */
    @Test
    void whoIsNamedStaysNamed() {
        Redaction named = new Redaction().of("Mr Rupert Ellesby", "the complainant").sparing("Cllr Rhona Ellesby");
        assertThat(published(named, "Mr Rupert Ellesby said that Cllr Rhona Ellesby and Cllr Ellesby shouted, and Rupert left."))
                .isEqualTo("the complainant said that Cllr Rhona Ellesby and Cllr Ellesby shouted, and the complainant left.");
    }

    @Test
    void whoIsNotNamedGoesTooAndTheTwoAreToldApart() {
        Redaction nobody = new Redaction().of("Mr Rupert Ellesby", "the complainant").of("Cllr Rhona Ellesby", "the councillor");
        assertThat(published(nobody, "Mr Rupert Ellesby complained of Cllr Rhona Ellesby; Rhona shouted.")).isEqualTo("the complainant complained of the councillor; the councillor shouted.");
    }

    @Test
    void howToReachSomebodyGoesAsItIsWritten() {
        Redaction redaction = new Redaction().of("Ms Imogen Vardle", "the complainant").exactly("imogen.vardle@example.org", "the complainant").exactly("01632 960455", "the complainant");
        assertThat(published(redaction, "Write to Imogen.Vardle@example.org or ring 01632 960455.")).isEqualTo("Write to the complainant or ring the complainant.");
    }

    /** A complainant who is called like the parish does not take away the parish's name. */
    @Test
    void namesThatAreSparedStay() {
        Redaction association = new Redaction().of("Marlbeck Residents' Association", "the complainant").sparing("Marlbeck Parish Council");
        assertThat(published(association, "The Marlbeck Residents’ Association wrote to Marlbeck Parish Council.")).isEqualTo("The the complainant wrote to Marlbeck Parish Council.");
    }

    @Test
    void theTitleOfThePageIsPublishedTooAndStylesAreLeftAlone() {
        String html = new Redaction().of("Ms Imogen Red", "the complainant").html("<html><head><title>Notice: Ms Red</title><style>p { color: red }</style></head><body><p>&lt;b&gt;Red</p></body></html>");
        assertThat(Jsoup.parse(html).title()).isEqualTo("Notice: the complainant");
        assertThat(html).contains("p { color: red }", "<p>&lt;b&gt;the complainant</p>");
    }
}
