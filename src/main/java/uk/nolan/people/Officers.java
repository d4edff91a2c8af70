package uk.nolan.people;

import java.util.List;
import java.util.Optional;

/** The people who may sign in, as the engine's user administration knows them. */
public interface Officers {

    /** Who acts now: the signed-in officer, or {@link Officer#PROGRAM} where a timer acts. */
    Officer current();

    /** The officer with this sign-in name. */
    Optional<Officer> find(String id);

    /** Everybody who holds a role. */
    List<Officer> inRole(Role role);
}
