package uk.nolan.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import uk.nolan.deadline.Facts;
import uk.nolan.deadline.Pause;

/** The dated facts of one case in the order in which they were recorded. */
public final class FactSheet implements Facts {

    /** One fact: its place in the order of recording, its name, its day, and when it was recorded. */
    public record Entry(long order, String name, LocalDate on, Instant recordedAt) {}

    private final List<Entry> entries;

    public FactSheet(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public Optional<LocalDate> latest(String fact) {
        return entries.stream().filter(entry -> entry.name().equals(fact)).map(Entry::on).max(LocalDate::compareTo);
    }

    @Override
    public Optional<LocalDate> newest(String fact) {
        return last(fact).map(Entry::on);
    }

    @Override
    public List<Pause> pauses() {
        List<Pause> pauses = new ArrayList<>();
        for (Entry entry : entries) {
            boolean lasts = !pauses.isEmpty() && pauses.get(pauses.size() - 1).until().isEmpty();
            if (entry.name().equals(Pause.BEGUN) && !lasts) {
                pauses.add(new Pause(entry.on(), Optional.empty()));
            } else if (entry.name().equals(Pause.ENDED) && !pauses.isEmpty()) {
                Pause last = pauses.remove(pauses.size() - 1);
                pauses.add(new Pause(last.from(), last.until().or(() -> Optional.of(entry.on()))));
            }
        }
        return pauses;
    }

    /** Whether the case is in abeyance now. */
    public boolean paused() {
        List<Pause> pauses = pauses();
        return !pauses.isEmpty() && pauses.get(pauses.size() - 1).until().isEmpty();
    }

    /** The names of all facts, in the order in which they were first recorded. */
    public List<String> names() {
        return entries.stream().map(Entry::name).distinct().toList();
    }

    /** The facts in the order of recording. */
    public List<Entry> entries() {
        return entries;
    }

    /** Whether one of {@code done} was recorded after the newest of {@code begun}: so is a deadline met that may begin again. */
    public boolean metSince(List<String> begun, List<String> done) {
        long start = order(begun);
        return order(done) > start;
    }

    /** The same facts with one more, the newest: what will count once it is recorded. */
    public FactSheet with(String fact, LocalDate on) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(Long.MAX_VALUE, fact, on, Instant.MAX));
        return new FactSheet(more);
    }

    /** The facts as they stood when this one was about to be recorded. */
    FactSheet before(Entry done) {
        return new FactSheet(entries.stream().filter(entry -> entry.order() < done.order()).toList());
    }

    /** When a deadline was met before it began again; empty where it has not begun again. What was decided before then belongs to the time before. */
    public Optional<Instant> metBefore(List<String> begun, List<String> done) {
        Optional<Entry> met = done.stream().flatMap(name -> last(name).stream()).max(Comparator.comparingLong(Entry::order));
        return met.filter(entry -> entry.order() < order(begun)).map(Entry::recordedAt);
    }

    private long order(List<String> names) {
        return names.stream().flatMap(name -> last(name).stream()).mapToLong(Entry::order).max().orElse(0);
    }

    private Optional<Entry> last(String fact) {
        return entries.stream().filter(entry -> entry.name().equals(fact)).reduce((earlier, later) -> later);
    }
}
