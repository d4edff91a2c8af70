package uk.nolan.notice;

/**
 * A letter as it would go out now, shown to the officer before it is sent.
 *
 * @param recipient to whom
 * @param subject its subject line
 * @param html the whole letter
 * @param plainText the same as text
 * @param enclosure name of the document that goes with it, or null
 */
public record Draft(Recipient recipient, String subject, String html, String plainText, String enclosure) {}
