package uk.nolan.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of letters. A letter is stored in a transaction of its own before anybody tries to send it, so that no failure after that
 * can lose it or write it differently.
 */
@Service
public class Ledger {

    private final Letters letters;
    private final Clock clock;

    Ledger(Letters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * Stores what {@code write} gives, once for each occasion of a case: asked again for the same occasion it gives the letters that are
     * already there and does not call {@code write}.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<Letter> writeOnce(String reference, String occasion, Supplier<List<Letter>> write) {
        List<Letter> already = letters.findByCaseReferenceAndOccasionOrderById(reference, occasion);
        if (!already.isEmpty()) {
            return already;
        }
        List<Letter> written = write.get();
        written.forEach(letter -> {
            letter.caseReference = reference;
            letter.occasion = occasion;
            letter.writtenAt = clock.instant();
        });
        return letters.saveAllAndFlush(written);
    }

    /**
     * Delivers a letter that nobody has taken yet and marks it as taken. Its row stays locked meanwhile: two jobs that come upon the same
     * letter at the same time send it once.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void handOver(Letter letter, Consumer<Letter> deliver) {
        Letter current = letters.findAndLockById(letter.id()).orElseThrow();
        if (current.sentAt == null) {
            deliver.accept(current);
            current.sentAt = clock.instant();
        }
    }

    /** The letters of a case in the order of writing, notes among them. */
    @Transactional(readOnly = true)
    public List<Letter> letters(String reference) {
        return letters.findByCaseReferenceOrderById(reference);
    }

    /** The letters of a case that were written after the one of this id, in the order of writing, notes among them; all of them after 0. */
    @Transactional(readOnly = true)
    public List<Letter> lettersAfter(String reference, long id) {
        return letters.findAfter(reference, id);
    }

    /** When the newest letter of a kind was written in a case; empty where none was. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastWritten(String reference, String notice) {
        return letters.lastWritten(reference, notice);
    }

    /** The letters that no mail server has taken yet, the oldest first. */
    @Transactional(readOnly = true)
    public List<Letter> waitingLetters() {
        return letters.findBySentAtIsNullOrderById();
    }

    /** A letter that no mail server has taken yet, without a word of it and without a name: which notice or note, to which role, and since when it waits. */
    public record Unsent(String reference, String notice, boolean note, String recipientRole, Instant since) {}

    /** What waits to be sent, the oldest first, for those who watch over the sending and must not read the letters. */
    @Transactional(readOnly = true)
    public List<Unsent> unsent() {
        return letters.findUnsent();
    }

    /** How many letters no mail server has taken yet. */
    @Transactional(readOnly = true)
    public long waiting() {
        return letters.countBySentAtIsNull();
    }
}
