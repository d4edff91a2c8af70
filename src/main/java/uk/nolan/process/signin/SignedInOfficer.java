package uk.nolan.process.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/**
 * Tells Tasklist, Cockpit and Admin who has signed in to Nolan, with the groups as they are now. An account that is gone is nobody, even
 * while its session lasts. Made by {@code ContainerBasedAuthenticationFilter} from its name, so the class and its constructor are public.
 */
public class SignedInOfficer implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Principal principal = request.getUserPrincipal();
        IdentityService identity = engine.getIdentityService();
        if (principal == null || identity.createUserQuery().userId(principal.getName()).count() == 0) {
            return AuthenticationResult.unsuccessful();
        }
        AuthenticationResult result = AuthenticationResult.successful(principal.getName());
        result.setGroups(Accounts.groups(identity, principal.getName()));
        result.setTenants(List.of());
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // the answer is a plain 401: the sign-in page is Nolan's own
    }
}
