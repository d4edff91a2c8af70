package uk.nolan.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uk.nolan.council.Finding;
import uk.nolan.council.ProcedureFiles;
import uk.nolan.people.Officer;
import uk.nolan.people.Officers;
import uk.nolan.process.EngineClock;
import uk.nolan.publishing.Comparison;
import uk.nolan.publishing.Door;
import uk.nolan.publishing.ProcedureChange;
import uk.nolan.publishing.ProcedureChange.State;
import uk.nolan.publishing.difference.FileDifference;
import uk.nolan.publishing.difference.TimelineRow;
import uk.nolan.rehearsal.Playback;
import uk.nolan.rehearsal.Scene;

/** Puts together what the pages of the procedure show: what is live, what was offered, and what the checks found. */
@Component
class ProcedureSheets {

    /** How many versions can be brought back, and how many offers that did not go live are still listed. */
    static final int SHOWN = 10;

    /** Rows of a timeline that are the same are shown this close to a difference. */
    private static final int AROUND = 1;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    private final Door door;
    private final Officers officers;
    private final String address;

    ProcedureSheets(Door door, Officers officers, @Value("${nolan.address:}") String address) {
        this.door = door;
        this.officers = officers;
        this.address = address;
    }

    ProcedureSheet overview() {
        List<ProcedureChange> all = door.changes();
        return new ProcedureSheet(
                offered(door.live()),
                all.stream().filter(change -> List.of(State.CHECKING, State.DIFFERENT, State.INTERRUPTED).contains(change.state())).map(this::offered).toList(),
                all.stream().filter(change -> change.state() == State.WAS_LIVE).map(this::offered).limit(SHOWN).toList(),
                all.stream().filter(change -> change.state() == State.REFUSED).map(this::offered).limit(SHOWN).toList(),
                address.replaceAll("/+$", "") + "/procedure");
    }

    ProcedureChangeSheet of(ProcedureChange change, boolean everyRow) {
        ProcedureChange live = door.live();
        Optional<ProcedureChange> against = before(change, live);
        List<Comparison> comparisons = door.comparisons(change.id());
        return new ProcedureChangeSheet(
                offered(change),
                standing(change, live),
                change.state() == State.CHECKING,
                change.state() == State.DIFFERENT,
                List.of(State.INTERRUPTED, State.REFUSED, State.DIFFERENT).contains(change.state()),
                change.state() == State.LIVE,
                against.flatMap(ProcedureChange::number).map(number -> "version " + number).orElse(""),
                findings(change.findings()),
                comparisons.stream()
                        .filter(one -> one.kind() != Comparison.Kind.SAME)
                        .sorted(Comparator.comparing(one -> one.holdsUp() ? 0 : one.kind() == Comparison.Kind.TOLD_OTHERWISE ? 1 : 2))
                        .map(one -> rehearsed(one, everyRow))
                        .toList(),
                outcome(comparisons),
                files(change, against),
                change.madeSo(),
                change.remarks());
    }

    /** What a change is compared with: the version over which it was laid; while it waits, the one that is live. */
    private Optional<ProcedureChange> before(ProcedureChange change, ProcedureChange live) {
        Optional<Integer> number = change.laidOver().or(change::basedOn);
        return number.isPresent() ? door.version(number.get()) : Optional.of(live).filter(any -> any.id() != change.id() && change.number().isEmpty());
    }

    private List<FileDifference> files(ProcedureChange change, Optional<ProcedureChange> against) {
        Optional<ProcedureFiles> after = door.set(change.id());
        Optional<ProcedureFiles> before = against.flatMap(version -> door.set(version.id()));
        return after.isPresent() && before.isPresent() ? FileDifference.between(before.get(), after.get()) : List.of();
    }

    private ProcedureSheet.Offered offered(ProcedureChange change) {
        return new ProcedureSheet.Offered(
                change.id(),
                change.number(),
                change.number().map(number -> "Version " + number).orElse("Change " + change.id()),
                state(change.state()),
                time(change.decidedAt().filter(any -> change.number().isPresent()).orElse(change.when())),
                name(change.who()),
                change.why(),
                how(change),
                change.reason().map(reason -> "%s (%s)".formatted(reason, name(change.publishedBy().orElse(change.who())))));
    }

    private static String state(State state) {
        return switch (state) {
            case CHECKING -> "Being checked";
            case REFUSED -> "Refused";
            case DIFFERENT -> "Waits for a decision";
            case LIVE -> "Live";
            case WAS_LIVE -> "Was live";
            case INTERRUPTED -> "Broken off";
        };
    }

    private static String how(ProcedureChange change) {
        return switch (change.handle()) {
            case MODELER -> "From Camunda Modeler";
            case FILES -> "From files that had changed at a start";
            case PAGE -> "From the page Procedure";
            case BROUGHT_BACK -> change.bringsBack().map(number -> "Version " + number + " brought back").orElse("An earlier version brought back");
        };
    }

    private String standing(ProcedureChange change, ProcedureChange live) {
        String nothing = "Nothing has changed: version %d is live.".formatted(live.number().orElse(0));
        return switch (change.state()) {
            case CHECKING -> "It is being checked, and rehearsed against the live version. That takes a minute or two.";
            case REFUSED -> "It did not go live, because something in it is wrong. %s Put right what is listed below, and offer it again.".formatted(nothing);
            case DIFFERENT -> "Nothing in it is wrong, but %s. It waits for a decision. %s".formatted(
                    door.comparisons(change.id()).stream().anyMatch(Comparison::holdsUp) ? "with it something comes out otherwise than expected" : "there is something to know before it goes live", nothing);
            case INTERRUPTED -> "The check was broken off before its end. %s Let it be checked again; if that happens again, the program's log says why.".formatted(nothing);
            case LIVE -> "It is live. New cases follow it; open cases keep the version with which they began until they are moved.";
            case WAS_LIVE -> "It was live. Version %d is live now.".formatted(live.number().orElse(0));
        };
    }

    private static List<ProcedureChangeSheet.FileFindings> findings(List<Finding> findings) {
        Map<String, List<ProcedureChangeSheet.Wrong>> byFile = new LinkedHashMap<>();
        findings.forEach(one -> byFile.computeIfAbsent(one.file(), any -> new ArrayList<>()).add(new ProcedureChangeSheet.Wrong(
                one.element().isEmpty() && one.line() > 0 ? "Line " + one.line() : one.element(), sentence(one.what()), one.cure())));
        return byFile.entrySet().stream().map(file -> new ProcedureChangeSheet.FileFindings(file.getKey(), file.getValue())).toList();
    }

    private static String sentence(String what) {
        // what begins with a name of the file's own keeps it as it is written
        String words = what.matches("(?s)\\p{Ll}+[\\s,].*") ? what.substring(0, 1).toUpperCase(Locale.UK) + what.substring(1) : what;
        return words.endsWith("?") ? words : words + ".";
    }

    /** How many rehearsals come out how, each kind in a sentence. */
    private static List<String> outcome(List<Comparison> comparisons) {
        int all = comparisons.size();
        int same = (int) comparisons.stream().filter(one -> one.kind() == Comparison.Kind.SAME).count();
        int still = (int) comparisons.stream().filter(one -> one.kind() == Comparison.Kind.STILL_NOT_AS_EXPECTED).count();
        int otherwise = all - same - still;
        List<String> outcome = new ArrayList<>();
        if (same > 0) {
            outcome.add(same < all ? rehearsals(same) + (same == 1 ? " comes" : " come") + " out the same." : all == 1 ? "The rehearsal comes out the same." : "All %d rehearsals come out the same.".formatted(all));
        }
        if (otherwise > 0) {
            outcome.add(rehearsals(otherwise) + (otherwise == 1 ? " comes" : " come") + " out differently" + (comparisons.stream().anyMatch(Comparison::holdsUp) ? "; what keeps the change from going live by itself stands first." : "."));
        }
        if (still > 0) {
            outcome.add(rehearsals(still) + (still == 1 ? " does not come out as its file expects" : " do not come out as their files expect") + ", as before.");
        }
        return outcome;
    }

    private static String rehearsals(int count) {
        return count == 1 ? "One rehearsal" : count + " rehearsals";
    }

    private static ProcedureChangeSheet.Rehearsed rehearsed(Comparison comparison, boolean everyRow) {
        String verdict = switch (comparison.kind()) {
            case SAME -> "Comes out the same.";
            case TOLD_OTHERWISE -> "Comes out as its file expects, but not in the same way.";
            case NOT_AS_EXPECTED -> comparison.heldBefore()
                    ? "Does not come out as its file expects any more."
                    : comparison.before() == null ? "Does not come out as its file expects." : "Does not come out as its file expects, and otherwise than before.";
            case STILL_NOT_AS_EXPECTED -> "Does not come out as its file expects, as before.";
            case BROKEN -> "Cannot be played to its end any more.";
        };
        Optional<ProcedureChangeSheet.Expected> expected = Optional.ofNullable(comparison.after())
                .flatMap(Playback::failure)
                .map(unmet -> new ProcedureChangeSheet.Expected(unmet.step(), unmet.line(), unmet.expected(), unmet.found()));
        return new ProcedureChangeSheet.Rehearsed(
                comparison.file(), comparison.title(), verdict, comparison.holdsUp(), expected, rows(TimelineRow.of(scenes(comparison.before()), scenes(comparison.after())), expected.isPresent(), everyRow));
    }

    private static List<Scene> scenes(Playback playback) {
        return playback == null ? List.of() : playback.scenes();
    }

    /** @param stopped whether the later playing ended where an expectation did not hold: what would have come then says nothing, and is counted only */
    private static List<ProcedureChangeSheet.Row> rows(List<TimelineRow> both, boolean stopped, boolean everyRow) {
        int end = both.size();
        while (stopped && end > 0 && both.get(end - 1).mark() == TimelineRow.Mark.GONE) {
            end--;
        }
        List<TimelineRow> all = everyRow ? both : both.subList(0, end);
        boolean[] near = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            if (everyRow || all.get(i).mark() != TimelineRow.Mark.SAME) {
                Arrays.fill(near, Math.max(0, i - AROUND), Math.min(all.size(), i + AROUND + 1), true);
            }
        }
        List<ProcedureChangeSheet.Row> rows = new ArrayList<>();
        int left = 0;
        for (int i = 0; i < all.size(); i++) {
            if (near[i]) {
                addLeftOut(rows, left);
                left = 0;
                rows.add(new ProcedureChangeSheet.Row(mark(all.get(i).mark()), moment(all.get(i).before()), moment(all.get(i).after()), Optional.empty()));
            } else {
                left++;
            }
        }
        addLeftOut(rows, left);
        if (all.size() < both.size()) {
            int rest = both.size() - all.size();
            rows.add(new ProcedureChangeSheet.Row("", null, null, Optional.of("Stopped here, at what was not expected; %s not played".formatted(rest == 1 ? "one further step was" : rest + " further steps were"))));
        }
        return rows;
    }

    private static void addLeftOut(List<ProcedureChangeSheet.Row> rows, int left) {
        if (left > 0) {
            rows.add(new ProcedureChangeSheet.Row("", null, null, Optional.of(left == 1 ? "One step is the same" : left + " steps are the same")));
        }
    }

    private static ProcedureChangeSheet.Moment moment(TimelineRow.Moment moment) {
        return moment == null ? null : new ProcedureChangeSheet.Moment(DAY.format(moment.on()), moment.otherDay(), moment.who(), moment.what(), moment.details());
    }

    private static String mark(TimelineRow.Mark mark) {
        return switch (mark) {
            case SAME -> "";
            case OTHERWISE -> "Different";
            case GONE -> "No more";
            case NEW -> "New";
        };
    }

    /** An account by its name; what the program did itself, by the program's. */
    String name(String account) {
        return account.equals(Officer.PROGRAM.id()) ? "The program" : officers.find(account).map(Officer::name).orElse(account);
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(EngineClock.LONDON));
    }
}
