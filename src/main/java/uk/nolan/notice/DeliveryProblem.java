package uk.nolan.notice;

/**
 * A letter was not taken. The message names case and notice, and no person, because it is shown in Cockpit and in the log. It has no cause: a
 * mail server's own words repeat addresses, and the engine keeps stack traces.
 */
public class DeliveryProblem extends RuntimeException {

    public DeliveryProblem(String message) {
        super(message);
    }
}
