package uk.nolan.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.nolan.deadline.WrittenDate;

/**
 * One step of the story: a day, what happens on it at ten in the morning, and what must then be true.
 *
 * @param number from 1
 * @param line where it stands in the file
 * @param reference the case that the step is about; empty for the one with which the story begins
 */
record Step(int number, int line, LocalDate on, Optional<String> reference, Deed deed, Expected expected) {

    /**
     * What must be true after the step. An empty due date stands for a task without one.
     *
     * @param due when the task that is done falls due, where the step says so
     * @param sends exactly the letters sent in the case since the step before, such as "acknowledgement to complainant"
     * @param notes reminders and escalations that must be among those sent since the step before
     * @param open tasks that must be open, with their due dates
     * @param notOpen tasks that must not be open
     * @param deadlines deadlines that must run, with their dates
     * @param journal texts, each of which a journal line written since the step before must contain
     * @param nothingTo those who have had no letter and no note about the case since the story began, by their recipient codes
     * @param says texts, each of which stands in one of the letters sent since the step before, the reader's name included
     * @param doesNotSay texts that stand in none of them
     * @param refused part of the message with which the server must refuse the answers
     */
    record Expected(
            Optional<Optional<LocalDate>> due,
            List<String> sends,
            List<String> notes,
            Map<String, Optional<LocalDate>> open,
            List<String> notOpen,
            Map<String, LocalDate> deadlines,
            List<String> journal,
            List<String> nothingTo,
            List<String> says,
            List<String> doesNotSay,
            Optional<String> refused) {}

    /** The step in one line, as a reader finds it in the file. */
    String inWords() {
        String who = deed.who().isEmpty() ? "" : deed.who() + ": ";
        String where = reference.map(other -> ", case " + other).orElse("");
        return "step %d, %s%s, %s%s".formatted(number, WrittenDate.inFull(on), where, who, deed.what());
    }
}
