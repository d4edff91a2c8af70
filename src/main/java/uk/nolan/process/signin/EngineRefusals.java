package uk.nolan.process.signin;

import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the engine does not allow an officer is answered as "not allowed", without the engine's inner names. */
@RestControllerAdvice
class EngineRefusals {

    @ExceptionHandler
    ProblemDetail notAllowed(AuthorizationException refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN, "Your account may not do this. Ask an administrator if it should.");
        problem.setTitle("Not allowed");
        return problem;
    }
}
