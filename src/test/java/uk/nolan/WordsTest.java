package uk.nolan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody is called by one word: complainant and subject member stand in every form, letter and diagram, and no word that judges in advance (NS-1-4, ST-1-1). */
class WordsTest {

    private static final Pattern OTHER_WORDS = Pattern.compile("\\b(accused|accuser|defendant|respondent|plaintiff|culprit|offender|perpetrator|whistleblower)s?\\b", Pattern.CASE_INSENSITIVE);

    static Stream<Path> texts() {
        return Stream.of("forms", "processes", "src/main/resources/notices")
                .flatMap(WordsTest::below)
                .filter(file -> Stream.of(".form", ".bpmn", ".dmn", ".html").anyMatch(file.toString()::endsWith));
    }

    private static Stream<Path> below(String folder) {
        try {
            return Files.walk(Path.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void nobodyIsCalledByAnotherWord(Path file) throws IOException {
        List<String> found = OTHER_WORDS.matcher(Files.readString(file)).results().map(match -> match.group()).toList();
        assertThat(found).isEmpty();
    }
}
