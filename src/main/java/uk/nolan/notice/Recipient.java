package uk.nolan.notice;

/**
 * Somebody to whom a letter goes.
 *
 * @param role {@code complainant}, {@code subject-member}, {@code clerk}, {@code independent-person}, {@code witness}, {@code investigating-officer}, {@code panel}, {@code panel-chair}, {@code parish-chair}, {@code group-leader}, {@code council-leader}, {@code council}, {@code website}, or an officer's role
 * @param email where it goes, or null where it must be posted
 * @param postalAddress for those without an e-mail address, or null
 */
public record Recipient(String role, String name, String email, String postalAddress) {}
