package uk.nolan.process.forms;

/** One choice of a select, radio or checklist: the code that is kept and the words that are shown. */
public record Option(String value, String label) {}
