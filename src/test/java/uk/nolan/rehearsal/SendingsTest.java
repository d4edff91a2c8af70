package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import uk.nolan.council.YamlEntry;

class SendingsTest {

    @Test
    void aLetterSentTwiceIsNotTheSameAsOnce() {
        assertThat(Sendings.missing(List.of("a to b", "a to b"), List.of("a to b"))).containsExactly("a to b");
        assertThat(Sendings.missing(List.of("a to b", "c to d"), List.of("c to d", "a to b"))).isEmpty();
    }

    @Test
    void knowsRecipientsByTheirCodes() {
        YamlEntry entry = YamlEntry.parse("file", "nothingTo: [ Subject Member, group-leader ]");
        assertThat(Sendings.recipients(entry, "nothingTo")).containsExactly("subject-member", "group-leader");
        assertThat(Sendings.recipients(entry, "sends")).isEmpty();
    }

    @Test
    void tellsThemInOneLine() {
        assertThat(Sendings.inWords(List.of())).isEqualTo("nothing");
        assertThat(Sendings.inWords(List.of("a to b", "c to d", "a to b"))).isEqualTo("a to b (2 times), c to d");
    }
}
