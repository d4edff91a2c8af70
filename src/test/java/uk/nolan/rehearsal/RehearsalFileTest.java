package uk.nolan.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.people.Role;

class RehearsalFileTest {

    private static final String STORY =
            """
            rehearsal: Words in a meeting
            council: newark-and-sherwood
            complaint:
              received: 2026-12-11
              dated: 2026-12-10
              channel: web form
              complainant: { name: Cllr Desmond Pykett, capacity: councillor, email: desmond.pykett@example.org }
              withholdIdentity: I fear for my home.
              subjectMember: { name: Cllr Rhona Ellesby, authority: Marlbeck Parish Council }
              lastEvent: 2026-12-03
              allegation: >-
                Rude words,
                twice.
              provisions: [ "1.1" ]
            story:
              - on: 2026-12-14
                who: Monitoring Officer
                does: Decide validity
                due: 2026-12-18
                answers: { grounds: [], doubt: false, tellSubjectMember: "no", delayExplained: no, evidenceAskedOn: , reasons: Recent. }
                sends: [ acknowledgement to complainant ]
                notes: [ reminder of validity to monitoring-officer ]
                open: { Prepare first letter: no due date, Record representations: 2027-01-06 }
                notOpen: [ Decide validity ]
                deadlines: { initial-assessment: 2027-01-13 }
                journal: [ "6 January 2027" ]
                nothingTo: [ subject member, group-leader ]
              - on: 2026-12-14
                happens: nothing
              - on: 2026-12-15
                happens: holidays
                add: [ 2027-01-04 ]
                withdraw: [ 2027-05-03 ]
              - on: 2026-12-16
                who: Deputy Monitoring Officer
                starts: Extend a deadline
                answers: { deadlineOfCase: representations }
                refused: present last day
            ends:
              outcome: no-further-action
              on: 2027-01-22
            """;

    private final Rehearsal rehearsal = RehearsalFile.parse("words.yaml", STORY);

    @Test
    void readsWhatTheComplaintSays() {
        assertThat(rehearsal.title()).isEqualTo("Words in a meeting");
        assertThat(rehearsal.council()).isEqualTo("newark-and-sherwood");
        Complaint complaint = rehearsal.complaint();
        assertThat(complaint.received()).isEqualTo("2026-12-11");
        assertThat(complaint.subjectMember()).isEqualTo("Cllr Rhona Ellesby");
        assertThat(complaint.authority()).isEqualTo("Marlbeck Parish Council");
        assertThat(complaint.answers())
                .containsEntry("receivedOn", "2026-12-11")
                .containsEntry("complaintDate", "2026-12-10")
                .containsEntry("channel", "web-form")
                .containsEntry("complainantName", "Cllr Desmond Pykett")
                .containsEntry("complainantCapacity", "councillor")
                .containsEntry("complainantEmail", "desmond.pykett@example.org")
                .containsEntry("withholdIdentity", true)
                .containsEntry("withholdReasons", "I fear for my home.")
                .containsEntry("lastEventOn", "2026-12-03")
                .containsEntry("allegation", "Rude words, twice.")
                .containsEntry("codeProvisions", List.of("1.1"))
                .doesNotContainKeys("complainantAddress", "evidence", "helpGiven");
    }

    @Test
    void readsTheStory() {
        Step first = rehearsal.story().get(0);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.line()).isEqualTo(16);
        assertThat(first.on()).isEqualTo("2026-12-14");
        assertThat(first.inWords()).isEqualTo("step 1, Monday 14 December 2026, Monitoring Officer: Decide validity");
        assertThat(first.expected()).isEqualTo(new Step.Expected(
                Optional.of(Optional.of(LocalDate.parse("2026-12-18"))),
                List.of("acknowledgement to complainant"),
                List.of("reminder of validity to monitoring-officer"),
                Map.of("Prepare first letter", Optional.empty(), "Record representations", Optional.of(LocalDate.parse("2027-01-06"))),
                List.of("Decide validity"),
                Map.of("initial-assessment", LocalDate.parse("2027-01-13")),
                List.of("6 January 2027"),
                List.of("subject-member", "group-leader"),
                List.of(),
                List.of(),
                Optional.empty()));
        assertThat(rehearsal.story().get(1).deed()).isEqualTo(new Deed.Nothing());
        assertThat(rehearsal.story().get(2).deed())
                .isEqualTo(new Deed.Holidays(List.of(LocalDate.parse("2027-01-04")), List.of(LocalDate.parse("2027-05-03"))));
        assertThat(rehearsal.story().get(3).deed())
                .isEqualTo(new Deed.Starts(Role.DEPUTY, "Extend a deadline", Map.of("deadlineOfCase", "representations")));
        assertThat(rehearsal.story().get(3).expected().refused()).contains("present last day");
        assertThat(rehearsal.endings())
                .containsExactly(new Ending.Closed(40, Optional.empty(), "no-further-action", LocalDate.parse("2027-01-22"), List.of()));
    }

    /** A tick is true or false; yes and no are codes of a choice and stay what they are, whatever YAML makes of them elsewhere. */
    @Test
    void takesAnswersAsTheFormTakesThem() {
        Map<String, Object> answers = ((Deed.Does) rehearsal.story().get(0).deed()).answers();
        assertThat(answers)
                .containsEntry("grounds", List.of())
                .containsEntry("doubt", false)
                .containsEntry("tellSubjectMember", "no")
                .containsEntry("delayExplained", "no")
                .containsEntry("evidenceAskedOn", null)
                .containsEntry("reasons", "Recent.");
    }

    @Test
    void aCaseMayStayOpen() {
        String open = STORY.replaceAll("(?s)  outcome:.*", "  open: { Appoint Investigating Officer: no due date }\n");
        assertThat(RehearsalFile.parse("words.yaml", open).endings())
                .containsExactly(new Ending.StillOpen(40, Optional.empty(), Map.of("Appoint Investigating Officer", Optional.empty()), List.of()));
    }

    /** A story may have more than one case: a step names the other by its reference, and the end tells of each. */
    @Test
    void aStoryMayHaveMoreThanOneCase() {
        String two = STORY.replace("  - on: 2026-12-14\n    happens: nothing", "  - on: 2026-12-14\n    happens: nothing\n    case: NSDC-2026-0002");
        Rehearsal story = RehearsalFile.parse("words.yaml", two);
        assertThat(story.story().get(0).reference()).isEmpty();
        assertThat(story.story().get(1).reference()).contains("NSDC-2026-0002");
        assertThat(story.story().get(1).inWords()).isEqualTo("step 2, Monday 14 December 2026, case NSDC-2026-0002, Nothing happens");
    }

    @Test
    void theEndTellsOfEachCaseInAListOrByReference() {
        Ending first = new Ending.Closed(42, Optional.of("NSDC-2026-0001"), "withdrawn", LocalDate.parse("2027-01-22"), List.of("subject-member"));
        String byReference = STORY.replaceAll("(?s)\nends:.*", """

                ends:
                  NSDC-2026-0001:
                    outcome: withdrawn
                    on: 2027-01-22
                    nothingTo: [ subject-member ]
                  NSDC-2026-0002:
                    open: { Decide validity: 2027-01-29 }
                """);
        assertThat(RehearsalFile.parse("words.yaml", byReference).endings())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .containsExactly(first, open(Optional.of("NSDC-2026-0002")));
        String inAList = STORY.replaceAll("(?s)\nends:.*", """

                ends:
                  - case: NSDC-2026-0001
                    outcome: withdrawn
                    on: 2027-01-22
                    nothingTo: [ subject-member ]
                  - open: { Decide validity: 2027-01-29 }
                """);
        assertThat(RehearsalFile.parse("words.yaml", inAList).endings())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .containsExactly(first, open(Optional.empty()));
        String twice = STORY.replaceAll("(?s)\nends:.*", "\n") + ("ends:\n  - { outcome: withdrawn, on: 2027-01-22 }\n  - { open: {} }\n");
        assertThatThrownBy(() -> RehearsalFile.parse("words.yaml", twice)).hasMessageContaining("say of each case once how it ends");
    }

    private static Ending open(Optional<String> reference) {
        return new Ending.StillOpen(0, reference, Map.of("Decide validity", Optional.of(LocalDate.parse("2027-01-29"))), List.of());
    }

    /** Nobody's name stands in an anonymous complaint; what the start form asks beside what has a word of its own here is answered by its key. */
    @Test
    void readsAComplaintWithoutAName() {
        String anonymous = STORY.replaceFirst("complainant: \\{.*}", "complainant: { capacity: public }")
                .replaceFirst("  withholdIdentity: .*\n", "  anonymous: true\n  oral: true\n  complete: no\n  answers: { otherRole: \"yes\", doubt: true }\n");
        assertThat(RehearsalFile.parse("words.yaml", anonymous).complaint().answers())
                .containsEntry("anonymous", true)
                .containsEntry("oral", true)
                .containsEntry("complete", "no")
                .containsEntry("otherRole", "yes")
                .containsEntry("doubt", true)
                .containsEntry("complainantCapacity", "public")
                .doesNotContainKeys("complainantName", "withholdIdentity");
    }

    @Test
    void oneLineMayNameSeveralRecipients() {
        String three = STORY.replace(
                "[ acknowledgement to complainant ]", "[ no-further-action to complainant, subject member and clerk ]");
        assertThat(RehearsalFile.parse("words.yaml", three).story().get(0).expected().sends())
                .containsExactly("no-further-action to complainant", "no-further-action to subject-member", "no-further-action to clerk");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            on: 2026-12-16             | on: 2026-12-13             | line 34 | order of their days
            on: 2026-12-14             | on: 14 December            | line 16 | 2026-12-18
            who: Monitoring Officer    | who: Monitoring officier   | line 17 | Known are: Monitoring Officer
            does: Decide validity      | dose: Decide validity      | line 18 | Known are: on, who, does
            does: Decide validity      | due: 2026-12-18            | line 19 | given twice
            happens: nothing           | happens: rain              | line 29 | Write nothing or holidays
            happens: nothing           | does: Decide validity      | line 28 | "who" is missing
            happens: holidays          | happens: nothing           | line 32 | Take it away
            due: 2026-12-18            | due: soon                  | line 19 | 2026-12-18
            [ acknowledgement to complainant ] | [ acknowledgement ] | line 21 | to whom
            outcome: no-further-action | outcom: no-further-action  | line 40 | outcome, on, open
            channel: web form          | canal: web form            | line 6  | channel
            lastEvent: 2026-12-03      | lastEvent: 2026-02-30      | line 10 | 2026-02-30
            story:                     | stories:                   | line 15 | story
            """)
    void saysWhatIsWrongWhereAndTheCure(String right, String wrong, String line, String cure) {
        assertThatThrownBy(() -> RehearsalFile.parse("words.yaml", STORY.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("words.yaml " + line.strip() + ":")
                .hasMessageContaining(cure);
    }

    @Test
    void aRehearsalMustSayHowItEnds() {
        assertThatThrownBy(() -> RehearsalFile.parse("words.yaml", STORY.replaceAll("(?s)\nends:.*", "")))
                .hasMessageContaining("\"ends\" is missing");
    }

    @Test
    void namesAFileThatCannotBeRead(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> RehearsalFile.read(folder.resolve("nowhere.yaml"))).hasMessageContaining("nowhere.yaml cannot be read");
        Path latin = Files.write(folder.resolve("latin.yaml"), "rehearsal: Caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> RehearsalFile.read(latin)).hasMessageContaining("latin.yaml is not written in UTF-8");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void readsTheShippedRehearsals(Path file) {
        Rehearsal one = RehearsalFile.read(file);
        assertThat(file.getFileName().toString()).startsWith(one.council());
        assertThat(one.story()).isNotEmpty();
    }

    static Stream<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("processes/rehearsals"))) {
            return files.sorted().toList().stream();
        }
    }
}
