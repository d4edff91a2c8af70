/** What is otherwise in a changed procedure, said to people: in words for diagrams and tables, line by line for texts, and step by step for a rehearsal that comes out otherwise. */
@org.springframework.modulith.NamedInterface("difference")
package uk.nolan.publishing.difference;
