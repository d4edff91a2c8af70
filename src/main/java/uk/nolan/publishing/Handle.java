package uk.nolan.publishing;

/** By which handle the door was opened. All do the same. */
public enum Handle {
    /** Camunda Modeler's Deploy button. */
    MODELER,
    /** Files of the folder that {@code nolan.procedure} names, or of the program after an upgrade, that had changed at a start. */
    FILES,
    /** The administrators' page. */
    PAGE,
    /** An earlier version is to be live again. */
    BROUGHT_BACK
}
