package uk.nolan.process.templates;

import java.util.Optional;
import java.util.regex.Pattern;
import uk.nolan.process.ElementProperties;

/**
 * The timer that an event with the property {@code deadline} has. The properties govern, because they can be chosen from a list; the engine reads the expression that is written from them.
 */
public final class TimerExpression {

    /** The property that names the deadline, a row of deadlines.dmn. */
    public static final String DEADLINE = "deadline";

    /** The property that says when the event happens: at the expiry unless it says otherwise. */
    public static final String WHEN = "when";

    /** The property that names the other period, for {@link #OUT_OF_REACH}. */
    public static final String PERIOD = "period";

    /** When the deadline has run out for the sanction at hand. */
    public static final String EXPIRY_FOR = "expiryFor";

    /** On the day on which whoever must act is reminded of it (procedure a.4). */
    public static final String REMINDER = "reminder";

    /** As soon as the deadline cannot be met any more, because another period still runs (procedure b.3). */
    public static final String OUT_OF_REACH = "outOfReach";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private TimerExpression() {}

    /** The expression that the properties of an event ask for; empty where it names no deadline, or none that a table could have. */
    public static Optional<String> of(ElementProperties properties) {
        return of(properties.get(DEADLINE), properties.get(WHEN), properties.get(PERIOD));
    }

    static Optional<String> of(String deadline, String when, String period) {
        if (!name(deadline)) {
            return Optional.empty();
        }
        if (when == null || when.isBlank() || when.equals("expiry")) {
            return Optional.of("${deadlines.expiry(execution, '%s')}".formatted(deadline));
        }
        if (when.equals(REMINDER)) {
            return Optional.of("${deadlines.reminder(execution, '%s')}".formatted(deadline));
        }
        if (when.equals(EXPIRY_FOR)) {
            return Optional.of("${deadlines.expiryFor(execution, '%s', sanction)}".formatted(deadline));
        }
        return when.equals(OUT_OF_REACH) && name(period) ? Optional.of("${deadlines.outOfReach(execution, '%s', '%s')}".formatted(deadline, period)) : Optional.empty();
    }

    private static boolean name(String code) {
        return code != null && NAME.matcher(code).matches();
    }
}
