/** The engine: deployment, delegates and listeners, forms as windows on the case file. The only room that knows Camunda. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"notice", "people", "casefile", "deadline", "council"})
package uk.nolan.process;
