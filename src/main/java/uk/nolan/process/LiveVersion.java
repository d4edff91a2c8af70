package uk.nolan.process;

/** Knows which version of the procedure is live: the room above, through whose door versions go live. */
public interface LiveVersion {

    /**
     * The version with which the program opens. At the very first start the files become the first version now.
     *
     * @throws uk.nolan.council.ConfigurationProblem with all findings, where they cannot
     */
    String atOpening();
}
