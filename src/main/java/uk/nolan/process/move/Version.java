package uk.nolan.process.move;

/**
 * A version of the procedure to which a case moves.
 *
 * @param deployment the engine's deployment, which holds the whole set and is what a case notes as its version
 * @param number by which people know it
 */
public record Version(String deployment, int number) {

    /** "version 3". */
    public String inWords() {
        return "version " + number;
    }
}
