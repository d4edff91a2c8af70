package uk.nolan.web;

import java.util.List;
import java.util.Optional;
import uk.nolan.publishing.difference.FileDifference;
import uk.nolan.publishing.difference.TimelineRow;

/**
 * What the page of one change shows.
 *
 * @param standing what became of it, in a sentence or two
 * @param checking whether it is being checked or waits for its turn
 * @param mayGoLive whether an administrator may let it go live all the same
 * @param mayBeCheckedAgain whether it did not go live, and the checks can be made again
 * @param live whether it is live now
 * @param against with which version it is compared, in words such as "version 3"; empty for the first
 * @param findings what is wrong, by file
 * @param rehearsals what does not come out the same and as expected, side by side; first what keeps the change from going live by itself
 * @param outcome how many rehearsals come out how, in sentences; empty where none was played
 * @param files what is otherwise, by file
 * @param madeSo what was put right without asking
 * @param remarks what must be known besides
 */
record ProcedureChangeSheet(
        ProcedureSheet.Offered offered,
        String standing,
        boolean checking,
        boolean mayGoLive,
        boolean mayBeCheckedAgain,
        boolean live,
        String against,
        List<FileFindings> findings,
        List<Rehearsed> rehearsals,
        List<String> outcome,
        List<FileDifference> files,
        List<String> madeSo,
        List<String> remarks) {

    /** What is wrong in one file; the file is empty where no file is meant. */
    record FileFindings(String file, List<Wrong> wrong) {}

    /** One thing that is wrong: the element or line, what, and the cure; each may be empty but {@code what}. */
    record Wrong(String where, String what, String cure) {}

    /**
     * A rehearsal that comes out otherwise.
     *
     * @param verdict what that means, in a sentence
     * @param holdsBack whether that is why the change does not go live by itself
     * @param expected the expectation that no longer holds, where there is one
     */
    record Rehearsed(String file, String title, String verdict, boolean holdsBack, Optional<Expected> expected, List<Row> rows) {}

    /** An expectation that does not hold: where it stands, what was expected, and what came. */
    record Expected(String step, int line, String expected, String found) {}

    /**
     * A row of two timelines.
     *
     * @param mark the difference in a word, empty for none
     * @param leftOut how many rows are left out here because they are the same, in words; then there is nothing else in the row
     */
    record Row(String mark, Moment before, Moment after, Optional<String> leftOut) {}

    /** What happens at one moment of a rehearsal; on another day than in the other version, or not. */
    record Moment(String day, boolean otherDay, String who, String what, List<TimelineRow.Detail> details) {}
}
