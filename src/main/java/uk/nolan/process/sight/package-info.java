/** What each officer sees of the tasks: the rows and lists of Tasklist, and the engine's authorizations that keep away what is not hers. */
package uk.nolan.process.sight;
