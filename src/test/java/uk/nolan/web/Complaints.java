package uk.nolan.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import uk.nolan.TestCast;

/** Complaints and sign-ins for the tests of this room. */
final class Complaints {

    static final String MONITORING_OFFICER = "monitoringOfficer";
    static final String DEPUTY = "deputy";
    static final String INDEPENDENT_PERSON = "independentPerson";
    static final String HEARING_PANEL = "hearingPanel";
    static final String DEMOCRATIC_SERVICES = "democraticServices";
    static final String ADMINISTRATOR = "administrator";
    static final String OPERATIONS = "operations";

    private Complaints() {}

    /** A complaint that is received, as the answers to its form. */
    static Map<String, Object> good() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("complainantName", "Cllr Desmond Pykett");
        answers.put("complainantCapacity", "councillor");
        answers.put("complainantEmail", "desmond.pykett@example.org");
        answers.put("subjectMember", "rhona-ellesby");
        answers.put("authority", "marlbeck");
        answers.put("allegation", "Rude words in the meeting of the parish council.");
        return answers;
    }

    /** Name and password with the request, as a program sends them. */
    static RequestPostProcessor as(String officer) {
        return SecurityMockMvcRequestPostProcessors.httpBasic(officer, TestCast.PASSWORD);
    }

    static MockHttpServletRequestBuilder post(byte[] json) {
        return MockMvcRequestBuilders.post("/api/complaints").contentType(MediaType.APPLICATION_JSON).content(json);
    }
}
