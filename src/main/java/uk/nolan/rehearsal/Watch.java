package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.JournalEntry;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.notice.Ledger;
import uk.nolan.notice.Letter;
import uk.nolan.process.OpenTask;
import uk.nolan.process.Procedure;

/** What can be seen of a case from outside, as it stands now. */
record Watch(String reference, Procedure procedure, CaseFiles caseFiles, CaseDeadlines caseDeadlines, Ledger ledger) {

    StandardsCase file() {
        return caseFiles.get(reference);
    }

    List<OpenTask> tasks() {
        return procedure.openTasks(reference);
    }

    /** The deadlines that run, by name. */
    Map<String, LocalDate> deadlines() {
        Map<String, LocalDate> running = new LinkedHashMap<>();
        caseDeadlines.open(reference).forEach(open -> running.put(open.rule().deadline(), open.dueDate().due()));
        return running;
    }

    /** The letters of the case, notes among them, after the first so many. */
    List<Letter> lettersAfter(int known) {
        List<Letter> letters = ledger.letters(reference);
        return letters.subList(known, letters.size());
    }

    /** The lines of the journal after the first so many. */
    List<JournalEntry> linesAfter(int known) {
        List<JournalEntry> lines = caseFiles.journal(reference);
        return lines.subList(known, lines.size());
    }
}
