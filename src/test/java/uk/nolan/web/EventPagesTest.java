package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.OpenDeadline;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.process.EventForm;
import uk.nolan.process.Events;
import uk.nolan.process.OpenTask;
import uk.nolan.process.Procedure;
import uk.nolan.process.Timeline;

/** What officers bring about from the case's page: each form as a page, what it refuses, and what follows. */
@NolanTest
class EventPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script> \" ' ${7*7} {{x}}";

    @Autowired
    private MockMvc browser;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Events events;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private CaseDeadlines deadlines;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    @Autowired
    private WebApplicationContext context;

    private String reference;

    @BeforeEach
    void aComplaint() {
        reference = receive();
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private String receive() {
        Map<String, Object> answers = Complaints.good();
        answers.put("receivedOn", LocalDate.now(clock).toString());
        answers.put("channel", "letter");
        return procedure.start(Procedure.COMPLAINT, answers, monitoringOfficer());
    }

    private Officer monitoringOfficer() {
        return officers.find(Complaints.MONITORING_OFFICER).orElseThrow();
    }

    private ResultActions open(String process) throws Exception {
        return browser.perform(get("/cases/" + reference + "/events/" + process).with(user(Complaints.MONITORING_OFFICER)));
    }

    private MockHttpServletRequestBuilder form(String process, String... fields) {
        MockHttpServletRequestBuilder form = post("/cases/" + reference + "/events/" + process).with(user(Complaints.MONITORING_OFFICER)).with(csrf()).param("_opening", "one");
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return form;
    }

    private ResultActions record(String process, String... fields) throws Exception {
        return browser.perform(form(process, fields).param("_pressed", "record"));
    }

    private ResultActions show(String process, String... fields) throws Exception {
        return browser.perform(form(process, fields).param("_pressed", "show"));
    }

    private static Document page(ResultActions answer) throws Exception {
        return Jsoup.parse(answer.andReturn().getResponse().getContentAsString());
    }

    private static void everyFieldIsLabelled(Document page) {
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("main form input:not([type=hidden]), main form select, main form textarea")).isNotEmpty().allSatisfy(field -> {
            assertThat(page.select("label[for=" + field.id() + "]").text()).as(field.id()).isNotBlank();
            if (field.attr("type").equals("radio")) {
                assertThat(field.closest("fieldset").select("legend").text()).as(field.id()).isNotBlank();
            }
        });
        page.select("[aria-describedby]").forEach(field -> List.of(field.attr("aria-describedby").split(" ")).forEach(id -> assertThat(page.getElementById(id)).as(id).isNotNull()));
    }

    private List<String> offered() {
        return events.of(reference, monitoringOfficer()).stream().map(Events.Event::process).toList();
    }

    @Test
    void everyEventHasAPageWithEveryFieldLabelled() throws Exception {
        assertThat(offered()).hasSizeGreaterThan(13).contains("abeyance", "withdrawal", "extend-deadline", "further-case", "declare-conflict").doesNotContain("complaint", "returned");
        for (Events.Event event : events.of(reference, monitoringOfficer())) {
            Document page = page(open(event.process()).andExpect(status().isOk()));
            assertThat(page.title()).isEqualTo(event.name() + ", case " + reference + " – Nolan");
            assertThat(page.select("h1").text()).isEqualTo(event.name());
            if (event.hindrance().isEmpty()) {
                everyFieldIsLabelled(page);
            } else {
                assertThat(page.select("main form")).isEmpty();
                assertThat(page.select(".message").text()).isEqualTo(event.hindrance().get());
            }
        }
    }

    @Test
    void everyFormShowsAllItsQuestionsWhateverHindersIt() {
        for (Events.Event event : events.of(reference, monitoringOfficer())) {
            EventForm form = events.form(event.process(), reference, Map.of(), monitoringOfficer()).orElseThrow();
            assertThat(form.parts()).as(event.process()).hasSizeGreaterThan(1);
            assertThat(form.parts().toString()).as(event.process()).doesNotContain("caseReference");
        }
    }

    @Test
    void theCasePageListsWhatCanBeRecordedAndWhyTheRestCannot() throws Exception {
        Document page = page(browser.perform(get("/cases/" + reference).with(user(Complaints.MONITORING_OFFICER))).andExpect(status().isOk()));
        assertThat(page.select(".happened > ul a").eachText()).contains("Put a case in abeyance", "Record a withdrawal", "Extend a deadline").isSorted();
        assertThat(page.select(".happened > ul a[href=/cases/" + reference + "/events/abeyance] + .hint").text()).isEqualTo("For a case that has to wait.");
        assertThat(page.select(".happened details li").text()).contains("Record late representations", "The subject member has not been written to yet.");
    }

    @Test
    void recordsAnAbeyanceAndTheDeadlinesRest() throws Exception {
        assertThat(deadlines.open(reference)).isNotEmpty();
        MockHttpSession session = new MockHttpSession();
        String[] answers = {"ground", "police", "reasonInternal", "The police asked us to wait.\r\nUntil they call.", "reasonNeutral", "The matter has to wait."};
        browser.perform(form("abeyance", answers).param("_pressed", "record").session(session))
                .andExpect(redirectedUrl("/cases/" + reference))
                .andExpect(flash().attribute("told", startsWith("Recorded: Put a case in abeyance. What follows from it")));
        timeline.runWaiting();
        assertThat(procedure.openTasks(reference)).extracting(OpenTask::name).contains("Review abeyance");
        assertThat(caseFiles.facts(reference).paused()).isTrue();
        assertThat(caseFiles.answers(reference).text("abeyance", "reasonInternal")).contains("The police asked us to wait.\nUntil they call.");
        int journal = caseFiles.journal(reference).size();

        browser.perform(form("abeyance", answers).param("_pressed", "record").session(session))
                .andExpect(redirectedUrl("/cases/" + reference))
                .andExpect(flash().attribute("told", "This was recorded already, once."));
        record("abeyance", answers)
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("Error: Put a case in abeyance"), containsString("is in abeyance"), containsString("The police asked us to wait."))));
        assertThat(caseFiles.journal(reference)).hasSize(journal);
        assertThat(events.of(reference, monitoringOfficer()).stream().filter(event -> event.hindrance().isEmpty()).map(Events.Event::process))
                .containsExactlyInAnyOrder("declare-conflict", "hand-over", "police-referral");
    }

    @Test
    void movesADeadlineOfThisCaseOnly() throws Exception {
        String other = receive();
        OpenDeadline open = deadlines.open(reference).get(0);
        String key = open.rule().deadline();
        LocalDate later = open.dueDate().due().plusDays(20);
        Document page = page(open("extend-deadline"));
        assertThat(page.select("#deadlineOfCase option:not([value=''])").eachAttr("value")).isNotEmpty().allMatch(value -> value.startsWith(reference + ":"));
        record("extend-deadline", "deadlineOfCase", other + ":" + key, "newDate", later.toString(), "reasons", "Ill.")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Deadline: please answer this")));
        record("extend-deadline", "deadlineOfCase", reference + ":" + key, "newDate", later.toString(), "reasons", "Ill.").andExpect(redirectedUrl("/cases/" + reference));
        timeline.runWaiting();
        assertThat(deadlines.open(reference).stream().filter(one -> one.rule().deadline().equals(key)).findFirst().orElseThrow().dueDate().due()).isAfterOrEqualTo(later);
        assertThat(caseFiles.extensions(other)).isEmpty();
    }

    @Test
    void isAlwaysAboutTheCaseInTheAddress() throws Exception {
        String other = receive();
        record("withdrawal", "caseReference", other, "receivedOn", LocalDate.now(clock).toString(), "how", "letter", "words", "I take it back.")
                .andExpect(redirectedUrl("/cases/" + reference));
        assertThat(caseFiles.answers(other).answered("withdrawal")).isFalse();
        assertThat(caseFiles.answers(reference).answered("withdrawal")).isTrue();
    }

    @Test
    void namesWhatIsWrongAndLosesNothing() throws Exception {
        ResultActions answer = record("withdrawal", "receivedOn", "2999-01-01", "how", "pigeon", "words", HOSTILE).andExpect(status().isBadRequest());
        Document page = page(answer);
        everyFieldIsLabelled(page);
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.select(".problem a[href=#how]").text()).isEqualTo("How it came: what was given is not one of the choices");
        assertThat(page.select("#receivedOn").val()).isEqualTo("2999-01-01");
        assertThat(page.select("#words").val()).isEqualTo(HOSTILE);
        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("fieldset[aria-invalid=true] .error").text()).isEqualTo("What was given is not one of the choices");
        answer.andExpect(content().string(not(containsString("<script"))));
        assertThat(caseFiles.answers(reference).answered("withdrawal")).isFalse();
    }

    @Test
    void tellsAllThatIsMissing() throws Exception {
        assertThat(page(record("withdrawal").andExpect(status().isBadRequest())).select(".problem a").eachText())
                .containsExactly("Withdrawn on: please answer this", "How it came: please answer this", "What the complainant says: please answer this");
    }

    @Test
    void keepsATextOfAnyLengthAndSaysHowMuchFits() throws Exception {
        Document page = page(record("withdrawal", "words", "x".repeat(30_000)).andExpect(status().isBadRequest()));
        assertThat(page.select("#words").val()).hasSize(30_000);
        assertThat(page.select("#words-problem").text()).startsWith("30,000 characters are too many, 20,000 fit.");
    }

    @Test
    void bringsUpTheQuestionsForTheAnswersSoFarAndRecordsNothing() throws Exception {
        assertThat(page(open("further-case")).select("main form label, main form legend").text())
                .contains("What is to be opened?", "What the councillor is said to have done").doesNotContain("Councillor complained about", "Complains as");
        Document member = page(show("further-case", "kind", "subject-member", "allegation", "She shouted.").andExpect(status().isOk()));
        everyFieldIsLabelled(member);
        assertThat(member.select("label").text()).contains("Councillor complained about").doesNotContain("Name of the member not listed", "Complains as");
        assertThat(member.select("h2").text()).contains("The other subject member");
        assertThat(member.select("#allegation").val()).isEqualTo("She shouted.");
        assertThat(member.select(".problem")).isEmpty();
        assertThat(page(show("further-case", "kind", "subject-member", "subjectMember", "not-listed")).select("label").text()).contains("Name of the member not listed");
        Document complainant = page(show("further-case", "kind", "complainant", "subjectMember", "not-listed", "subjectMemberName", "Cllr X"));
        assertThat(complainant.select("label").text()).contains("Complains as").doesNotContain("Name of the member not listed");
        assertThat(complainant.select("input[type=hidden][name=subjectMemberName]").val()).isEqualTo("Cllr X");
        assertThat(caseFiles.linked(reference)).isEmpty();
    }

    @Test
    void opensASubCase() throws Exception {
        record("further-case", "kind", "new-allegation", "nature", "other", "raisedBy", "same", "allegation", "He shouted too.", "foundOn", LocalDate.now(clock).toString())
                .andExpect(redirectedUrl("/cases/" + reference));
        timeline.runWaiting();
        assertThat(caseFiles.linked(reference)).hasSize(1);
    }

    @Test
    void leadsAwayFromACaseThatClosesToTheOfficer() throws Exception {
        record("declare-conflict", "conflict", "actual", "reasons", "She is my sister.")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("The case is now closed to you")));
        open("declare-conflict").andExpect(status().isNotFound());
        record("declare-conflict", "conflict", "actual", "reasons", "She is my sister.").andExpect(status().isNotFound());
    }

    @Test
    void refusesInAClosedCaseAndLosesNothing() throws Exception {
        caseFiles.close(reference, "withdrawn", "Nolan");
        assertThat(offered()).isEmpty();
        open("withdrawal").andExpect(status().isOk()).andExpect(content().string(containsString("so nothing more can happen in it")));
        record("withdrawal", "words", "I take it back.")
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("so nothing more can happen in it. Nothing was changed."), containsString("I take it back."))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complaint", "validity", "nothing", "<script>", "abeyance;x=1"})
    void isNotThereForWhatNobodyRecordsInACase(String process) throws Exception {
        browser.perform(get("/cases/{reference}/events/{process}", reference, process).with(user(Complaints.MONITORING_OFFICER))).andExpect(status().is4xxClientError());
        browser.perform(post("/cases/{reference}/events/{process}", reference, process).with(user(Complaints.MONITORING_OFFICER)).with(csrf()).param("_pressed", "record"))
                .andExpect(status().is4xxClientError());
    }

    @ParameterizedTest
    @ValueSource(strings = {Complaints.HEARING_PANEL, Complaints.INDEPENDENT_PERSON, Complaints.OPERATIONS})
    void isNotThereForThoseWithoutTheCase(String officer) throws Exception {
        browser.perform(get("/cases/" + reference + "/events/declare-conflict").with(user(officer))).andExpect(status().isNotFound());
        browser.perform(post("/cases/" + reference + "/events/declare-conflict").with(user(officer)).with(csrf()).param("_pressed", "record")).andExpect(status().isNotFound());
    }

    @Test
    void refusesWhatAnotherSiteForged() throws Exception {
        browser.perform(post("/cases/" + reference + "/events/withdrawal").with(user(Complaints.MONITORING_OFFICER)).param("_pressed", "record").param("words", "x"))
                .andExpect(status().isForbidden());
        assertThat(caseFiles.answers(reference).answered("withdrawal")).isFalse();
    }

    /** Labels, hints and choices come from files and from what people typed elsewhere. */
    @Test
    void showsLabelsAndChoicesAsText() throws Exception {
        List<EventForm.Choice> choices = List.of(new EventForm.Choice("\"><script>a", HOSTILE));
        List<EventForm.Part> parts = List.of("text", "email", "number", "date", "textarea", "select", "radio", "checkbox", "several").stream()
                .map(type -> (EventForm.Part) new EventForm.Question(type, type, HOSTILE, HOSTILE, true, choices, List.of(HOSTILE)))
                .toList();
        MockHttpServletRequest request = new MockHttpServletRequest(context.getServletContext());
        request.setAttribute(org.springframework.web.servlet.DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        MockHttpServletResponse response = new MockHttpServletResponse();
        Map<String, String> refusals = parts.stream().map(EventForm.Question.class::cast).collect(Collectors.toMap(EventForm.Question::key, part -> HOSTILE));
        context.getBean(ThymeleafViewResolver.class).resolveViewName("event", Locale.UK).render(
                Map.of("reference", reference, "officer", "x", "opening", "x", "resumed", false, "problem", HOSTILE, "refusals", refusals, "labels", refusals, "words", Map.of(),
                        "form", new EventForm("abeyance", HOSTILE, true, parts, Map.of("aside", List.of(HOSTILE)))),
                request, response);
        Document page = Jsoup.parse(response.getContentAsString());
        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("#radio").val()).isEqualTo("\"><script>a");
        assertThat(page.select("label[for=textarea]").text()).isEqualTo(HOSTILE);
        assertThat(page.select("h1").text()).isEqualTo(HOSTILE);
        assertThat(page.select("input").stream().flatMap(field -> field.attributes().asList().stream()).map(attribute -> attribute.getKey())).noneMatch(name -> name.startsWith("on"));
    }

    @Test
    void letsNoMarkupButMarkdownIntoTheWordsOfAForm() {
        assertThat(FormWords.html("# Put it\n\nA **b** <script>x</script> [y](javascript:alert(1)) [z](/cases)\n\n## More", "put it"))
                .contains("<strong>b</strong>", "&lt;script&gt;", "<a rel=\"nofollow\" href=\"/cases\">z</a>", "<h2>More</h2>")
                .doesNotContain("<h1", "<script", "javascript");
        assertThat(FormWords.html("# Another heading", "Put it")).contains("<h2>Another heading</h2>");
    }
}
