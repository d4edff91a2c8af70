package uk.nolan.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.nolan.Nolan;
import uk.nolan.OwnJvm;

/** The whole program in a JVM of its own, as a council would run it: on its own database, with its own settings, switched off in the middle. */
class RestartTest {

    private static final String ADMINISTRATOR = "gideon";
    private static final String OFFICER = "thirza";
    private static final String INDEPENDENT_PERSON = "augusta";
    private static final String PASSWORD = "Only-for-tests-1";
    private static final Map<String, String> FIRST_START = Map.of("NOLAN_ADMIN_USER", ADMINISTRATOR, "NOLAN_ADMIN_PASSWORD", PASSWORD);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient browser = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path folder;

    private Process program;
    private Path console;
    private int port;

    @AfterEach
    void nothingLeftRunning() throws InterruptedException {
        for (Process one : started) {
            one.destroyForcibly().waitFor();
        }
    }

    @Test
    void withoutAnAdministratorItDoesNotStartAndSaysWhatToSet() throws Exception {
        Process nobody = start(folder, "nobody.log", Map.of());
        assertThat(nobody.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(nobody.exitValue()).isNotZero();
        assertThat(Files.readString(folder.resolve("nobody.log")))
                .contains("There is no administrator yet", "NOLAN_ADMIN_USER", "NOLAN_ADMIN_PASSWORD")
                .doesNotContain("\tat uk.nolan");
    }

    @Test
    void aCaseGoesOnAfterThePowerWasCut() throws Exception {
        open(FIRST_START);
        ask(ADMINISTRATOR, "POST", "/engine-rest/user/create", account(OFFICER, "Thirza", "Gladwin"), 204);
        ask(ADMINISTRATOR, "PUT", "/engine-rest/group/monitoringOfficers/members/" + OFFICER, "", 204);
        ask(ADMINISTRATOR, "POST", "/engine-rest/user/create", account(INDEPENDENT_PERSON, "Augusta", "Penhale"), 204);
        ask(ADMINISTRATOR, "PUT", "/engine-rest/group/independentPersons/members/" + INDEPENDENT_PERSON, "", 204);

        String reference = ask(OFFICER, "POST", "/api/complaints", complaint(), 201).get("reference").asText();
        assertThat(reference).isEqualTo("NSDC-%d-0001".formatted(LocalDate.now(EngineClock.LONDON).getYear()));
        waitUntil(() -> tasks(OFFICER).keySet().containsAll(List.of("Acknowledge complaint", "Decide validity")));
        theDoorsOfTheEngineAreGuarded();
        submit("Decide validity", "\"grounds\": {\"value\": \"[]\", \"type\": \"Json\"}, \"doubt\": {\"value\": false}, \"reasons\": {\"value\": \"Within the code and recent.\"}");
        waitUntil(() -> tasks(OFFICER).containsKey("Prepare first letter"));

        // the folder for letters cannot be written to, so the first letter waits
        Path outbox = Files.createFile(folder.resolve("data/outbox"));
        submit("Prepare first letter", "\"summary\": {\"value\": \"Rude words.\"}, \"independentPerson\": {\"value\": \"augusta-penhale\"}");
        waitUntil(() -> waiting().size() == 1);
        assertThat(waiting().get(0).get("exceptionMessage").asText()).contains("Letter \"first-letter\" to the subject-member in case " + reference + " waits in the ledger");
        Map<String, String> tasks = tasks(OFFICER);
        Map<String, String> timers = timers();
        assertThat(tasks).containsOnlyKeys("Acknowledge complaint");
        assertThat(timers).hasSizeGreaterThanOrEqualTo(3);

        program.destroyForcibly().waitFor();
        List<String> letters = rows("select notice || ' ' || message_id from letter where sent_at is null");
        assertThat(letters).singleElement().asString().startsWith("first-letter <" + reference);
        Files.delete(outbox);

        open(Map.of());
        assertThat(tasks(OFFICER)).isEqualTo(tasks);
        assertThat(timers()).isEqualTo(timers);
        ask(ADMINISTRATOR, "PUT", "/engine-rest/job/" + waiting().get(0).get("id").asText() + "/retries", "{\"retries\": 1, \"dueDate\": \"2026-01-01T00:00:00.000+0000\"}", 204);
        waitUntil(() -> tasks(OFFICER).containsKey("Record representations"));
        assertThat(letters("first-letter")).singleElement().asString().contains("Message-ID: " + letters.get(0).substring("first-letter ".length()));
        assertThat(letters("clerk-copy")).hasSize(1);
        submit("Record representations", "\"representationsReceivedOn\": {\"value\": \"%s\"}, \"representations\": {\"value\": \"It was a joke.\"}".formatted(LocalDate.now(EngineClock.LONDON)));
        submit("Acknowledge complaint", "\"note\": {\"value\": \"Thank you.\"}");
        waitUntil(() -> tasks(OFFICER).containsKey("Plan enquiries") && letters("acknowledgement").size() == 1);
        eventsFitTheCaseOrAreRefused(reference);
        // a letter lies in the folder before the job that delivered it has ended
        waitUntil(() -> ask(ADMINISTRATOR, "GET", "/engine-rest/job?messages=true", "", 200).isEmpty());

        program.destroyForcibly().waitFor();
        List<String> numbers = rows("select number from journal_entry order by number");
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).mapToObj(String::valueOf).toList());
        assertThat(rows("select notice from letter where sent_at is null")).isEmpty();
    }

    /** What other tests ask of the engine's services holds over REST too. */
    private void theDoorsOfTheEngineAreGuarded() {
        String validity = "/engine-rest/task/" + tasks(OFFICER).get("Decide validity");
        ask(null, "GET", "/engine-rest/task", "", 401);
        assertThat(tasks(INDEPENDENT_PERSON)).isEmpty();
        ask(INDEPENDENT_PERSON, "POST", validity + "/submit-form", "{\"variables\": {\"reasons\": {\"value\": \"x\"}}}", 403);
        assertThat(ask(OFFICER, "POST", validity + "/complete", "{}", 400).get("message").asText()).startsWith("A task is completed by its form");
        assertThat(ask(OFFICER, "POST", validity + "/submit-form", "{\"variables\": {\"interest\": {\"value\": \"none\"}, \"doubt\": {\"value\": false}}}", 400).get("message").asText())
                .isEqualTo("Reasons for your decision: please answer this.");
        ask(OFFICER, "POST", validity + "/bpmnError", "{\"errorCode\": \"enough\"}", 500);
        ask(OFFICER, "POST", validity + "/resolve", "{\"variables\": {\"doubt\": {\"value\": true}}}", 400);
        ask(OFFICER, "POST", "/engine-rest/process-definition/key/complaint/start", "{}", 400);
        ask(OFFICER, "POST", "/engine-rest/process-definition/key/validity/start", "{}", 404);
        assertThat(ask(OFFICER, "POST", "/engine-rest/task/gone/submit-form", "{}", 400).get("message").asText()).startsWith("This task is no longer open");
        assertThat(tasks(OFFICER)).containsOnlyKeys("Acknowledge complaint", "Decide validity");
    }

    /** Over the network too: an unknown case, one at rest, what runs already, and a conflict of interest declared at a task. */
    private void eventsFitTheCaseOrAreRefused(String reference) {
        String year = reference.substring(0, reference.length() - 4);
        String today = LocalDate.now(EngineClock.LONDON).toString();
        String withdrawal = "\"receivedOn\": {\"value\": \"%s\"}, \"how\": {\"value\": \"letter\"}, \"words\": {\"value\": \"Let it rest.\"}".formatted(today);
        String rest = "\"ground\": {\"value\": \"illness\"}, \"reasonInternal\": {\"value\": \"Ill.\"}, \"reasonNeutral\": {\"value\": \"It must wait.\"}";
        assertThat(event("withdrawal", year + "0999", withdrawal, 400)).startsWith("There is no case \"" + year + "0999\"");
        event("abeyance", reference, rest, 200);
        waitUntil(() -> tasks(OFFICER).containsKey("Review abeyance"));
        assertThat(event("abeyance", reference, rest, 400)).contains(reference + " is in abeyance");
        assertThat(event("withdrawal", reference, withdrawal, 400)).contains(reference + " is in abeyance");
        String enquiries = "/engine-rest/task/" + tasks(OFFICER).get("Plan enquiries");
        String answers = "{\"variables\": {\"interest\": {\"value\": \"%s\"}, \"enquiryNotes\": {\"value\": \"Heard.\"}, \"enquire\": {\"value\": \"no\"}}}";
        assertThat(ask(OFFICER, "POST", enquiries + "/submit-form", answers.formatted("none"), 400).get("message").asText()).contains("in abeyance");
        submit("Review abeyance", "\"abeyance\": {\"value\": \"resume\"}, \"reviewedOn\": {\"value\": \"%s\"}, \"reasons\": {\"value\": \"Well again.\"}".formatted(today));
        waitUntil(() -> !letters("resumed").isEmpty());
        event("withdrawal", reference, withdrawal, 200);
        waitUntil(() -> tasks(OFFICER).containsKey("Prepare consultation"));
        assertThat(event("withdrawal", reference, withdrawal, 400)).contains("has been started for case " + reference + " already");

        assertThat(ask(OFFICER, "POST", enquiries + "/submit-form", answers.formatted("potential"), 400).get("message").asText()).startsWith("Your conflict of interest in case " + reference + " is on file");
        assertThat(ask(OFFICER, "GET", enquiries + "/form-variables", "", 400).get("message").asText()).startsWith("You declared a conflict of interest in case " + reference);
        assertThat(event("withdrawal", reference, withdrawal, 400)).startsWith("You declared a conflict of interest in case " + reference);
        waitUntil(() -> tasks(ADMINISTRATOR).containsKey("Choose who acts"));
    }

    /** The officer begins something by its start form. */
    private String event(String process, String reference, String answers, int status) {
        String body = "{\"variables\": {\"caseReference\": {\"value\": \"%s\"}, %s}}".formatted(reference, answers);
        return ask(OFFICER, "POST", "/engine-rest/process-definition/key/" + process + "/submit-form", body, status).path("message").asText();
    }

    private Process start(Path directory, String log, Map<String, String> environment, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", Nolan.class.getName(),
                "--server.address=127.0.0.1", "--server.port=" + port));
        command.addAll(List.of(settings));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(directory.resolve(log).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("NOLAN_") || name.startsWith("SPRING_"));
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", OwnJvm.classPath());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Starts the program and waits until it is open. */
    private void open(Map<String, String> environment) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        console = folder.resolve("start-" + started.size() + ".log");
        program = start(folder, console.getFileName().toString(), environment);
        waitUntil(() -> {
            assertThat(program.isAlive()).as(() -> read(console)).isTrue();
            return read(console).contains("Bank holidays are known until");
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void waitUntil(Supplier<Boolean> condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        while (!condition.get()) {
            assertThat(Instant.now()).as(() -> "waited too long\n" + read(console)).isBefore(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private JsonNode ask(String who, String method, String path, String body, int status) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (who != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((who + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
        try {
            HttpResponse<String> answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("ENGINE-03051", "at uk.nolan");
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    /** The open tasks that somebody sees, by name, with their ids. */
    private Map<String, String> tasks(String who) {
        Map<String, String> tasks = new TreeMap<>();
        ask(who, "GET", "/engine-rest/task", "", 200).forEach(task -> tasks.put(task.get("name").asText(), task.get("id").asText()));
        return tasks;
    }

    private Map<String, String> timers() {
        Map<String, String> timers = new TreeMap<>();
        ask(ADMINISTRATOR, "GET", "/engine-rest/job?timers=true", "", 200).forEach(job -> timers.put(job.get("id").asText(), job.get("dueDate").asText()));
        return timers;
    }

    /** Jobs that failed and wait to be tried again. */
    private List<JsonNode> waiting() {
        List<JsonNode> jobs = new ArrayList<>();
        ask(ADMINISTRATOR, "GET", "/engine-rest/job?withException=true", "", 200).forEach(jobs::add);
        return jobs;
    }

    private void submit(String task, String answers) {
        ask(OFFICER, "POST", "/engine-rest/task/" + tasks(OFFICER).get(task) + "/submit-form", "{\"variables\": {\"interest\": {\"value\": \"none\"}, " + answers + "}}", 204);
    }

    /** The letters of a notice that were written into the folder. */
    private List<String> letters(String notice) {
        Path outbox = folder.resolve("data/outbox");
        if (!Files.isDirectory(outbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.filter(file -> file.toString().endsWith(".eml") && file.toString().contains("-" + notice + "-to-")).map(RestartTest::read).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/nolan"), "nolan", "");
                ResultSet rows = database.createStatement().executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static String account(String id, String firstName, String lastName) {
        return """
                {"profile": {"id": "%s", "firstName": "%s", "lastName": "%s", "email": "%1$s@example.org"}, "credentials": {"password": "%s"}}"""
                .formatted(id, firstName, lastName, PASSWORD);
    }

    private static String complaint() {
        return """
                {"complainantName": "Ms Imogen Vardle", "complainantCapacity": "public", "complainantEmail": "imogen.vardle@example.org",
                 "subjectMember": "rhona-ellesby", "authority": "marlbeck", "allegation": "Rude words in the meeting."}""";
    }
}
