/**
 * Plays a complaint told as a file through the running procedure, with a clock that jumps from step to step, and checks what comes of it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"process", "notice", "people", "casefile", "deadline", "council"})
package uk.nolan.rehearsal;
