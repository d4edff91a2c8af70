package uk.nolan.web;

import java.util.List;

/**
 * A case as its page shows it to one officer, all in words. What the officer must not see is not in it.
 *
 * @param identityKept whether something is left out because the complainant's identity is withheld from this officer
 */
record CaseSheet(
        String reference,
        boolean open,
        List<Detail> details,
        List<Waiting> tasks,
        List<Due> deadlines,
        boolean identityKept,
        boolean mayAttach,
        List<Paper> documents,
        List<Sent> letters,
        List<Line> journal) {

    /** A line of the head: "Council", "Marlbeck Parish Council". */
    record Detail(String label, String value) {}

    /** A task that waits for somebody. */
    record Waiting(String name, String due) {}

    /**
     * An open deadline.
     *
     * @param notes what else to know: overdue, not certain, not confirmed
     */
    record Due(String name, String on, String counted, boolean overdue, List<String> notes) {}

    /**
     * A document on file.
     *
     * @param size what it is, and how large: "PDF, 1.2 MB"
     */
    record Paper(long id, String fileName, String description, String size, String attached, String sha256) {}

    /** A letter in the ledger. */
    record Sent(long id, String subject, String to, String dated, String delivery) {}

    /** A line of the journal. */
    record Line(int number, String at, String who, String what) {}
}
