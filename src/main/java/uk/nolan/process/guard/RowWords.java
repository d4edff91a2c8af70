package uk.nolan.process.guard;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import uk.nolan.people.Role;

/**
 * The words that a task's row shows in Tasklist, the only variables that are local to a task: the case's reference, its stage, the kind of the due
 * date, and for whom the task waits. The program writes them from fixed lists; nobody else may, so that no text of a case can stand there (law 2).
 */
@Component
public class RowWords {

    /** The case's reference. */
    public static final String REFERENCE = "caseReference";

    /** The case's stage, as the diagrams name it. */
    public static final String STAGE = "stage";

    /** Whose date the due date is. */
    public static final String KIND = "dueKind";

    /** Who else must act before the case goes on; not there where the officers of the task are to act themselves. */
    public static final String WAITS_FOR = "waitsFor";

    /** The stage of a case that has entered none yet. */
    public static final String RECEIVED = "Received";

    /** The kind of a due date where there is none. */
    public static final String NO_DATE = "no date";

    /** Somebody outside who lets the council hear. */
    public static final String A_PARTY = "a party";

    private static final Pattern CASE_REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,40}");
    private static final Set<String> KINDS = Set.of("council's target", "party's deadline", "statute", NO_DATE);
    private static final Set<String> ROLES = Arrays.stream(Role.values()).map(Role::title).collect(Collectors.toSet());
    private static final ThreadLocal<Boolean> WRITING = ThreadLocal.withInitial(() -> false);

    private final Set<String> stages = ConcurrentHashMap.newKeySet();

    RowWords() {
        stages.add(RECEIVED);
    }

    /** Allows the names of stages that a version of the procedure uses. */
    public void allowStages(Collection<String> named) {
        stages.addAll(named);
    }

    /** The stage if a diagram names it so, for a row that must not hold anything else. */
    public String stage(String named) {
        return stages.contains(named) ? named : RECEIVED;
    }

    /** Lets the program write a row. */
    public void write(Runnable row) {
        boolean before = WRITING.get();
        WRITING.set(true);
        try {
            row.run();
        } finally {
            WRITING.set(before);
        }
    }

    /** @throws Refused where anybody but the program writes, or the word is none of those that a row has */
    void check(String name, String text, boolean large) {
        if (!WRITING.get()) {
            throw new Refused("What a task's row shows is written by the program alone. Answer the task's form instead.");
        }
        boolean known = !large && text != null && switch (name) {
            case REFERENCE -> CASE_REFERENCE.matcher(text).matches();
            case STAGE -> stages.contains(text);
            case KIND -> KINDS.contains(text);
            case WAITS_FOR -> text.equals(A_PARTY) || ROLES.containsAll(Arrays.asList(text.split(" or ")));
            default -> false;
        };
        if (!known) {
            throw new Refused("A task's row shows the case's reference, its stage, the kind of its due date and who must act, in fixed words only.");
        }
    }
}
