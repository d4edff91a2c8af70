package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import uk.nolan.NolanTest;
import uk.nolan.TestCast;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.publishing.Comparison;
import uk.nolan.publishing.Door;
import uk.nolan.publishing.OfferedBefore;
import uk.nolan.publishing.ProcedureChange;
import uk.nolan.publishing.ProcedureChange.State;
import uk.nolan.rehearsal.Playback;
import uk.nolan.rehearsal.Scene;

/** The administrators' pages: what they show of a change, whom they let in, and what they refuse. */
@NolanTest
class ProcedurePagesTest {

    private static final String HOSTILE = "<script>alert(1)</script> \" ' ${7*7}";
    private static final String VALIDITY = "processes/validity.bpmn";

    @Autowired
    private MockMvc browser;

    @Autowired
    private Door door;

    @Autowired
    private ApplicationContext program;

    private final List<Long> offered = new ArrayList<>();

    @AfterEach
    void asItWas() {
        offered.stream().filter(id -> door.change(id).filter(change -> change.number().isEmpty()).isPresent()).forEach(id -> new OfferedBefore(program).forget(id));
    }

    private long put(State state, Map<String, byte[]> files, List<Finding> findings, List<Comparison> comparisons) {
        long id = new OfferedBefore(program).put(state, HOSTILE, files, Set.of(), findings, comparisons);
        offered.add(id);
        return id;
    }

    private Map<String, byte[]> validityWithout(String words, String instead) {
        ProcedureFiles set = door.set(door.live().id()).orElseThrow();
        String text = set.read(VALIDITY);
        assertThat(text).contains(words);
        return Map.of(VALIDITY, text.replace(words, instead).getBytes(StandardCharsets.UTF_8));
    }

    private static Comparison otherwise() {
        Scene same = new Scene(LocalDate.of(2026, 12, 14), "Monitoring Officer", "Acknowledge complaint", List.of());
        Scene early = new Scene(LocalDate.of(2026, 12, 16), "Monitoring Officer", "Decide validity", List.of("due 18 December 2026"));
        Scene late = new Scene(LocalDate.of(2026, 12, 16), "Monitoring Officer", "Decide validity", List.of("due 22 December 2026", HOSTILE));
        Playback before = new Playback("processes/rehearsals/x.yaml", "A complaint at Christmas", "NSDC-2026-0001", List.of(same, same, same, early), Optional.empty());
        Playback after = new Playback("processes/rehearsals/x.yaml", "A complaint at Christmas", "NSDC-2026-0001", List.of(same, same, same, late),
                Optional.of(new Playback.Failure("2026-12-16 Monitoring Officer: Decide validity", 14, "due 2026-12-18", "due 2026-12-22")));
        return new Comparison(before.file(), before.title(), Comparison.Kind.NOT_AS_EXPECTED, before, after);
    }

    private MockHttpServletResponse page(String path, String officer) throws Exception {
        return browser.perform(get(path).with(user(officer))).andReturn().getResponse();
    }

    private Document read(String path) throws Exception {
        MockHttpServletResponse page = page(path, Complaints.ADMINISTRATOR);
        assertThat(page.getStatus()).as(path).isEqualTo(200);
        return checked(page.getContentAsString());
    }

    private static Document checked(String html) {
        Document document = Jsoup.parse(html);
        assertThat(document.select("script")).isEmpty();
        assertThat(document.select("[style]")).isEmpty();
        document.select("[aria-describedby],[aria-labelledby]").forEach(element -> {
            for (String id : (element.attr("aria-describedby") + " " + element.attr("aria-labelledby")).strip().split("\\s+")) {
                assertThat(document.getElementById(id)).as(id).isNotNull();
            }
        });
        document.select("label[for]").forEach(label -> assertThat(document.getElementById(label.attr("for"))).as(label.text()).isNotNull());
        return document;
    }

    private MockMultipartHttpServletRequestBuilder upload(MockHttpSession session, MockMultipartFile... files) {
        MockMultipartHttpServletRequestBuilder request = multipart("/procedure/changes");
        for (MockMultipartFile file : files) {
            request.file(file);
        }
        request.session(session).with(csrf()).with(user(Complaints.ADMINISTRATOR));
        return request;
    }

    private static MockMultipartFile file(String name, String content) {
        return new MockMultipartFile("files", name, null, content.getBytes(StandardCharsets.UTF_8));
    }

    private Document refused(MockMultipartHttpServletRequestBuilder request, int status) throws Exception {
        MockHttpServletResponse answer = browser.perform(request).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(status);
        return checked(answer.getContentAsString());
    }

    @Test
    void onlyAdministratorsComeInAndOnlyTheyAreOfferedTheLink() throws Exception {
        for (String officer : List.of(Complaints.MONITORING_OFFICER, Complaints.DEPUTY, Complaints.DEMOCRATIC_SERVICES, Complaints.OPERATIONS, Complaints.INDEPENDENT_PERSON)) {
            for (String path : List.of("/procedure", "/procedure/changes/1", "/procedure/versions/1.zip")) {
                assertThat(page(path, officer).getStatus()).as(officer + " " + path).isEqualTo(403);
            }
            browser.perform(post("/procedure/changes/1/live").with(user(officer)).with(csrf()).param("reason", "x")).andExpect(status().isForbidden());
        }
        assertThat(page("/reports", Complaints.MONITORING_OFFICER).getContentAsString()).doesNotContain("href=\"/procedure\"");
        assertThat(read("/procedure").select("nav a[href=/procedure]")).hasSize(1);
        assertThat(browser.perform(get("/procedure")).andReturn().getResponse().getRedirectedUrl()).endsWith(WebSecurity.SIGN_IN);
        browser.perform(post("/procedure/changes/1/live").with(user(Complaints.ADMINISTRATOR)).param("reason", "x")).andExpect(status().isForbidden());
    }

    @Test
    void theLiveVersionIsShownAndHandedOutWithItsTemplates() throws Exception {
        int number = door.live().number().orElseThrow();
        Document page = read("/procedure");
        assertThat(page.select("#live").text()).isEqualTo("Live: version " + number);
        assertThat(page.select(".address").text()).endsWith("/procedure");
        assertThat(page.select("a[href=/procedure/versions/%d.zip]".formatted(number))).isNotEmpty();

        MockHttpServletResponse answer = page("/procedure/versions/%d.zip".formatted(number), Complaints.ADMINISTRATOR);
        assertThat(answer.getHeader("Content-Disposition")).contains("attachment", "procedure-version-%d.zip".formatted(number));
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsAll(door.set(door.live().id()).orElseThrow().contents().keySet()).anyMatch(name -> name.startsWith("processes/.camunda/element-templates/") && name.endsWith(".json")).contains("letters of the program/acknowledgement.html");
        // what was handed out can come back as it is
        assertThat(ProcedureUpload.of(List.of(new MockMultipartFile("files", "a.zip", null, answer.getContentAsByteArray()))).files().keySet())
                .isEqualTo(door.set(door.live().id()).orElseThrow().contents().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/procedure/changes/99999999", "/procedure/changes/0", "/procedure/changes/x", "/procedure/changes/999999999999999999999", "/procedure/versions/999.zip", "/procedure/versions/x.zip", "/procedure/nothing"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(page(path, Complaints.ADMINISTRATOR).getStatus()).isEqualTo(404);
        browser.perform(post(path.replace(".zip", "") + (path.contains("changes") ? "/live" : "/brought-back")).with(user(Complaints.ADMINISTRATOR)).with(csrf()).param("reason", "x").param("why", "x"))
                .andExpect(status().isNotFound());
    }

    @Test
    void anUploadThatCannotBeTakenInIsToldOnThePageAndNothingTypedIsLost() throws Exception {
        MockHttpSession session = new MockHttpSession();
        long before = door.changes().size();
        Document noReason = refused(upload(session, file("validity.bpmn", "x")), 400);
        assertThat(noReason.select("[role=alert]").text()).contains("Nothing was offered", "Say why");
        assertThat(noReason.select("#why").attr("aria-invalid")).isEqualTo("true");
        Document nothing = refused((MockMultipartHttpServletRequestBuilder) upload(session).param("why", HOSTILE).param("removed", " "), 400);
        assertThat(nothing.select("#files-problem").text()).isEqualTo("Choose the files that you changed, or a zip of them.");
        assertThat(nothing.select("#why").val()).isEqualTo(HOSTILE);
        Document twice = refused((MockMultipartHttpServletRequestBuilder) upload(session, file("validity.bpmn", "a"), file("validity.bpmn", "b")).param("why", "why"), 400);
        assertThat(twice.select("#files-problem").text()).contains("two files \"validity.bpmn\"");
        Document noZip = refused((MockMultipartHttpServletRequestBuilder) upload(session, file("validity.bpmn", "a")).param("why", "why").param("whole", "true"), 400);
        assertThat(noZip.select("#files-problem").text()).contains("The whole procedure is one zip");
        Document tooLong = refused((MockMultipartHttpServletRequestBuilder) upload(session, file("validity.bpmn", "a")).param("why", "x".repeat(2_001)), 400);
        assertThat(tooLong.select("#why-problem").text()).contains("2,001 characters; at most 2,000 fit");
        assertThat(door.changes()).hasSize((int) before);
    }

    /** Names and kinds of files the door knows: it refuses them as it refuses Modeler's. */
    @Test
    void aFileWithoutAPlaceIsRefusedByTheDoorAndOfferedOnceHoweverOftenItIsPressed() throws Exception {
        MockHttpSession session = new MockHttpSession();
        String to = browser.perform(upload(session, file("evil.sh", "rm -rf /")).param("why", "A try").param("_opening", "one")).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
        long id = Long.parseLong(to.substring(to.lastIndexOf('/') + 1));
        offered.add(id);
        browser.perform(upload(session, file("evil.sh", "rm -rf /")).param("why", "A try").param("_opening", "one"))
                .andExpect(redirectedUrl("/procedure")).andExpect(flash().attribute("told", "This was offered already, once."));
        assertThat(door.await(id).state()).isEqualTo(State.REFUSED);
        Document page = read(to);
        assertThat(page.select("h1").text()).isEqualTo("Change %d Refused".formatted(id));
        assertThat(page.select(".findings").text()).contains("There is no place for such a file in a procedure");
        assertThat(page.select("#reason")).isEmpty();
        assertThat(read("/procedure").select("table[aria-labelledby=refused]").text()).contains("Change " + id);
    }

    @Test
    void findingsStandByFileWithElementAndCure() throws Exception {
        long id = put(State.REFUSED, validityWithout("formRef=\"decide-validity\"", "formRef=\"decide\""), List.of(
                new Finding(VALIDITY, "Decide validity", 0, "there is no form \"decide\"", "Choose one of the forms in forms/."),
                new Finding(VALIDITY, "", 12, HOSTILE, ""),
                new Finding("", "", 0, "the engine cannot run it", "Look at it in Modeler.")), List.of());
        Document page = read("/procedure/changes/" + id);
        assertThat(page.select("#findings ~ h3").eachText()).contains(VALIDITY, "The change as a whole");
        assertThat(page.select(".findings li").eachText()).contains(
                "Decide validity: There is no form \"decide\". Choose one of the forms in forms/.", "The engine cannot run it. Look at it in Modeler.");
        assertThat(page.select(".findings li").get(1).text()).startsWith("Line 12: <script>");
        assertThat(page.select(".words-of tr").eachText()).contains("Task \"Decide validity\": form decide-validity decide");
        assertThat(page.text()).contains("Put right without asking", "a comment was left out");
        assertThat(page.select("button").eachText()).contains("Check it again").doesNotContain("Go live all the same");
        assertThat(page.title()).startsWith("Change %d, refused".formatted(id));
    }

    @Test
    void whatComesOutOtherwiseStandsSideBySideAndGoesLiveWithAReasonOnly() throws Exception {
        long id = put(State.DIFFERENT, validityWithout("Only the listed grounds count", "Only the grounds on the list count"), List.of(), List.of(otherwise()));
        Document page = read("/procedure/changes/" + id);
        assertThat(page.select(".rehearsal h3").text()).isEqualTo("A complaint at Christmas");
        assertThat(page.select(".state.bad").text()).isEqualTo("Does not come out as its file expects any more.");
        assertThat(page.select(".expected dd").eachText()).contains("due 2026-12-18", "due 2026-12-22");
        assertThat(page.select(".timeline .left-out").text()).isEqualTo("2 steps are the same");
        assertThat(page.select(".timeline .otherwise th").text()).isEqualTo("Different");
        assertThat(page.select(".timeline .otherwise .marked").eachText()).containsExactly("due 18 December 2026", "due 22 December 2026", HOSTILE);
        assertThat(read("/procedure/changes/" + id + "?every=").select(".timeline tbody tr")).hasSize(4);
        assertThat(page.select(".words-of del").text()).isEqualTo("listed");
        assertThat(page.select(".words-of ins").text()).isEqualTo("on the list");
        assertThat(read("/procedure").select("#waiting ~ ul").text()).contains("Change " + id, "Waits for a decision");

        MockHttpServletResponse without = browser.perform(post("/procedure/changes/" + id + "/live").with(user(Complaints.ADMINISTRATOR)).with(csrf()).param("reason", " \n")).andReturn().getResponse();
        assertThat(without.getStatus()).isEqualTo(400);
        assertThat(checked(without.getContentAsString()).select("#reason-problem").text()).contains("Say why");

        int before = door.live().number().orElseThrow();
        browser.perform(post("/procedure/changes/" + id + "/live").with(user(Complaints.ADMINISTRATOR)).with(csrf()).param("reason", "So the committee decided"))
                .andExpect(redirectedUrl("/procedure/changes/" + id)).andExpect(flash().attribute("told", "Version %d is live.".formatted(before + 1)));
        assertThat(door.live().number()).contains(before + 1);
        assertThat(door.live().reason()).contains("So the committee decided");

        MockHttpServletResponse again = browser.perform(post("/procedure/changes/" + id + "/live").with(user(Complaints.ADMINISTRATOR)).with(csrf()).param("reason", "Again")).andReturn().getResponse();
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(checked(again.getContentAsString()).select("[role=alert]").text()).contains("It did not go live", "is live");
        assertThat(door.live().number()).contains(before + 1);
        Document record = read("/procedure/changes/" + id);
        assertThat(record.text()).contains("So the committee decided", "Open cases and their versions");
        assertThat(record.select(".timeline")).hasSize(1);
        assertThat(read("/procedure").select("table[aria-labelledby=versions]").text()).contains("Version " + before);
    }

    @Test
    void whileItIsCheckedThePageLooksAgainUntilToldNotTo() throws Exception {
        long id = put(State.CHECKING, Map.of(), List.of(), List.of());
        browser.perform(get("/procedure/changes/" + id).with(user(Complaints.ADMINISTRATOR))).andExpect(header().string("Refresh", "4"));
        browser.perform(get("/procedure/changes/" + id).param("still", "").with(user(Complaints.ADMINISTRATOR))).andExpect(header().doesNotExist("Refresh"));
        assertThat(read("/procedure/changes/" + id).select("[role=status]").text()).contains("It waits for its turn.", "Stop that");
        MockHttpServletResponse early = browser.perform(post("/procedure/changes/" + id + "/live").with(user(Complaints.ADMINISTRATOR)).with(csrf()).param("reason", "At once")).andReturn().getResponse();
        assertThat(early.getStatus()).isEqualTo(409);
    }

    /** NS: an administrator who is at lunch loses nothing typed. */
    @ParameterizedTest
    @CsvSource({"/procedure/changes/%d/live, reason, /procedure/changes/%d", "/procedure/versions/1/brought-back, why, /procedure"})
    void whatWasTypedWhenTheSessionEndedIsThereAgain(String path, String field, String shownAt) throws Exception {
        long id = put(State.DIFFERENT, Map.of(), List.of(), List.of());
        String form = path.formatted(id);
        MockHttpSession session = (MockHttpSession) browser.perform(post(form).header("Host", "localhost").header("Origin", "http://localhost").param("_officer", Complaints.ADMINISTRATOR).param(field, HOSTILE))
                .andExpect(redirectedUrl(WebSecurity.SIGN_IN + "?ended")).andReturn().getRequest().getSession();
        session = (MockHttpSession) browser.perform(post(WebSecurity.SIGN_IN).session(session).with(csrf()).param("username", Complaints.ADMINISTRATOR).param("password", TestCast.PASSWORD)).andReturn().getRequest().getSession();
        browser.perform(get(form).session(session)).andExpect(redirectedUrl(shownAt.formatted(id))).andExpect(flash().attribute(field, HOSTILE));
        assertThat(door.change(id).orElseThrow().state()).isEqualTo(State.DIFFERENT);
    }

    @Test
    void anEarlierVersionComesBackWithAReason() throws Exception {
        MockHttpServletResponse without = browser.perform(post("/procedure/versions/1/brought-back").with(user(Complaints.ADMINISTRATOR)).with(csrf())).andReturn().getResponse();
        assertThat(without.getStatus()).isEqualTo(400);
        int live = door.live().number().orElseThrow();
        MockHttpServletResponse itself = browser.perform(post("/procedure/versions/%d/brought-back".formatted(live)).with(user(Complaints.ADMINISTRATOR)).with(csrf()).param("why", "Again")).andReturn().getResponse();
        assertThat(itself.getStatus()).isEqualTo(409);
        assertThat(checked(itself.getContentAsString()).select("[role=alert]").text()).contains("Version %d is live".formatted(live));
    }
}
