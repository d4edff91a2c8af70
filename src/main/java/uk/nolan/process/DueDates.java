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
}
