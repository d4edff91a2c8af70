/**
 * The one door by which a changed procedure goes live. Whatever handle is pressed, Modeler's Deploy button, the folder at the start, the page, what is offered is laid over the live set, put into
 * Modeler's form, checked, rehearsed, and goes live as one numbered whole with who, when and why, or is refused with every finding at once.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"rehearsal", "process", "process::move", "process::templates", "notice", "people", "casefile", "deadline", "council"})
package uk.nolan.publishing;
