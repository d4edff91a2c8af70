package uk.nolan.casefile;

/**
 * Somebody else investigates, advises on or acts in a case from now on: what officers may see of it must be asked again (NS-3-3, NS-6-2, NS-10-2).
 *
 * @param reference the case
 */
public record HandsChanged(String reference) {}
