package uk.nolan.publishing;

/** Cases cannot be moved as it was asked for. The message says why, in words for whoever asked. */
public final class MoveProblem extends RuntimeException {

    MoveProblem(String message) {
        super(message);
    }
}
