package uk.nolan.notice;

/** A letter was not taken. The message names case and notice, and no person, because it is shown in Cockpit and in the log. */
public class DeliveryProblem extends RuntimeException {

    public DeliveryProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
