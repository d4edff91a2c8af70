package uk.nolan.council;

import java.util.Optional;

/** Remembers across restarts what is live. */
public interface LiveSet {

    /** The set that is live; empty before the first start, when the files of the folder or of the program are to become the first. */
    Optional<ProcedureFiles> stored();
}
