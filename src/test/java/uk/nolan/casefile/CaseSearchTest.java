package uk.nolan.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseSearchQuestion.By;
import uk.nolan.casefile.CaseSearchQuestion.Order;
import uk.nolan.casefile.CaseSearchQuestion.Received;
import uk.nolan.casefile.CaseSearchQuestion.Standing;
import uk.nolan.deadline.Pause;
import uk.nolan.people.Officers;
import uk.nolan.process.Procedure;

/** Finds its own cases among those of all other tests by a word that stands in their names only. */
@NolanTest
class CaseSearchTest {

    private static final Order NEXT_DUE = new Order(By.NEXT_DUE, false);
    private static String version;

    @Autowired
    private CaseSearch search;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private CaseDeadlines deadlines;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    private final String mine = "q" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void theVersionOfTheProcedure() {
        if (version == null) {
            String any = procedure.start(
                    Procedure.COMPLAINT,
                    Map.of(
                            "complainantName", "Cllr Desmond Pykett", "complainantCapacity", "councillor", "complainantEmail", "desmond.pykett@example.org", "subjectMember", "rhona-ellesby",
                            "authority", "marlbeck", "allegation", "Rude words.", "receivedOn", "2026-11-02", "channel", "letter"),
                    officers.find("monitoringOfficer").orElseThrow());
            version = caseFiles.get(any).procedureVersion();
        }
    }

    private String received(String on, String complainant, boolean withheld, String subjectMember, String authority) {
        NewComplaint complaint = new NewComplaint(
                LocalDate.parse(on), LocalDate.parse(on), "letter", complainant, "public", null, null, null, withheld, null, subjectMember + " " + mine, null, authority, null, false, null);
        String reference = caseFiles.open(complaint, "NSDC", version, "Nolan").reference();
        deadlines.noteMoves(reference, "the complaint was received", "Nolan");
        return reference;
    }

    private String received(String on) {
        return received(on, "Ms Imogen Vardle", false, "Cllr Rhona Ellesby", "marlbeck");
    }

    private static CaseSearchReader everything() {
        return new CaseSearchReader(true, Set.of(), Set.of(), "monitoringOfficer", true);
    }

    private CaseSearchQuestion asking(String words) {
        return new CaseSearchQuestion(words + " " + mine, Optional.empty(), Standing.ALL, Optional.empty(), Received.EVER, NEXT_DUE, 1);
    }

    private List<String> found(CaseSearchQuestion question, CaseSearchReader reader) {
        CaseSearchResult result = search.find(question, reader);
        List<String> references = result.cases().stream().map(found -> found.file().reference()).toList();
        assertThat(result.total()).isEqualTo(references.size());
        return references;
    }

    private List<String> found(String words) {
        return found(asking(words), everything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ellesby", "ELLESBY rhona", "  rhona\tcllr ", "imogen ellesby", "o'connor", "O’Connor", "zoe", "ZOË", "zoe\u0308", "strasse", "soren", "sby"})
    void findsBySomeWordsOfThePartiesInAnyOrder(String words) {
        String one = received("2026-11-02", "Ms Imogen Zoë O'Connor", false, "Cllr Søren Straße Rhona Ellesby", "marlbeck");
        assertThat(found(words)).containsExactly(one);
    }

    @Test
    void findsByPartOfTheReference() {
        String one = received("2026-11-02");
        received("2026-11-03");
        assertThat(found(one)).containsExactly(one);
        assertThat(found(one.toLowerCase(java.util.Locale.ROOT))).containsExactly(one);
        assertThat(found(one.substring(4))).containsExactly(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "!", "'", "\\", "''; drop table standards_case; --", "ellesby pykett", "ellesbyy", "100%", "${7*7}", "\uD83D\uDE00"})
    void findsNothingByWhatIsNotThere(String words) {
        received("2026-11-02");
        assertThat(found(words)).isEmpty();
    }

    @Test
    void takesEveryCharacterAsItIs() {
        String one = received("2026-11-02", "Mr 100% O_o !\\'", false, "Cllr <b>", "marlbeck");
        for (String words : List.of("100%", "o_o", "!\\'", "<b>")) {
            assertThat(found(words)).as(words).containsExactly(one);
        }
        assertThat(found("0%o")).isEmpty();
        assertThat(found("\u0000o_\u0000o")).as("characters that nobody can see").containsExactly(one);
    }

    @Test
    void followsANewNameOfTheComplainant() {
        String one = received("2026-11-02");
        caseFiles.changeComplainant(one, "Mrs Winifred Oldacre", "clerk", null);
        assertThat(found("oldacre")).containsExactly(one);
        assertThat(found("vardle")).isEmpty();
    }

    /** NS-6-18: whoever may not know who complains cannot find it out by trying names; the case itself is there under the subject member's name. */
    @Test
    void doesNotConfirmAWithheldComplainant() {
        String withheld = received("2026-11-02", "Ms Imogen Vardle", true, "Cllr Rhona Ellesby", "marlbeck");
        String open = received("2026-11-03");
        CaseSearchReader panel = new CaseSearchReader(false, Set.of(withheld, open), Set.of(), "hearingPanel", false);
        assertThat(found(asking("vardle"), panel)).containsExactly(open);
        assertThat(found(asking("vardle ellesby"), panel)).containsExactly(open);
        assertThat(found(asking("ellesby"), panel)).containsExactlyInAnyOrder(withheld, open);
        CaseSearchReader independentPerson = new CaseSearchReader(false, Set.of(withheld, open), Set.of(), "independentPerson", true);
        assertThat(found(asking("vardle"), independentPerson)).containsExactlyInAnyOrder(withheld, open);
        caseFiles.handOver(withheld, "hearingPanel");
        assertThat(found(asking("vardle"), panel)).as("who acts in the case knows").containsExactlyInAnyOrder(withheld, open);
    }

    /** Procedure a.6: nothing of a case for whoever has declared a conflict in it, and for others only their own. */
    @Test
    void findsAndCountsOnlyWhatTheReaderMaySee() {
        String one = received("2026-11-02");
        String other = received("2026-11-03");
        caseFiles.enterStage(other, "Stage " + mine, "Nolan");
        CaseSearchReader conflicted = new CaseSearchReader(true, Set.of(), Set.of(other), "deputy", true);
        assertThat(found(asking(""), conflicted)).containsExactly(one);
        assertThat(found(asking(other), conflicted)).isEmpty();
        assertThat(search.stages(conflicted)).doesNotContain("Stage " + mine);
        assertThat(search.stages(everything())).contains("Stage " + mine);
        CaseSearchReader panel = new CaseSearchReader(false, Set.of(one, other), Set.of(one), "hearingPanel", false);
        assertThat(found(asking(""), panel)).containsExactly(other);
        CaseSearchReader nobody = new CaseSearchReader(false, Set.of(), Set.of(), "democraticServices", false);
        assertThat(found(asking(""), nobody)).isEmpty();
        assertThat(search.stages(nobody)).isEmpty();
    }

    @Test
    void findsByCouncilStageAndStanding() {
        String one = received("2026-11-02");
        String elsewhere = received("2026-11-03", "Ms Imogen Vardle", false, "Cllr Rhona Ellesby", "wenthorpe");
        String closed = received("2026-11-04");
        String resting = received("2026-11-05");
        caseFiles.enterStage(one, "Validity", "Nolan");
        caseFiles.close(closed, "withdrawn", "Nolan");
        caseFiles.record(resting, Pause.BEGUN, LocalDate.of(2026, 11, 20), "Nolan");
        assertThat(found(new CaseSearchQuestion(mine, Optional.of("wenthorpe"), Standing.ALL, Optional.empty(), Received.EVER, NEXT_DUE, 1), everything())).containsExactly(elsewhere);
        assertThat(found(new CaseSearchQuestion(mine, Optional.empty(), Standing.ALL, Optional.of("Validity"), Received.EVER, NEXT_DUE, 1), everything())).containsExactly(one);
        assertThat(found(standing(Standing.OPEN), everything())).containsExactlyInAnyOrder(one, elsewhere, resting);
        assertThat(found(standing(Standing.CLOSED), everything())).containsExactly(closed);
        assertThat(found(standing(Standing.IN_ABEYANCE), everything())).containsExactly(resting);
        caseFiles.record(resting, Pause.ENDED, LocalDate.of(2026, 11, 21), "Nolan");
        assertThat(found(standing(Standing.IN_ABEYANCE), everything())).isEmpty();
    }

    private CaseSearchQuestion standing(Standing standing) {
        return new CaseSearchQuestion(mine, Optional.empty(), standing, Optional.empty(), Received.EVER, NEXT_DUE, 1);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-02,, 1", "2026-11-03,, 0", ", 2026-11-02, 0", ", 2026-11-03, 1", "2026-11-02, 2026-11-03, 1"})
    void findsByTheDayOfReceipt(LocalDate from, LocalDate before, int number) {
        received("2026-11-02");
        Received days = new Received(Optional.ofNullable(from), Optional.ofNullable(before));
        assertThat(found(new CaseSearchQuestion(mine, Optional.empty(), Standing.ALL, Optional.empty(), days, NEXT_DUE, 1), everything())).hasSize(number);
    }

    /** What falls due first comes first; what waits for nothing, because it is closed or rests, comes last in both directions. */
    @Test
    void sortsByWhatFallsDueNext() {
        String later = received("2026-11-09");
        String closed = received("2026-11-01");
        String sooner = received("2026-11-02");
        caseFiles.close(closed, "withdrawn", "Nolan");
        assertThat(found(sorted(By.NEXT_DUE, false), everything())).containsExactly(sooner, later, closed);
        assertThat(found(sorted(By.NEXT_DUE, true), everything())).containsExactly(later, sooner, closed);
        assertThat(found(sorted(By.RECEIVED, false), everything())).containsExactly(closed, sooner, later);
        assertThat(found(sorted(By.RECEIVED, true), everything())).containsExactly(later, sooner, closed);
        assertThat(found(sorted(By.REFERENCE, false), everything())).containsExactly(Stream.of(later, closed, sooner).sorted().toArray(String[]::new));
    }

    private CaseSearchQuestion sorted(By by, boolean descending) {
        return new CaseSearchQuestion(mine, Optional.empty(), Standing.ALL, Optional.empty(), Received.EVER, new Order(by, descending), 1);
    }

    /** The list agrees with the case itself about what falls due next; in abeyance that is the review of the abeyance alone. */
    @Test
    void tellsWhatFallsDueNextAndOfWhichKind() {
        String one = received("2026-11-02");
        CaseSearchResult.Found found = search.find(asking(""), everything()).cases().get(0);
        OpenDeadline next = deadlines.open(one).get(0);
        assertThat(found.next().orElseThrow().on()).isEqualTo(next.dueDate().due());
        assertThat(found.next().orElseThrow().rule().name()).isEqualTo(next.rule().name());
        assertThat(found.inAbeyanceSince()).isEmpty();

        caseFiles.record(one, Pause.BEGUN, LocalDate.of(2026, 11, 20), "Nolan");
        deadlines.noteMoves(one, "the case rests", "Nolan");
        CaseSearchResult.Found rests = search.find(asking(""), everything()).cases().get(0);
        assertThat(rests.inAbeyanceSince()).contains(LocalDate.of(2026, 11, 20));
        assertThat(rests.next().orElseThrow().rule().deadline()).isEqualTo("abeyance-review");

        caseFiles.close(one, "withdrawn", "Nolan");
        CaseSearchResult.Found closed = search.find(asking(""), everything()).cases().get(0);
        assertThat(closed.next()).isEmpty();
        assertThat(closed.inAbeyanceSince()).isEmpty();
    }

    @Test
    void givesAPageAtATime() {
        for (int i = 0; i < CaseSearchResult.PAGE + 2; i++) {
            received("2026-11-02");
        }
        Map<Integer, Integer> given = Map.of(1, 1, 2, 2, 3, 2, Integer.MAX_VALUE, 2, 0, 1, -1, 1);
        given.forEach((asked, page) -> {
            CaseSearchResult result = search.find(new CaseSearchQuestion(mine, Optional.empty(), Standing.OPEN, Optional.empty(), Received.EVER, NEXT_DUE, asked), everything());
            assertThat(result.total()).isEqualTo(52);
            assertThat(result.pages()).isEqualTo(2);
            assertThat(result.page()).as("asked for page " + asked).isEqualTo(page);
            assertThat(result.cases()).hasSize(page == 1 ? 50 : 2);
        });
    }
}
