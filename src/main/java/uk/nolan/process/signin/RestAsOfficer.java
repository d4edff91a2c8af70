package uk.nolan.process.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the engine's REST interface act as the officer who signed in, so that the engine's authorizations hold there too. The engine checks
 * nothing for nobody, therefore nobody gets in.
 */
final class RestAsOfficer extends OncePerRequestFilter {

    private final IdentityService identity;

    RestAsOfficer(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Authentication officer = SecurityContextHolder.getContext().getAuthentication();
        if (officer == null || officer instanceof AnonymousAuthenticationToken || !officer.isAuthenticated()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        identity.clearAuthentication();
        identity.setAuthentication(officer.getName(), Accounts.groups(identity, officer.getName()));
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
