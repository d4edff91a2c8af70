package uk.nolan.notice;

import jakarta.mail.internet.MimeMessage;

/** Where finished letters go: a mail server, or a folder where none is configured. */
public interface Postbox {

    /**
     * Hands a message over. Returns when it has been taken, and not before.
     *
     * @throws DeliveryProblem where it was not taken; the letter stays in the ledger and the same words are sent again later
     */
    void deliver(Letter letter, MimeMessage message);

    /** Where letters go, in words for the console. */
    String described();
}
