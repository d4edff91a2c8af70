package uk.nolan.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.people.Officer;
import uk.nolan.process.EngineClock;
import uk.nolan.publishing.Door;
import uk.nolan.publishing.Moves;
import uk.nolan.publishing.ProcedureChange;
import uk.nolan.publishing.ProcedureChange.State;

/** What the pages about open cases and their versions show: references, stages and dates, never a name or a word of a case. */
@Component
class MoveSheets {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

    private final Moves moves;
    private final Door door;

    MoveSheets(Moves moves, Door door) {
        this.moves = moves;
        this.door = door;
    }

    /**
     * How many open cases follow a version.
     *
     * @param number 0 where it has none
     * @param stages how many of them are in which stage
     */
    record VersionRow(int number, String title, long cases, List<StageRow> stages) {}

    /** How many open cases of a version are in a stage; its code is empty before the first. */
    record StageRow(String code, String name, long cases) {}

    /** A version that cases may follow. */
    record Target(int number, String title) {}

    /** A chosen case and what a move would do to it. */
    record Previewed(String reference, Moves.Outlook outlook) {}

    /** An open case in a list. */
    record CaseRow(String reference, String stage, String received, boolean waits) {}

    /** A batch in words. */
    record BatchRow(long id, String title, String when, String who, String why, String progress) {}

    /** What became of a case: which version it followed, and what changed or why nothing did. */
    record ReportRow(String reference, String from, String when, Moves.Outlook outlook) {}

    /** Some lines of a report, and where the next begin; null where these are the last. */
    record Report(List<ReportRow> rows, Long next) {}

    List<VersionRow> versions(Officer officer) {
        Map<Integer, List<StageRow>> byVersion = new LinkedHashMap<>();
        moves.groups(officer).forEach(group -> byVersion.computeIfAbsent(group.version(), any -> new ArrayList<>()).add(new StageRow(group.stage(), stage(group.stage()), group.cases())));
        return byVersion.entrySet().stream()
                .map(one -> new VersionRow(one.getKey(), version(one.getKey()), one.getValue().stream().mapToLong(StageRow::cases).sum(), one.getValue()))
                .toList();
    }

    List<CaseRow> cases(Moves.Page page) {
        return page.cases().stream().map(one -> new CaseRow(one.reference(), stage(one.stage()), one.receivedOn() == null ? "" : WrittenDate.inFull(one.receivedOn()), one.waits())).toList();
    }

    /** The versions to which cases can move: the live one first, then earlier ones. */
    List<Target> targets(int besides) {
        return door.changes().stream()
                .filter(change -> change.state() == State.LIVE || change.state() == State.WAS_LIVE)
                .filter(change -> change.number().filter(number -> number != besides).isPresent())
                .sorted((one, other) -> Boolean.compare(other.state() == State.LIVE, one.state() == State.LIVE))
                .map(MoveSheets::target)
                .toList();
    }

    private static Target target(ProcedureChange change) {
        int number = change.number().orElseThrow();
        return new Target(number, "Version %d%s".formatted(number, change.state() == State.LIVE ? " (live)" : ""));
    }

    List<Previewed> preview(List<String> references, int to, Officer officer) {
        return references.stream().map(reference -> new Previewed(reference, moves.preview(reference, to, officer))).toList();
    }

    List<BatchRow> batches(Officer officer) {
        return moves.batches(officer).stream().limit(ProcedureSheets.SHOWN).map(this::batch).toList();
    }

    BatchRow batch(Moves.Batch batch) {
        String progress = batch.isDone() ? "Done: %s moved, %s left untouched".formatted(cases(batch.moved()), cases(batch.untouched())) : "%d of %s done".formatted(batch.cases() - batch.waiting(), cases(batch.cases()));
        return new BatchRow(batch.id(), "%s to version %d".formatted(cases(batch.cases()), batch.version()), time(batch.when()), batch.who(), batch.why(), progress);
    }

    Report report(long batch, Moves.State state, long after, Officer officer) {
        List<Moves.Line> lines = moves.report(batch, state, after, officer);
        return new Report(
                lines.stream().map(line -> new ReportRow(line.reference(), version(line.from()), line.when().map(MoveSheets::time).orElse(""), line.outlook())).toList(),
                lines.size() < Moves.PAGE ? null : lines.get(lines.size() - 1).id());
    }

    static String version(int number) {
        return number == 0 ? "Older than the record of versions" : "Version " + number;
    }

    static String stage(String stage) {
        return stage.isEmpty() ? "Before the first stage" : stage;
    }

    /** "One case", "12 cases". */
    static String cases(long number) {
        return number == 1 ? "1 case" : CaseListSheet.number(number) + " cases";
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(EngineClock.LONDON));
    }
}
