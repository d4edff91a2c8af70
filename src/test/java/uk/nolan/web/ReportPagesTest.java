package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Given;
import uk.nolan.casefile.Period;
import uk.nolan.council.Council;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.people.Officers;
import uk.nolan.process.Procedure;
import uk.nolan.process.Timeline;

@NolanTest
class ReportPagesTest {

    private static final String QUARTER = "?from=2027-01-01&to=2027-03-31";
    private static final List<String> ALL = List.of("/reports", "/reports/assessment-decisions", "/reports/assessment-decisions.csv", "/reports/update", "/reports/update.csv");

    @Autowired
    private MockMvc browser;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Council council;

    @Autowired
    private Clock clock;

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private ResultActions look(String path, String officer) throws Exception {
        return browser.perform(get(path).with(user(officer)));
    }

    private String text(String path) throws Exception {
        return new String(look(path, Complaints.DEMOCRATIC_SERVICES).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** A complaint about somebody with a hostile name, assessed in the quarter. */
    private String assessed(String outcome, String potentialBreach) {
        Map<String, Object> answers = Complaints.good();
        answers.put("receivedOn", LocalDate.now(clock).toString());
        answers.put("channel", "letter");
        answers.put("complainantName", "Mrs Bettina Crowle");
        answers.put("withholdIdentity", true);
        answers.put("withholdReasons", "She is my landlady.");
        answers.put("subjectMember", "not-listed");
        answers.put("subjectMemberName", "=HYPERLINK(\"x\") <b>Cllr</b> Ellesby, R.");
        answers.put("codeProvisions", List.of("1.1", "2.1"));
        String reference = procedure.start(Procedure.COMPLAINT, answers, officers.find(Complaints.MONITORING_OFFICER).orElseThrow());
        caseFiles.keep(
                reference,
                "assess-complaint",
                Map.of("outcome", Given.free(outcome), "potentialBreach", Given.free(potentialBreach), "reasons", Given.free("Mrs Crowle was right.")),
                "Assess complaint",
                "Nolan");
        caseFiles.record(reference, "assessed", LocalDate.of(2027, 3, 4), "Nolan");
        return reference;
    }

    @ParameterizedTest
    @ValueSource(strings = {Complaints.MONITORING_OFFICER, Complaints.DEPUTY, Complaints.DEMOCRATIC_SERVICES})
    void areOpenToThoseWhoReport(String officer) throws Exception {
        for (String path : ALL) {
            look(path, officer).andExpect(status().isOk()).andExpect(header().string("Cache-Control", containsString("no-store")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Complaints.INDEPENDENT_PERSON, Complaints.HEARING_PANEL, Complaints.ADMINISTRATOR, Complaints.OPERATIONS})
    void areForbiddenToOthers(String officer) throws Exception {
        for (String path : ALL) {
            look(path, officer).andExpect(status().isForbidden());
            look(path + "?from=nonsense", officer).andExpect(status().isForbidden());
        }
    }

    @Test
    void coverThePeriodSinceTheLastMeetingUnlessAnotherIsChosen() throws Exception {
        Period usual = Period.sinceTheLastMeeting(council, LocalDate.now(clock));
        Document page = Jsoup.parse(text("/reports"));
        assertThat(page.getElementById("from").val()).isEqualTo(usual.from().toString());
        assertThat(page.getElementById("to").val()).isEqualTo(usual.to().toString());
        assertThat(text("/reports/update")).contains(usual.inWords());
        assertThat(text("/reports/assessment-decisions" + QUARTER)).contains("Friday 1 January 2027 to Wednesday 31 March 2027");
    }

    @Test
    void nameTheSubjectMemberByTheRuleAndNobodyElse() throws Exception {
        String named = assessed("informal", "yes");
        String anonymous = assessed("no-further-action", "");
        Document page = Jsoup.parse(text("/reports/assessment-decisions" + QUARTER));
        assertThat(row(page, named).text())
                .contains(WrittenDate.inFull(LocalDate.of(2027, 3, 4)), "Marlbeck Parish Council", "Respect (1.1); Bullying, harassment and discrimination (2.1)")
                .contains("Informal resolution of a potential breach recommended", "<b>Cllr</b> Ellesby");
        assertThat(row(page, anonymous).text()).contains("No further action", "Not named").doesNotContain("Ellesby");
        assertThat(page.text()).doesNotContain("Crowle", "Rude words");
        assertThat(page.select("b")).isEmpty();
    }

    private static Element row(Document page, String reference) {
        return page.select("tbody tr").stream().filter(row -> row.text().startsWith(reference)).findFirst().orElseThrow();
    }

    @Test
    void saveTheLinesAsATable() throws Exception {
        String named = assessed("informal", "yes");
        String anonymous = assessed("no-further-action", "");
        look("/reports/assessment-decisions.csv" + QUARTER, Complaints.DEPUTY)
                .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"assessment-decisions-2027-01-01-to-2027-03-31.csv\""));
        List<String> rows = text("/reports/assessment-decisions.csv" + QUARTER).lines().toList();
        assertThat(rows.get(0)).isEqualTo("Reference,Decided on,Council,About,Decision,Subject member,Period from,Period to");
        assertThat(rows).contains(
                anonymous + ",2027-03-04,Marlbeck Parish Council,\"Respect (1.1); Bullying, harassment and discrimination (2.1)\",No further action,Not named,2027-01-01,2027-03-31");
        assertThat(rows.stream().filter(row -> row.startsWith(named)).findFirst().orElseThrow())
                .contains(",\"'=HYPERLINK(\"\"x\"\") <b>Cllr</b> Ellesby, R.\",2027-01-01,2027-03-31");
        assertThat(String.join("", rows)).doesNotContain("Crowle");
    }

    @Test
    void tellTheUpdateInNumbersAlone() throws Exception {
        assessed("informal", "yes");
        String today = LocalDate.now(clock).toString();
        String here = "?from=" + today + "&to=" + today;
        Document page = Jsoup.parse(text("/reports/update" + here));
        assertThat(page.select("main").text()).contains("Complaints received in the period", "All open cases", "Town and parish councils").doesNotContain("Ellesby", "Crowle", "Marlbeck", "NSDC-");
        String table = text("/reports/update.csv" + here);
        assertThat(table).startsWith("Part,Group,Measure,Number,Period from,Period to\r\nReceived,All complaints,Received in the period,");
        assertThat(table).contains("By kind of council,Town and parish councils,Open on " + today).doesNotContain("Ellesby", "Crowle", "Marlbeck", "NSDC-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reports", "/reports/assessment-decisions" + QUARTER, "/reports/update" + QUARTER})
    void canBeReadByEverybody(String path) throws Exception {
        assessed("no-further-action", "");
        accessible(Jsoup.parse(text(path)));
    }

    /** Language, one heading of the first level, a way past the head, captions, heads of rows and columns, labels. */
    static void accessible(Document page) {
        assertThat(page.select("html").attr("lang")).isEqualTo("en-GB");
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("a.skip[href=#main]")).hasSize(1);
        assertThat(page.select("script, [style], [onclick]")).isEmpty();
        page.select("table").forEach(table -> {
            assertThat(table.select("caption")).as("caption").hasSize(1);
            assertThat(table.select("th:not([scope])")).as("heads without scope").isEmpty();
            table.select("tbody tr").forEach(row -> assertThat(row.select("th[scope=row]")).as("head of the row").hasSize(1));
        });
        page.select("main input:not([type=hidden])").forEach(input -> assertThat(page.select("label[for=" + input.id() + "]")).as("label of " + input.id()).hasSize(1));
        page.select("[aria-describedby]").forEach(field -> List.of(field.attr("aria-describedby").split(" ")).forEach(id -> assertThat(page.getElementById(id)).as(id).isNotNull()));
        page.select("[aria-labelledby]").forEach(field -> assertThat(page.getElementById(field.attr("aria-labelledby"))).isNotNull());
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-04-01, 2027-03-31, to, The last day is before the first day",
        "2017-01-01, 2027-03-31, to, longer than 10 years",
        "31/03/2027, 2027-03-31, from, First day: give a date",
        "2027-02-30, 2027-03-31, from, First day: give a date",
        "2027-01-01, <script>, to, Last day: give a date",
        "'', 2027-03-31, from, First day: give a date",
        "+999999999-01-01, 2027-03-31, from, First day: give a date",
    })
    void sayWhatIsWrongWithAPeriod(String from, String to, String field, String problem) throws Exception {
        for (String path : List.of("/reports/assessment-decisions", "/reports/update", "/reports/assessment-decisions.csv", "/reports/update.csv")) {
            String answer = browser.perform(get(path).param("from", from).param("to", to).with(user(Complaints.DEPUTY)))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(allOf(containsString(problem), not(containsString("<script>")))))
                    .andReturn().getResponse().getContentAsString();
            Document page = Jsoup.parse(answer);
            assertThat(page.title()).startsWith("Error: ");
            assertThat(page.select(".problem a").attr("href")).isEqualTo("#" + field);
            assertThat(page.getElementById(field).attr("aria-invalid")).isEqualTo("true");
            assertThat(page.getElementById("from").val()).isEqualTo(from);
            assertThat(page.getElementById("to").val()).isEqualTo(to);
            accessible(page);
        }
    }

    @Test
    void areLinkedFromThePagesOfThoseWhoReport() throws Exception {
        String reference = assessed("no-further-action", "");
        look("/cases/" + reference, Complaints.MONITORING_OFFICER).andExpect(content().string(allOf(containsString("href=\"/reports\""), containsString("href=\"/publications\""))));
        look("/reports", Complaints.DEPUTY).andExpect(content().string(containsString("href=\"/publications\"")));
    }

    @Test
    void leadStrangersToTheSignIn() throws Exception {
        browser.perform(get("/reports/update.csv")).andExpect(status().isFound()).andExpect(header().string("Location", startsWith("http://localhost/sign-in")));
    }
}
