package uk.nolan.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import uk.nolan.council.LiveProcedure;
import uk.nolan.deadline.Calendar;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.people.Role;
import uk.nolan.process.DueDates;
import uk.nolan.publishing.ProcedureChange.State;

/** A door of the running program at which every rehearsal comes out as expected, and which can leave the live version and the record of the folder's files as it found them. */
final class StandInDoor implements AutoCloseable {

    static final String ADMINISTRATOR = "ada";

    final Door door;
    final ChangeBook book;
    final Changes changes;
    final Checks checks;
    final LiveProcedure live;
    private final String found;
    private final int number;
    private final Map<String, String> taken;

    StandInDoor(ApplicationContext program) {
        book = program.getBean(ChangeBook.class);
        changes = program.getBean(Changes.class);
        checks = program.getBean(Checks.class);
        live = program.getBean(LiveProcedure.class);
        Officers officers = mock(Officers.class);
        when(officers.find(any())).thenReturn(Optional.of(new Officer(ADMINISTRATOR, ADMINISTRATOR, null, Set.of(Role.ADMINISTRATOR))));
        door = new Door(book, changes, checks, (before, offered, council, progress) -> new RehearsalRoom.Rehearsed(List.of(), List.of()), live, program.getBean(Calendar.class), program.getBean(DueDates.class), officers);
        found = live.set().digest();
        number = door.live().number().orElseThrow();
        taken = book.taken();
    }

    ProcedureChange offered(Map<String, byte[]> files, Set<String> removed) {
        return door.await(door.offer(new Offer(Handle.PAGE, ADMINISTRATOR, "because", files, removed)));
    }

    /** The next start of the program with this folder, or with its own files where it is empty. @return what was offered by it, when it is decided */
    Optional<ProcedureChange> start(String folder) {
        long newest = newest();
        FolderHandle handle = new FolderHandle(door, book, changes, checks, live, folder);
        assertThat(handle.atOpening()).as("the version with which it opens").isEqualTo(door.live().deploymentId().orElseThrow());
        handle.offerWhatChanged();
        return newest() == newest ? Optional.empty() : Optional.of(door.await(newest()));
    }

    private long newest() {
        return changes.newestFirst().get(0).id();
    }

    /** The version that was live when this was made is live again, as a new one. */
    void asItWas() {
        if (!live.set().digest().equals(found)) {
            ProcedureChange back = door.await(door.bringBack(number, ADMINISTRATOR, "as it was").id());
            if (back.state() == State.DIFFERENT) {
                back = door.publishAllTheSame(back.id(), ADMINISTRATOR, "as it was");
            }
            assertThat(back.state()).as(back.findings().toString()).isEqualTo(State.LIVE);
        }
        book.take(taken);
    }

    @Override
    public void close() {
        door.close();
    }
}
