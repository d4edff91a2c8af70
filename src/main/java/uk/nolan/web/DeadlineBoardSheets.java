package uk.nolan.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.nolan.casefile.DueInCase;
import uk.nolan.casefile.PausedCase;
import uk.nolan.deadline.Calendar;
import uk.nolan.deadline.WrittenDate;
import uk.nolan.notice.Ledger;
import uk.nolan.process.board.Failures;
import uk.nolan.process.board.TimerLog;
import uk.nolan.web.DeadlineBoard.Look;
import uk.nolan.web.DeadlineBoard.When;

/** Puts the board into words. */
@Component
class DeadlineBoardSheets {

    /** So many rows of a list are open to view. */
    static final int IN_VIEW = 50;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.UK);

    private final Calendar calendar;
    private final Clock clock;

    DeadlineBoardSheets(Calendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    DeadlineBoardSheet sheet(Look look) {
        return new DeadlineBoardSheet(
                at(look.at()),
                Stream.of(When.values()).map(when -> headline(look, when)).toList(),
                counts(look, DueInCase::stage),
                counts(look, one -> RoleWords.of(one.roles().get(0))),
                Stream.of(When.values()).map(when -> list(look, when)).toList(),
                look.paused().stream().map(paused -> paused(look, paused)).toList(),
                look.unsent().stream().map(letter -> unsent(look, letter)).toList(),
                look.incidents().stream().map(this::trouble).toList(),
                timers(look),
                TimersHealthIndicator.late(look));
    }

    private static DeadlineBoardSheet.Headline headline(Look look, When when) {
        int number = look.due(when).size();
        return new DeadlineBoardSheet.Headline(key(when), when.inWords(), number, when == When.OVERDUE && number > 0);
    }

    private static String key(When when) {
        return when.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<DeadlineBoardSheet.Count> counts(Look look, Function<DueInCase, String> by) {
        Map<String, int[]> numbers = new TreeMap<>();
        look.due().forEach(one -> numbers.computeIfAbsent(by.apply(one), any -> new int[When.values().length])[look.when(one).ordinal()]++);
        return numbers.entrySet().stream()
                .map(line -> new DeadlineBoardSheet.Count(line.getKey(), line.getValue()[0], line.getValue()[1], line.getValue()[2], line.getValue()[3]))
                .toList();
    }

    private DeadlineBoardSheet.DueList list(Look look, When when) {
        List<DeadlineBoardSheet.Row> rows = look.due(when).stream().map(one -> row(look, one)).toList();
        int inView = Math.min(IN_VIEW, rows.size());
        return new DeadlineBoardSheet.DueList(key(when), when.inWords(), when == When.OVERDUE, rows.size(), rows.subList(0, inView), rows.subList(inView, rows.size()));
    }

    private DeadlineBoardSheet.Row row(Look look, DueInCase one) {
        return new DeadlineBoardSheet.Row(
                WrittenDate.inFull(one.due()),
                one.due().isBefore(look.today()) ? late(one.due(), look.today()) : "",
                one.name(),
                one.kind(),
                one.stage(),
                RoleWords.of(one.roles()),
                one.reference(),
                link(look.ways().to(one.reference(), one.due())));
    }

    /** "3 working days late". What fell due on a Friday is late on the Saturday, though no working day has passed. */
    String late(LocalDate due, LocalDate today) {
        int days = calendar.workingDays().between(due, today);
        return days == 0 ? "Late, no working day since" : workingDays(days) + " late";
    }

    static String workingDays(int days) {
        return days + (days == 1 ? " working day" : " working days");
    }

    private static DeadlineBoardSheet.Paused paused(Look look, PausedCase one) {
        return new DeadlineBoardSheet.Paused(
                WrittenDate.inFull(one.since()),
                one.why().orElse("Not given"),
                one.review().map(WrittenDate::inFull).orElse("No day set"),
                one.review().filter(look.today()::isAfter).isPresent(),
                one.stage(),
                one.reference(),
                link(one.review().flatMap(day -> look.ways().to(one.reference(), day)).or(() -> look.ways().to(one.reference()))));
    }

    private DeadlineBoardSheet.Unsent unsent(Look look, Ledger.Unsent letter) {
        return new DeadlineBoardSheet.Unsent(
                sentence(letter.notice().substring(letter.notice().indexOf('/') + 1)) + (letter.note() ? " (note)" : ""),
                RoleWords.of(letter.recipientRole()),
                at(letter.since()),
                cause(look, letter),
                letter.reference(),
                link(look.ways().to(letter.reference())));
    }

    /** Why a letter waits: an attempt of its case, or of the round that sends what is left over, has failed; or its turn has not come. */
    private String cause(Look look, Ledger.Unsent letter) {
        Optional<Failures.Incident> ended = look.incidents().stream()
                .filter(incident -> incident.cause() == Failures.Cause.MAIL && ofCaseOrRound(incident.reference(), letter))
                .findFirst();
        Optional<Failures.Retry> retry = look.retries().stream()
                .filter(failed -> failed.cause() == Failures.Cause.MAIL && ofCaseOrRound(failed.reference(), letter))
                .findFirst();
        if (retry.isPresent()) {
            return "The mail server does not take it. The next attempt is on " + at(retry.get().next()) + ".";
        }
        return ended.isPresent()
                ? "The mail server does not take it, and it is not tried any more until the incident is retried."
                : "Its turn has not come. It goes out by itself, at the latest with the next working-day round.";
    }

    private static boolean ofCaseOrRound(Optional<String> reference, Ledger.Unsent letter) {
        return reference.isEmpty() || reference.get().equals(letter.reference());
    }

    private DeadlineBoardSheet.Trouble trouble(Failures.Incident incident) {
        String where = incident.step().isEmpty() ? "" : " in the step “%s” of “%s”".formatted(incident.step(), incident.diagram());
        String what = switch (incident.cause()) {
            case MAIL -> "The mail server does not take a letter" + where + ". When it works again, retry the job.";
            case DATABASE -> "The database could not be reached" + where + ". When it works again, retry the job.";
            case PROGRAM -> "Program error" + where + ". Retry the job once; if it fails again, tell whoever looks after the program and the diagrams.";
        };
        return new DeadlineBoardSheet.Trouble(
                what,
                at(incident.since()),
                incident.tried() == 1 ? "once" : incident.tried() + " times",
                incident.reference().orElse(""),
                link(incident.instance()));
    }

    private String timers(Look look) {
        TimerLog.Punctuality timers = look.timers();
        if (TimersHealthIndicator.late(look)) {
            return "Timers are late: %s due and %s not fired, the oldest since %s (%s). Reminders and the ends of windows wait for them. Restart the program if this does not pass."
                    .formatted(timers.waiting() == 1 ? "1 is" : timers.waiting() + " are", timers.waiting() == 1 ? "has" : "have", timers.oldest().map(this::at).orElse(""), span(timers.lateness(look.at())));
        }
        return timers.fired() == 0
                ? "Timers fire on time: none was due in the last 24 hours."
                : "Timers fire on time: %s in the last 24 hours, at most %s after its time (%s on average)."
                        .formatted(timers.fired() == 1 ? "1 fired" : timers.fired() + " fired", span(timers.latest()), span(timers.mean()));
    }

    /** "4 seconds", "37 minutes", "3 hours": whole units, cut off. */
    static String span(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return count(time.toSeconds(), "second");
        }
        return time.compareTo(Duration.ofHours(2)) < 0 ? count(time.toMinutes(), "minute") : count(time.toHours(), "hour");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    String at(Instant instant) {
        return TIME.format(instant.atZone(clock.getZone()));
    }

    static String link(Optional<String> instance) {
        return instance.map("#/process-instance/%s/runtime"::formatted).orElse("");
    }

    /** "First letter" for {@code first-letter}. */
    static String sentence(String code) {
        String words = code.replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Who must act, in the words of the field. */
    static final class RoleWords {

        private static final Map<String, String> WORDS = Map.ofEntries(
                Map.entry("monitoring-officer", "Monitoring Officer"),
                Map.entry("deputies", "Deputies"),
                Map.entry("independent-person", "Independent Person"),
                Map.entry("investigating-officer", "Investigating Officer"),
                Map.entry("panel", "Hearing Panel"),
                Map.entry("panel-chair", "Panel Chair"),
                Map.entry("democratic-services", "Democratic Services"),
                Map.entry("addressees", "Those asked for information"),
                Map.entry("others", "Others outside the council"));

        private RoleWords() {}

        static String of(String code) {
            return WORDS.getOrDefault(code, sentence(code));
        }

        static String of(Collection<String> codes) {
            List<String> words = new ArrayList<>();
            codes.forEach(code -> words.add(of(code)));
            return String.join(", ", words);
        }
    }
}
