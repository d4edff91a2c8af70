package uk.nolan.web;

import java.util.List;
import java.util.Optional;

/**
 * What the page of the procedure shows.
 *
 * @param live the version that is live
 * @param waiting what is being checked or waits for an administrator's decision, the newest first
 * @param versions the versions that were live before and can be brought back, the newest first
 * @param notLive the last offers that did not go live
 * @param modelerAddress what is entered in Camunda Modeler
 */
record ProcedureSheet(Offered live, List<Offered> waiting, List<Offered> versions, List<Offered> notLive, String modelerAddress) {

    /**
     * One change that was offered.
     *
     * @param number of the version, where it went live
     * @param title "Version 3", or "Change 12" where it has not gone live
     * @param state in a few words
     * @param when in London
     * @param why in the words of who offered it; may be empty
     * @param how it came, in words
     * @param reason why it went live all the same, and who let it
     */
    record Offered(long id, Optional<Integer> number, String title, String state, String when, String who, String why, String how, Optional<String> reason) {}
}
