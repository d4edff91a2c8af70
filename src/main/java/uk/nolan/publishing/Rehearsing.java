package uk.nolan.publishing;

import java.util.List;
import java.util.function.Consumer;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;

/** Plays all rehearsals of the council against an offered set, and compares with how they came out in the live one. */
interface Rehearsing {

    /**
     * @param findings what is wrong with the rehearsals' files, or what the engine could not run
     * @param comparisons how each came out, as JSON
     * @param otherwise whether one came out other than its file expects that did not before
     */
    record Rehearsed(List<Finding> findings, String comparisons, boolean otherwise) {}

    /** @param progress is told what is being done, in words */
    Rehearsed rehearse(ProcedureFiles live, ProcedureFiles offered, String council, Consumer<String> progress);
}
