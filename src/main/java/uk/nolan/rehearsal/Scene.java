package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.List;

/**
 * What happened at one moment of a playback.
 *
 * @param who the role that acted, or "by itself" where a timer did
 * @param details letters and notes, new due dates, the server's refusal; one line each
 */
public record Scene(LocalDate on, String who, String what, List<String> details) {

    static final String BY_ITSELF = "by itself";
}
