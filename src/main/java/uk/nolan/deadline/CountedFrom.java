package uk.nolan.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * From which day a deadline is counted: terms joined by {@code else}, of which the first that has happened counts.
 *
 * <ul>
 *   <li>{@code first-letter-sent}: the latest date of that fact;
 *   <li>{@code later of received, representations-received}: the latest of those facts that have happened;
 *   <li>{@code end of representations}: the due date of that other deadline;
 *   <li>{@code date set: hearing-date}: the day that a decision set last, which may lie ahead;
 *   <li>{@code each sanction-date}: the same for every fact whose name begins so, each a deadline of its own.
 * </ul>
 *
 * Any wording may end in {@code once referred-to-hearing}: the deadline runs only when that fact has happened too.
 */
public final class CountedFrom {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String HOW = " Write a fact such as received, or \"later of received, representations-received\", or \"end of representations\", or \"date set: hearing-date\", with \" else \" between several, and \" once referred-to-hearing\" at the end where it needs that fact too.";

    private final String text;
    private final List<Term> terms;
    private final Optional<String> once;

    private CountedFrom(String text, List<Term> terms, Optional<String> once) {
        this.text = text;
        this.terms = List.copyOf(terms);
        this.once = once;
    }

    /**
     * Reads the wording.
     *
     * @throws IllegalArgumentException if it is not of this form; the message says what is wrong and what may be written
     */
    public static CountedFrom parse(String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("it does not say from which fact to count." + HOW);
        }
        String[] condition = text.strip().split("\\s+once\\s+", 2);
        List<Term> terms = new ArrayList<>();
        for (String part : condition[0].split("(?:^|\\s+)else(?:\\s+|$)", -1)) {
            terms.add(term(part.strip()));
        }
        if (terms.size() > 1 && terms.stream().anyMatch(Each.class::isInstance)) {
            throw new IllegalArgumentException("\"each\" stands alone, without \"else\"." + HOW);
        }
        return new CountedFrom(text.strip(), terms, condition.length == 1 ? Optional.empty() : Optional.of(name(condition[1])));
    }

    /** The beginning of the names of the facts of which each gives a deadline of its own; empty for an ordinary deadline. */
    public Optional<String> each() {
        return terms.get(0) instanceof Each each ? Optional.of(each.facts()) : Optional.empty();
    }

    /** The same for one of the facts that {@link #each()} stands for. */
    CountedFrom of(String fact) {
        return new CountedFrom(text, List.of(new DateSet(fact)), once);
    }

    private static Term term(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("there is nothing before or after \"else\"." + HOW);
        }
        if (text.startsWith("end of ")) {
            return new EndOf(name(text.substring("end of ".length())));
        }
        if (text.startsWith("date set:")) {
            return new DateSet(name(text.substring("date set:".length())));
        }
        if (text.startsWith("each ")) {
            return new Each(name(text.substring("each ".length())));
        }
        if (text.startsWith("later of ")) {
            List<String> facts = Arrays.stream(text.substring("later of ".length()).split(",", -1)).map(CountedFrom::name).toList();
            if (facts.size() < 2) {
                throw new IllegalArgumentException("\"" + text + "\" names one fact only." + HOW);
            }
            return new LaterOf(facts);
        }
        return new LaterOf(List.of(name(text)));
    }

    private static String name(String text) {
        if (!NAME.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException("\"" + text.strip() + "\" is not the name of a fact or deadline (small letters, digits and hyphens)." + HOW);
        }
        return text.strip();
    }

    /** The facts that it asks for, in the order of the wording. */
    public List<String> facts() {
        return terms.stream().flatMap(CountedFrom::factsOf).toList();
    }

    private static Stream<String> factsOf(Term term) {
        if (term instanceof DateSet set) {
            return Stream.of(set.fact);
        }
        return term instanceof LaterOf later ? later.facts.stream() : Stream.of();
    }

    /** The other deadlines whose end it asks for. */
    public List<String> deadlines() {
        return terms.stream().flatMap(term -> term instanceof EndOf end ? Stream.of(end.deadline) : Stream.of()).toList();
    }

    /** The day to count from; empty while nothing that it names has happened. */
    Optional<LocalDate> date(Facts facts, Function<String, Optional<DueDate>> others) {
        if (once.isPresent() && facts.latest(once.get()).isEmpty()) {
            return Optional.empty();
        }
        return terms.stream().map(term -> term.date(facts, others)).flatMap(Optional::stream).findFirst();
    }

    /** The wording. */
    @Override
    public String toString() {
        return text;
    }

    private sealed interface Term {
        Optional<LocalDate> date(Facts facts, Function<String, Optional<DueDate>> others);
    }

    private record LaterOf(List<String> facts) implements Term {
        @Override
        public Optional<LocalDate> date(Facts known, Function<String, Optional<DueDate>> others) {
            return facts.stream().map(known::latest).flatMap(Optional::stream).max(LocalDate::compareTo);
        }
    }

    private record EndOf(String deadline) implements Term {
        @Override
        public Optional<LocalDate> date(Facts known, Function<String, Optional<DueDate>> others) {
            return others.apply(deadline).map(DueDate::due);
        }
    }

    private record DateSet(String fact) implements Term {
        @Override
        public Optional<LocalDate> date(Facts known, Function<String, Optional<DueDate>> others) {
            return known.newest(fact);
        }
    }

    private record Each(String facts) implements Term {
        @Override
        public Optional<LocalDate> date(Facts known, Function<String, Optional<DueDate>> others) {
            return Optional.empty();
        }
    }
}
