package uk.nolan.casefile;

import java.util.Optional;

/**
 * In whose hands a case is.
 *
 * @param reference the case's reference
 * @param actingOfficerId sign-in name of whoever does the Monitoring Officer's work in the officer's place (NS-6-2), or null
 * @param investigatingOfficerId sign-in name of the appointed Investigating Officer (NS-10-2), or null
 * @param independentPersonId the Independent Person asked (NS-3-3), an id of the council's books, or null
 */
public record Hands(String reference, String actingOfficerId, String investigatingOfficerId, String independentPersonId) {

    /** Whoever does the Monitoring Officer's work in the officer's place; empty where nobody does. */
    public Optional<String> acting() {
        return Optional.ofNullable(actingOfficerId);
    }

    /** The appointed Investigating Officer; empty while there is none. */
    public Optional<String> investigating() {
        return Optional.ofNullable(investigatingOfficerId);
    }

    /** The Independent Person asked; empty while there is none. */
    public Optional<String> advising() {
        return Optional.ofNullable(independentPersonId);
    }
}
