package uk.nolan.web;

import java.util.List;

/**
 * A case as its page and the tab beside a form show it to one officer, all in words. What the officer must not see is not in it.
 *
 * @param standing where the case stands: its stage, or how it ended
 * @param next the next due date, or null where no deadline runs
 * @param identityKept whether something is left out because the complainant's identity is withheld from this officer
 * @param looks who looked at the case, the newest first; null where the officer need not know
 */
record CaseSheet(
        String reference,
        boolean open,
        Detail standing,
        Due next,
        List<Waiting> tasks,
        List<Due> deadlines,
        List<Ended> ended,
        List<Detail> parties,
        List<Passage> allegations,
        List<Passage> evidence,
        List<Decided> decisions,
        List<Passage> afterwards,
        boolean identityKept,
        boolean mayAttach,
        List<Paper> documents,
        List<Sent> letters,
        List<Line> journal,
        List<Look> looks) {

    /** A line with a label: "Council", "Marlbeck Parish Council". */
    record Detail(String label, String value) {}

    /** A task that waits for somebody. */
    record Waiting(String name, String due) {}

    /**
     * A deadline that runs.
     *
     * @param kind what missing it means: "council's target", "party's deadline" or "statute"
     * @param left how many days are left, or how late it is
     * @param counted how it was counted
     * @param skipped the days that were not counted, each with its name
     * @param notes what else to know: not certain, not confirmed
     */
    record Due(String name, String kind, String on, String left, boolean overdue, String counted, List<String> skipped, List<String> notes) {}

    /**
     * A deadline that is over.
     *
     * @param due when it fell due
     * @param done when it was met, or what happened instead
     * @param result "In time", or how late
     */
    record Ended(String name, String kind, String due, String done, String result, boolean missed) {}

    /** A part of what the case file says, as HTML made from markdown in which nothing that anybody typed is markup. */
    record Passage(String title, String html) {}

    /** A decision: what, by whom and when, and the answers with their reasons. */
    record Decided(String title, String who, String at, List<Detail> answers) {}

    /** Somebody who looked at the case. */
    record Look(String at, String who, String what) {}

    /**
     * A document on file.
     *
     * @param size what it is, and how large: "PDF, 1.2 MB"
     */
    record Paper(long id, String fileName, String description, String size, String attached, String sha256) {}

    /** A letter in the ledger, with its words. */
    record Sent(long id, String subject, String to, String dated, String delivery, String text) {}

    /** A line of the journal. */
    record Line(int number, String at, String who, String what) {}

    /** The same sheet for a place where nothing can be attached. */
    CaseSheet withoutAttaching() {
        return new CaseSheet(
                reference, open, standing, next, tasks, deadlines, ended, parties, allegations, evidence, decisions, afterwards, identityKept, false, documents, letters, journal, looks);
    }
}
