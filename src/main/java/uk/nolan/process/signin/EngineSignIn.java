package uk.nolan.process.signin;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks names and passwords with the engine's user administration. Whoever guesses is slowed down. The groups of an account do not come from here:
 * they are asked for anew at each door.
 */
@Component
class EngineSignIn implements AuthenticationProvider {

    private final IdentityService identity;
    private final Guesses guesses;

    EngineSignIn(IdentityService identity, Guesses guesses) {
        this.identity = identity;
        this.guesses = guesses;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName() == null ? "" : attempt.getName();
        String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details ? String.valueOf(details.getRemoteAddress()) : "";
        guesses.mayTry(address, name);
        User user = name.isBlank() ? null : identity.createUserQuery().userId(name).singleResult();
        if (user == null || password.isEmpty() || !identity.checkPassword(name, password)) {
            guesses.wrong(address, name, user != null);
            throw new BadCredentialsException("Wrong name or password");
        }
        guesses.right(address, name);
        UsernamePasswordAuthenticationToken signedIn = UsernamePasswordAuthenticationToken.authenticated(user.getId(), null, List.of());
        signedIn.setDetails(Accounts.PasswordMark.of(user));
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
