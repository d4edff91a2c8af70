package uk.nolan.process;

/** Knows which version of the procedure is live: the room above, through whose door versions go live. */
public interface LiveVersion {

    /**
     * The version with which the program opens. At the very first start the files become the first version now.
     *
     * @throws uk.nolan.council.ConfigurationProblem with all findings, where they cannot
     */
    String atOpening();

    /** Whether new cases and events may begin with this version: it is live, or was never one of the council's procedure. @param version a deployment's id */
    boolean isLive(String version);
}
