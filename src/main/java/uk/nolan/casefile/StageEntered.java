package uk.nolan.casefile;

/**
 * A case has reached a stage.
 *
 * @param reference the case
 * @param stage as the diagram names it
 */
public record StageEntered(String reference, String stage) {}
