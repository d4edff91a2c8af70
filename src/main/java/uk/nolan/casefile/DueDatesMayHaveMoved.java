package uk.nolan.casefile;

/**
 * Something on which due dates depend has changed: whoever shows or times due dates of this case must ask for them again.
 *
 * @param why in words that follow "because", for the journal and for those who watch the deadlines: always the program's own, never what somebody typed
 */
public record DueDatesMayHaveMoved(String reference, String why) {}
