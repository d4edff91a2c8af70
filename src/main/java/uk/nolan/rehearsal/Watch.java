package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.ArrayList;
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

/** What can be seen of a case from outside, as it stands now. Letters and lines of the journal stay as they were written, so only newer ones are read. */
final class Watch {

    private final String reference;
    private final Procedure procedure;
    private final CaseFiles caseFiles;
    private final CaseDeadlines caseDeadlines;
    private final Ledger ledger;
    private final List<Letter> letters = new ArrayList<>();
    private final List<JournalEntry> lines = new ArrayList<>();

    Watch(String reference, Procedure procedure, CaseFiles caseFiles, CaseDeadlines caseDeadlines, Ledger ledger) {
        this.reference = reference;
        this.procedure = procedure;
        this.caseFiles = caseFiles;
        this.caseDeadlines = caseDeadlines;
        this.ledger = ledger;
    }

    String reference() {
        return reference;
    }

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
        letters.addAll(ledger.lettersAfter(reference, letters.isEmpty() ? 0 : letters.get(letters.size() - 1).id()));
        return List.copyOf(letters.subList(known, letters.size()));
    }

    /** The lines of the journal after the first so many. */
    List<JournalEntry> linesAfter(int known) {
        lines.addAll(caseFiles.journalAfter(reference, lines.isEmpty() ? 0 : lines.get(lines.size() - 1).number()));
        return List.copyOf(lines.subList(known, lines.size()));
    }
}
