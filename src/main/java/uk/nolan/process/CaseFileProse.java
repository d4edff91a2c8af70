package uk.nolan.process;

import java.time.Instant;
import java.util.List;
import uk.nolan.people.Officer;

/**
 * What a case file says in words, for one reader: what is alleged, what came in, and what was decided and why. The same words that forms show, and what a reader may
 * not know is not in them (NS-6-18).
 */
public interface CaseFileProse {

    /** The case file for this reader. */
    Prose of(String reference, Officer reader);

    /**
     * What the case file says.
     *
     * @param allegations what is alleged, and what is to be checked about it
     * @param evidence what came in, in the order of the procedure
     * @param decisions every decision with its reasons, oldest first
     * @param afterwards what followed from them
     */
    record Prose(List<Passage> allegations, List<Passage> evidence, List<Decided> decisions, List<Passage> afterwards) {}

    /** A part of it: markdown in which nothing that anybody typed is markup. */
    record Passage(String title, String markdown) {}

    /**
     * A decision as it was given.
     *
     * @param title what was decided, such as "Decide validity"
     * @param who the signature of whoever decided, name and capacity (NS-6-3)
     * @param at when
     * @param answers what was decided and why, in the order of the form
     */
    record Decided(String title, String who, Instant at, List<Reply> answers) {}

    /** An answer below the words of its question; plain text, with the lines as they were typed. */
    record Reply(String label, String text) {}
}
