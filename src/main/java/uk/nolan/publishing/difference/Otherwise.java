package uk.nolan.publishing.difference;

/**
 * One thing in a diagram or a table that is otherwise.
 *
 * @param what it is about, in words, such as {@code Task "Decide validity": due}
 * @param before how it was; empty where there was nothing
 * @param after how it is; empty where there is nothing any more
 */
public record Otherwise(String what, String before, String after) {}
