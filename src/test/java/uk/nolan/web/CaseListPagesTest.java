package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.NewComplaint;
import uk.nolan.deadline.Pause;
import uk.nolan.people.Officers;
import uk.nolan.process.Procedure;
import uk.nolan.process.Stages;
import uk.nolan.process.Timeline;

/** Finds its own cases among those of all other tests by a word that stands in their names only. */
@NolanTest
class CaseListPagesTest {

    @Autowired
    private MockMvc browser;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private CaseDeadlines deadlines;

    @Autowired
    private Stages stages;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    private final String mine = "q" + UUID.randomUUID().toString().replace("-", "");
    private String reference;
    private LocalDate today;

    @BeforeEach
    void aCase() {
        today = LocalDate.now(clock);
        reference = receive(Map.of());
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private String receive(Map<String, Object> changes) {
        Map<String, Object> answers = Complaints.good();
        answers.put("receivedOn", today.toString());
        answers.put("channel", "letter");
        answers.put("subjectMember", "not-listed");
        answers.put("subjectMemberName", "Cllr <b>Rhona</b> " + mine);
        answers.putAll(changes);
        return procedure.start(Procedure.COMPLAINT, answers, officers.find(Complaints.MONITORING_OFFICER).orElseThrow());
    }

    /** A case on file, without a process. */
    private String filed(LocalDate received) {
        NewComplaint complaint = new NewComplaint(
                received, received, "letter", "Ms Imogen Vardle", "public", null, null, null, false, null, "Cllr Rhona " + mine, null, "wenthorpe", null, false, null);
        return caseFiles.open(complaint, "NSDC", caseFiles.get(reference).procedureVersion(), "Nolan").reference();
    }

    private Document page(MockHttpServletRequestBuilder request, String officer, int status) throws Exception {
        Document page = Jsoup.parse(browser.perform(request.with(user(officer))).andExpect(status().is(status)).andReturn().getResponse().getContentAsString());
        ReportPagesTest.accessible(page);
        page.select("main select").forEach(select -> assertThat(page.select("label[for=" + select.id() + "]")).as("label of " + select.id()).hasSize(1));
        return page;
    }

    private Document page(String officer, String... parameters) throws Exception {
        return page(address(parameters), officer, 200);
    }

    private Document mine(String... parameters) throws Exception {
        return page(address(parameters).param("text", mine), Complaints.MONITORING_OFFICER, 200);
    }

    private static MockHttpServletRequestBuilder address(String... parameters) {
        MockHttpServletRequestBuilder request = get("/cases");
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return request;
    }

    private static List<String> references(Document page) {
        return page.select("tbody th a").eachText();
    }

    private static Element row(Document page, String reference) {
        return page.select("tbody tr").stream().filter(row -> row.text().startsWith(reference)).findFirst().orElseThrow();
    }

    @Test
    void tellsOfACaseWhatOneLooksFor() throws Exception {
        Element row = row(mine(), reference);
        assertThat(row.select("th a").attr("href")).isEqualTo("/cases/" + reference);
        assertThat(row.text())
                .contains("Cllr <b>Rhona</b> " + mine, "Marlbeck Parish Council", "Cllr Desmond Pykett", "Intake", "today")
                .containsPattern("\\d{1,2} \\w+ \\d{4} (Acknowledgement|Acknowledge)")
                .contains("(council's target)")
                .doesNotContain("Overdue");
        assertThat(row.select("b")).isEmpty();
        assertThat(mine().select("#found").text()).isEqualTo("One case");
    }

    @Test
    void marksWhatIsOverdueClosedOrAtRest() throws Exception {
        String late = filed(today.minusDays(100));
        String closed = filed(today.minusDays(1));
        String resting = filed(today.minusDays(40));
        caseFiles.close(closed, "no-further-action", "Nolan");
        caseFiles.record(resting, Pause.BEGUN, today.minusDays(1), "Nolan");
        deadlines.noteMoves(late, "the complaint was received", "Nolan");
        Document page = mine("show", "all");
        assertThat(page.select("#found").text()).isEqualTo("4 cases, the next due date first");
        assertThat(references(page).get(0)).isEqualTo(late);
        assertThat(row(page, late).text()).contains("Overdue", "100 days ago");
        assertThat(row(page, closed).text()).contains("Closed: no further action", "1 day ago", "None").doesNotContain("Overdue");
        assertThat(row(page, resting).text()).contains("In abeyance since", "40 days ago");
        assertThat(references(mine())).doesNotContain(closed).hasSize(3);
        assertThat(references(mine("stage", "closed"))).containsExactly(closed);
        assertThat(references(mine("stage", "in-abeyance"))).containsExactly(resting);
        assertThat(references(mine("age", "month"))).containsExactly(reference);
        assertThat(references(mine("age", "quarter"))).containsExactly(resting);
        assertThat(references(mine("age", "half-year"))).containsExactly(late);
        assertThat(references(mine("age", "older"))).isEmpty();
        assertThat(references(mine("council", "marlbeck"))).containsExactly(reference);
        assertThat(references(mine("show", "all", "sort", "-received"))).containsExactly(reference, closed, resting, late);
    }

    /** NS-6-18 in words: what is not to be known, and what nobody knows. */
    @Test
    void saysOfTheComplainantOnlyWhatTheReaderMayKnow() throws Exception {
        String withheld = receive(Map.of("complainantName", "Ms Imogen Vardle", "withholdIdentity", true, "withholdReasons", "Fear of reprisals."));
        caseFiles.withholdIdentity(withheld, true);
        Map<String, Object> nobody = Map.of("anonymous", true, "complainantName", "", "complainantEmail", "");
        String anonymous = receive(nobody);
        assertThat(row(mine(), withheld).text()).contains("Ms Imogen Vardle (identity withheld)");
        assertThat(row(mine(), anonymous).text()).contains("Anonymous");

        assertThat(page(Complaints.DEMOCRATIC_SERVICES, "text", mine).select("#found").text()).as("no task waits there").isEqualTo("No case");
        assertThat(page(Complaints.DEMOCRATIC_SERVICES).select("main").text()).contains("You see the cases in which a task waits for you");
        caseFiles.declareConflict(withheld, Complaints.DEPUTY, "Deputy", "actual", "A friend.");
        Document conflicted = page(Complaints.DEPUTY, "text", mine);
        assertThat(references(conflicted)).containsExactlyInAnyOrder(reference, anonymous);
        assertThat(conflicted.select("#found").text()).startsWith("2 cases");
    }

    @ParameterizedTest
    @ValueSource(strings = {Complaints.OPERATIONS, Complaints.ADMINISTRATOR})
    void sendsThoseWithoutCasesToCockpit(String officer) throws Exception {
        Document page = page(address("text", mine), officer, 403);
        assertThat(page.select("main").text()).contains("their work is in Cockpit").doesNotContain(mine);
        assertThat(page.select("main a").attr("href")).isEqualTo(WebSecurity.COCKPIT);
        assertThat(page.select("nav a[href=/cases]")).isEmpty();
    }

    @Test
    void isLinkedFromThePagesOfThoseWhoMay() throws Exception {
        assertThat(page(Complaints.INDEPENDENT_PERSON).select("nav a").eachText()).containsExactly("Your work", "Cases");
        assertThat(page(Complaints.DEMOCRATIC_SERVICES).select("nav a").eachText()).containsExactly("Your work", "Cases", "Reports", "Publications");
        browser.perform(get("/cases")).andExpect(redirectedUrlPattern("**/sign-in"));
        browser.perform(get("/cases").with(user(Complaints.DEPUTY))).andExpect(header().string("Cache-Control", Matchers.containsString("no-store")));
    }

    /** A search is a bookmark: the form opens with it, and each link leads on with it. */
    @Test
    void keepsTheSearchInItsAddresses() throws Exception {
        String typed = "  100% \"O'Neill\" & Söhne+x " + mine;
        Document page = page(
                Complaints.MONITORING_OFFICER, "text", typed, "council", "marlbeck", "stage", "Validity", "age", "month", "show", "all", "sort", "-received", "page", "7");
        assertThat(page.getElementById("text").val()).isEqualTo(typed.strip());
        assertThat(chosen(page)).containsExactly("marlbeck", "Validity", "month", "all");
        assertThat(page.select("input[name=sort]").val()).isEqualTo("-received");
        assertThat(page.select("main").text()).contains("Nothing fits this search.", "Type less", "Choose any council");

        Document some = mine("council", "marlbeck", "sort", "reference");
        List<String> links = some.select("thead a").eachAttr("href");
        assertThat(links).allSatisfy(link -> assertThat(link).contains("text=" + mine, "council=marlbeck").doesNotContain("page="));
        assertThat(some.select("thead th[aria-sort]").eachAttr("aria-sort")).containsExactly("ascending");
        assertThat(links.get(0)).endsWith("sort=-reference");
        assertThat(links.get(2)).doesNotContain("sort=");
        for (String link : links) {
            assertThat(references(page(get(URI.create(link)), Complaints.MONITORING_OFFICER, 200))).contains(reference);
        }
        Document none = page(Complaints.MONITORING_OFFICER, "text", typed);
        Document all = page(get(URI.create(none.select("main li a").attr("href"))), Complaints.MONITORING_OFFICER, 200);
        assertThat(all.getElementById("text").val()).isEqualTo(typed.strip());
        assertThat(chosen(all)).containsExactly("", "", "", "all");
        assertThat(all.select("main li a")).as("already among all").isEmpty();
    }

    private static List<String> chosen(Document page) {
        return page.select("main select").stream().map(select -> select.select("option[selected]").isEmpty() ? "" : select.select("option[selected]").val()).toList();
    }

    @Test
    void offersTheCouncilsOfTheBooksAndTheStagesInTheOrderOfTheProcedure() throws Exception {
        caseFiles.enterStage(filed(today), "Investigation", "Nolan");
        caseFiles.enterStage(filed(today), "Initial assessment", "Nolan");
        caseFiles.enterStage(filed(today), "Old stage " + mine, "Nolan");
        List<String> offered = mine().select("#stage option").eachText();
        assertThat(offered).startsWith("Any stage", "Intake").endsWith("In abeyance", "Closed");
        assertThat(offered).containsSubsequence("Intake", "Initial assessment", "Investigation", "Old stage " + mine, "In abeyance");
        List<String> known = new ArrayList<>(stages.inOrder());
        assertThat(known).startsWith("Intake", "Validity").containsSubsequence("First letter and representations", "Initial assessment", "Investigation", "Review of the report", "Hearing", "Follow-up");
        assertThat(known).doesNotHaveDuplicates();
        assertThat(mine().select("#council option").eachText()).startsWith("Any council", "Newark and Sherwood District Council").contains("Oxley Ferry Town Council");
    }

    @Test
    void showsAPageAtATime() throws Exception {
        for (int i = 0; i < 51; i++) {
            filed(today);
        }
        Document first = mine();
        assertThat(first.select("#found").text()).startsWith("Cases 1 to 50 of 52");
        assertThat(first.title()).startsWith("Cases 1 to 50 of 52");
        assertThat(first.select(".pages li").eachText()).containsExactly("1", "2", "Next");
        assertThat(first.select(".pages a[aria-current]").eachText()).containsExactly("1");
        Document second = page(get(URI.create(first.select(".pages a").last().attr("href"))), Complaints.MONITORING_OFFICER, 200);
        assertThat(second.select("#found").text()).startsWith("Cases 51 to 52 of 52");
        assertThat(second.select(".pages li").eachText()).containsExactly("Previous", "1", "2");
        List<String> all = new ArrayList<>(references(first));
        all.addAll(references(second));
        assertThat(all).hasSize(52).doesNotHaveDuplicates();
        for (String beyond : List.of("3", "99999", "99999999999999999999")) {
            assertThat(references(mine("page", beyond))).as(beyond).isEqualTo(references(second));
        }
        for (String none : List.of("-1", "0", "abc", "", "1.5", "٣")) {
            assertThat(references(mine("page", none))).as(none).isEqualTo(references(first));
        }
    }

    @ParameterizedTest
    @CsvSource({"age, yesterday", "show, everything", "age, %", "show, '-1'"})
    void saysWhichChoiceThereIsNot(String field, String value) throws Exception {
        Document page = page(address("text", mine, field, value), Complaints.MONITORING_OFFICER, 400);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".problem a").attr("href")).isEqualTo("#" + field);
        assertThat(page.getElementById(field).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.getElementById("text").val()).isEqualTo(mine);
        assertThat(page.select("table")).isEmpty();
    }

    @Test
    void refusesTenThousandCharactersAndKeepsThem() throws Exception {
        String long10000 = "%'\\".repeat(3333) + "x";
        Document page = page(address("text", long10000, "council", "marlbeck", "sort", "received"), Complaints.MONITORING_OFFICER, 400);
        assertThat(page.select(".problem").text()).contains("at most 200 characters fit, and there are 10,000");
        assertThat(page.getElementById("text").val()).isEqualTo(long10000);
        assertThat(page.getElementById("text").attr("aria-describedby")).contains("text-problem");
        assertThat(chosen(page)).contains("marlbeck");
        assertThat(page.select("input[name=sort]").val()).isEqualTo("received");
        page(address("text", "x".repeat(200)), Complaints.MONITORING_OFFICER, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "'", "\\", "''", "\u0000", "\uD800", "<script>alert(1)</script>", "${7*7}", "*", "{text}", "a b c d e f g h i j k l m n o p q r s t u v w x y z"})
    void takesWhateverIsTyped(String typed) throws Exception {
        for (String field : List.of("text", "council", "stage", "sort", "page")) {
            Document page = page(address(field, typed, "show", "all"), Complaints.MONITORING_OFFICER, 200);
            assertThat(page.select("script")).isEmpty();
        }
        page(address("stage", typed, "council", typed, "age", typed, "show", typed, "sort", typed, "page", typed), Complaints.MONITORING_OFFICER, 400);
    }

    @Test
    void takesTheFirstOfSeveralParameters() throws Exception {
        Document page = page(address("text", mine, "text", "another", "show", "all", "show", "nonsense", "page", "1", "page", "x"), Complaints.MONITORING_OFFICER, 200);
        assertThat(page.getElementById("text").val()).isEqualTo(mine);
        assertThat(references(page)).containsExactly(reference);
    }
}
