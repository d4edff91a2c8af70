package uk.nolan.casefile;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import uk.nolan.council.ConfigurationProblem;

/**
 * A sanction that a panel may choose, a row of the council's {@code sanctions.dmn} (NS-15-2 to NS-15-12). What the panel may only recommend or ask
 * for is never written as imposed.
 *
 * @param code key, such as {@code training}
 * @param label as people call it
 * @param district what it is for a member of the district council
 * @param parish what it is for a town or parish councillor
 * @param period whether dates belong to it
 * @param details whether particulars must be given
 * @param hinders whether it could hinder the member's work as a representative (NS-15-13)
 * @param from first day on which it may be chosen; empty for always
 * @param until last day on which it may be chosen; empty for no end
 */
public record SanctionRule(
        String code,
        String label,
        Measure district,
        Measure parish,
        Period period,
        boolean details,
        boolean hinders,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {

    /** What a sanction is for one kind of member: its effect, and whose act it is. */
    public record Measure(Effect effect, String owner) {}

    /** What a sanction does. */
    public enum Effect {
        IMPOSE("imposed by the panel"),
        RECOMMEND("recommended"),
        REQUEST("asked for"),
        INSTRUCT("the Monitoring Officer is instructed"),
        SEND("sent"),
        NONE("");

        private final String words;

        Effect(String words) {
            this.words = words;
        }

        /** As a letter says it. */
        public String words() {
            return words;
        }
    }

    /** The dates of a sanction: none, a day by which it is to be done, or the first and last day of a restriction. */
    public enum Period {
        NONE,
        BY,
        FROM_UNTIL
    }

    private static final Map<String, Effect> EFFECTS = Map.of(
            "impose", Effect.IMPOSE, "recommend", Effect.RECOMMEND, "request", Effect.REQUEST,
            "instruct", Effect.INSTRUCT, "send", Effect.SEND, "none", Effect.NONE);
    private static final Map<String, Period> PERIODS = Map.of("none", Period.NONE, "by", Period.BY, "from-until", Period.FROM_UNTIL);

    /**
     * Reads a row of the table, as evaluated.
     *
     * @param place the table's file, for messages
     * @throws ConfigurationProblem naming file, sanction and column, where a value is missing or unknown
     */
    public static SanctionRule of(String place, String code, Map<String, ?> row) {
        return new SanctionRule(
                code,
                text(place, code, row, "label"),
                new Measure(oneOf(place, code, row, "districtEffect", EFFECTS), String.valueOf(row.get("districtOwner"))),
                new Measure(oneOf(place, code, row, "parishEffect", EFFECTS), String.valueOf(row.get("parishOwner"))),
                oneOf(place, code, row, "period", PERIODS),
                oneOf(place, code, row, "details", Map.of("yes", true, "no", false)),
                oneOf(place, code, row, "hinders", Map.of("yes", true, "no", false)),
                day(place, code, row, "availableFrom"),
                day(place, code, row, "availableUntil"));
    }

    /** What it is for this kind of member. */
    public Measure measure(boolean parishCase) {
        return parishCase ? parish : district;
    }

    /** Whether a panel may choose it for this kind of member on that day. */
    public boolean available(boolean parishCase, LocalDate on) {
        return measure(parishCase).effect() != Effect.NONE
                && from.filter(first -> on.isBefore(first)).isEmpty()
                && until.filter(last -> on.isAfter(last)).isEmpty();
    }

    static String text(String place, String code, Map<String, ?> row, String column) {
        if (row.get(column) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw ConfigurationProblem.in(place, code, "column %s: there is no text. Write one between quotation marks.".formatted(column));
    }

    static Optional<LocalDate> day(String place, String code, Map<String, ?> row, String column) {
        Object value = row.get(column);
        if (value == null || value.toString().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.toString().strip()));
        } catch (java.time.format.DateTimeParseException e) {
            throw ConfigurationProblem.in(place, code, "column %s: \"%s\" is no date. Write it like \"2027-05-31\", or \"\" for none.".formatted(column, value));
        }
    }

    private static <T> T oneOf(String place, String code, Map<String, ?> row, String column, Map<String, T> allowed) {
        T value = allowed.get(text(place, code, row, column));
        if (value == null) {
            throw ConfigurationProblem.in(place, code, "column %s: \"%s\" is not known. Allowed: %s."
                    .formatted(column, row.get(column), String.join(", ", allowed.keySet().stream().sorted().toList())));
        }
        return value;
    }
}
