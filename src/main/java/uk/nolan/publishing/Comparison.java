package uk.nolan.publishing;

import uk.nolan.rehearsal.Playback;

/**
 * How a rehearsal comes out in an offered set, beside how it comes out in the live one.
 *
 * @param file the rehearsal's name in the set, such as {@code processes/rehearsals/stroud-referred-to-the-county.yaml}
 * @param title the rehearsal in a sentence
 * @param before how it came out in the live set; null where it is not in it, or could not be played there
 * @param after how it came out in the offered set; where it could not be played to its end, why, as what did not hold
 */
public record Comparison(String file, String title, Kind kind, Playback before, Playback after) {

    /** What an administrator must know of it at once. */
    public enum Kind {
        /** As expected, and as it was. */
        SAME,
        /** As expected, and not quite as it was, or for the first time. */
        TOLD_OTHERWISE,
        /** Not as its file expects: it was before, or stopped elsewhere, or is played for the first time. */
        NOT_AS_EXPECTED,
        /** Not as its file expects, at the same place and in the same way as before. */
        STILL_NOT_AS_EXPECTED,
        /** Could not be played to its end, so that nobody knows. */
        BROKEN
    }

    static Comparison of(Playback before, Playback after) {
        Kind kind;
        if (after.held()) {
            kind = before != null && before.held() && before.scenes().equals(after.scenes()) ? Kind.SAME : Kind.TOLD_OTHERWISE;
        } else {
            boolean asBefore = before != null && before.failure().equals(after.failure()) && before.scenes().equals(after.scenes());
            kind = asBefore ? Kind.STILL_NOT_AS_EXPECTED : Kind.NOT_AS_EXPECTED;
        }
        return new Comparison(after.file(), after.title(), kind, before, after);
    }

    /** Whether it came out as its file expects in the live set. */
    public boolean heldBefore() {
        return before != null && before.held();
    }

    /** Of a rehearsal that could not be played to its end. @param why in words */
    static Comparison broken(String file, String title, Playback before, String why) {
        return new Comparison(file, title, Kind.BROKEN, before, Playback.notPlayed(file, title, why));
    }

    /** Whether the set must not go live without an administrator's reason. */
    public boolean holdsUp() {
        return kind == Kind.NOT_AS_EXPECTED || kind == Kind.BROKEN;
    }

    /** In a few lines, for Modeler's error panel: which rehearsal, and the first expectation that did not hold. */
    public String inWords() {
        String told = switch (kind) {
            case SAME -> "as before";
            case TOLD_OTHERWISE -> before == null ? "as its file expects" : "as its file expects, by another way than before";
            case NOT_AS_EXPECTED -> heldBefore() ? "no longer as its file expects" : before == null ? "not as its file expects" : "not as its file expects, and otherwise than before";
            case STILL_NOT_AS_EXPECTED -> "not as its file expects, as before";
            case BROKEN -> "could not be played to its end";
        };
        String words = "Rehearsal \"%s\" (%s): %s".formatted(title, file, told);
        return after.failure()
                .map(unmet -> kind == Kind.BROKEN
                        ? "%s: %s.".formatted(words, unmet.found())
                        : "%s.%n  %s, line %d%n  expected  %s%n  found     %s".formatted(words, unmet.step(), unmet.line(), unmet.expected(), unmet.found()))
                .orElse(words + ".");
    }
}
