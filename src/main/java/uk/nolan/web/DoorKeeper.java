package uk.nolan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.nolan.process.signin.Accounts;

/**
 * Sees at each request who comes. Whichever way somebody signed in, only the name counts: it is the id of an account, and the account's groups, as they are
 * now, are what the officer may do. A session ends when the account is gone or has another password, and at the latest after the longest time that
 * is allowed, however busy it was: Tasklist asks for news by itself, and would keep a session alive for ever.
 */
final class DoorKeeper extends OncePerRequestFilter {

    private final Accounts accounts;
    private final Duration longest;
    private final InstantSource time;

    /** @param longest how long a session lasts at most */
    DoorKeeper(Accounts accounts, Duration longest, InstantSource time) {
        this.accounts = accounts;
        this.longest = longest;
        this.time = time;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.isAuthenticated() && !(signedIn instanceof AnonymousAuthenticationToken)) {
            HttpSession session = request.getSession(false);
            Optional<List<String>> groups = tooLong(session) ? Optional.empty() : accounts.groups(signedIn);
            if (groups.isEmpty() && session != null) {
                session.invalidate();
            }
            SecurityContext now = SecurityContextHolder.createEmptyContext();
            groups.ifPresent(known -> now.setAuthentication(officer(signedIn, known)));
            SecurityContextHolder.setContext(now);
        }
        chain.doFilter(request, response);
    }

    private static Authentication officer(Authentication signedIn, List<String> groups) {
        return new PreAuthenticatedAuthenticationToken(signedIn.getName(), null, AuthorityUtils.createAuthorityList(groups));
    }

    /** A session is new with each sign-in, so it is as old as the sign-in. */
    private boolean tooLong(HttpSession session) {
        return session != null && Instant.ofEpochMilli(session.getCreationTime()).plus(longest).isBefore(time.instant());
    }
}
