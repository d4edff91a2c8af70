/** Officers, their roles, and who acts in which capacity. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package uk.nolan.people;
