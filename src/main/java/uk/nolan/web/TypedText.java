package uk.nolan.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Keeps what an officer typed into a form that reached us after her session had ended, until she has signed in again and looks at the form. It is then
 * shown, never sent by itself; nobody but the officer who typed it gets it, and what another site sends is not taken.
 */
@Component
class TypedText {

    /** The hidden field that says whose form it was. */
    private static final String OFFICER = "_officer";

    /** What one form may hold, and all that are kept together, in characters: anybody can send forms without having signed in. */
    private static final int LONGEST = 200_000;

    private static final int LONGEST_TOGETHER = 10_000_000;
    private static final int MOST_FIELDS = 200;

    /** Names with this prefix are carried over into the new session that begins with the sign-in. */
    private static final String CARRIED_OVER = "SPRING_SECURITY_";

    private static final String NAME = CARRIED_OVER + "NOLAN_TYPED_TEXT";
    private static final String ASKED_FOR = CARRIED_OVER + "SAVED_REQUEST";

    private static final RequestMatcher FORMS = new OrRequestMatcher(
            path("/cases/{reference}/events/{process}"), path("/cases/{reference}/documents"),
            path("/procedure/changes"), path("/procedure/changes/{id}/live"), path("/procedure/versions/{number}/brought-back"), path("/procedure/moves"));

    private record Kept(String officer, String path, Map<String, List<String>> typed) {

        int length() {
            return typed.entrySet().stream().mapToInt(field -> field.getKey().length() + field.getValue().stream().mapToInt(String::length).sum()).sum();
        }
    }

    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofHours(12))
            .maximumWeight(LONGEST_TOGETHER)
            .weigher((String id, Kept one) -> one.length() + 100)
            .build();

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
    }

    /** What was typed into a form, by the fields' keys; the form's own hidden fields are left out. */
    static Map<String, List<String>> of(HttpServletRequest request) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.startsWith("_")) {
                typed.put(name, Arrays.asList(values));
            }
        });
        return typed;
    }

    /** One answer of what was typed, empty where there is none. */
    static String first(Map<String, List<String>> typed, String key) {
        return typed.getOrDefault(key, List.of()).stream().findFirst().orElse("");
    }

    /**
     * Keeps what a refused request brought, if it is a form of ours that an officer had opened.
     *
     * @param officer who is signed in now, empty for nobody
     * @return whether it was kept; the form is then found at the same address
     */
    boolean keep(HttpServletRequest request, Optional<String> officer) {
        if (!FORMS.matches(request) || !isFromHere(request)) {
            return false;
        }
        boolean document = String.valueOf(request.getContentType()).startsWith("multipart/");
        if (document && !hasArrived(request)) {
            return false;
        }
        String typedBy = request.getParameter(OFFICER);
        if (typedBy == null || typedBy.length() > 64 || officer.filter(other -> !other.equals(typedBy)).isPresent()) {
            return false;
        }
        Kept one = new Kept(typedBy, request.getRequestURI(), of(request));
        if (one.length() > LONGEST || one.typed().size() > MOST_FIELDS) {
            return false;
        }
        String id = UUID.randomUUID().toString();
        kept.put(id, one);
        HttpSession session = request.getSession();
        session.setAttribute(NAME, id);
        session.setAttribute(ASKED_FOR, new SimpleSavedRequest(one.path()));
        return true;
    }

    /** Forgets what somebody else had typed, when an officer signs in. */
    void signedIn(HttpServletRequest request, String officer) {
        find(request).filter(one -> !one.officer().equals(officer)).ifPresent(one -> {
            forget(request.getSession());
            request.getSession().removeAttribute(ASKED_FOR);
        });
    }

    /** What this officer had typed into the form at this address, once. */
    Optional<Map<String, List<String>>> take(HttpServletRequest request, String officer) {
        Optional<Kept> found = find(request).filter(one -> one.officer().equals(officer) && one.path().equals(request.getRequestURI()));
        found.ifPresent(one -> {
            forget(request.getSession());
            request.getSession().removeAttribute(ASKED_FOR);
        });
        return found.map(Kept::typed);
    }

    private Optional<Kept> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(NAME) instanceof String id ? Optional.ofNullable(kept.getIfPresent(id)) : Optional.empty();
    }

    private void forget(HttpSession session) {
        kept.invalidate(String.valueOf(session.getAttribute(NAME)));
        session.removeAttribute(NAME);
    }

    /** Browsers say from which site a form was sent; what comes from another could put words into an officer's mouth. */
    private static boolean isFromHere(HttpServletRequest request) {
        String from = request.getHeader(HttpHeaders.ORIGIN);
        try {
            URI origin = from == null ? null : URI.create(from);
            return origin != null && origin.getHost() != null && origin.getAuthority().equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The fields beside a file are known once the whole upload has been read. */
    private static boolean hasArrived(HttpServletRequest request) {
        try {
            request.getParts();
            return true;
        } catch (IOException | ServletException | IllegalStateException e) {
            return false;
        }
    }
}
