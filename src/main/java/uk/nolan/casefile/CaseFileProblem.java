package uk.nolan.casefile;

/** The case file refuses something. The message says what and how to go on, and holds no personal data. */
public class CaseFileProblem extends RuntimeException {

    public CaseFileProblem(String message) {
        super(message);
    }
}
