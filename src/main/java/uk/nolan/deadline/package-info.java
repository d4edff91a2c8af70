/**
 * How time is counted: working days and bank holidays, the rule behind each deadline, and the due date that follows from a rule and the facts of a case.
 *
 * <p>Ground floor: pure functions over dates. No rule and no number of days is written here; they stand in each council's {@code deadlines.dmn}. All days are days in Europe/London.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"council"})
package uk.nolan.deadline;
