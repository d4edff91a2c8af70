package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import uk.nolan.notice.Letter;
import uk.nolan.process.OpenTask;

class ChecksTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2026-12-18");
    private static final OpenTask DECIDE = new OpenTask("1", "Decide validity", Optional.of(FRIDAY));
    private static final OpenTask PREPARE = new OpenTask("2", "Prepare first letter", Optional.empty());

    @Test
    void holdsWhereTasksAndDatesAreAsExpected() {
        assertThatCode(() -> {
                    Checks.due(DECIDE, Optional.of(FRIDAY));
                    Checks.open(
                            Map.of("Decide validity", Optional.of(FRIDAY), "Prepare first letter", Optional.empty()),
                            List.of(PREPARE, DECIDE));
                    Checks.notOpen(List.of("Assess complaint"), List.of(PREPARE, DECIDE));
                    Checks.deadlines(Map.of("validity", FRIDAY), Map.of("validity", FRIDAY, "acknowledgement", FRIDAY));
                    Checks.journal(List.of(), List.of());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void saysWhatWasExpectedAndWhatIsFound() {
        assertUnmet(
                () -> Checks.due(DECIDE, Optional.empty()),
                "\"Decide validity\" without a due date",
                "\"Decide validity\" due Friday 18 December 2026");
        assertUnmet(
                () -> Checks.open(Map.of("Decide validity", Optional.of(FRIDAY.plusDays(3))), List.of(DECIDE, PREPARE)),
                "open: Decide validity due Monday 21 December 2026",
                "open: Decide validity due Friday 18 December 2026, Prepare first letter without a due date");
        assertUnmet(
                () -> Checks.notOpen(List.of("Prepare first letter"), List.of(PREPARE)),
                "\"Prepare first letter\" not to be open",
                "open: Prepare first letter without a due date");
        assertUnmet(
                () -> Checks.deadlines(Map.of("validity", FRIDAY), Map.of()),
                "deadline validity on Friday 18 December 2026",
                "deadlines: none");
        assertUnmet(() -> Checks.journal(List.of("late"), List.of()), "a journal line with \"late\"", "no new line");
    }

    @Test
    void looksForWordsInLettersAndTheirReaders() {
        Letter letter = mock(Letter.class);
        when(letter.notice()).thenReturn("first-letter");
        when(letter.recipientRole()).thenReturn("subject-member");
        when(letter.recipientName()).thenReturn("Cllr Rhona Ellesby");
        when(letter.subject()).thenReturn("A complaint about you");
        when(letter.plainText()).thenReturn("You shouted\nat volunteers.");
        assertThatCode(() -> Checks.words(List.of("ellesby", "shouted at volunteers"), List.of("Pykett"), List.of(letter))).doesNotThrowAnyException();
        assertUnmet(() -> Checks.words(List.of("Pykett"), List.of(), List.of(letter)), "a letter with \"Pykett\"", "sent: first-letter to subject-member");
        assertUnmet(() -> Checks.words(List.of(), List.of("volunteers"), List.of(letter)), "no letter with \"volunteers\"", "it stands in: first-letter to subject-member");
    }

    @Test
    void nobodyOfThoseNamedGotAnything() {
        Letter letter = mock(Letter.class);
        when(letter.recipientRole()).thenReturn("subject-member");
        when(letter.notice()).thenReturn("first-letter");
        assertThatCode(() -> Checks.nothingTo(List.of("group-leader", "clerk"), List.of(letter))).doesNotThrowAnyException();
        assertUnmet(
                () -> Checks.nothingTo(List.of("clerk", "subject-member"), List.of(letter)),
                "nothing sent to subject member in the whole story",
                "sent: first-letter to subject-member");
    }

    private static void assertUnmet(ThrowingCallable check, String expected, String found) {
        Unmet unmet = catchThrowableOfType(Unmet.class, check);
        assertThat(unmet.expected()).isEqualTo(expected);
        assertThat(unmet.found()).isEqualTo(found);
    }
}
