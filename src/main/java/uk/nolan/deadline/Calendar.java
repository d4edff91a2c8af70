package uk.nolan.deadline;

import org.springframework.stereotype.Component;
import uk.nolan.council.Council;
import uk.nolan.council.ProcedureFiles;

/** The working days that count at present. A proclaimed or withdrawn bank holiday brings another calendar while the program runs. */
@Component
public class Calendar {

    private final ProcedureFiles files;
    private final Council council;
    private volatile WorkingDays workingDays;
    private volatile String lastRead = "";

    Calendar(ProcedureFiles files, Council council) {
        this.files = files;
        this.council = council;
        reload();
    }

    /** The council's working days as now known. */
    public WorkingDays workingDays() {
        return workingDays;
    }

    /**
     * Reads {@code processes/holidays.yaml} again of the live set, if it has changed or the council counts its own closures otherwise. A broken file leaves the calendar as it was and is reported by its line.
     *
     * @return whether it had changed
     */
    public final boolean reload() {
        String text = files.read(Holidays.FILE) + council.switches().localClosures();
        if (text.equals(lastRead)) {
            return false;
        }
        workingDays = Holidays.load(files).workingDays(council);
        lastRead = text;
        return true;
    }

    /** Takes the file for unread, so that the next {@link #reload()} tells of its change again. */
    public void forget() {
        lastRead = "";
    }

    /** Counts with other working days from now on. */
    public void replace(WorkingDays other) {
        workingDays = other;
    }
}
