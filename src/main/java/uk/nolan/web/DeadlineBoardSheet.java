package uk.nolan.web;

import java.util.List;

/**
 * What the board in Cockpit shows, in words.
 *
 * @param made when the look was taken, such as "Monday 14 December 2026, 10:03"
 * @param numbers the headline numbers
 * @param byStage how many are overdue and due, by the stage of the case
 * @param byRole the same by who must act first
 * @param lists the due dates themselves, from overdue to next week
 * @param timers how timers are kept
 * @param timersLate whether that needs attention
 */
record DeadlineBoardSheet(
        String made,
        List<Headline> numbers,
        List<Count> byStage,
        List<Count> byRole,
        List<DueList> lists,
        List<Paused> paused,
        List<Unsent> unsent,
        List<Trouble> incidents,
        String timers,
        boolean timersLate) {

    /** A number with what it counts; {@code key} leads to its list. */
    record Headline(String key, String label, int number, boolean alarm) {}

    /** A line of the two small tables. */
    record Count(String name, int overdue, int today, int thisWeek, int nextWeek) {}

    /** Due dates of one heading: the first are open to view, all others folded below them. */
    record DueList(String key, String heading, boolean late, int size, List<Row> first, List<Row> more) {}

    /**
     * One due date.
     *
     * @param late how late in working days; empty for what is not
     * @param link where the case waits in Cockpit; empty where nothing runs
     */
    record Row(String due, String late, String name, String kind, String stage, String roles, String reference, String link) {}

    /** A case in abeyance. */
    record Paused(String since, String why, String review, boolean reviewLate, String stage, String reference, String link) {}

    /** A letter that waits to be sent. */
    record Unsent(String notice, String to, String since, String cause, String reference, String link) {}

    /** An incident. */
    record Trouble(String cause, String since, String tried, String reference, String link) {}
}
