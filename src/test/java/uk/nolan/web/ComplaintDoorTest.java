package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import uk.nolan.NolanTest;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.process.Timeline;

@NolanTest
class ComplaintDoorTest {

    @Autowired
    private MockMvc program;

    @Autowired
    private CaseFiles caseFiles;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Clock clock;

    private int casesBefore;

    @BeforeEach
    void count() {
        casesBefore = caseFiles.all().size();
    }

    @AfterEach
    void nothingLeftRunning() {
        timeline.clear();
    }

    private ResultActions send(Map<String, Object> complaint) throws Exception {
        return program.perform(Complaints.post(json.writeValueAsBytes(complaint)).with(Complaints.as(Complaints.DEMOCRATIC_SERVICES)));
    }

    private ResultActions sendText(String body) throws Exception {
        return program.perform(Complaints.post(body.getBytes(StandardCharsets.UTF_8)).with(Complaints.as(Complaints.DEMOCRATIC_SERVICES)));
    }

    private ResultActions sendWith(String field, Object value) throws Exception {
        Map<String, Object> complaint = Complaints.good();
        complaint.put(field, value);
        return send(complaint);
    }

    private StandardsCase received(ResultActions answer) throws Exception {
        String reference = json.readTree(answer.andExpect(status().isCreated()).andReturn().getResponse().getContentAsString()).get("reference").asText();
        return caseFiles.get(reference);
    }

    private void refused(ResultActions answer, String... parts) throws Exception {
        answer.andExpect(status().isBadRequest()).andExpect(header().string("Content-Type", "application/problem+json"));
        for (String part : parts) {
            answer.andExpect(jsonPath("$.detail", containsString(part)));
        }
        answer.andExpect(content().string(not(containsString("Exception"))));
        assertThat(caseFiles.all()).as("cases").hasSize(casesBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {Complaints.MONITORING_OFFICER, Complaints.DEPUTY, Complaints.DEMOCRATIC_SERVICES})
    void receivesAComplaintAndGivesItsReferenceAtOnce(String officer) throws Exception {
        ResultActions answer = program.perform(Complaints.post(json.writeValueAsBytes(Complaints.good())).with(Complaints.as(officer)));
        StandardsCase opened = received(answer);
        answer.andExpect(header().string("Location", "/cases/" + opened.reference()));
        assertThat(opened.reference()).matches("NSDC-\\d{4}-\\d{4}");
        assertThat(opened.channel()).isEqualTo("web-form");
        assertThat(caseFiles.facts(opened.reference()).latest("received")).contains(LocalDate.now(clock));
        assertThat(caseFiles.journal(opened.reference()).get(0).number()).isEqualTo(1);
    }

    @Test
    void keepsAnotherDayAndChannelThatTheProgramNames() throws Exception {
        Map<String, Object> complaint = Complaints.good();
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        complaint.put("receivedOn", yesterday.toString());
        complaint.put("channel", "e-mail");
        StandardsCase opened = received(send(complaint));
        assertThat(opened.channel()).isEqualTo("e-mail");
        assertThat(caseFiles.facts(opened.reference()).latest("received")).contains(yesterday);
    }

    @Test
    void countsNullAsNotSent() throws Exception {
        received(sendWith("complainantTelephone", null));
        assertThat(received(sendWith("channel", null)).channel()).isEqualTo("web-form");
    }

    @Test
    void takesTwentyThousandCharactersAndHostileTextAsText() throws Exception {
        String hostile = "<script>alert(1)</script> ${7*7} #{7*7} [[${T(java.lang.Runtime)}]] '; drop table answer; --\nSubject: x";
        Map<String, Object> complaint = Complaints.good();
        complaint.put("allegation", hostile + "x".repeat(20_000 - hostile.length()));
        complaint.put("complainantName", "Ms <script>alert(1)</script> ${7*7} O'Vardle");
        StandardsCase opened = received(send(complaint));
        assertThat(opened.complainantName()).isEqualTo("Ms <script>alert(1)</script> ${7*7} O'Vardle");
        assertThat(caseFiles.answers(opened.reference()).text("receive-complaint", "allegation").orElseThrow()).startsWith(hostile);
    }

    /** Procedure a.6: nobody is made up for a complaint that bears no name, and whatever came with it of the complainant is not kept. */
    @Test
    void takesAnAnonymousComplaintWithoutANameOrAnAddress() throws Exception {
        Map<String, Object> complaint = Complaints.good();
        complaint.remove("complainantName");
        complaint.remove("complainantEmail");
        refused(send(complaint), "Name: please answer this");
        complaint.put("anonymous", true);
        StandardsCase opened = received(send(complaint));
        assertThat(opened.anonymous()).isTrue();
        assertThat(opened.complainantEmail()).isEmpty();
        complaint.put("complainantName", "Cllr Desmond Pykett");
        complaint.put("complainantEmail", "desmond.pykett@example.org");
        StandardsCase named = received(send(complaint));
        assertThat(named.complainantName()).doesNotContain("Pykett");
        assertThat(named.complainantEmail()).isEmpty();
        assertThat(caseFiles.answers(named.reference()).value("receive-complaint", "complainantName")).isEmpty();
    }

    /** NS-4-15, ST-2.6-1: until it is decided, a name that is asked to be kept back is kept back. */
    @Test
    void keepsANameBackFromTheFirstMoment() throws Exception {
        refused(sendWith("withholdIdentity", true), "Why the identity should be withheld: please answer this");
        Map<String, Object> complaint = Complaints.good();
        complaint.put("withholdIdentity", true);
        complaint.put("withholdReasons", "Fear of reprisals.");
        assertThat(received(send(complaint)).identityWithheld()).isTrue();
    }

    @Test
    void refusesAComplaintAboutNobody() throws Exception {
        Map<String, Object> complaint = Complaints.good();
        complaint.remove("subjectMember");
        refused(send(complaint), "Councillor complained about");
    }

    @Test
    void refusesAnEmptyComplaintNamingEverythingThatIsMissing() throws Exception {
        refused(send(Map.of()), "Name", "Complains as", "Councillor complained about", "Council:", "What the councillor is said to have done");
    }

    @Test
    void refusesADayInTheFuture() throws Exception {
        refused(sendWith("receivedOn", LocalDate.now(clock).plusDays(1).toString()), "Received on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b@c.example", "somebody@", "some body@example.org", "x@example.org\r\nBcc: y@example.org"})
    void refusesAnImpossibleEmailAddress(String address) throws Exception {
        refused(sendWith("complainantEmail", address), "E-mail address");
    }

    @Test
    void refusesLineBreaksInAName() throws Exception {
        refused(sendWith("complainantName", "Cllr Desmond Pykett\r\nBcc: everybody@example.org"), "Name", "one line");
    }

    @ParameterizedTest
    @CsvSource({"allegation, What the councillor is said to have done", "complainantName, Name", "withholdIdentity, keep name and address confidential", "codeProvisions, Parts of the code", "lastEventOn, Last event", "subjectMember, Councillor complained about"})
    void refusesAWrongTypeNamingTheField(String field, String label) throws Exception {
        refused(sendWith(field, Map.of("$ref", List.of(1, 2))), label);
    }

    @Test
    void refusesNumbersAndYesWhereTextIsAskedFor() throws Exception {
        refused(sendWith("allegation", 12), "What the councillor is said to have done");
        refused(sendWith("complainantName", true), "Name");
        refused(sendWith("withholdIdentity", "yes"), "keep name and address confidential");
    }

    @Test
    void refusesAnInventedChoice() throws Exception {
        refused(sendWith("authority", "atlantis"), "Council", "not one of the choices");
    }

    @Test
    void refusesAFieldThatTheFormDoesNotHave() throws Exception {
        refused(sendWith("outcome", "breach"), "outcome");
    }

    @Test
    void refusesATextThatIsTooLongNamingTheField() throws Exception {
        refused(sendWith("allegation", "x".repeat(20_001)), "What the councillor is said to have done", "20,000");
    }

    @Test
    void refusesFiveMegabytesOfText() throws Exception {
        sendWith("allegation", "x".repeat(5 * 1024 * 1024))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(header().string("Content-Type", "application/problem+json"))
                .andExpect(jsonPath("$.detail", containsString("larger than 1 MB")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "not json", "{\"allegation\": ", "[]", "\"text\"", "42", "null", "{} {}", "{\"channel\": \"letter\", \"channel\": \"e-mail\"}", "{'channel': 'letter'}"})
    void refusesWhatIsNoJsonObject(String body) throws Exception {
        sendText(body)
                .andExpect(status().isBadRequest())
                .andExpect(header().string("Content-Type", "application/problem+json"))
                .andExpect(jsonPath("$.detail", startsWith("The body")))
                .andExpect(content().string(not(containsString("jackson"))));
    }

    @Test
    void refusesAnotherFormat() throws Exception {
        program.perform(post("/api/complaints")
                        .contentType("application/x-www-form-urlencoded")
                        .content("allegation=x")
                        .with(Complaints.as(Complaints.DEMOCRATIC_SERVICES)))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.detail", containsString("application/json")));
    }

    @Test
    void staysShutToStrangersAndToOtherRoles() throws Exception {
        byte[] complaint = json.writeValueAsBytes(Complaints.good());
        program.perform(Complaints.post(complaint)).andExpect(status().isUnauthorized()).andExpect(jsonPath("$.title").value("Sign-in needed"));
        for (String officer : List.of(Complaints.INDEPENDENT_PERSON, Complaints.HEARING_PANEL, Complaints.OPERATIONS)) {
            program.perform(Complaints.post(complaint).with(Complaints.as(officer)))
                    .andExpect(status().isForbidden())
                    .andExpect(content().string(allOf(containsString("Not allowed"), not(containsString("Exception")))));
        }
    }
}
