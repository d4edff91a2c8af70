package uk.nolan.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What moved the due dates of a case, in dates and fixed words: for those who watch the deadlines and must not read the journal. */
@Service
public class DueDateMoves {

    private static final int LONGEST_REASON = 200;

    private final MovedDueDates moved;
    private final Clock clock;

    DueDateMoves(MovedDueDates moved, Clock clock) {
        this.moved = moved;
        this.clock = clock;
    }

    /**
     * A due date that began to run or moved.
     *
     * @param deadline key of the deadline
     * @param from the day before the move; empty where the deadline began to run
     * @param to the day after the move
     * @param why in words that follow "because", never anybody's own
     * @param at when it was noted
     */
    public record Move(String deadline, Optional<LocalDate> from, LocalDate to, String why, Instant at) {}

    /** The moves of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Move> of(StandardsCase one) {
        return moved.findByCaseId(one.id).stream()
                .map(move -> new Move(move.deadline, Optional.ofNullable(move.fromDate), move.toDate, move.why, move.movedAt))
                .toList();
    }

    void note(StandardsCase one, String deadline, LocalDate from, LocalDate to, String why) {
        MovedDueDate move = new MovedDueDate();
        move.caseId = one.id;
        move.deadline = deadline;
        move.fromDate = from;
        move.toDate = to;
        move.why = why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why;
        move.movedAt = clock.instant();
        moved.save(move);
    }
}
