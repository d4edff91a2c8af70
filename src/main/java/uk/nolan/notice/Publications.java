package uk.nolan.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uk.nolan.casefile.CaseFileProblem;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.deadline.WrittenDate;

/** The register of what is made for the council's website: ready, on the website since when and where, to be taken off when, taken off. */
@Service
@Transactional
public class Publications {

    private final PublicationRows publications;
    private final CaseFiles caseFiles;
    private final Clock clock;

    Publications(PublicationRows publications, CaseFiles caseFiles, Clock clock) {
        this.publications = publications;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    /** Keeps a text ready for the website. One of the same notice that has not been published yet is replaced by it. */
    public Publication prepare(String reference, String notice, String title, String html) {
        Publication ready = notRemoved(reference, notice).stream()
                .filter(one -> one.publishedOn == null)
                .reduce((earlier, later) -> later)
                .orElseGet(Publication::new);
        ready.caseReference = reference;
        ready.notice = notice;
        ready.title = title;
        ready.html = html;
        ready.madeOn = LocalDate.now(clock);
        return publications.save(ready);
    }

    /**
     * Records that the newest text of a notice is on the website. Said again it corrects what was said before.
     *
     * @param removeOn the day on which it is to be taken off, or null where none is set
     * @throws CaseFileProblem where no text of the notice was made
     */
    public void published(String reference, String notice, LocalDate on, String address, LocalDate removeOn) {
        Publication newest = notRemoved(reference, notice).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new CaseFileProblem("Case %s has no text \"%s\" for the website. Have it prepared first.".formatted(reference, notice.replace('-', ' '))));
        newest.publishedOn = on;
        newest.address = address;
        newest.removeOn = removeOn;
    }

    /** What is on the website and is to be taken off on this day or was to be before it, the longest overdue first. */
    @Transactional(readOnly = true)
    public List<Publication> dueForRemoval(LocalDate day) {
        return publications.findByPublishedOnIsNotNullAndRemovedOnIsNullAndRemoveOnLessThanEqualOrderByRemoveOnAscIdAsc(day);
    }

    /**
     * Records that something was taken off the website and enters it in the journal. What has been taken off already stays as it was.
     *
     * @return the day on which it was taken off
     * @throws CaseFileProblem where it was never on the website, or the day cannot be right
     */
    public LocalDate removed(long id, LocalDate on, String who) {
        Publication one = publications.findAndLockById(id).filter(known -> known.publishedOn != null).orElseThrow(
                () -> new CaseFileProblem("There is nothing of that number on the website. Load the page again."));
        if (one.removedOn != null) {
            return one.removedOn;
        }
        if (on.isAfter(LocalDate.now(clock))) {
            throw new CaseFileProblem("The day of removal lies in the future. Take the text off the website first, then give the day on which you did.");
        }
        if (on.isBefore(one.publishedOn)) {
            throw new CaseFileProblem("The day of removal is before the day of publication, %s. Give a later day.".formatted(WrittenDate.inFull(one.publishedOn)));
        }
        one.removedOn = on;
        caseFiles.enter(one.caseReference, "Taken off the website on %s: %s".formatted(WrittenDate.inFull(on), one.notice.replace('-', ' ')), who);
        return on;
    }

    /** Everything made for the website in a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Publication> of(String reference) {
        return publications.findByCaseReferenceOrderById(reference);
    }

    /** What is on the website in all cases: the next to be taken off first, what has no such day last. */
    @Transactional(readOnly = true)
    public List<Publication> onTheWebsite() {
        return publications.findByPublishedOnIsNotNullAndRemovedOnIsNullOrderByIdAsc().stream()
                .sorted(Comparator.comparing(one -> one.removeOn().orElse(LocalDate.MAX)))
                .toList();
    }

    /** The reference of the case for which a text was made; empty where there is no such text. */
    @Transactional(readOnly = true)
    public Optional<String> caseOf(long id) {
        return publications.findById(id).map(Publication::caseReference);
    }

    /** One of those that are on the website. */
    @Transactional(readOnly = true)
    public Optional<Publication> onTheWebsite(long id) {
        return publications.findById(id).filter(Publication::isOnTheWebsite);
    }

    private List<Publication> notRemoved(String reference, String notice) {
        return publications.findByCaseReferenceAndNoticeAndRemovedOnIsNullOrderById(reference, notice);
    }
}
