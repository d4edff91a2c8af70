package uk.nolan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.Procedure;

/**
 * The door for the council's web form: a complaint as JSON, with the keys of the form {@code receive-complaint}. It passes the same checks as
 * a complaint that an officer enters; the form decides which fields there are, not this class.
 */
@RestController
class ComplaintDoor {

    /** Who may hand in complaints here. The web form has an account of its own in Democratic Services. */
    static final Set<Role> MAY_HAND_IN = Set.of(Role.MONITORING_OFFICER, Role.DEPUTY, Role.DEMOCRATIC_SERVICES);

    private final Procedure procedure;
    private final Officers officers;
    private final Clock clock;

    ComplaintDoor(Procedure procedure, Officers officers, Clock clock) {
        this.procedure = procedure;
        this.officers = officers;
        this.clock = clock;
    }

    /** Receives a complaint and answers with its reference. Where nothing else is said it came in today, through the web form. */
    @PostMapping("/api/complaints")
    ResponseEntity<Map<String, String>> receive(HttpServletRequest request, Principal principal) throws IOException {
        Officer officer = officers.find(principal.getName())
                .filter(known -> known.holds(MAY_HAND_IN.toArray(Role[]::new)))
                .orElseThrow(() -> new AccessDeniedException("Not an account that hands in complaints"));
        Map<String, Object> answers = JsonBody.read(request);
        answers.computeIfAbsent("receivedOn", absent -> LocalDate.now(clock).toString());
        answers.computeIfAbsent("channel", absent -> "web-form");
        String reference = procedure.start(Procedure.COMPLAINT, answers, officer);
        return ResponseEntity.created(URI.create("/cases/" + reference)).contentType(MediaType.APPLICATION_JSON).body(Map.of("reference", reference));
    }

    @ExceptionHandler
    ProblemDetail unreadable(JsonBody.Refused refused) {
        return ProblemAnswers.problem(refused.status(), "The complaint was not received", refused.getMessage());
    }

    /** What the form's checks refuse, with every field that cannot be accepted. Nothing was received, nothing was kept. */
    @ExceptionHandler
    ProblemDetail refused(WebApplicationException refused) {
        ProblemDetail problem = ProblemAnswers.problem(HttpStatus.BAD_REQUEST, "The complaint was not received", refused.getMessage());
        if (refused.getResponse().getEntity() instanceof Map<?, ?> entity && entity.get("fields") != null) {
            problem.setProperty("fields", entity.get("fields"));
        }
        return problem;
    }
}
