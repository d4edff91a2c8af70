package uk.nolan.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import uk.nolan.process.signin.TooManyGuesses;

/** Turns programs away that may not come in, in the form of RFC 9457. */
@Component
class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;

    ProblemAnswers(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) throws IOException {
        if (refused instanceof TooManyGuesses guesses) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(guesses.secondsToWait()));
            write(request, response, problem(HttpStatus.TOO_MANY_REQUESTS, "Too many wrong passwords",
                    "Too many wrong passwords came from this address. Try again in %d seconds, with the right one. The account is not locked.".formatted(guesses.secondsToWait())));
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Nolan\", charset=\"UTF-8\"");
        write(request, response, problem(HttpStatus.UNAUTHORIZED, "Sign-in needed", "Send the name and the password of an account with HTTP Basic."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) throws IOException {
        write(request, response, problem(HttpStatus.FORBIDDEN, "Not allowed", "Your account may not do this. Ask an administrator if it should."));
    }

    static ProblemDetail problem(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return problem;
    }

    private void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) throws IOException {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/procedure/")) {
            // the only part of an answer that Modeler shows
            problem.setProperty("message", problem.getDetail());
        }
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
