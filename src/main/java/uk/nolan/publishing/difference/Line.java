package uk.nolan.publishing.difference;

/**
 * A line of a text that changed.
 *
 * @param mark what became of it
 * @param number its number in the text in which it stands, from 1; 0 for a gap
 * @param text the line; for a gap how many lines are left out, in words
 */
public record Line(Mark mark, int number, String text) {

    /** What became of a line. */
    public enum Mark {
        /** Stands in both. */
        SAME,
        /** Was taken out. */
        OUT,
        /** Was put in. */
        IN,
        /** Lines are left out here. */
        GAP
    }
}
