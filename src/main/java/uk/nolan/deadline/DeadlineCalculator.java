package uk.nolan.deadline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import uk.nolan.council.Council;

/**
 * Due dates as pure functions of a rule, the facts of a case, an extension and the calendar: the same input gives the same date, today or years later. Nothing here looks at a clock.
 */
public final class DeadlineCalculator {

    private DeadlineCalculator() {}

    /**
     * When a deadline falls due.
     *
     * <p>The trigger day is day 0 (procedure b.1-2). Months go by the corresponding date, the last day of the month if there is none (b.1-6). A date in calendar days or months that is not a working day
     * rolls as the rule says (b.1-7). An extension never shortens: the later of both days counts, and the day that was decided does not roll.
     *
     * <p>Abeyance stops the clock (a.4): the day of suspension counts as used, the remaining working days run from the day after resumption, and a date in calendar days or months goes on by the calendar
     * days of the pause. What was due on or before the day of suspension stays due. While the pause lasts there is no due date. A day that a decision sets, and what is counted in meetings, does not move.
     *
     * @param rule the deadline's rule
     * @param facts the dated facts of the case
     * @param extension the day last set by a decision, if any
     * @param calendar the council's working days
     * @param meetings the committee's meetings on the books, in order; asked only by rules that count in them
     * @param others the due date of another deadline of the same case, for rules that count from its end; asked only by such rules
     * @return empty if what the deadline is counted from has not happened, where too few meetings are on the books, while the case is in abeyance, and for a look-back
     */
    public static Optional<DueDate> due(
            DeadlineRule rule, Facts facts, Optional<LocalDate> extension, WorkingDays calendar, List<LocalDate> meetings, Function<String, Optional<DueDate>> others) {
        if (rule.whose() == DeadlineRule.Whose.LOOK_BACK) {
            return Optional.empty();
        }
        List<Pause> pauses = stops(rule) ? facts.pauses() : List.of();
        return rule.countedFrom()
                .date(facts, others)
                .flatMap(from -> end(rule, from, calendar, meetings).flatMap(counted -> due(rule, from, counted, pauses, extension, calendar)));
    }

    /** Whether abeyance stops this clock: not that of the abeyance itself, not a least gap, and not a day that was set or that a meeting sets. */
    private static boolean stops(DeadlineRule rule) {
        boolean ownClock = rule.countedFrom().facts().contains(Pause.BEGUN);
        boolean setDay = rule.number() == 0 || rule.unit() == DeadlineRule.Unit.COMMITTEE_MEETINGS || rule.unit() == DeadlineRule.Unit.CLEAR_WORKING_DAYS_BEFORE;
        return !ownClock && !setDay && rule.whose() != DeadlineRule.Whose.EARLIEST;
    }

    private static Optional<DueDate> due(DeadlineRule rule, LocalDate from, LocalDate unpaused, List<Pause> pauses, Optional<LocalDate> extension, WorkingDays calendar) {
        LocalDate counted = unpaused;
        LocalDate countedOn = from;
        StringBuilder paused = new StringBuilder();
        for (Pause pause : pauses) {
            LocalDate stopped = pause.from().isAfter(from) ? pause.from() : from;
            LocalDate ending = roll(rule, counted, calendar);
            if (pause.lasts() && (ending.isAfter(stopped) || extension.filter(stopped::isBefore).isPresent())) {
                return Optional.empty();
            }
            if (pause.lasts() || !pause.until().get().isAfter(stopped) || !ending.isAfter(stopped)) {
                continue;
            }
            LocalDate resumed = pause.until().get();
            paused.append("; in abeyance from %s to %s, ".formatted(WrittenDate.inFull(pause.from()), WrittenDate.inFull(resumed)));
            if (rule.unit() == DeadlineRule.Unit.WORKING_DAYS) {
                int left = calendar.between(stopped, counted);
                counted = calendar.add(resumed, left);
                countedOn = resumed;
                paused.append("so the remaining %s %s from the day after".formatted(DeadlineRule.Unit.WORKING_DAYS.of(left), left == 1 ? "runs" : "run"));
            } else {
                long days = ChronoUnit.DAYS.between(stopped, resumed);
                counted = counted.plusDays(days);
                paused.append("so %s later".formatted(DeadlineRule.Unit.CALENDAR_DAYS.of((int) days)));
            }
        }
        return Optional.of(due(rule, from, unpaused, counted, countedOn, paused.toString(), extension, calendar));
    }

    /**
     * A day that was decided before a pause, after it: moved on as the pause moves the rule's own dates.
     *
     * @param decided the day that was decided
     * @param pauses the pauses that began after the decision
     */
    public static LocalDate afterPauses(DeadlineRule rule, LocalDate decided, List<Pause> pauses, WorkingDays calendar) {
        LocalDate day = decided;
        for (Pause pause : stops(rule) ? pauses : List.<Pause>of()) {
            if (day.isAfter(pause.from()) && !pause.lasts()) {
                LocalDate resumed = pause.until().get();
                day = rule.unit() == DeadlineRule.Unit.WORKING_DAYS
                        ? calendar.add(resumed, calendar.between(pause.from(), day))
                        : day.plusDays(ChronoUnit.DAYS.between(pause.from(), resumed));
            }
        }
        return day;
    }

    private static DueDate due(
            DeadlineRule rule, LocalDate from, LocalDate unpaused, LocalDate counted, LocalDate countedOn, String paused, Optional<LocalDate> extension, WorkingDays calendar) {
        LocalDate rolled = roll(rule, counted, calendar);
        boolean extended = extension.isPresent() && extension.get().isAfter(rolled);
        LocalDate due = extended ? extension.get() : rolled;
        boolean inWorkingDays = rule.unit() == DeadlineRule.Unit.WORKING_DAYS;
        boolean backwards = rule.unit() == DeadlineRule.Unit.CLEAR_WORKING_DAYS_BEFORE;
        List<SkippedDay> skipped = inWorkingDays ? skipped(from, unpaused, countedOn, counted, calendar) : backwards ? calendar.skipped(counted, from) : List.of();
        String explanation = rule.number() == 0
                ? "the day itself, " + WrittenDate.inFull(from)
                : rule.period() + (backwards ? " before " : " from ") + WrittenDate.inFull(from);
        explanation += paused;
        if (!skipped.isEmpty()) {
            explanation += notCounting(skipped);
        }
        if (!rolled.equals(counted)) {
            explanation += ", which is " + WrittenDate.inFull(counted) + "; as that is not a working day, the working day " + (rolled.isBefore(counted) ? "before" : "after") + " it";
        }
        if (extended) {
            explanation = "extended by decision from " + WrittenDate.inFull(rolled) + ", which was " + explanation;
        }
        boolean beyond = due.isAfter(calendar.knownUntil());
        if (beyond) {
            explanation += "; bank holidays are known only until " + WrittenDate.inFull(calendar.knownUntil()) + ", so this date may still move";
        }
        return new DueDate(rule.deadline(), from, due, extended, beyond, skipped, explanation);
    }

    /** The holidays on the way: up to the due day, of which none counted in the part that runs again after a pause is left out. */
    private static List<SkippedDay> skipped(LocalDate from, LocalDate unpaused, LocalDate countedOn, LocalDate counted, WorkingDays calendar) {
        return countedOn.equals(from) ? calendar.skipped(from, unpaused) : calendar.skipped(countedOn, counted);
    }

    private static Optional<LocalDate> end(DeadlineRule rule, LocalDate from, WorkingDays calendar, List<LocalDate> meetings) {
        return switch (rule.unit()) {
            case WORKING_DAYS -> Optional.of(calendar.add(from, rule.number()));
            case CALENDAR_DAYS -> Optional.of(from.plusDays(rule.number()));
            case MONTHS -> Optional.of(from.plusMonths(rule.number()));
            case CLEAR_WORKING_DAYS_BEFORE -> Optional.of(calendar.subtract(from, rule.number() + 1));
            case COMMITTEE_MEETINGS -> meetings.stream().filter(meeting -> meeting.isAfter(from)).skip(Math.max(0, rule.number() - 1)).findFirst();
        };
    }

    private static LocalDate roll(DeadlineRule rule, LocalDate date, WorkingDays calendar) {
        return switch (rule.roll()) {
            case PRECEDING -> calendar.onOrBefore(date);
            case FOLLOWING -> calendar.onOrAfter(date);
            case NONE -> date;
        };
    }

    /** The part of the explanation that names the days which were not counted. */
    static String notCounting(List<SkippedDay> days) {
        String all = days.stream().map(SkippedDay::toString).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return ", not counting " + (last < 0 ? all : all.substring(0, last) + " and " + all.substring(last + 2));
    }

    /**
     * The day for the reminder: so many working days before the due day as the council chose, more for a long period; earlier still where the council's offices are shut that day (procedure a.4, b.3). The
     * length of the period is taken from the trigger day to the due day, in working days whatever the rule's unit.
     */
    public static LocalDate reminderDay(DueDate due, Council.Reminders reminders, WorkingDays calendar) {
        boolean longPeriod = calendar.between(due.countedFrom(), due.due()) > reminders.longFrom();
        LocalDate day = calendar.subtract(due.due(), longPeriod ? reminders.longLeadWorkingDays() : reminders.leadWorkingDays());
        while (!calendar.isOpen(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** How often the escalation of an overdue deadline has to have been repeated by {@code today}: once for every so many working days since the due day (procedure a.4). */
    public static int repeatsUntil(LocalDate today, DueDate due, Council.Reminders reminders, WorkingDays calendar) {
        return calendar.between(due.due(), today) / reminders.repeatWorkingDays();
    }

    /**
     * Whether an event lies further back than a look-back rule reaches. An event on the corresponding date itself is not over it, and nothing rolls (procedure b.1-6, b.1-7).
     *
     * @param rule the look-back, such as 6 months
     * @param event the day of the last event complained of
     * @param complaint the date of the complaint: a letter's own date, else the date of receipt
     */
    public static boolean isOver(DeadlineRule rule, LocalDate event, LocalDate complaint) {
        return event.isBefore(lookBack(rule, complaint));
    }

    /** The day that a look-back reaches back to, counted from a complaint of that date. */
    public static LocalDate lookBack(DeadlineRule rule, LocalDate complaint) {
        return switch (rule.unit()) {
            case CALENDAR_DAYS -> complaint.minusDays(rule.number());
            case MONTHS -> complaint.minusMonths(rule.number());
            default -> throw new IllegalArgumentException("A look-back is counted in calendar days or months: " + rule.deadline());
        };
    }
}
