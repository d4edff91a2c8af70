package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.RealServer;
import uk.nolan.TestCast;
import uk.nolan.process.Story;
import uk.nolan.publishing.Door;

/** Over both of the engine's interfaces, as the administrator who may do most: what would change versions or cases behind the door is refused with a hint, and nothing has changed. */
@NolanTest
class PastTheDoorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEPLOYMENT = """
            --b\r
            Content-Disposition: form-data; name="deployment-name"\r
            \r
            quietly\r
            --b\r
            Content-Disposition: form-data; name="x.bpmn"; filename="x.bpmn"\r
            Content-Type: text/xml\r
            \r
            <?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t"><bpmn:process id="quietly" isExecutable="true" camunda:historyTimeToLive="P1D"><bpmn:startEvent id="s" /></bpmn:process></bpmn:definitions>\r
            --b--\r
            """;

    @Autowired
    private RealServer server;

    @Autowired
    private Story story;

    @Autowired
    private Door door;

    private Visitor browser;
    private String version;
    private String definition;
    private String instance;
    private String job;
    private int before;

    @BeforeEach
    void aCaseRuns() throws Exception {
        story.begin("2026-12-11");
        story.upTo("Record representations");
        browser = new Visitor(server);
        browser.signIn("administrator");
        browser.ask("GET", "/camunda/app/cockpit/default/", null);
        browser.ask("GET", "/camunda/api/engine/engine/default/process-definition/count", null);
        version = door.live().deploymentId().orElseThrow();
        definition = read("process-definition?key=validity&latestVersion=true").get(0).get("id").asText();
        JsonNode complaint = read("process-instance?processDefinitionKey=complaint").get(0);
        instance = complaint.get("id").asText();
        job = read("job-definition?processDefinitionKey=working-day-round").get(0).get("id").asText();
        before = state();
    }

    @AfterEach
    void nothingHasChanged() throws Exception {
        assertThat(state()).isEqualTo(before);
        assertThat(door.live().deploymentId()).contains(version);
        story.begin("2026-12-11");
    }

    /** In one number: all versions, processes, running instances and tables. */
    private int state() throws Exception {
        return JSON.createArrayNode().add(read("deployment?sortBy=id&sortOrder=asc")).add(read("process-definition?latestVersion=true&sortBy=key&sortOrder=asc"))
                .add(read("process-instance?sortBy=instanceId&sortOrder=asc")).add(read("decision-definition?sortBy=key&sortOrder=asc")).hashCode();
    }

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> answer = rest("GET", path, null, "application/json");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> rest(String method, String path, String body, String type) {
        String credentials = Base64.getEncoder().encodeToString(("administrator:" + TestCast.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return server.ask(method, "/engine-rest/" + path, body, "Authorization", "Basic " + credentials, "Content-Type", type, "Accept", "application/json");
    }

    private HttpResponse<String> webApps(String method, String path, String body, String type) {
        return browser.ask(method, "/camunda/api/engine/engine/default/" + path, body, "Content-Type", type, "Accept", "application/json", "X-XSRF-TOKEN", browser.cookies().getOrDefault("XSRF-TOKEN", ""));
    }

    private void refused(String method, String path, String body, String hint) {
        refused(method, path, body, "application/json", hint);
    }

    private void refused(String method, String path, String body, String type, String hint) {
        for (HttpResponse<String> answer : List.of(rest(method, path, body, type), webApps(method, path, body, type))) {
            assertThat(answer.statusCode()).as("%s %s %s: %s", method, answer.uri(), path, answer.body()).isEqualTo(403);
            assertThat(answer.body()).as("%s %s", method, answer.uri()).contains(hint, "Nothing was changed");
        }
    }

    @Test
    void nobodyDeploysRedeploysOrDeletes() throws Exception {
        refused("POST", "deployment/create", DEPLOYMENT, "multipart/form-data; boundary=b", "the page /procedure");
        refused("POST", "deployment/" + version + "/redeploy", "{}", "the page /procedure");
        refused("DELETE", "deployment/" + version + "?cascade=true", null, "the page /procedure");
        refused("DELETE", "process-definition/" + definition + "?cascade=true", null, "the page /procedure");
        refused("DELETE", "process-definition/key/validity?cascade=true", null, "the page /procedure");
    }

    @Test
    void nobodySuspendsOrRetimesAVersion() throws Exception {
        refused("PUT", "process-definition/" + definition + "/suspended", "{\"suspended\": true}", "the page /procedure");
        refused("PUT", "process-definition/suspended", "{\"processDefinitionKey\": \"validity\", \"suspended\": true}", "the page /procedure");
        refused("PUT", "process-definition/" + definition + "/history-time-to-live", "{\"historyTimeToLive\": 1}", "the page /procedure");
        refused("PUT", "decision-definition/key/validity/history-time-to-live", "{\"historyTimeToLive\": 1}", "the page /procedure");
        refused("PUT", "job-definition/" + job + "/suspended", "{\"suspended\": true}", "the page /procedure");
        refused("PUT", "job-definition/" + job + "/jobPriority", "{\"priority\": 5}", "the page /procedure");
    }

    @Test
    void nobodyMovesACasePastItsProcedure() throws Exception {
        String plan = "{\"sourceProcessDefinitionId\": \"%s\", \"targetProcessDefinitionId\": \"%s\", \"instructions\": []}".formatted(definition, definition);
        String migration = "{\"migrationPlan\": %s, \"processInstanceIds\": [\"%s\"]}".formatted(plan, instance);
        String cancel = "[{\"type\": \"cancel\", \"activityId\": \"Activity_DecideValidity\"}]";
        refused("POST", "migration/execute", migration, "/procedure/cases");
        refused("POST", "migration/executeAsync", migration, "/procedure/cases");
        refused("POST", "process-instance/" + instance + "/modification", "{\"instructions\": %s}".formatted(cancel), "/procedure/cases");
        refused("POST", "process-instance/" + instance + "/modification-async", "{\"instructions\": %s}".formatted(cancel), "/procedure/cases");
        String several = "{\"processDefinitionId\": \"%s\", \"instructions\": %s, \"processInstanceIds\": [\"%s\"]}".formatted(definition, cancel, instance);
        refused("POST", "modification/execute", several, "/procedure/cases");
        refused("POST", "modification/executeAsync", several, "/procedure/cases");
        String restart = "{\"processInstanceIds\": [\"%s\"], \"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"Activity_DecideValidity\"}]}".formatted(instance);
        refused("POST", "process-definition/" + definition + "/restart", restart, "/procedure/cases");
        refused("POST", "process-definition/" + definition + "/restart-async", restart, "/procedure/cases");
    }
}
