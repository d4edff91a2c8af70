package uk.nolan.web;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.springframework.web.util.WebUtils;

/** The forms of a session that were recorded already, each known by its opening; only the newest are remembered. */
final class Recorded {

    private static final String NAME = Recorded.class.getName();
    private static final int REMEMBERED = 50;

    private final Deque<String> openings = new ArrayDeque<>();

    private Recorded() {}

    /**
     * Does what a form asks for once: whoever presses twice waits for the first, and then sees that it is done. What ends with an exception can be pressed again.
     *
     * @param opening by which the form is known
     * @param does what the form asks for
     * @param already what is said where it was done before
     */
    static String once(HttpSession session, String opening, Supplier<String> does, Supplier<String> already) {
        synchronized (WebUtils.getSessionMutex(session)) {
            Recorded recorded = in(session);
            if (recorded.openings.contains(opening)) {
                return already.get();
            }
            String next = does.get();
            recorded.add(opening);
            return next;
        }
    }

    private static Recorded in(HttpSession session) {
        if (session.getAttribute(NAME) instanceof Recorded known) {
            return known;
        }
        Recorded none = new Recorded();
        session.setAttribute(NAME, none);
        return none;
    }

    private void add(String opening) {
        openings.addLast(opening);
        if (openings.size() > REMEMBERED) {
            openings.removeFirst();
        }
    }
}
