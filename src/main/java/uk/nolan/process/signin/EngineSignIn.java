package uk.nolan.process.signin;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Checks names and passwords with the engine's user administration, which also locks an account for a while after wrong passwords. An
 * officer's authorities are the ids of the engine's groups.
 */
@Component
class EngineSignIn implements AuthenticationProvider {

    private final IdentityService identity;

    EngineSignIn(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        String password = attempt.getCredentials() == null ? "" : attempt.getCredentials().toString();
        if (name == null || name.isBlank() || password.isEmpty() || !identity.checkPassword(name, password)) {
            throw new BadCredentialsException("Wrong name or password, or the account is locked for a while");
        }
        User user = identity.createUserQuery().userId(name).singleResult();
        if (user == null) {
            throw new BadCredentialsException("The account is gone");
        }
        List<? extends GrantedAuthority> groups = groups(identity, user.getId()).stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(user.getId(), null, groups);
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }

    /** The ids of the groups of which the user is a member now. */
    static List<String> groups(IdentityService identity, String user) {
        return identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    }
}
