package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.notice.DeliveryProblem;
import uk.nolan.notice.Letter;
import uk.nolan.notice.Postbox;
import uk.nolan.notice.TestPostbox;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.EngineClock;
import uk.nolan.process.Procedure;
import uk.nolan.process.Story;
import uk.nolan.process.Timeline;

/** What operations see of the deadlines in Cockpit, in metrics and in health. The days are counted by hand in the calendar of December 2026. */
@NolanTest
class DeadlineBoardTest {

    private static final String INCIDENT_WORDS = "Ms Inkersole of inkersole@example.org was not found";

    @Autowired
    private MockMvc browser;

    @Autowired
    private DeadlineBoard board;

    @Autowired
    private DeadlinesHealthIndicator deadlinesHealth;

    @Autowired
    private TimersHealthIndicator timersHealth;

    @Autowired
    private MeterRegistry metrics;

    @Autowired
    private Story story;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Officers officers;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private Timeline timeline;

    @Autowired
    private EngineClock clock;

    @Autowired
    private TestPostbox postbox;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void anEmptyStage() {
        story.begin("2026-12-14");
        board.forget();
    }

    @AfterEach
    void nothingLeftRunning() {
        postbox.takeEverything();
        story.begin("2026-12-14");
        board.forget();
    }

    private Document shown() throws Exception {
        board.forget();
        return Jsoup.parseBodyFragment(answer("/desk/deadlines", Complaints.OPERATIONS));
    }

    private String answer(String path, String officer) throws Exception {
        return browser.perform(get(path).with(user(officer))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    private String received(String on) {
        return story.complaint(Map.of("receivedOn", on, "lastEventOn", "2026-11-30"));
    }

    private static List<String> lines(Document page, String part) {
        return page.select("#nolan-" + part + " tbody tr").eachText();
    }

    private static List<String> numbers(Document page) {
        return page.select(".headlines > div").eachText();
    }

    private String task(String reference, String name) {
        return tasks.createTaskQuery().processInstanceBusinessKey(reference).taskName(name).singleResult().getProcessInstanceId();
    }

    /**
     * Five working days for acknowledgement and validity: from Wednesday 9 December they end on Wednesday 16 December, and so on. An acknowledgement that is late
     * goes out by itself, so that it is never overdue.
     */
    @Test
    void countsWhatIsOverdueTodayThisWeekAndNextWeek() throws Exception {
        story.begin("2026-12-16");
        String late = received("2026-12-04");
        String today = received("2026-12-09");
        String week = received("2026-12-11");
        String next = received("2026-12-16");
        Document page = shown();
        assertThat(page.select("#nolan-made").text()).isEqualTo("As of Wednesday 16 December 2026, 10:00");
        assertThat(numbers(page)).containsExactly("Overdue 1", "Due today 2", "Due later this week 2", "Due next week 2");
        assertThat(lines(page, "overdue")).containsExactly("Friday 11 December 2026 3 working days late Validity check council's target Validity Monitoring Officer " + late);
        assertThat(lines(page, "today")).hasSize(2).allMatch(line -> line.startsWith("Wednesday 16 December 2026") && line.endsWith(today));
        assertThat(lines(page, "this-week")).hasSize(2).allMatch(line -> line.startsWith("Friday 18 December 2026") && line.endsWith(week));
        assertThat(lines(page, "next-week")).hasSize(2).allMatch(line -> line.startsWith("Wednesday 23 December 2026") && line.endsWith(next));
        assertThat(lines(page, "counts")).containsExactly("Validity 1 2 2 2", "Monitoring Officer 1 2 2 2");
        assertThat(page.select("#nolan-overdue a").eachAttr("href")).containsExactly("#/process-instance/" + task(late, "Decide validity") + "/runtime");
    }

    /** On Saturday what was due on Friday is late, though no working day has passed; on Sunday the week ends. */
    @Test
    void weeksEndOnSundayAndWhatFellDueOnFridayIsLateOnSaturday() throws Exception {
        story.begin("2026-12-19");
        String late = received("2026-12-11");
        received("2026-12-14");
        Document page = shown();
        assertThat(numbers(page)).containsExactly("Overdue 1", "Due today 0", "Due later this week 0", "Due next week 2");
        assertThat(lines(page, "overdue")).allMatch(line -> line.startsWith("Friday 18 December 2026 Late, no working day since") && line.endsWith(late));
        assertThat(page.select("#nolan-today").text()).endsWith("None.");
    }

    /** A deadline that the council's table does not have any more is shown by its key: what is late must not vanish. */
    @Test
    void theListOfWhatIsOverdueIsNeverCut() throws Exception {
        String reference = received("2026-12-14");
        List<String> all = IntStream.rangeClosed(1, 130).mapToObj("former %03d"::formatted).toList();
        all.forEach(name -> database.update(
                "insert into noted_due_date (case_id, deadline, due_on) select id, ?, date '2026-12-01' from standards_case where reference = ?", name.replace(' ', '-'), reference));
        Document page = shown();
        assertThat(numbers(page).get(0)).isEqualTo("Overdue 130");
        assertThat(page.select("#nolan-overdue tbody td:nth-child(3)").eachText()).containsExactlyElementsOf(all);
        assertThat(page.select("#nolan-overdue > .wide th.reference")).hasSize(DeadlineBoardSheets.IN_VIEW);
        assertThat(page.select("#nolan-overdue details summary").text()).isEqualTo("Show the other 80");
        assertThat(page.select("#nolan-overdue details th.reference")).hasSize(80);
    }

    @Test
    void aCaseInAbeyanceStandsApartAndOnlyItsReviewIsDue() throws Exception {
        String reference = received("2026-12-07");
        assertThat(numbers(shown())).startsWith("Overdue 0", "Due today 2");
        pause(reference);
        Document page = shown();
        assertThat(numbers(page)).startsWith("Overdue 0", "Due today 0");
        assertThat(lines(page, "paused")).containsExactly("Monday 14 December 2026 A court has the matter before it Wednesday 13 January 2027 Validity " + reference);
        assertThat(page.select("#nolan-paused a").attr("href")).isEqualTo("#/process-instance/" + task(reference, "Review abeyance") + "/runtime");

        clock.travelTo(LocalDate.parse("2027-01-18").atTime(LocalTime.NOON).atZone(EngineClock.LONDON).toInstant());
        page = shown();
        assertThat(lines(page, "overdue")).containsExactly(
                "Wednesday 13 January 2027 3 working days late Review of the abeyance council's target Validity Monitoring Officer " + reference);
        assertThat(lines(page, "paused").get(0)).contains("Wednesday 13 January 2027 Late");
        assertThat(gauge("nolan.cases.paused")).isEqualTo(1);
    }

    private void pause(String reference) {
        procedure.start(
                "abeyance",
                Map.of("caseReference", reference, "ground", "court", "reasonInternal", "Inkersole is before the court.", "reasonNeutral", "It waits for Inkersole."),
                story.officer(Role.MONITORING_OFFICER));
        timeline.runWaiting();
    }

    @Test
    void lettersThatAreNotTakenAndTheIncidentSayWhyInWords() throws Exception {
        String reference = received("2026-12-14");
        refuse(() -> new DeliveryProblem(INCIDENT_WORDS));
        assertThatThrownBy(() -> story.does("2026-12-14", "Acknowledge complaint", Map.of("note", "We will write again."))).isInstanceOf(DeliveryProblem.class);

        Document page = shown();
        assertThat(lines(page, "unsent")).containsExactly(
                "Acknowledgement Complainant Monday 14 December 2026, 10:00 The mail server does not take it. The next attempt is on Monday 14 December 2026, 10:01. " + reference);
        assertThat(page.select("#nolan-incidents").text()).endsWith("Nothing has failed for good.");
        assertThat(gauge("nolan.letters.waiting")).isEqualTo(1);
        assertThat(gauge("nolan.incidents")).isZero();

        String instance = failForGood();
        page = shown();
        assertThat(lines(page, "unsent").get(0)).contains("it is not tried any more until the incident is retried");
        assertThat(lines(page, "incidents")).containsExactly(
                "The mail server does not take a letter in the step “Send acknowledgement” of “Acknowledge receipt of the complaint”. When it works again, retry the job."
                        + " Monday 14 December 2026, 15:21 6 times " + reference);
        assertThat(page.select("#nolan-incidents a").attr("href")).isEqualTo("#/process-instance/" + instance + "/runtime");
        assertThat(gauge("nolan.incidents")).isEqualTo(1);
    }

    @Test
    void anErrorOfTheProgramNamesStepAndDiagramAndNothingElse() throws Exception {
        received("2026-12-14");
        refuse(() -> new IllegalStateException(INCIDENT_WORDS));
        assertThatThrownBy(() -> story.does("2026-12-14", "Acknowledge complaint", Map.of("note", "We will write again."))).isInstanceOf(IllegalStateException.class);
        failForGood();
        assertThat(lines(shown(), "incidents").get(0)).startsWith("Program error in the step “Send acknowledgement” of “Acknowledge receipt of the complaint”.");
    }

    private void refuse(Supplier<RuntimeException> problem) {
        postbox.leadTo(new Postbox() {
            @Override
            public void deliver(Letter letter, MimeMessage message) {
                throw problem.get();
            }

            @Override
            public String described() {
                return "refusing";
            }
        });
    }

    private String failForGood() {
        Job job = jobs.createJobQuery().messages().withException().singleResult();
        for (String id = job.getId(); job.getRetries() > 0; job = jobs.createJobQuery().jobId(id).singleResult()) {
            clock.travelTo(job.getDuedate().toInstant());
            assertThatThrownBy(() -> jobs.executeJob(id)).isInstanceOf(RuntimeException.class);
        }
        return job.getProcessInstanceId();
    }

    /** The names are those of the case and of officers; none of the three answers, for any of their readers, may hold one of them. */
    @Test
    void nobodyIsNamedAnywhere() throws Exception {
        String reference = story.complaint(Map.of(
                "complainantName", "Ms Zenobia Inkersole", "complainantEmail", "zenobia@inkersole.example", "subjectMember", "not-listed",
                "subjectMemberName", "Cllr Barnaby Thistlewick", "allegation", "Inkersole words of Thistlewick."));
        String instance = task(reference, "Acknowledge complaint");
        String definition = tasks.createTaskQuery().processInstanceBusinessKey(reference).taskName("Acknowledge complaint").singleResult().getProcessDefinitionId();
        refuse(() -> new IllegalStateException(INCIDENT_WORDS));
        assertThatThrownBy(() -> story.does("2026-12-14", "Acknowledge complaint", Map.of("note", "Dear Inkersole"))).hasMessage(INCIDENT_WORDS);
        failForGood();
        postbox.takeEverything();
        story.does("2026-12-15", "Decide validity", Map.of("grounds", List.of(), "doubt", false, "reasons", "Thistlewick sits on the council."));
        String paused = story.complaint(Map.of("complainantName", "Mr Inkersole"));
        pause(paused);
        board.forget();

        List<String> names = new ArrayList<>(List.of("inkersole", "thistlewick", "zenobia", "barnaby", "@", "ellesby"));
        for (Role role : Role.values()) {
            officers.inRole(role).forEach(officer -> names.add(officer.name().toLowerCase()));
        }
        for (String path : List.of("/desk/deadlines", "/desk/deadlines/waiting?definition=" + definition, "/desk/deadlines/instances/" + instance, "/actuator/health")) {
            assertThat(answer(path, Complaints.OPERATIONS)).as(path).isNotBlank();
            assertThat(answer(path, Complaints.OPERATIONS).toLowerCase()).as(path).doesNotContain(names);
        }
    }

    @Test
    void eachTaskOfADiagramSaysHowManyWaitAndHowManyAreLate() throws Exception {
        received("2026-12-01");
        received("2026-12-14");
        String paused = received("2026-12-01");
        pause(paused);
        Task task = tasks.createTaskQuery().taskName("Decide validity").active().list().get(0);
        browser.perform(get("/desk/deadlines/waiting").param("definition", task.getProcessDefinitionId()).with(user(Complaints.OPERATIONS)))
                .andExpect(status().isOk())
                .andExpect(content().json("{\"Activity_DecideValidity\": {\"waiting\": 2, \"late\": 1}}", org.springframework.test.json.JsonCompareMode.STRICT));
        browser.perform(get("/desk/deadlines/waiting").param("definition", "no-such").with(user(Complaints.OPERATIONS))).andExpect(content().json("{}"));
    }

    @Test
    void theTabTellsOfTheCasesDatesFromAnyOfItsInstancesAndWhatMovedThem() throws Exception {
        story.begin("2026-12-11");
        String reference = received("2026-12-11");
        String spine = runtime.createProcessInstanceQuery().processInstanceBusinessKey(reference).rootProcessInstances().singleResult().getId();
        String stage = task(reference, "Decide validity");
        clock.travelTo(LocalDate.parse("2026-12-21").atTime(10, 0).atZone(EngineClock.LONDON).toInstant());
        Document page = Jsoup.parseBodyFragment(answer("/desk/deadlines/instances/" + spine, Complaints.OPERATIONS));
        assertThat(lines(page, "running")).containsExactly(
                "Acknowledgement Friday 18 December 2026 1 working day late council's target Monitoring Officer 5 working days from Friday 11 December 2026",
                "Validity check Friday 18 December 2026 1 working day late council's target Monitoring Officer 5 working days from Friday 11 December 2026",
                "Initial assessment Wednesday 13 January 2027 14 working days left council's target Monitoring Officer 20 working days from Friday 11 December 2026,"
                        + " not counting 25 December (Christmas Day), 28 December (substitute day for Boxing Day) and 1 January (New Year's Day)");
        assertThat(lines(page, "moved")).contains("Friday 11 December 2026, 10:00 Initial assessment Began, due Wednesday 13 January 2027 because the complaint was received");
        assertThat(answer("/desk/deadlines/instances/" + stage, Complaints.OPERATIONS)).contains("Case <span>" + reference);

        story.does("2026-12-21", "Decide validity", Map.of("grounds", List.of(), "doubt", false, "reasons", "A sitting councillor."));
        story.goesOn("Record representations", Map.of());
        story.does("2026-12-22", "Record representations", Map.of("representationsReceivedOn", "2026-12-22", "representations", "It was a joke."));
        page = Jsoup.parseBodyFragment(answer("/desk/deadlines/instances/" + spine, Complaints.OPERATIONS));
        assertThat(lines(page, "moved")).last().asString().isEqualTo(
                "Tuesday 22 December 2026, 10:00 Initial assessment Moved from Wednesday 13 January 2027 to Friday 22 January 2027 because of representations received");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/deadlines", "/desk/deadlines/waiting?definition=x", "/desk/deadlines/instances/x"})
    void onlyOperationsAndAdministratorsMayLook(String path) throws Exception {
        browser.perform(get(path)).andExpect(status().isUnauthorized());
        for (Role role : Role.values()) {
            int expected = role != Role.OPERATIONS && role != Role.ADMINISTRATOR ? 403 : path.endsWith("/x") ? 404 : 200;
            browser.perform(get(path).with(user(story.officer(role).id()))).andExpect(status().is(expected)).andExpect(header().string("Cache-Control", containsString("no-store")));
        }
    }

    @Test
    void aCaseInWhichTheReaderHasAConflictIsLeftOutOfAllThree() throws Exception {
        String hidden = received("2026-12-01");
        String other = received("2026-12-01");
        Officer reader = officers.find(Complaints.OPERATIONS).orElseThrow();
        caseFiles.declareConflict(hidden, reader.id(), reader.name(), "actual", "She is a neighbour.");
        assertThat(shown().select("#nolan-overdue th.reference").eachText()).contains(other).doesNotContain(hidden);
        assertThat(answer("/desk/deadlines", Complaints.ADMINISTRATOR)).contains(hidden);
        Task task = tasks.createTaskQuery().processInstanceBusinessKey(hidden).taskName("Decide validity").singleResult();
        assertThat(answer("/desk/deadlines/waiting?definition=" + task.getProcessDefinitionId(), Complaints.OPERATIONS)).contains("\"waiting\":1");
        browser.perform(get("/desk/deadlines/instances/" + task.getProcessInstanceId()).with(user(Complaints.OPERATIONS))).andExpect(status().isNotFound());
    }

    @Test
    void timersThatDoNotFireAreTold() throws Exception {
        received("2026-12-14");
        shown();
        assertThat(timersHealth.health().getStatus()).isEqualTo(Status.UP);
        assertThat(gauge("nolan.timers.late")).isZero();

        // the expiry of acknowledgement and validity, and the round of each working day, are due and nobody fires them
        clock.travelTo(LocalDate.parse("2026-12-22").atTime(1, 0).atZone(EngineClock.LONDON).toInstant());
        Document page = shown();
        assertThat(page.select("#nolan-timers.late").text()).startsWith("Timers are late: ").contains("the oldest since Tuesday 15 December 2026, 07:00 (162 hours)");
        Health health = timersHealth.health();
        assertThat(health.getStatus()).isEqualTo(CalendarHealthIndicator.WARNING);
        assertThat(health.getDetails()).containsEntry("waitingSince", "2026-12-15T07:00:00Z");
        assertThat(gauge("nolan.timers.lateness")).isEqualTo(162 * 3600);

        int late = (int) gauge("nolan.timers.late");
        assertThat(late).isGreaterThanOrEqualTo(2);
        timeline.runWaiting();
        page = shown();
        assertThat(page.select("#nolan-timers.late")).isEmpty();
        assertThat(gauge("nolan.timers.late")).isZero();
        assertThat(gauge("nolan.timers.fired")).isGreaterThanOrEqualTo(late);
        assertThat(gauge("nolan.timers.fired.lateness.max")).isEqualTo(162 * 3600);
        assertThat(page.select("#nolan-timers").text()).startsWith("Timers fire on time: ").contains("at most 162 hours after its time");
    }

    @Test
    void metricsAndHealthSayTheSameAsTheBoard() throws Exception {
        received("2026-12-04");
        received("2026-12-07");
        shown();
        assertThat(gauge("nolan.deadlines.overdue", "role", "monitoring-officer")).isEqualTo(1);
        assertThat(gauge("nolan.deadlines.due.today", "role", "monitoring-officer")).isEqualTo(2);
        assertThat(gauge("nolan.deadlines.due.week", "role", "monitoring-officer")).isZero();
        assertThat(metrics.get("nolan.deadlines.overdue").gauges().stream().mapToDouble(Gauge::value).sum()).isEqualTo(1);
        assertThat(gauge("nolan.cases.open")).isEqualTo(2);
        Health health = deadlinesHealth.health();
        assertThat(health.getStatus()).isEqualTo(CalendarHealthIndicator.WARNING);
        assertThat(health.getDetails()).containsEntry("overdue", 1).containsEntry("oldest", "2026-12-11");
        browser.perform(get("/actuator/health")).andExpect(status().isOk()).andExpect(content().string(org.hamcrest.Matchers.not(containsString("oldest"))));
        browser.perform(get("/actuator/health").with(Complaints.as(Complaints.OPERATIONS))).andExpect(content().string(containsString("\"oldest\":\"2026-12-11\"")));
        browser.perform(get("/actuator/prometheus")).andExpect(status().isUnauthorized());
        browser.perform(get("/actuator/prometheus").with(Complaints.as(Complaints.DEPUTY))).andExpect(status().isForbidden());
        browser.perform(get("/actuator/prometheus").with(Complaints.as(Complaints.OPERATIONS)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("nolan_deadlines_overdue{role=\"monitoring-officer\"} 1.0")));
    }

    /** Whoever asks within the minute gets the same look, however often; after it a new one is taken. */
    @Test
    void theLookIsTakenAtMostOnceAMinute() {
        DeadlineBoard.Look first = board.look();
        clock.travelTo(clock.instant().plusSeconds(59));
        assertThat(board.look()).isSameAs(first);
        clock.travelTo(clock.instant().plusSeconds(1));
        assertThat(board.look()).isNotSameAs(first);
    }

    private double gauge(String name, String... tags) {
        return metrics.get(name).tags(tags).gauge().value();
    }
}
