package uk.nolan.publishing;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import uk.nolan.council.ProcedureFiles;

/** All rehearsals of the council, in the room where they are played. */
@Component
class Rehearsals implements Rehearsing {

    private final RehearsalRoom room;

    Rehearsals(RehearsalRoom room) {
        this.room = room;
    }

    @Override
    public RehearsalRoom.Rehearsed rehearse(ProcedureFiles live, ProcedureFiles offered, String council, Consumer<String> progress) {
        return room.compare(live, offered, council, progress);
    }
}
