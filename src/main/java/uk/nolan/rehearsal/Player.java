package uk.nolan.rehearsal;

import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.CaseDeadlines;
import uk.nolan.casefile.CaseFiles;
import uk.nolan.casefile.StandardsCase;
import uk.nolan.council.ConfigurationProblem;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.WorkingDays;
import uk.nolan.notice.Ledger;
import uk.nolan.process.BeforeOpening;
import uk.nolan.process.Cast;
import uk.nolan.process.EngineClock;
import uk.nolan.process.Procedure;
import uk.nolan.process.Stage;
import uk.nolan.process.Timeline;

/** Plays rehearsals, one after the other, each on an empty stage. Exists in rehearsals only. */
@Component
@Profile("rehearsal")
public class Player implements BeforeOpening {

    private final Actor actor;
    private final Procedure procedure;
    private final Timeline timeline;
    private final EngineClock clock;
    private final Stage stage;
    private final Cast cast;
    private final CaseFiles caseFiles;
    private final CaseDeadlines deadlines;
    private final Ledger ledger;
    private final Calendar calendar;

    Player(
            Actor actor,
            Procedure procedure,
            Timeline timeline,
            EngineClock clock,
            Stage stage,
            Cast cast,
            CaseFiles caseFiles,
            CaseDeadlines deadlines,
            Ledger ledger,
            Calendar calendar) {
        this.actor = actor;
        this.procedure = procedure;
        this.timeline = timeline;
        this.clock = clock;
        this.stage = stage;
        this.cast = cast;
        this.caseFiles = caseFiles;
        this.deadlines = deadlines;
        this.ledger = ledger;
        this.calendar = calendar;
    }

    /** Nobody signs in to a rehearsal, but the house does not open without an administrator. */
    @Override
    public void open() {
        cast.ensure();
    }

    /**
     * Plays the rehearsal of a file. Everything on the stage before it is wiped; the calendar is afterwards as it was.
     *
     * @throws ConfigurationProblem if the file is broken; the message names the line and the cure
     */
    public Playback play(Path file) {
        return play(RehearsalFile.read(file));
    }

    Playback play(Rehearsal rehearsal) {
        WorkingDays workingDays = calendar.workingDays();
        stage.clear();
        cast.ensure();
        clock.travelTo(Actor.morningOf(rehearsal.complaint().received()));
        timeline.windRound();
        try {
            return new Performance(rehearsal, actor, timeline, this::references, this::watch).play();
        } finally {
            calendar.replace(workingDays);
        }
    }

    private List<String> references() {
        return caseFiles.all().stream().map(StandardsCase::reference).toList();
    }

    private Watch watch(String reference) {
        return new Watch(reference, procedure, caseFiles, deadlines, ledger);
    }
}
