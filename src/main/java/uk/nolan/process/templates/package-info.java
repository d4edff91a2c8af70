/**
 * What makes a change in Camunda Modeler a matter of choosing: the element templates that Modeler offers, with the lists in them written from the procedure's own files, and what is put right by itself in a
 * diagram that was made with them.
 */
@org.springframework.modulith.NamedInterface("templates")
package uk.nolan.process.templates;
