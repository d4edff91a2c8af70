package uk.nolan.process;

/** Something to be done after the procedure is deployed and before anybody signs in or a timer fires. */
@FunctionalInterface
public interface BeforeOpening {
    void open();
}
