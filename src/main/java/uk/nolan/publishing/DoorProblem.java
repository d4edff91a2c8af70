package uk.nolan.publishing;

/** Something that the door does not do, told to whoever asked. Nothing has changed. */
public class DoorProblem extends RuntimeException {

    DoorProblem(String message) {
        super(message);
    }
}
