package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.nolan.NolanTest;
import uk.nolan.RealServer;
import uk.nolan.TestCast;
import uk.nolan.council.LiveProcedure;
import uk.nolan.deadline.Calendar;
import uk.nolan.people.Officers;
import uk.nolan.process.DueDates;
import uk.nolan.publishing.ProcedureChange.State;

/** Camunda Modeler 5 at the door: its two look-ups and its deployment, as its browser sends them, over the network. What needs rehearsals is begun by a door with a stand-in, and asked for as Modeler asks. */
@NolanTest
class ModelerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

    @Autowired
    private RealServer server;

    @Autowired
    private Door real;

    @Autowired
    private ChangeBook book;

    @Autowired
    private Changes changes;

    @Autowired
    private Checks checks;

    @Autowired
    private LiveProcedure live;

    @Autowired
    private Calendar calendar;

    @Autowired
    private DueDates dueDates;

    @Autowired
    private Officers officers;

    private Door door;
    private RehearsalRoom.Rehearsed rehearsed = new RehearsalRoom.Rehearsed(List.of(), List.of());
    private final CountDownLatch goOn = new CountDownLatch(1);
    private boolean waits;

    @AfterEach
    void asItWas() {
        goOn.countDown();
        if (door != null) {
            door.close();
        }
    }

    private long begun(Map<String, byte[]> files) {
        door = new Door(book, changes, checks, (from, to, council, progress) -> {
            progress.accept("Rehearsal 7 of 79: Rude words in a meeting");
            try {
                if (waits) {
                    goOn.await();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return rehearsed;
        }, live, calendar, dueDates, officers);
        return door.offerOnce(new Offer(Handle.MODELER, "administrator", "validity", files, Set.of()));
    }

    private HttpResponse<String> asks(String method, String path, String body, String who, String... headers) {
        String credentials = Base64.getEncoder().encodeToString((who + ":" + TestCast.PASSWORD).getBytes(StandardCharsets.UTF_8));
        List<String> all = new ArrayList<>(List.of("accept", "application/json", "authorization", "Basic " + credentials));
        all.addAll(List.of(headers));
        return server.ask(method, path, body, all.toArray(String[]::new));
    }

    /** What Modeler's FormData makes of the diagram that is open, with a form attached where there is one. */
    private static String formData(Map<String, String> fields, Map<String, byte[]> files) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value)));
        files.forEach((name, content) -> body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n".formatted(
                BOUNDARY, name, name, name.endsWith(".bpmn") ? "text/xml" : "application/octet-stream")).append(new String(content, StandardCharsets.UTF_8)).append("\r\n"));
        return body.append("--").append(BOUNDARY).append("--\r\n").toString();
    }

    private HttpResponse<String> deploys(String who, Map<String, byte[]> files, String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("deployment-name", "validity");
        fields.put("deployment-source", "Camunda Modeler");
        fields.put("enable-duplicate-filtering", "true");
        for (int at = 0; at < more.length; at += 2) {
            fields.put(more[at], more[at + 1]);
        }
        return asks("POST", "/procedure/deployment/create", formData(fields, files), who, "content-type", "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private Map<String, byte[]> validity(String from, String to) {
        String text = live.set().read("processes/validity.bpmn");
        assertThat(text).contains(from);
        return Map.of("validity.bpmn", text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theTwoLookUpsBeforeADeployment() throws Exception {
        HttpResponse<String> version = asks("GET", "/procedure/version", null, "administrator");
        assertThat(version.statusCode()).isEqualTo(200);
        assertThat(json(version).get("version").asText()).isEqualTo("7.24.0");
        HttpResponse<String> deployments = asks("GET", "/procedure/deployment?maxResults=0", null, "administrator");
        assertThat(deployments.statusCode()).isEqualTo(200);
        assertThat(deployments.body()).isEqualTo("[]");
        assertThat(json(asks("GET", "/procedure/deployment", null, "administrator")).get(0).get("id").asText()).isEqualTo(real.live().deploymentId().orElseThrow());
    }

    @Test
    void administratorsOnly() throws Exception {
        for (String path : List.of("/procedure/version", "/procedure/deployment?maxResults=0")) {
            assertThat(server.ask("GET", path, null).statusCode()).isEqualTo(401);
            assertThat(asks("GET", path, null, "monitoringOfficer").statusCode()).isEqualTo(403);
        }
        HttpResponse<String> officer = deploys("monitoringOfficer", validity("Decide validity", "Settle validity"));
        assertThat(officer.statusCode()).isEqualTo(403);
        assertThat(json(officer).get("message").asText()).isEqualTo("Your account may not do this. Ask an administrator if it should.");
        HttpResponse<String> stranger = server.ask("POST", "/procedure/deployment/create", formData(Map.of(), Map.of()), "content-type", "multipart/form-data; boundary=" + BOUNDARY);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(json(stranger).get("message").asText()).contains("name and the password");
    }

    @Test
    void whatIsWrongStandsInTheMessageLineByLine() throws Exception {
        int before = real.live().number().orElseThrow();
        HttpResponse<String> answer = deploys("administrator", validity("formRef=\"decide-validity\"", "formRef=\"settle-validity\""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("message").asText())
                .startsWith("Not live. One thing is to be put right:\n1. ")
                .contains("processes/validity.bpmn, \"Decide validity\": there is no form \"settle-validity\"", "The version that was live stays.", "/procedure/changes/");
        assertThat(real.live().number()).contains(before);
        assertThat(json(deploys("administrator", Map.of("shell.sh", new byte[] {'x'}))).get("message").asText()).contains("there is no place for such a file");
        assertThat(json(deploys("administrator", Map.of("validity.bpmn", live.set().bytes("processes/validity.bpmn")))).get("message").asText()).contains("nothing in it differs from version " + before);
        assertThat(deploys("administrator", validity("Decide validity", "Settle validity"), "tenant-id", "t1").statusCode()).isEqualTo(400);
        assertThat(deploys("administrator", Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsLiveIsAnsweredAsTheEngineWould() throws Exception {
        int before = real.live().number().orElseThrow();
        Map<String, byte[]> files = validity("Provisions: ", "Looked through again. Provisions: ");
        ProcedureChange change = door(begun(files));
        assertThat(change.state()).as(change.findings().toString()).isEqualTo(State.LIVE);
        try {
            HttpResponse<String> answer = deploys("administrator", files);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode deployment = json(answer);
            assertThat(deployment.get("id").asText()).isEqualTo(change.deploymentId().orElseThrow());
            JsonNode first = deployment.get("deployedProcessDefinitions").elements().next();
            assertThat(first.get("key").asText()).isEqualTo("validity");
            assertThat(first.get("deploymentId").asText()).isEqualTo(change.deploymentId().orElseThrow());
            assertThat(deployment.get("deployedProcessDefinitions").size()).isGreaterThan(40);
        } finally {
            assertThat(door(door.bringBack(before, "administrator", "as it was").id()).state()).isEqualTo(State.LIVE);
        }
    }

    @Test
    void whileTheRehearsalsRunItSaysSoAndTheSameFilesAskAgain() throws Exception {
        waits = true;
        Map<String, byte[]> files = validity("Provisions: ", "Read again. Provisions: ");
        rehearsed = new RehearsalRoom.Rehearsed(List.of(), List.of(Comparison.broken("processes/rehearsals/newark-and-sherwood-x.yaml", "A story", null, "it stopped")));
        long id = begun(files);
        HttpResponse<String> first = deploys("administrator", files);
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(json(first).get("message").asText()).contains("It is being checked", "Press Deploy again", "/procedure/changes/" + id);
        goOn.countDown();
        assertThat(door(id).state()).isEqualTo(State.DIFFERENT);
        HttpResponse<String> second = deploys("administrator", files);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).get("message").asText()).contains("needs your reason", "Rehearsal \"A story\"", "it stopped", "/procedure/changes/" + id);
    }

    private ProcedureChange door(long id) {
        return door.await(id);
    }
}
