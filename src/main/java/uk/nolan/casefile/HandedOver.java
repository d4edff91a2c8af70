package uk.nolan.casefile;

/**
 * The Monitoring Officer's work in a case was handed to another officer (NS-6-2).
 *
 * @param reference the case
 * @param officerId sign-in name of whoever acts from now on
 */
public record HandedOver(String reference, String officerId) {}
