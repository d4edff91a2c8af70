package uk.nolan.notice;

/**
 * Somebody to whom a letter goes.
 *
 * @param role {@code complainant}, {@code subject-member}, {@code clerk}, {@code independent-person}, {@code witness}, or for notes {@code monitoring-officer}, {@code deputies}, {@code escalation}
 * @param email where it goes, or null where it must be posted
 * @param postalAddress for those without an e-mail address, or null
 */
public record Recipient(String role, String name, String email, String postalAddress) {}
