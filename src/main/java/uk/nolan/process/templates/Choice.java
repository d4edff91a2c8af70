package uk.nolan.process.templates;

/**
 * A row of a list in Modeler.
 *
 * @param name what the administrator reads
 * @param value what stands in the diagram
 */
record Choice(String name, String value) {

    /** The first row of a list from which nothing need be chosen. */
    static Choice none(String name) {
        return new Choice(name, "");
    }
}
