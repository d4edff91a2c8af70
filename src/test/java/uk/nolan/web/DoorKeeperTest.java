package uk.nolan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import uk.nolan.process.signin.Accounts;

/** A session has an end, even where Tasklist keeps it busy. */
class DoorKeeperTest {

    private final MockHttpSession session = new MockHttpSession();
    private final Accounts accounts = mock(Accounts.class);

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    private Authentication comesThrough(Duration afterSigningIn) throws Exception {
        when(accounts.groups(any())).thenReturn(Optional.of(List.of("deputies")));
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("deputy", null, "stale"));
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        AtomicReference<Authentication> came = new AtomicReference<>();
        Instant now = Instant.ofEpochMilli(session.getCreationTime()).plus(afterSigningIn);
        new DoorKeeper(accounts, Duration.ofHours(12), InstantSource.fixed(now))
                .doFilter(request, new MockHttpServletResponse(), (passed, answer) -> came.set(SecurityContextHolder.getContext().getAuthentication()));
        return came.get();
    }

    @Test
    void lastsUpToTheLongestTime() throws Exception {
        Authentication officer = comesThrough(Duration.ofHours(12));
        assertThat(officer.getName()).isEqualTo("deputy");
        assertThat(officer.getAuthorities()).extracting("authority").containsExactly("deputies");
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void endsAfterTheLongestTime() throws Exception {
        assertThat(comesThrough(Duration.ofHours(12).plusMillis(1))).isNull();
        assertThat(session.isInvalid()).isTrue();
    }
}
