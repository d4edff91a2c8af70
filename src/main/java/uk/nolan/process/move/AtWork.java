package uk.nolan.process.move;

/** The program is carrying out a step of the case at this very moment. Nothing is wrong with it; it can be tried again in a while. */
public final class AtWork extends RuntimeException {

    AtWork(String reference) {
        super("A step of case " + reference + " is being carried out just now. Try again in a few minutes.");
    }
}
