package uk.nolan.process;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.casefile.CaseFiles;

/** Lets every open case ask for its due dates again, after the calendar has changed. */
@Component
public class DueDates {

    private final CaseFiles caseFiles;
    private final DueDateRefresher refresher;

    DueDates(CaseFiles caseFiles, DueDateRefresher refresher) {
        this.caseFiles = caseFiles;
        this.refresher = refresher;
    }

    /** @param why in words that follow "because", for the journals of the cases in which something moves */
    @Transactional
    public void refreshAll(String why) {
        caseFiles.open().forEach(one -> refresher.refresh(one.reference(), why));
    }

    /**
     * Lets one case ask for its due dates again at once, in the transaction that is running.
     *
     * @param why in words that follow "because", for its journal
     */
    @Transactional
    public void refresh(String reference, String why) {
        refresher.refresh(reference, why);
    }
}
