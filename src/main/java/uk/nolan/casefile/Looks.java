package uk.nolan.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who looked at which case, what they looked at, and when; and who was refused. Only ever added to. A case is read more often than it is
 * changed, so this stands beside the journal and not in it, and nobody waits for anybody.
 */
@Service
@Transactional
public class Looks {

    /** For how long another look of the same officer at the same thing is the same look. */
    static final Duration SAME_LOOK = Duration.ofMinutes(10);

    private final LookRows rows;
    private final Clock clock;

    Looks(LookRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A look at a case.
     *
     * @param who the signature of whoever looked
     * @param what the page, the paper or the form, for example "case page"
     * @param refused whether the case was not shown
     */
    public record Looked(String officerId, String who, String what, boolean refused, Instant at) {}

    /**
     * Notes that an officer looks at a case, unless the same was noted within ten minutes.
     *
     * @param who the officer's signature
     * @param what what is shown, in an officer's words, at most 200 characters
     */
    public void note(String reference, String officerId, String who, String what) {
        add(reference, officerId, who, what, false);
    }

    /** Notes that an officer was refused a case. It stands even where the refusal undoes everything else. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void noteRefused(String reference, String officerId, String who, String what) {
        add(reference, officerId, who, what, true);
    }

    /** Everybody who looked at a case or was refused it, newest first. */
    @Transactional(readOnly = true)
    public List<Looked> of(String reference) {
        return rows.newestFirst(reference).stream()
                .map(look -> new Looked(look.officerId, look.lookedBy, look.what, look.refused, look.lookedAt))
                .toList();
    }

    private void add(String reference, String officerId, String who, String what, boolean refused) {
        Instant now = clock.instant();
        if (rows.noted(reference, officerId, what, refused, now.minus(SAME_LOOK))) {
            return;
        }
        Look look = new Look();
        look.caseReference = reference;
        look.officerId = officerId;
        look.lookedBy = who;
        look.what = what;
        look.refused = refused;
        look.lookedAt = now;
        rows.save(look);
    }
}
