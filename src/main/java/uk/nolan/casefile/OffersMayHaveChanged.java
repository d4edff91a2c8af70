package uk.nolan.casefile;

/**
 * Who may act in a case may have changed: another Independent Person is asked, or the case goes on again after an abeyance.
 *
 * @param reference the case
 */
public record OffersMayHaveChanged(String reference) {}
