package uk.nolan.council;

/**
 * Somebody to whom letters go: a person, or a post in the council.
 *
 * @param name with the title, such as "Cllr Eudora Fanshawe", or the name of the post
 * @param email where letters go
 */
public record Contact(String name, String email) {}
