package uk.nolan.publishing;

import java.util.function.Consumer;
import uk.nolan.council.ProcedureFiles;

/** Plays all rehearsals of the council against an offered set, and compares with how they came out in the live one. */
interface Rehearsing {

    /** @param progress is told what is being done, in words */
    RehearsalRoom.Rehearsed rehearse(ProcedureFiles live, ProcedureFiles offered, String council, Consumer<String> progress);
}
