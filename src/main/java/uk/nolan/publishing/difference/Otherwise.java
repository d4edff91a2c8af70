package uk.nolan.publishing.difference;

import java.util.List;

/**
 * One thing in a diagram or a table that is otherwise.
 *
 * @param what it is about, in words, such as {@code Task "Decide validity": due}
 * @param before how it was; empty where there was nothing
 * @param after how it is; empty where there is nothing any more
 */
public record Otherwise(String what, String before, String after) {

    /** How it was and how it is, with the words marked that are otherwise. */
    public List<Words> sideBySide() {
        return Words.sideBySide(before, after);
    }
}
