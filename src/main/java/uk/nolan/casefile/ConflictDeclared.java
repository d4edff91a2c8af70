package uk.nolan.casefile;

/**
 * Somebody has declared a conflict of interest in a case, and must see nothing more of it (procedure a.6).
 *
 * @param reference the case
 */
public record ConflictDeclared(String reference) {}
