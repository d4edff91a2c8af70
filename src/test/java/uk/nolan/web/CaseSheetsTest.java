package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.Given;
import uk.nolan.notice.Ledger;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.OpenTask;
import uk.nolan.process.Procedure;
import uk.nolan.process.Timeline;

/** The case file as one officer reads it, on the page of the case and in the tab beside a form. */
@NolanTest
class CaseSheetsTest {

    private static final String HOSTILE = """
            # Heading
            <script>alert(1)</script> <img src=x onerror=alert(1)>
            [press](javascript:alert(1)) ![picture](https://evil.example/x.png) <https://evil.example>
            **loud** {{=7*7}} ${7*7} &lt;b&gt;
            - 1. item
            ---""";

    @Autowired
    private MockMvc browser;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private CaseSheets sheets;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private String receive(Map<String, Object> more) {
        Map<String, Object> answers = Complaints.good();
        answers.put("receivedOn", LocalDate.now(clock).toString());
        answers.put("channel", "letter");
        answers.putAll(more);
        String reference = procedure.start(Procedure.COMPLAINT, answers, monitoringOfficer());
        timeline.runWaiting();
        return reference;
    }

    private void complete(String reference, String name, Map<String, Object> answers) {
        procedure.complete(task(reference, name), answers, monitoringOfficer());
        timeline.runWaiting();
    }

    private Officer monitoringOfficer() {
        return officers.find(Complaints.MONITORING_OFFICER).orElseThrow();
    }

    private OpenTask task(String reference, String name) {
        return procedure.openTasks(reference).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private CaseSheet sheet(String reference, Role role) {
        return sheets.sheet(new CaseDesk.Visit(caseFiles.get(reference), new Officer("somebody", "Somebody", null, Set.of(role))));
    }

    private ResultActions tab(String task, String officer) throws Exception {
        return browser.perform(get("/desk/case-file").param("task", task).with(user(officer)));
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(browser.perform(get(path).with(user(Complaints.MONITORING_OFFICER))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void theTabShowsWhatThePageShowsAndTakesNoDocuments() throws Exception {
        String reference = receive(Map.of());
        String task = task(reference, "Decide validity").id();
        tab(task, Complaints.MONITORING_OFFICER)
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().string(allOf(containsString("Case <span>" + reference), not(containsString("<html")), not(containsString("<form")))));
        Document shown = Jsoup.parse(tab(task, Complaints.MONITORING_OFFICER).andReturn().getResponse().getContentAsString());
        Document page = page("/cases/" + reference);
        List<String> sections = List.of(
                "Waiting to be done", "Deadlines", "Parties", "Allegations", "Evidence", "Decisions", "Documents", "Letters", "Publications", "Journal", "Who looked at this case");
        assertThat(page.select("main h2").eachText()).containsSubsequence(sections);
        assertThat(shown.select("h2").not(".lead").eachText()).isEqualTo(sections);
        assertThat(shown.select("h2").not(".lead").eachAttr("aria-level")).hasSize(sections.size()).containsOnly("3");
        assertThat(page.select("main h2[aria-level]")).isEmpty();
        assertThat(shown.select("#allegations + h3 + .prose").text()).isEqualTo("Rude words in the meeting of the parish council.").isEqualTo(page.select("#allegations + h3 + .prose").text());
    }

    @Test
    void theTabIsForWhoeverHasTheTask() throws Exception {
        String reference = receive(Map.of());
        String task = task(reference, "Decide validity").id();
        browser.perform(get("/desk/case-file").param("task", task)).andExpect(status().isUnauthorized());
        for (String officer : List.of(Complaints.INDEPENDENT_PERSON, Complaints.HEARING_PANEL, Complaints.OPERATIONS, Complaints.ADMINISTRATOR)) {
            tab(task, officer).andExpect(status().isNotFound());
        }
        caseFiles.declareConflict(reference, Complaints.DEPUTY, "Somebody", "actual", "A neighbour.");
        tab(task, Complaints.DEPUTY).andExpect(status().isNotFound());
        browser.perform(get("/cases/" + reference).with(user(Complaints.DEPUTY))).andExpect(status().isNotFound());
        tab(task, Complaints.MONITORING_OFFICER).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../1", "' or 1=1", "00000000-0000-0000-0000-000000000000"})
    void thereIsNoTabWithoutATask(String task) throws Exception {
        tab(task, Complaints.MONITORING_OFFICER).andExpect(status().isNotFound());
    }

    @Test
    void aTaskThatIsDoneHasNoTab() throws Exception {
        String reference = receive(Map.of());
        OpenTask done = task(reference, "Acknowledge complaint");
        procedure.complete(done, Map.of("interest", "none", "note", ""), monitoringOfficer());
        tab(done.id(), Complaints.MONITORING_OFFICER).andExpect(status().isNotFound());
    }

    @Test
    void whatPeopleTypedIsNeverMarkup() throws Exception {
        String reference = receive(Map.of("allegation", HOSTILE, "evidence", HOSTILE));
        complete(reference, "Decide validity", Map.of("interest", "none", "grounds", List.of(), "reasons", HOSTILE));
        for (Document shown : List.of(page("/cases/" + reference), page("/desk/case-file?task=" + task(reference, "Acknowledge complaint").id()))) {
            assertThat(shown.select("script, img, em, .prose h1, .prose a, .prose hr, .prose li")).isEmpty();
            assertThat(shown.select("a[href^=javascript], a[href*=evil]")).isEmpty();
            assertThat(shown.select(".prose").eachText()).anySatisfy(text -> assertThat(text)
                    .contains("# Heading", "<script>alert(1)</script>", "[press](javascript:alert(1))", "**loud** {{=7*7}} ${7*7} &lt;b&gt;", "- 1. item", "---"));
            assertThat(shown.select("#decisions ~ dl dd").eachText()).anySatisfy(text -> assertThat(text).contains("<script>alert(1)</script>", "**loud**"));
        }
    }

    @Test
    void aDecisionSaysWhoDecidedWhenWhatAndWhy() {
        String reference = receive(Map.of());
        complete(reference, "Decide validity", Map.of("interest", "none", "grounds", List.of(), "doubt", true, "reasons", "A sitting councillor.\nIn a meeting of her council."));
        List<CaseSheet.Decided> decisions = sheet(reference, Role.MONITORING_OFFICER).decisions();
        assertThat(decisions).hasSize(1);
        assertThat(decisions.get(0).title()).isEqualTo("Decide validity");
        assertThat(decisions.get(0).who()).isEqualTo(monitoringOfficer().signature());
        assertThat(decisions.get(0).at()).contains(String.valueOf(LocalDate.now(clock).getYear()));
        assertThat(decisions.get(0).answers()).extracting(CaseSheet.Detail::label, CaseSheet.Detail::value)
                .contains(
                        tuple("Grounds of invalidity", "None"),
                        tuple("There is some doubt whether the complaint is invalid", "Yes"),
                        tuple("Reasons for your decision", "A sitting councillor.\nIn a meeting of her council."))
                .noneMatch(answer -> answer.toString().contains("interest"));
    }

    @Test
    void everyRoundOfADecisionStays() {
        String reference = receive(Map.of());
        caseFiles.keep(reference, "review-report", Map.of("reasons", Given.free("The evidence is thin.")), "Review report", "Mrs Thirza Gladwin, Monitoring Officer");
        caseFiles.keep(reference, "review-report", Map.of("reasons", Given.free("It is complete now.")), "Review report", "Mr Barnaby Olliffe, Deputy Monitoring Officer");
        caseFiles.keep(reference, "receive-complaint", Map.of("withholdReasons", Given.free("Fear.")), "Something recorded", "Nolan");
        assertThat(sheet(reference, Role.DEPUTY).decisions()).extracting(decision -> decision.who() + ": " + decision.answers().get(0).value())
                .containsExactly("Mrs Thirza Gladwin, Monitoring Officer: The evidence is thin.", "Mr Barnaby Olliffe, Deputy Monitoring Officer: It is complete now.");
    }

    /** Ten working days from Friday 18 December 2026: the three holidays on the way are named, and the period ends on Wednesday 6 January. */
    @Test
    void aDeadlineSaysHowItWasCountedAndWhichDaysWereNot() {
        String reference = receive(Map.of());
        caseFiles.record(reference, "first-letter-sent", LocalDate.parse("2026-12-18"), "Nolan");
        CaseSheet.Due due = sheet(reference, Role.MONITORING_OFFICER).deadlines().stream().filter(one -> one.name().equals("Representations")).findFirst().orElseThrow();
        assertThat(due.on()).isEqualTo("Wednesday 6 January 2027");
        assertThat(due.kind()).isEqualTo("party's deadline");
        assertThat(due.counted()).isEqualTo("10 working days from Friday 18 December 2026");
        assertThat(due.skipped()).containsExactly(
                "Friday 25 December 2026 (Christmas Day)", "Monday 28 December 2026 (substitute day for Boxing Day)", "Friday 1 January 2027 (New Year's Day)");
    }

    /** NS-6-9: acknowledgement within 5 working days; whatever day it is, five are left on the day of receipt. */
    @Test
    void theHeadNamesWhatIsDueNext() {
        String reference = receive(Map.of());
        CaseSheet sheet = sheet(reference, Role.MONITORING_OFFICER);
        assertThat(sheet.standing().label()).isEqualTo("Stage");
        assertThat(sheet.next()).isEqualTo(sheet.deadlines().get(0));
        assertThat(sheet.next().kind()).isEqualTo("council's target");
        assertThat(sheet.next().left()).isEqualTo("5 working days left");
        assertThat(sheet.ended()).isEmpty();
    }

    @Test
    void tellsWhatWasMetAndWhatWasMissed() throws Exception {
        LocalDate received = LocalDate.now(clock).minusDays(60);
        String reference = receive(Map.of("receivedOn", received.toString()));
        caseFiles.record(reference, "acknowledged", LocalDate.now(clock), "Nolan");
        CaseSheet sheet = sheet(reference, Role.MONITORING_OFFICER);
        assertThat(sheet.ended()).hasSize(1);
        assertThat(sheet.ended().get(0).name()).isEqualTo("Acknowledgement");
        assertThat(sheet.ended().get(0).missed()).isTrue();
        assertThat(sheet.ended().get(0).result()).matches("\\d+ working days late");
        assertThat(sheet.next().overdue()).isTrue();
        assertThat(page("/cases/" + reference).select("#kept + table tbody tr").text()).contains("Acknowledgement council's target").contains("working days late");
    }

    /** NS-6-18: to democratic services and the panel a withheld complainant is nowhere, however the name was typed. */
    @Test
    void aWithheldIdentityIsNowhereInTheCaseFile() {
        String typed = "Ms O'Brien-Vardle (Siobhan.OBrien@example.org) says so; O’Brien-Vardle again.";
        String reference = receive(Map.of(
                "complainantName", "Ms Siobhan O'Brien-Vardle", "complainantEmail", "siobhan.obrien@example.org", "withholdIdentity", true, "withholdReasons", "Fear of reprisals.",
                "allegation", typed, "evidence", typed));
        keep(reference, "prepare-first-letter", "summary", typed);
        keep(reference, "record-representations", "representations", typed);
        keep(reference, "plan-enquiries", "enquiryNotes", typed);
        keep(reference, "give-view", "view", typed);
        keep(reference, "assess-complaint", "reasons", typed);
        keep(reference, "decide-on-confidentiality", "reasons", "The complainant is the only neighbour.");
        keep(reference, "record-evidence", "interviews", typed);
        Letters.write(ledger, reference, "complainant", "Ms Siobhan O'Brien-Vardle", typed);

        for (Role role : List.of(Role.DEMOCRATIC_SERVICES, Role.HEARING_PANEL, Role.PANEL_CHAIR)) {
            CaseSheet sheet = sheet(reference, role);
            String all = Jsoup.parse(sheet.toString()).text();
            assertThat(all).doesNotContainIgnoringCase("brien").doesNotContainIgnoringCase("vardle").doesNotContain("only neighbour", "Fear of reprisals");
            assertThat(all).contains("the complainant", "says so");
            assertThat(sheet.decisions()).extracting(CaseSheet.Decided::title).containsExactly("Assess complaint");
            assertThat(sheet.looks()).isNull();
        }
        assertThat(Jsoup.parse(sheet(reference, Role.INVESTIGATING_OFFICER).toString()).text()).contains("Ms Siobhan O'Brien-Vardle", "only neighbour");
    }

    private void keep(String reference, String form, String field, String text) {
        caseFiles.keep(reference, form, Map.of(field, Given.free(text)), "Kept", "Somebody, Monitoring Officer");
    }

    @Test
    void lettersAreReadWhereTheyAreListed() throws Exception {
        String reference = receive(Map.of());
        Letters.write(ledger, reference, "complainant", "Cllr Desmond Pykett", "Dear Cllr Pykett\n\n<b>words</b>");
        Document folded = page("/cases/" + reference);
        assertThat(folded.select(".letters details .letter").text()).contains("Dear Cllr Pykett", "<b>words</b>");
        assertThat(folded.select(".letters details[open]")).isEmpty();
        assertThat(page("/cases/" + reference + "?letters=open").select(".letters details[open]")).hasSize(1);
    }

    @Test
    void whoeverActsSeesWhoLooked() throws Exception {
        String reference = receive(Map.of());
        browser.perform(get("/cases/" + reference).with(user(Complaints.OPERATIONS))).andExpect(status().isNotFound());
        assertThat(page("/cases/" + reference).select("#looks + details td").eachText().stream().collect(Collectors.joining(" | ")))
                .contains(monitoringOfficer().signature() + " | Case page", "Case page: refused");
        assertThat(sheet(reference, Role.INDEPENDENT_PERSON).looks()).isNull();
    }
}
