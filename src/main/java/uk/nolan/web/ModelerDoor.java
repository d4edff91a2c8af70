package uk.nolan.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import uk.nolan.process.ProcedureDeployment;
import uk.nolan.process.ProcedureDeployment.DeployedProcess;
import uk.nolan.publishing.Comparison;
import uk.nolan.publishing.Door;
import uk.nolan.publishing.DoorProblem;
import uk.nolan.publishing.Handle;
import uk.nolan.publishing.Offer;
import uk.nolan.publishing.ProcedureChange;

/**
 * Where Camunda Modeler's Deploy button leads: it speaks as the engine's REST interface would, so that an administrator enters this address in Modeler and nothing else.
 *
 * <p>Modeler gives up after five seconds, whatever it has asked, and shows of a failure its {@code message} alone. What is found by reading a change is therefore answered at once; while the rehearsals
 * still run, it is told so, and Deploy pressed again with the same files asks how they came out instead of beginning anew.
 */
@RestController
class ModelerDoor {

    /** Where Modeler deploys. */
    static final String DEPLOY = "/procedure/deployment/create";

    /** Where Modeler looks whether it may. */
    static final String DEPLOYMENTS = "/procedure/deployment";

    /** Where Modeler asks which engine it talks to. */
    static final String VERSION = "/procedure/version";

    private static final Duration PATIENCE = Duration.ofMillis(4_000);
    private static final DateTimeFormatter AS_THE_ENGINE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneId.of("Europe/London"));

    private final Door door;
    private final ProcedureDeployment deployment;
    private final String address;

    ModelerDoor(Door door, ProcedureDeployment deployment, @Value("${nolan.address}") String address) {
        this.door = door;
        this.deployment = deployment;
        this.address = address.strip().replaceFirst("/+$", "");
    }

    /** What Modeler shows of a failure. */
    record Failure(String type, String message) {}

    @GetMapping(VERSION)
    Map<String, String> version() {
        return Map.of("version", ProcedureDeployment.engineVersion());
    }

    /** The versions, the newest first, as many as are asked for: Modeler asks for none. */
    @GetMapping(DEPLOYMENTS)
    List<Map<String, Object>> deployments(@RequestParam(defaultValue = "10") int maxResults) {
        return maxResults <= 0 ? List.of() : door.changes().stream().filter(change -> change.number().isPresent()).limit(maxResults).map(ModelerDoor::head).toList();
    }

    @PostMapping(DEPLOY)
    ResponseEntity<?> deploy(HttpServletRequest request, Principal administrator) throws IOException, ServletException {
        Instant asked = Instant.now();
        Map<String, String> fields = new TreeMap<>();
        Map<String, byte[]> files = new TreeMap<>();
        for (Part part : parts(request)) {
            byte[] content = part.getInputStream().readAllBytes();
            if (part.getSubmittedFileName() == null) {
                fields.put(part.getName(), new String(content, StandardCharsets.UTF_8));
            } else {
                files.put(part.getSubmittedFileName(), content);
            }
        }
        if (files.isEmpty()) {
            return failure(HttpStatus.BAD_REQUEST, "No file came with the deployment. Deploy the diagram that is open.");
        }
        if (!fields.getOrDefault("tenant-id", "").isBlank()) {
            return failure(HttpStatus.BAD_REQUEST, "There are no tenants here: this program serves one council. Leave \"Tenant ID\" empty.");
        }
        long id = door.offerOnce(new Offer(Handle.MODELER, administrator.getName(), fields.get("deployment-name"), files, Set.of()));
        return answer(door.await(id, PATIENCE.minus(Duration.between(asked, Instant.now()))), files.keySet());
    }

    private static Collection<Part> parts(HttpServletRequest request) throws IOException, ServletException {
        try {
            return request.getParts();
        } catch (IllegalStateException tooLarge) {
            throw new MaxUploadSizeExceededException(-1, tooLarge);
        }
    }

    private ResponseEntity<?> answer(ProcedureChange change, Set<String> offered) {
        String page = address + "/procedure/changes/" + change.id();
        return switch (change.state()) {
            case LIVE -> ResponseEntity.ok(deployed(change, offered));
            case REFUSED -> failure(HttpStatus.BAD_REQUEST, refused(change, page));
            case DIFFERENT -> failure(HttpStatus.CONFLICT, different(change, page));
            case CHECKING -> failure(HttpStatus.SERVICE_UNAVAILABLE, ("It is being checked. %s. If nothing is wrong and the rehearsals come out as their files expect, it goes live by itself."
                    + "\nPress Deploy again in a minute or two to hear how it came out, or look at %s").formatted(door.progress(change.id()).orElse("Almost done"), page));
            case INTERRUPTED -> failure(HttpStatus.SERVICE_UNAVAILABLE, "The check was interrupted. Press Deploy again; the log of the program says why, and the record is at " + page);
            case WAS_LIVE -> failure(HttpStatus.CONFLICT, "This was live and another version is now. See " + page);
        };
    }

    private String different(ProcedureChange change, String page) {
        List<String> lines = new ArrayList<>(List.of("Not live yet: it needs your reason."));
        lines.addAll(change.remarks());
        door.comparisons(change.id()).stream().filter(Comparison::holdsUp).map(Comparison::inWords).forEach(lines::add);
        lines.add("See both timelines, and let it go live all the same with a reason, at " + page);
        return String.join("\n", lines);
    }

    private static String refused(ProcedureChange change, String page) {
        List<String> lines = new ArrayList<>();
        int findings = change.findings().size();
        lines.add(findings == 1 ? "Not live. One thing is to be put right:" : "Not live. %d things are to be put right:".formatted(findings));
        IntStream.range(0, findings).mapToObj(at -> (at + 1) + ". " + change.findings().get(at).sentence()).forEach(lines::add);
        lines.add("The version that was live stays. This is on record at " + page);
        return String.join("\n", lines);
    }

    private static ResponseEntity<Failure> failure(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(new Failure("ProcedureDoor", message));
    }

    private static Map<String, Object> head(ProcedureChange change) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("links", List.of());
        head.put("id", change.deploymentId().orElse(""));
        head.put("name", "version " + change.number().map(String::valueOf).orElse(""));
        head.put("source", "door");
        head.put("deploymentTime", AS_THE_ENGINE.format(change.decidedAt().orElse(change.when())));
        head.put("tenantId", null);
        return head;
    }

    /** As the engine answers; the process of the diagram that was deployed comes first, because Modeler takes the first for it. */
    private Map<String, Object> deployed(ProcedureChange change, Set<String> offered) {
        Map<String, Object> answer = head(change);
        Comparator<DeployedProcess> offeredFirst = Comparator.comparing(process -> !offered.contains(process.resource().replaceFirst(".*/", "")) && !offered.contains(process.resource()));
        answer.put("deployedProcessDefinitions", deployment.processes(change.deploymentId().orElseThrow()).stream()
                .sorted(offeredFirst.thenComparing(DeployedProcess::resource))
                .collect(Collectors.toMap(DeployedProcess::id, process -> definition(process, change), (one, same) -> one, LinkedHashMap::new)));
        answer.put("deployedCaseDefinitions", null);
        answer.put("deployedDecisionDefinitions", null);
        answer.put("deployedDecisionRequirementsDefinitions", null);
        return answer;
    }

    private static Map<String, Object> definition(DeployedProcess process, ProcedureChange change) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("id", process.id());
        definition.put("key", process.key());
        definition.put("name", process.name());
        definition.put("version", process.version());
        definition.put("resource", process.resource());
        definition.put("deploymentId", change.deploymentId().orElse(""));
        definition.put("suspended", false);
        definition.put("tenantId", null);
        return definition;
    }

    @ExceptionHandler
    ResponseEntity<Failure> notDone(DoorProblem problem) {
        return failure(HttpStatus.FORBIDDEN, problem.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Failure> tooLarge(MaxUploadSizeExceededException tooLarge) {
        return failure(HttpStatus.PAYLOAD_TOO_LARGE, "Too much was deployed at once. Deploy the diagram that you changed; larger changes go over the page " + address + "/procedure");
    }

    @ExceptionHandler
    ResponseEntity<Failure> unreadable(ServletException unreadable) {
        return failure(HttpStatus.BAD_REQUEST, "This is no deployment as Camunda Modeler sends it.");
    }
}
