package uk.nolan.deadline;

import java.time.LocalDate;
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
     * @param rule the deadline's rule
     * @param facts the dated facts of the case
     * @param extension the day last set by a decision, if any
     * @param calendar the council's working days
     * @param meetings the committee's meetings on the books, in order; asked only by rules that count in them
     * @param others the due date of another deadline of the same case, for rules that count from its end; asked only by such rules
     * @return empty if what the deadline is counted from has not happened, where too few meetings are on the books, and for a look-back
     */
    public static Optional<DueDate> due(
            DeadlineRule rule, Facts facts, Optional<LocalDate> extension, WorkingDays calendar, List<LocalDate> meetings, Function<String, Optional<DueDate>> others) {
        if (rule.whose() == DeadlineRule.Whose.LOOK_BACK) {
            return Optional.empty();
        }
        return rule.countedFrom()
                .date(facts, others)
                .flatMap(from -> end(rule, from, calendar, meetings).map(counted -> due(rule, from, counted, extension, calendar)));
    }

    private static DueDate due(DeadlineRule rule, LocalDate from, LocalDate counted, Optional<LocalDate> extension, WorkingDays calendar) {
        LocalDate rolled = roll(rule, counted, calendar);
        boolean extended = extension.isPresent() && extension.get().isAfter(rolled);
        LocalDate due = extended ? extension.get() : rolled;
        boolean inWorkingDays = rule.unit() == DeadlineRule.Unit.WORKING_DAYS;
        boolean backwards = rule.unit() == DeadlineRule.Unit.CLEAR_WORKING_DAYS_BEFORE;
        List<SkippedDay> skipped = inWorkingDays ? calendar.skipped(from, counted) : backwards ? calendar.skipped(counted, from) : List.of();
        String explanation = rule.number() == 0
                ? "the day itself, " + WrittenDate.inFull(from)
                : rule.period() + (backwards ? " before " : " from ") + WrittenDate.inFull(from);
        if (!skipped.isEmpty()) {
            explanation += ", not counting " + listed(skipped);
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

    private static String listed(List<SkippedDay> days) {
        String all = days.stream().map(SkippedDay::toString).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " and " + all.substring(last + 2);
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
