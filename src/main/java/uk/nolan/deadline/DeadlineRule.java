package uk.nolan.deadline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.nolan.council.ConfigurationProblem;

/**
 * The rule behind one deadline, a row of the council's {@code deadlines.dmn}.
 *
 * @param deadline key, such as {@code initial-assessment}
 * @param name as people call it, such as "Initial assessment"
 * @param number how many units; 0 for the day itself
 * @param unit what is counted
 * @param countedFrom from which day
 * @param metBy facts of which any one meets the deadline; empty for a look-back
 * @param whose who must act
 * @param roll where a date in calendar days or months goes that falls on a non-working day (procedure b.1-7)
 * @param remind who is reminded before, by the codes that {@link #CAN_BE_WRITTEN_TO} lists
 * @param tell who is told at expiry, by the same codes
 * @param delayNotice whether the parties are told of a delay at expiry
 * @param sends what goes out on the day itself, such as a progress update (procedure a.4); empty for nothing
 * @param basis where the number comes from
 */
public record DeadlineRule(
        String deadline,
        String name,
        int number,
        Unit unit,
        CountedFrom countedFrom,
        List<String> metBy,
        Whose whose,
        Roll roll,
        List<String> remind,
        List<String> tell,
        DelayNotice delayNotice,
        Optional<OnTheDay> sends,
        Basis basis) {

    /** Who can be reminded and told. */
    public static final Set<String> CAN_BE_WRITTEN_TO = Set.of(
            "complainant", "subject-member", "clerk", "independent-person", "addressees", "investigating-officer",
            "panel", "panel-chair", "democratic-services", "monitoring-officer", "deputies");

    /** What is sent on the day: the notice, or an internal note where the name begins with {@code notes/}, and to whom. */
    public record OnTheDay(String notice, List<String> recipients) {

        /** Unchangeable. */
        public OnTheDay {
            recipients = List.copyOf(recipients);
        }
    }

    /** What is counted. */
    public enum Unit {
        WORKING_DAYS("working days"),
        CALENDAR_DAYS("calendar days"),
        MONTHS("months"),
        /** Whole working days between the due day and the day counted from, neither counted (procedure b.1-1, D19). */
        CLEAR_WORKING_DAYS_BEFORE("clear working days"),
        /** Meetings of the committee on the council's books after the day counted from (D22). */
        COMMITTEE_MEETINGS("committee meetings");

        private final String words;

        Unit(String words) {
            this.words = words;
        }

        /** "10 working days", "1 month". */
        String of(int number) {
            return number + " " + (number == 1 ? words.substring(0, words.length() - 1) : words);
        }
    }

    /**
     * Who must act. Two are no deadlines: a look-back asks how old something is, and the earliest day is one before which something may not be
     * done (D17).
     */
    public enum Whose {
        COUNCIL,
        PARTY,
        LOOK_BACK,
        EARLIEST
    }

    /** Where a date goes that falls on a non-working day. */
    public enum Roll {
        PRECEDING,
        FOLLOWING,
        NONE
    }

    /** Whether the parties are told of a delay: not, or once an officer has confirmed the notice. */
    public enum DelayNotice {
        NO,
        CONFIRM
    }

    /** Where the number comes from: the council's own text, the law itself, or a default that the council has still to confirm. */
    public enum Basis {
        SOURCE,
        STATUTE,
        COUNCIL_TO_CONFIRM
    }

    /** Unchangeable, and checked. */
    public DeadlineRule {
        metBy = List.copyOf(metBy);
        remind = List.copyOf(remind);
        tell = List.copyOf(tell);
        if (number < 0) {
            throw new IllegalArgumentException("A deadline of " + number + " " + unit.words + " cannot be met");
        }
    }

    /**
     * Reads a row of the table, as evaluated.
     *
     * @param source name of the table's file, for messages
     * @param deadline the row's deadline
     * @param row its outputs by name: name, number, unit, countedFrom, metBy, whose, roll, remind, tell, delayNotice, sends, basis
     * @throws ConfigurationProblem naming file, deadline and column, if a value is missing or cannot be understood
     */
    public static DeadlineRule of(String source, String deadline, Map<String, ?> row) {
        Row read = new Row(source, deadline, row);
        Whose whose = read.oneOf("whose", Map.of("council", Whose.COUNCIL, "party", Whose.PARTY, "look-back", Whose.LOOK_BACK, "earliest", Whose.EARLIEST));
        List<String> metBy = read.list("metBy");
        if (metBy.isEmpty() != (whose == Whose.LOOK_BACK)) {
            throw read.problem("metBy", whose == Whose.LOOK_BACK ? "a look-back is met by nothing. Leave it empty (\"\")." : "nothing meets this deadline. Name a fact.");
        }
        CountedFrom countedFrom;
        try {
            countedFrom = CountedFrom.parse(read.text("countedFrom"));
        } catch (IllegalArgumentException e) {
            throw read.problem("countedFrom", e.getMessage());
        }
        return new DeadlineRule(
                deadline,
                read.text("name"),
                read.number("number"),
                read.oneOf("unit", Map.of(
                        "working days", Unit.WORKING_DAYS, "calendar days", Unit.CALENDAR_DAYS, "months", Unit.MONTHS,
                        "clear working days before", Unit.CLEAR_WORKING_DAYS_BEFORE, "committee meetings", Unit.COMMITTEE_MEETINGS)),
                countedFrom,
                metBy,
                whose,
                read.oneOf("roll", Map.of("preceding", Roll.PRECEDING, "following", Roll.FOLLOWING, "none", Roll.NONE)),
                read.list("remind", CAN_BE_WRITTEN_TO),
                read.list("tell", CAN_BE_WRITTEN_TO),
                read.oneOf("delayNotice", Map.of("no", DelayNotice.NO, "confirm", DelayNotice.CONFIRM)),
                read.onTheDay(),
                read.oneOf("basis", Map.of("source", Basis.SOURCE, "statute", Basis.STATUTE, "council to confirm", Basis.COUNCIL_TO_CONFIRM)));
    }

    /**
     * Checks that rules which count from each other's end know each other and do not run in a circle.
     *
     * @param source name of the table's file, for messages
     * @throws ConfigurationProblem if they do not
     */
    public static void checkTogether(String source, Collection<DeadlineRule> rules) {
        Map<String, DeadlineRule> byName = new HashMap<>();
        rules.forEach(rule -> byName.put(rule.deadline, rule));
        rules.forEach(rule -> follow(source, rule, byName, new ArrayList<>()));
    }

    private static void follow(String source, DeadlineRule rule, Map<String, DeadlineRule> byName, List<String> way) {
        if (way.contains(rule.deadline)) {
            throw ConfigurationProblem.in(source, rule.deadline, "column countedFrom: it counts from its own end (%s). Count one of them from a fact.".formatted(String.join(", then ", way)));
        }
        List<String> further = new ArrayList<>(way);
        further.add(rule.deadline);
        for (String other : rule.countedFrom.deadlines()) {
            if (!byName.containsKey(other)) {
                throw ConfigurationProblem.in(source, rule.deadline, "column countedFrom: there is no deadline \"%s\". Add a row for it or correct the name.".formatted(other));
            }
            follow(source, byName.get(other), byName, further);
        }
    }

    /** The deadline for one of the facts for which {@link CountedFrom#each()} stands: {@code sanction-date-training} gives "Sanction: training". */
    public DeadlineRule of(String fact) {
        String item = fact.substring(countedFrom.each().orElseThrow().length() + 1);
        return new DeadlineRule(
                deadline + "-" + item,
                name + ": " + item.replaceAll("([A-Z])", " $1").toLowerCase(Locale.UK).replace('-', ' '),
                number,
                unit,
                countedFrom.of(fact),
                metBy.stream().map(met -> met + "-" + item).toList(),
                whose,
                roll,
                remind,
                tell,
                delayNotice,
                sends,
                basis);
    }

    /** "10 working days". */
    public String period() {
        return unit.of(number);
    }

    /** Whether somebody answers for the number: the council's own text or the law; otherwise it is a default that the council has still to confirm. */
    public boolean confirmed() {
        return basis != Basis.COUNCIL_TO_CONFIRM;
    }

    /** Whether the law itself sets the number, not the council's procedure (procedure b.2, D19). */
    public boolean statutory() {
        return basis == Basis.STATUTE;
    }

    /** What missing it means to an officer, in the words of every list: "statute", "party's deadline" or "council's target" (procedure a.4). */
    public String kind() {
        if (statutory()) {
            return "statute";
        }
        return whose == Whose.PARTY ? "party's deadline" : "council's target";
    }

    /** The outputs of one row, read with messages that say where. */
    private record Row(String source, String deadline, Map<String, ?> outputs) {

        ConfigurationProblem problem(String column, String message) {
            return ConfigurationProblem.in(source, deadline, "column %s: %s".formatted(column, message));
        }

        String text(String column) {
            if (outputs.get(column) instanceof String text && !text.isBlank()) {
                return text.strip();
            }
            throw problem(column, "there is no text. Write one between quotation marks.");
        }

        int number(String column) {
            if (outputs.get(column) instanceof Number number && number.intValue() >= 0 && number.doubleValue() == number.intValue()) {
                return number.intValue();
            }
            throw problem(column, "\"%s\" is not a whole number of 0 or more.".formatted(outputs.get(column)));
        }

        <T> T oneOf(String column, Map<String, T> allowed) {
            T value = allowed.get(text(column));
            if (value == null) {
                throw problem(column, "\"%s\" is not known. Allowed: %s.".formatted(text(column), sorted(allowed.keySet())));
            }
            return value;
        }

        /** "progress-update to complainant, subject-member"; a table without the column sends nothing. */
        Optional<OnTheDay> onTheDay() {
            String text = String.valueOf(outputs.get("sends") == null ? "" : outputs.get("sends")).strip();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            String[] parts = text.split("\\s+to\\s+", 2);
            if (parts.length != 2) {
                throw problem("sends", "\"%s\" does not say to whom. Write it like \"progress-update to complainant, subject-member\".".formatted(text));
            }
            List<String> recipients = Arrays.stream(parts[1].split(",")).map(String::strip).toList();
            recipients.stream().filter(code -> !CAN_BE_WRITTEN_TO.contains(code)).findFirst().ifPresent(code -> {
                throw problem("sends", "nobody is meant by \"%s\". Allowed: %s.".formatted(code, sorted(CAN_BE_WRITTEN_TO)));
            });
            return Optional.of(new OnTheDay(parts[0], recipients));
        }

        List<String> list(String column) {
            Object value = outputs.get(column);
            if (!(value instanceof String text)) {
                throw problem(column, "there is no text. Write names with commas between them, or \"\" for none.");
            }
            return text.isBlank() ? List.of() : Arrays.stream(text.split(",")).map(String::strip).toList();
        }

        List<String> list(String column, Set<String> allowed) {
            List<String> values = list(column);
            for (String value : values) {
                if (!allowed.contains(value)) {
                    throw problem(column, "\"%s\" is not known. Allowed: %s.".formatted(value, sorted(allowed)));
                }
            }
            return values;
        }

        private static String sorted(Set<String> words) {
            return String.join(", ", words.stream().sorted().toList());
        }
    }
}
