package uk.nolan.process.move;

import java.util.List;

/** A case cannot follow that version. Nothing of it has changed, provided that the transaction in which it was tried is rolled back. */
public final class CannotMove extends RuntimeException {

    private final transient List<String> reasons;

    CannotMove(List<String> reasons) {
        super(String.join(" ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** Why, each in a sentence that names steps as drawn and nobody in the case. */
    public List<String> reasons() {
        return reasons;
    }
}
