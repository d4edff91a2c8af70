/**
 * An open case follows another version of the procedure: everything that runs of it, its dates, its tasks and who sees them, in one transaction or not at all.
 */
@org.springframework.modulith.NamedInterface("move")
package uk.nolan.process.move;
