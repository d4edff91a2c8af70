/**
 * Who we are: the council, its towns and parishes, its members, its Independent Persons, its code and its labels, read from the council's folder of plain files.
 *
 * <p>Ground floor: nothing here knows of cases, letters or the engine.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package uk.nolan.council;
