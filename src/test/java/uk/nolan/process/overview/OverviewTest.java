package uk.nolan.process.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page about the procedure is true: it says what the files say, and everything that must be carried out is. */
class OverviewTest {

    private static final Overview OVERVIEW = Overview.of(Path.of(""));

    @Test
    void pageSaysWhatTheFilesSay() {
        assertThat(OVERVIEW.written()).as("%s is stale; renew it with: %s", Overview.PAGE, Overview.RENEW).isEqualTo(OVERVIEW.page());
    }

    @Test
    void everyCoreProvisionIsCarriedOut() {
        assertThat(OVERVIEW.open()).as("core provisions that nothing names; write the id at what carries it out")
                .extracting(Provision::id, Provision::title)
                .isEmpty();
    }

    @Test
    void everyIdThatIsNamedExists() {
        assertThat(OVERVIEW.unknown()).isEmpty();
    }

    @Test
    void everyDiagramHasItsPicture() {
        assertThat(OVERVIEW.outdatedPictures()).as("draw the pictures anew; the commands stand in %s:%n%s", Overview.PAGE, Pictures.COMMANDS).isEmpty();
    }

    @Test
    void aDayToCountFromIsSaidInWords() {
        Map<String, Map<String, String>> rows = Map.of("representations", Map.of("name", "Representations"));
        assertThat(Counted.words("representations-received else end of representations", rows)).isEqualTo("representations received, or else the end of “Representations”");
        assertThat(Counted.words("later of received, first-letter-sent once referred-to-hearing", rows))
                .isEqualTo("the later of: received; first letter sent, once referred to hearing");
        assertThat(Counted.words("date set: hearing-date", rows)).isEqualTo("the day set: hearing date");
    }
}
