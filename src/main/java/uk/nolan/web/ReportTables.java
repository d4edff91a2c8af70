package uk.nolan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.nolan.casefile.DecisionsReport;
import uk.nolan.casefile.Period;
import uk.nolan.casefile.UpdateReport;

/**
 * The reports as tables. Each row says for which period it is, so that rows of several reports can be put together. Where something is left out, the last row says
 * so: a table travels without its page.
 */
final class ReportTables {

    private ReportTables() {}

    /** A row for each case decided. */
    static byte[] of(DecisionsReport report, Optional<String> leftOut) {
        List<List<String>> rows = new ArrayList<>();
        report.lines().forEach(line ->
                rows.add(dated(report.period(), line.reference(), line.on().toString(), line.authority(), line.about(), line.decision(), line.who())));
        leftOut.ifPresent(words -> rows.add(dated(report.period(), words, "", "", "", "", "")));
        return Csv.of(List.of("Reference", "Decided on", "Council", "About", "Decision", "Subject member", "Period from", "Period to"), rows);
    }

    /** A row for each number. */
    static byte[] of(UpdateReport report, Optional<String> leftOut) {
        List<List<String>> rows = new ArrayList<>();
        String asAt = "on " + report.asAt();
        number(rows, report, "Received", "All complaints", "Received in the period", report.received());
        report.open().forEach(open -> open(rows, report, asAt, open));
        open(rows, report, asAt, report.allOpen());
        report.closed().forEach(outcome -> number(rows, report, "Closed, by outcome", outcome.what(), "Closed in the period", outcome.number()));
        report.places().forEach(place -> {
            number(rows, report, "By kind of council", place.name(), "Received in the period", place.received());
            number(rows, report, "By kind of council", place.name(), "Open " + asAt, place.open());
            number(rows, report, "By kind of council", place.name(), "Closed in the period", place.closed());
        });
        report.timeliness().forEach(kept -> {
            number(rows, report, "Timeliness", kept.deadline(), "Done in time", kept.inTime());
            number(rows, report, "Timeliness", kept.deadline(), "Of these, by a later date set by decision", kept.extended());
            number(rows, report, "Timeliness", kept.deadline(), "Done late", kept.late());
            number(rows, report, "Timeliness", kept.deadline(), "Overdue " + asAt, kept.overdue());
        });
        leftOut.ifPresent(words -> rows.add(dated(report.period(), words, "", "", "")));
        return Csv.of(List.of("Part", "Group", "Measure", "Number", "Period from", "Period to"), rows);
    }

    private static void open(List<List<String>> rows, UpdateReport report, String asAt, UpdateReport.Open open) {
        number(rows, report, "Open, by stage", open.stage(), "Open " + asAt, open.number());
        if (open.number() > 0) {
            number(rows, report, "Open, by stage", open.stage(), "Age of the youngest in days", open.youngest());
            number(rows, report, "Open, by stage", open.stage(), "Mean age in days", open.mean());
            number(rows, report, "Open, by stage", open.stage(), "Age of the oldest in days", open.oldest());
        }
    }

    private static void number(List<List<String>> rows, UpdateReport report, String part, String group, String measure, long number) {
        rows.add(dated(report.period(), part, group, measure, String.valueOf(number)));
    }

    private static List<String> dated(Period period, String... cells) {
        List<String> row = new ArrayList<>(List.of(cells));
        row.add(period.from().toString());
        row.add(period.to().toString());
        return row;
    }
}
