/** Pages and doors: the sign-in, the officers' case page, the reports to the committee, the register of publications, the door for the council's web form, and what operations can ask. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"process", "process::board", "process::signin", "publishing", "publishing::difference", "process::templates", "rehearsal", "notice", "people", "casefile", "deadline", "council"})
package uk.nolan.web;
