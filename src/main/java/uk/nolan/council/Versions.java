package uk.nolan.council;

/** The versions of the procedure that ever went live, each a whole set that never changes. */
public interface Versions {

    /**
     * The files of a version.
     *
     * @param procedureVersion as a case notes it
     * @throws ConfigurationProblem if there is no such version
     */
    ProcedureFiles files(String procedureVersion);
}
