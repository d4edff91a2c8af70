package uk.nolan.web;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayDeque;
import java.util.Deque;

/** The forms of a session that were recorded already, each known by its opening; only the newest are remembered. */
final class Recorded {

    private static final String NAME = Recorded.class.getName();
    private static final int REMEMBERED = 50;

    private final Deque<String> openings = new ArrayDeque<>();

    private Recorded() {}

    /** To be used by one request of the session at a time. */
    static Recorded in(HttpSession session) {
        if (session.getAttribute(NAME) instanceof Recorded known) {
            return known;
        }
        Recorded none = new Recorded();
        session.setAttribute(NAME, none);
        return none;
    }

    boolean knows(String opening) {
        return openings.contains(opening);
    }

    void add(String opening) {
        openings.addLast(opening);
        if (openings.size() > REMEMBERED) {
            openings.removeFirst();
        }
    }
}
