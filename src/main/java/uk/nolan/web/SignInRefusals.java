package uk.nolan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import uk.nolan.process.signin.TooManyGuesses;

/** Leads an officer who could not sign in back to the sign-in page, which says why. */
@Component
class SignInRefusals implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInRefusals.class);

    private final AtomicBoolean warned = new AtomicBoolean();

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) throws IOException {
        boolean behindAnother = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        if (behindAnother && warned.compareAndSet(false, true)) {
            LOG.warn("Sign-ins come through another server, and its word for where they come from is not taken: all of them share one address, and so one allowance of wrong passwords. "
                    + "Set server.forward-headers-strategy, see the settings in the README");
        }
        response.sendRedirect(request.getContextPath() + WebSecurity.SIGN_IN + (refused instanceof TooManyGuesses ? "?wait" : "?wrong"));
    }
}
