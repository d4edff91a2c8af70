package uk.nolan.rehearsal;

/** Something expected that did not come about. */
class Unmet extends RuntimeException {

    private final String expected;
    private final String found;

    Unmet(String expected, String found) {
        super("Expected " + expected + ", found " + found);
        this.expected = expected;
        this.found = found;
    }

    String expected() {
        return expected;
    }

    String found() {
        return found;
    }

    /** The words of whatever lies at the bottom of a failure. */
    static String words(Throwable failure) {
        String words = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                words = cause.getMessage().strip();
            }
        }
        return words;
    }

    /** Whether a failure says this anywhere, in whatever case. */
    static boolean says(Throwable failure, String part) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && cause.getMessage().toLowerCase().contains(part.toLowerCase())) {
                return true;
            }
        }
        return false;
    }
}
